"""What the wall says beside the tree: its titles, its counts, and the two sentences of its band."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur
from allervers_training.activities.arbre_des_causes.dessin.mots import CORPS, LARGEUR
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Mode, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.domain.voix import tally
from allervers_training.activities.arbre_des_causes.vues.commun import cards_at
from allervers_training.activities.arbre_des_causes.vues.plan import Demande
from allervers_training.web.french import count_of

ROOM = LARGEUR - 180  # what the band of the drawing holds
TITLES: Mapping[Phase, tuple[str, str]] = {
    Phase.CADRAGE: ("", "Écoutez la situation. Elle est aussi sur les téléphones."),
    Phase.TRI: ("Un fait ? Un avis à vérifier ? Une hypothèse ?", ""),
    Phase.LEVIERS: ("Sur quoi avons-nous prise ?", "Un fait, un geste, quelqu'un qui le porte."),
    Phase.PRIORITES: ("Trois voix chacun·e", "Donnez-les aux leviers qui comptent pour vous."),
    Phase.RESTITUTION: ("Nos arbres, côte à côte", ""),
    Phase.CLOS: ("Merci", "L'arbre est gardé, avec les mots de chacun·e."),
}
COLLECT: Mapping[Mode, str] = {
    Mode.CAUSES: "Écrivez des faits, seul·e et en silence",
    Mode.REUSSITE: "Écrivez ce qui a aidé, seul·e et en silence",
    Mode.PROBLEMES: "Écrivez ce que vous constatez, seul·e et en silence",
}

WHAT: Mapping[Mode, str] = {
    Mode.CAUSES: "Un fait par carte. Ni jugement, ni coupable.",
    Mode.REUSSITE: "Un fait par carte : qui a fait quoi, et quand.",
    Mode.PROBLEMES: "Un constat par carte. Ni jugement, ni coupable.",
}

OF_ULTIMATE: Mapping[Mode, str] = {
    Mode.CAUSES: "du fait ultime",
    Mode.REUSSITE: "de la réussite",
    Mode.PROBLEMES: "du problème",
}


def headline(atelier: Atelier) -> tuple[str, str]:
    """Return the title of the wall, and what there is to do."""
    if atelier.phase is Phase.COLLECTE:
        return COLLECT[atelier.reglages.mode], WHAT[atelier.reglages.mode]
    return TITLES[atelier.phase]


def collecting(atelier: Atelier) -> int | None:
    """Count the cards while they are written: nobody else sees them yet."""
    return _boxed(atelier) if atelier.phase is Phase.COLLECTE else None


def voices(atelier: Atelier) -> str:
    """Say how far the room is, without telling who did what."""
    if atelier.phase is Phase.TRI:
        said = count_of(_boxed(atelier), "carte à trier", "cartes à trier")
    elif atelier.phase is Phase.LEVIERS:
        levers = sum(len(tally(t)) for t in atelier.tables.values())
        said = count_of(levers, "levier", "leviers", "Aucun levier encore")
    elif atelier.phase is Phase.PRIORITES:
        given = sum(sum(tally(t).values()) for t in atelier.tables.values())
        said = count_of(given, "voix donnée", "voix données", "Aucune voix encore")
    else:
        return ""
    return f"{said} dans la salle" if len(atelier.tables) > 1 else said


def band(mode: Mode, asked: Demande | None, name: str, told: str) -> tuple[str, ...]:
    """Return what is said under the tree, two lines at most: which fact, and the question."""
    where = f"{name} · " if name else ""
    if asked is None:
        return (f"{where}{told}",)
    first, rest = _sentences(asked.phrase)
    fact = f"{where}{asked.titre.removesuffix(', sans explication')}"
    if not rest:
        return fact, first
    about = f"{where}{_subject(mode, asked)} : {first[0].lower()}{first[1:]}"
    if _fits(about) and _fits(rest):
        return about, rest
    return fact, first


def _subject(mode: Mode, asked: Demande) -> str:
    is_last = asked.fait == ULTIME
    if asked.cause is None:
        return mots.ULTIMES[mode] if is_last else f"Fait {asked.fait}"
    return f"Fait {asked.cause}, cause {OF_ULTIMATE[mode] if is_last else f'du {asked.fait}'}"


def _sentences(phrase: str) -> tuple[str, str]:
    first, mark, rest = phrase.partition(" ? ")
    return (f"{first} ?", rest) if mark else (phrase, "")


def _fits(sentence: str) -> bool:
    return largeur(sentence, CORPS) <= ROOM


def _boxed(atelier: Atelier) -> int:
    return sum(len(cards_at(t.arbre, Statut.BOITE)) for t in atelier.tables.values())
