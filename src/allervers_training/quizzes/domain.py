"""Rules of a quiz taken alone: what comes next, what each answer was worth, and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from allervers_training.catalogue.domain import Choice, Quiz, QuizItem
from allervers_training.kernel.errors import Invalid

Answers = Mapping[str, Sequence[str]]  # item id → ids of the choices made


@dataclass(frozen=True, slots=True)
class Told:
    """One choice once the answer is given: was it made, was it right, and why."""

    choice: Choice
    chosen: bool

    @property
    def is_apart(self) -> bool:
        """Tell whether it was made though wrong, or left though right."""
        return self.chosen is not self.choice.correct


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question, answered."""

    item: QuizItem
    choices: tuple[Told, ...]

    @property
    def given(self) -> tuple[Choice, ...]:
        """What was answered."""
        return tuple(told.choice for told in self.choices if told.chosen)

    @property
    def awaited(self) -> tuple[Choice, ...]:
        """What is right."""
        return tuple(told.choice for told in self.choices if told.choice.correct)

    @property
    def is_right(self) -> bool:
        return not any(told.is_apart for told in self.choices)


def next_item(quiz: Quiz, answers: Answers) -> QuizItem | None:
    """Return the first question without an answer; none when all are answered."""
    return next((item for item in quiz.items if item.id not in answers), None)


def rank_of(quiz: Quiz, item: QuizItem) -> int:
    """Return a question's place, from 1."""
    return quiz.items.index(item) + 1


def checked(item: QuizItem, chosen: Collection[str]) -> tuple[str, ...]:
    """Return an answer in the order of the choices; raises `Invalid` when it is none of that question's."""
    known = {choice.id for choice in item.choices}
    if not chosen or not set(chosen) <= known:
        raise Invalid(
            {"reponse": "Choisissez une réponse, même si vous hésitez : rien n'est noté."}
        )
    if item.type != "multiple" and len(set(chosen)) > 1:
        raise Invalid({"reponse": "Cette question attend une seule réponse."})
    return tuple(choice.id for choice in item.choices if choice.id in chosen)


def verdict(item: QuizItem, chosen: Collection[str]) -> Verdict:
    return Verdict(item, tuple(Told(choice, choice.id in chosen) for choice in item.choices))


def verdicts(quiz: Quiz, answers: Answers) -> tuple[Verdict, ...]:
    """Go over what was answered, in the order of the quiz; questions that have gone since are left out."""
    return tuple(verdict(item, answers[item.id]) for item in quiz.items if item.id in answers)
