"""Questions answered alone or in a group, with an explanation for every choice."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MinLen

from allervers_training.catalogue.domain.data import Data, Resource, Slug, Words

MINUTES_A_QUESTION = 2  # as the guides count them


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Data):
    id: Slug
    text: Words
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizItem(Data):
    id: Slug
    type: Literal["single", "multiple", "truefalse"]
    prompt: Words
    objective: Slug | None = None
    choices: Annotated[tuple[Choice, ...], MinLen(2)]
    explanation: str = ""

    @property
    def correct_ids(self) -> frozenset[str]:
        return frozenset(choice.id for choice in self.choices if choice.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Resource):
    items: Annotated[tuple[QuizItem, ...], MinLen(1)]

    @property
    def duration(self) -> int:
        """Estimate the minutes that a group takes."""
        return MINUTES_A_QUESTION * len(self.items)

    def item(self, item_id: str) -> QuizItem | None:
        return next((i for i in self.items if i.id == item_id), None)
