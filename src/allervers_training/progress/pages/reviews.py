"""What reviewers receive: the declarations that wait, and one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, DeclarationGuide, Module
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.progress import access, doors
from allervers_training.progress.domain.completion import answer_due
from allervers_training.progress.domain.phrases import KEEPS_HER_PLACE, STATES
from allervers_training.progress.domain.words import GRANTED, DeclarationState
from allervers_training.progress.models import Declaration
from allervers_training.progress.pages.declared import Declared, declared, guide_of
from allervers_training.progress.queries import declarations
from allervers_training.progress.queries import paths as queries

DEFAULT_DAYS = 5  # of a module whose course no longer says


@dataclass(frozen=True)
class Waiting:
    id: int
    name: str
    module: str
    sent_on: date
    due_on: date
    is_late: bool
    asks_me: bool


@dataclass(frozen=True)
class Answered:
    id: int
    name: str
    module: str
    state: str
    on: date


@dataclass(frozen=True)
class ReviewList:
    waiting: Sequence[Waiting]
    answered: Sequence[Answered]
    before: int | None  # pages, when there are several
    after: int | None


@dataclass(frozen=True)
class ReviewPage:
    """One declaration, for whoever answers it."""

    one: Declared
    author: str
    module: Module
    asked: str
    guide: DeclarationGuide
    earlier: Sequence[Declared]
    reviewers: Sequence[Person]
    asked_of: str
    asks_me: bool
    sessions: Sequence[Cohort]  # the next dates, said with a refusal
    letter: OutgoingMail | None  # which told her of the answer
    keeps: str = KEEPS_HER_PLACE
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_waiting(self) -> bool:
        return self.one.row.state is DeclarationState.SENT

    @property
    def is_granted(self) -> bool:
        return self.one.row.state in GRANTED


def review_list(db: Session, reader: Person, number: int, *, at: datetime) -> ReviewList:
    course, today = doors.course_now(db), room_day(at)
    rows = declarations.to_read(db, reader, skip=(number - 1) * declarations.TO_READ)
    has_more = len(rows) > declarations.TO_READ
    return ReviewList(
        waiting=[
            _waiting(course, row, name, reader, today) for row, name in rows[: declarations.TO_READ]
        ],
        answered=[_answered(course, row, name) for row, name in declarations.answered(db, reader)],
        before=number - 1 if number > 1 else None,
        after=number + 1 if has_more else None,
    )


def review_page(
    db: Session,
    declaration: Declaration,
    reader: Person,
    *,
    at: datetime,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ReviewPage:
    module = access.opened_by_experience(db, declaration.module_id)
    rows = declarations.declarations_of(db, declaration.person_id, declaration.module_id)
    sent = [row for row in rows if row.sent_at]
    reviews = declarations.reviews_of(db, [row.id for row in sent])
    second = declaration.second_reviewer_id
    people = queries.names(db, {declaration.person_id, *((second,) if second else ())})
    told = {row.id: declared(module, row, reviews.get(row.id, ())) for row in sent}
    one = told.pop(declaration.id)
    return ReviewPage(
        one=one,
        author=people[declaration.person_id],
        module=module,
        asked=doors.asked_by(doors.course_now(db), module),
        guide=guide_of(module),
        earlier=list(told.values()),
        reviewers=declarations.reviewers(db, without=(declaration.person_id, reader.id)),
        asked_of=people.get(second, "") if second else "",
        asks_me=second == reader.id,
        letter=declarations.letter_about(db, declaration, reviews.get(declaration.id, ())),
        sessions=queries.coming_sessions(db, declaration.exempts_id, room_day(at)),
        typed=typed or {},
        errors=errors or {},
    )


def _waiting(course: Course, row: Declaration, name: str, reader: Person, today: date) -> Waiting:
    assert row.sent_at is not None
    module = course.module(row.module_id)
    guide = module.declaration if module else None
    due = answer_due(room_day(row.sent_at), guide.answer_days if guide else DEFAULT_DAYS)
    is_mine = row.second_reviewer_id == reader.id
    return Waiting(row.id, name, _named(module), room_day(row.sent_at), due, due < today, is_mine)


def _answered(course: Course, row: Declaration, name: str) -> Answered:
    assert row.decided_at is not None
    module = course.module(row.module_id)
    return Answered(row.id, name, _named(module), STATES[row.state], room_day(row.decided_at))


def _named(module: Module | None) -> str:
    return f"module {module.order}" if module else "un module retiré"
