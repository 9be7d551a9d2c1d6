"""What is printed to run a débat mouvant without any screen; its counts are typed in later."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain.etat import Variante
from allervers_training.activities.debat_mouvant.vues.commun import PLACES, Place
from allervers_training.catalogue.domain import DebatMouvant as Exercise
from allervers_training.catalogue.domain import TermNote


@dataclass(frozen=True)
class Feuille:
    """One affirmation on paper: what the room reads, and what the facilitator keeps."""

    texte: str
    minutes: int
    variante: str
    places: tuple[Place, ...]
    termes: tuple[TermNote, ...] = ()
    relances: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kit:
    """Sheets to show, cards to cut, tables to fill in."""

    titre: str
    feuilles: tuple[Feuille, ...]
    cartes: tuple[tuple[Place, ...], ...]  # a set for each variant in use
    rubriques: tuple[str, ...]
    debrief: tuple[str, ...]


def make_kit(exercise: Exercise) -> Kit:
    feuilles = tuple(
        Feuille(
            said.text,
            said.minutes,
            mots.VARIANTES[Variante(said.variant)],
            PLACES[Variante(said.variant)],
            said.terms,
            said.relaunch,
        )
        for said in exercise.statements
    )
    sets = dict.fromkeys(feuille.places for feuille in feuilles)
    widest = [s for s in sets if not any(set(s) < set(other) for other in sets)]
    return Kit(
        exercise.title, feuilles, tuple(widest), tuple(mots.RUBRIQUES.values()), mots.DEBRIEF
    )
