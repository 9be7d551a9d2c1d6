"""What the forms of one's own part ask and offer: questions, values and their French words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import Mode
from allervers_training.activities.arbre_des_causes.domain.guide import PHRASES, Sorte

E = TypeVar("E", bound=StrEnum)
Menu = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Menus:
    """The same for everybody; templates read them here so that words are written once."""

    natures: Menu
    caracteres: Menu
    categories: Menu
    non_recours: Menu
    jugements: Menu
    raisons: Menu
    niveaux: Menu
    termes: Menu
    efforts: Menu


@dataclass(frozen=True)
class Questions:
    """How the method asks, in this mode."""

    causes: str
    suites: str
    necessite: str
    suffisance: str


def questions(mode: Mode) -> Questions:
    said = PHRASES[mode]
    return Questions(
        said[Sorte.CAUSES],
        said[Sorte.CONSEQUENCES],
        said[Sorte.NECESSITE],
        said[Sorte.SUFFISANCE],
    )


def _menu(words: Mapping[E, str]) -> Menu:
    return tuple((str(value), said) for value, said in words.items())


MENUS = Menus(
    natures=_menu(mots.NATURES),
    caracteres=_menu(mots.CARACTERES),
    categories=_menu(mots.CATEGORIES),
    non_recours=_menu(mots.NON_RECOURS),
    jugements=_menu(mots.JUGEMENTS),
    raisons=_menu(mots.RAISONS),
    niveaux=_menu(mots.NIVEAUX),
    termes=_menu(mots.TERMES),
    efforts=_menu(mots.EFFORTS),
)
