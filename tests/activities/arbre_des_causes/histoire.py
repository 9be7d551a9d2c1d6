"""The story of M. L., as one table or several built it, and the screens that show it."""

from collections.abc import Iterator
from typing import Any

from tests.activities.arbre_des_causes.deroule import Deroule, un_atelier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie, Mode, Niveau
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Repartition, Reserve
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.activities.engine.live import Live
from allervers_training.salle.scene import Scene
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

FAITS = (
    ("Le dossier se clôt seul au trentième jour", 1, Categorie.ORGANISATION),
    ("Trois relances sont restées sans réponse", 1, Categorie.PERSONNE),
    ("Les relances passent par l'espace personnel", 3, Categorie.PRATIQUES),
    ("M. L. n'ouvre plus son espace personnel", 3, Categorie.PERSONNE),
    ("La permanence locale a fermé en mars", 3, Categorie.INSTITUTIONS),
)
NOMS = {1: "Bob", 2: "Chloé", 3: "Inès", 4: "Karim"}
RESERVE = (
    Reserve("r-personne", Categorie.PERSONNE),
    Reserve("r-organisation", Categorie.ORGANISATION),
)
TEXTES = {
    "titre": "Le dossier est clos",
    "situation": "M. L. a demandé une aide en janvier. En avril, son dossier est clos.",
    "fait_ultime": "Le dossier de M. L. est clos.",
    "r-personne": "Il avait peur de devoir rembourser.",
    "r-organisation": "Le référent a changé deux fois.",
}


def salle(**known: Any) -> Room:
    shown = {"names": NOMS, "registered": 5, "connected": 4, "texts": TEXTES, "code": "BALADE"}
    return Room(**{**shown, "title": "Session d'essai", **known})


def construit(tables: int = 1, mode: Mode = Mode.CAUSES) -> Deroule:
    """Return an atelier in construction: the first table has all the facts, each other one fewer."""
    drawn = Repartition.LOT if tables > 1 else Repartition.GROUPE
    seconds = dict.fromkeys(Phase, 600)
    atelier = un_atelier(mode, repartition=drawn, tables=tables, reserve=RESERVE, secondes=seconds)
    for numero in NOMS:
        atelier.fait(s.Participer(), par=numero)
    if tables > 1:
        atelier.fait(s.FormerTables(tables, {n: 1 + (n - 1) % tables for n in NOMS}))
    atelier.en(Phase.CONSTRUCTION)
    for table in range(1, tables + 1):
        for texte, effet, categorie in FAITS[: len(FAITS) + 1 - table]:
            atelier.fait(c.Ajouter(texte, effet, categorie=categorie, table=table))
    return atelier


def avec_leviers(atelier: Deroule) -> Deroule:
    """Let the first table set two levers, and two people vote for the second."""
    atelier.fait(c.PoserLevier(2, "Retarder la clôture", Niveau.INSTITUTION, table=1))
    atelier.fait(c.PoserLevier(4, "Appeler avant de clore", Niveau.EQUIPE, "L'accueil", table=1))
    atelier.en(Phase.PRIORITES)
    second = max(atelier.arbre.leviers)
    people = [n for n in NOMS if atelier.atelier.table_de(n) == 1][:2]
    for numero in people:
        atelier.fait(c.DonnerVoix(second), par=numero)
    return atelier


def vue(atelier: Deroule, audience: Audience, **known: Any) -> dict[str, Any]:
    return dict(KIND.view(atelier.atelier, audience, salle(**known)))


def bilan(atelier: Deroule) -> dict[str, Any]:
    return KIND.report(atelier.atelier, salle())


def scene() -> Scene:
    kinds = {KIND.slug: KIND}
    return Scene(Templates(Assets()), kinds, epoch="vie", base_url="http://essai")


def rendu(atelier: Deroule, audience: Audience, drawn: Scene) -> dict[str, str]:
    """Return the HTML of each region, as it would be pushed."""
    live = Live(7, 3, KIND, "Le dossier est clos", "", "", {}, atelier.atelier, 1, {})
    shown = vue(atelier, audience)
    return {name: drawn.region(live, audience, name, picture) for name, picture in shown.items()}


def toutes_les_phases(tables: int = 1) -> Iterator[Deroule]:
    for phase in Phase:
        atelier = construit(tables)
        yield atelier.en(phase) if phase is not Phase.CONSTRUCTION else atelier
