"""What is printed to run an arbre des causes without any screen; cards and links are typed in later."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Mode,
    Nature,
    NonRecours,
)
from allervers_training.activities.arbre_des_causes.domain.equilibre import NAMED
from allervers_training.activities.arbre_des_causes.domain.guide import PHRASES, Sorte
from allervers_training.activities.arbre_des_causes.durees import Durees, lengths
from allervers_training.catalogue.domain import ArbreDesCauses as Exercise

CARDS = 12  # blank ones: three sheets of four, copied once for each table
ROWS, COLUMNS = 4, 4  # of the poster, besides the fait ultime


@dataclass(frozen=True)
class CarteReserve:
    """A cause that the trainer keeps in reserve, on a card of its own."""

    texte: str
    categorie: Categorie
    nom_categorie: str
    non_recours: str


@dataclass(frozen=True)
class Kit:
    """A sheet of the situation, cards to cut, a poster, a grid of questions, the minutes of each step."""

    titre: str
    mode: str
    situation: str
    ultime_nom: str
    fait_ultime: str
    cartes: int
    natures: tuple[str, ...]
    caracteres: tuple[str, ...]
    categories: tuple[tuple[Categorie, str], ...]
    non_recours: tuple[str, ...]
    reserve: tuple[CarteReserve, ...]
    questions: tuple[str, ...]
    raisons: tuple[str, ...]
    niveaux: tuple[str, ...]
    rangs: int
    colonnes: int
    durees: Durees


def make_kit(exercise: Exercise) -> Kit:
    mode = Mode(exercise.mode)
    return Kit(
        titre=exercise.title,
        mode=mots.MODES[mode],
        situation=exercise.situation,
        ultime_nom=mots.ULTIMES[mode],
        fait_ultime=exercise.final_fact,
        cartes=CARDS,
        natures=tuple(mots.NATURES[n] for n in Nature),
        caracteres=tuple(mots.CARACTERES[c] for c in Caractere if c is not Caractere.NON_DIT),
        categories=tuple((c, mots.CATEGORIES[c]) for c in NAMED),
        non_recours=tuple(mots.NON_RECOURS[n] for n in NonRecours if n is not NonRecours.AUCUN),
        reserve=_reserve(exercise),
        questions=_questions(mode),
        raisons=tuple(mots.RAISONS.values()),
        niveaux=tuple(mots.NIVEAUX.values()),
        rangs=ROWS,
        colonnes=COLUMNS,
        durees=lengths(),
    )


def _reserve(exercise: Exercise) -> tuple[CarteReserve, ...]:
    return tuple(
        CarteReserve(
            cause.text,
            Categorie(cause.category),
            mots.CATEGORIES[Categorie(cause.category)],
            mots.NON_RECOURS[NonRecours(cause.non_take_up)] if cause.non_take_up else "",
        )
        for cause in exercise.reserve
    )


def _questions(mode: Mode) -> tuple[str, ...]:
    """Return what is asked of each fact, in the order of the method."""
    asked = [Sorte.CAUSES, Sorte.NECESSITE, Sorte.SUFFISANCE, Sorte.MANQUE]
    more = [Sorte.CONSEQUENCES] if mode is Mode.PROBLEMES else []
    return tuple(PHRASES[mode][sorte] for sorte in (*asked, *more))
