"""What the pages of a quiz receive."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from allervers_training.catalogue.addresses import address_of
from allervers_training.catalogue.domain import Course, Quiz, QuizItem
from allervers_training.quizzes.access import unfinished
from allervers_training.quizzes.domain import Verdict, next_item, rank_of, verdict, verdicts
from allervers_training.quizzes.models import QuizAttempt


@dataclass(frozen=True, slots=True)
class Former:
    """An attempt of one's own, in the list."""

    id: int
    at: datetime
    is_over: bool
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class QuizPage:
    """Before one begins: what it is, and what one did before."""

    quiz: Quiz
    competence: str
    address: str  # of the competence's page
    formers: Sequence[Former]
    may_resume: bool  # the attempt that waits is on the quiz as it is now


@dataclass(frozen=True, slots=True)
class QuestionPage:
    quiz: Quiz
    attempt: int
    item: QuizItem
    rank: int
    chosen: Collection[str] = ()
    told: Verdict | None = None
    is_last: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecapPage:
    quiz: Quiz
    attempt: int
    verdicts: Sequence[Verdict]
    address: str

    @property
    def right(self) -> Sequence[Verdict]:
        return [told for told in self.verdicts if told.is_right]

    @property
    def to_review(self) -> Sequence[Verdict]:
        return [told for told in self.verdicts if not told.is_right]


def quiz_page(course: Course, quiz: Quiz, formers: Sequence[QuizAttempt]) -> QuizPage:
    competence = course.competence_of(quiz.id)
    return QuizPage(
        quiz=quiz,
        competence=competence.title if competence else "",
        address=competence_address(course, quiz),
        formers=tuple(_former(quiz, attempt) for attempt in formers),
        may_resume=unfinished(formers, quiz) is not None,
    )


def question_page(
    quiz: Quiz,
    attempt: QuizAttempt,
    item: QuizItem,
    *,
    chosen: Collection[str] = (),
    errors: Mapping[str, str] | None = None,
) -> QuestionPage:
    """Show a question; once answered, with the explanation of every choice."""
    given = attempt.answers.get(item.id)
    return QuestionPage(
        quiz=quiz,
        attempt=attempt.id,
        item=item,
        rank=rank_of(quiz, item),
        chosen=chosen,
        told=verdict(item, given) if given is not None else None,
        is_last=next_item(quiz, attempt.answers) is None,
        errors=errors or {},
    )


def recap_page(course: Course, quiz: Quiz, attempt: QuizAttempt) -> RecapPage:
    told = verdicts(quiz, attempt.answers)
    return RecapPage(quiz, attempt.id, told, competence_address(course, quiz))


def competence_address(course: Course, quiz: Quiz) -> str:
    competence = course.competence_of(quiz.id)
    return (address_of(course, competence.id) if competence else None) or "/modules"


def _former(quiz: Quiz, attempt: QuizAttempt) -> Former:
    told = verdicts(quiz, attempt.answers)
    right = sum(one.is_right for one in told)
    return Former(attempt.id, attempt.started_at, attempt.finished_at is not None, right, len(told))
