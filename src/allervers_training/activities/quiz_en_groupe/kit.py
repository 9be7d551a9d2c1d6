"""What is printed to run a quiz without any screen: questions to show, letters to raise, answers to read aloud."""

from dataclasses import dataclass

from allervers_training.activities.quiz_en_groupe.textes import Texte, words_of
from allervers_training.catalogue.domain import Quiz as Exercise


@dataclass(frozen=True)
class Feuille:
    """One question on paper."""

    texte: Texte
    plusieurs: bool

    @property
    def justes(self) -> str:
        return ", ".join(choice.lettre for choice in self.texte.choix if choice.juste)


@dataclass(frozen=True)
class Kit:
    """Sheets to show, a set of letters to cut, and the sheet of answers."""

    titre: str
    feuilles: tuple[Feuille, ...]
    lettres: tuple[str, ...]


def make_kit(exercise: Exercise) -> Kit:
    sheets = tuple(Feuille(words_of(item), item.type == "multiple") for item in exercise.items)
    letters = dict.fromkeys(choice.lettre for sheet in sheets for choice in sheet.texte.choix)
    return Kit(exercise.title, sheets, tuple(letters))
