"""A question of a guide, and what an answer is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from allervers_training.contributing.domain.words import PropositionKind

Answer = str | list[str]
Answers = Mapping[str, Answer]
TITLE = "titre"
LONGEST_LINE, LONGEST_TEXT = 300, 6000


class Input(StrEnum):
    """How one answers."""

    LINE = "ligne"  # one sentence
    TEXT = "texte"  # as long as it takes
    LIST = "liste"  # several sentences, one box each
    CHOICE = "choix"


@dataclass(frozen=True, slots=True)
class Question:
    """`picture` is an object of the sprite. `least` answers are needed before sending, `most` can be given.

    `needs`: asked only when that other question has an answer; `each_of`: asked once for each answer of that list.
    """

    key: str
    ask: str
    example: str
    picture: str
    label: str  # how readers see it named
    input: Input = Input.LINE
    least: int = 1
    most: int = 1
    choices: tuple[tuple[str, str], ...] = ()
    needs: str = ""
    each_of: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """One kind of proposition, as somebody who proposes sees it."""

    kind: PropositionKind
    name: str
    about: str
    picture: str
    questions: tuple[Question, ...]
