"""The arbre des causes in its main states, made by the real rules."""

from collections.abc import Iterator
from datetime import UTC, datetime

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie, Niveau
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Atelier,
    Phase,
    Reglages,
    Repartition,
    debut,
)
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.engine.kind import Actor, Context, Role
from allervers_training.activities.engine.live import Live

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
TEXTS = {
    "titre": "Le dossier est clos",
    "situation": "M. L. a demandé une aide en janvier. En avril, son dossier est clos.",
    "fait_ultime": "Le dossier de M. L. est clos.",
}
FACTS = (
    ("Le dossier se clôt seul au trentième jour", 1, Categorie.ORGANISATION),
    ("Trois relances sont restées sans réponse", 1, Categorie.PERSONNE),
    ("Les relances passent par l'espace personnel", 3, Categorie.PRATIQUES),
    ("La permanence locale a fermé en mars", 3, Categorie.INSTITUTIONS),
)
PEOPLE = range(1, 5)
LEVER = len(FACTS) + 3  # its number, after the fait ultime and the card of the collecte
ALONE = frozenset({Phase.CADRAGE, Phase.COLLECTE, Phase.TRI})


def states() -> Iterator[tuple[str, str, Live]]:
    """Yield a name, a title and an atelier: each phase, two tables at the end, a pause."""
    for phase in Phase:
        if phase is not Phase.RESTITUTION:
            yield f"arbre-{phase}", f"arbre, {phase}", _live(played(phase))
    yield (
        "arbre-restitution",
        "arbre, restitution à deux tables",
        _live(played(Phase.RESTITUTION, 2)),
    )
    shown = s.MontrerTable(2)
    yield "arbre-montree", "arbre, une table au mur", _live(played(Phase.VERIFICATION, 2, shown))
    paused = played(Phase.CONSTRUCTION, 1, s.Suspendre())
    yield "arbre-pause", "arbre, pause", _live(paused)


def played(until: Phase, tables: int = 1, *then: c.Commande) -> Atelier:
    """Return an atelier played as far as a phase."""
    way = Repartition.LOT if tables > 1 else Repartition.GROUPE
    atelier = debut(Reglages(repartition=way, nombre=tables, secondes=dict.fromkeys(Phase, 600)))
    for number, command in (*_script(until, tables), *((None, one) for one in then)):
        role = Role.PARTICIPANT if number else Role.ANIMATOR
        for event in KIND.decide(atelier, command, Context(Actor(role, number), NOON)):
            atelier = KIND.apply(atelier, event, NOON)
    return atelier


def _script(until: Phase, tables: int) -> Iterator[tuple[int | None, c.Commande]]:
    yield from ((n, s.Participer()) for n in PEOPLE)
    if tables > 1:
        yield None, s.FormerTables(tables, {n: 2 - n % tables for n in PEOPLE})
    if until is not Phase.CADRAGE:
        yield None, s.ChangerPhase(Phase.COLLECTE)
        yield 3, c.Ajouter("Personne n'a appelé M. L.")
    if until not in ALONE:
        yield None, s.ChangerPhase(Phase.CONSTRUCTION)
        yield from ((None, command) for command in _built(tables))
    if until in {Phase.PRIORITES, Phase.RESTITUTION, Phase.CLOS}:
        yield None, s.ChangerPhase(Phase.PRIORITES)
        yield 3, c.DonnerVoix(LEVER)
    yield None, s.ChangerPhase(until)


def _built(tables: int) -> Iterator[c.Commande]:
    for table in range(1, tables + 1):
        for text, effect, category in FACTS:
            yield c.Ajouter(text, effect, categorie=category, table=table)
        yield c.PoserLevier(1, "Appeler avant de clore", Niveau.EQUIPE, table=table)


def _live(atelier: Atelier) -> Live:
    return Live(0, 0, KIND, "Arbre des causes", "", "", {}, atelier, 1, {})
