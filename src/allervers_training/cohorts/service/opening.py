"""Opening a session de formation, its door and its wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import HalfDay, SessionRole, half_days
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.cohorts.service.places import announce, enrol
from allervers_training.kernel.secrets import new_code, new_token, token_hash


@dataclass(frozen=True)
class Plan:
    """What must be known to open a session."""

    title: str
    module_id: str
    place: str
    starts_on: date
    ends_on: date
    content_hash: str
    territory: str = ""
    format_id: str = "2-jours"
    capacity: int = 0
    days: tuple[date, ...] = ()  # empty: every day from the first to the last
    laid_out: tuple[HalfDay, ...] = ()  # empty: two half-days a day, at the usual hours

    def half_days(self) -> Iterator[HalfDay]:
        if self.laid_out:
            return iter(self.laid_out)
        last = (self.ends_on - self.starts_on).days
        every = (self.starts_on + timedelta(days=n) for n in range(last + 1))
        return half_days(self.days or every)


def create_cohort(db: Session, plan: Plan, trainer: Person, *, at: datetime) -> tuple[Cohort, str]:
    """Open a session led by `trainer`; return it with the secret of its projection."""
    screen = new_token()
    cohort = Cohort(
        title=plan.title,
        module_id=plan.module_id,
        place=plan.place,
        territory=plan.territory,
        format_id=plan.format_id,
        capacity=plan.capacity,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        content_hash=plan.content_hash,
        join_code=_free_code(db),
        is_open=False,
        screen_hash=token_hash(screen),
        created_at=at,
    )
    db.add(cohort)
    db.flush()
    db.add_all(DemiJournee(cohort_id=cohort.id, **vars(half_day)) for half_day in plan.half_days())
    enrol(db, cohort, trainer, SessionRole.TRAINER, at=at)
    return cohort, screen


def open_room(db: Session, cohort: Cohort, *, is_open: bool) -> None:
    """Let people join by code, or no longer; closing renews the code, so that an old one opens nothing."""
    if cohort.is_open and not is_open:
        cohort.join_code = _free_code(db)
    cohort.is_open = is_open
    announce(db, cohort.id)


def renew_screen(cohort: Cohort) -> str:
    """Give the projection a new address and return its secret; the old one stops working."""
    screen = new_token()
    cohort.screen_hash = token_hash(screen)
    return screen


def _free_code(db: Session) -> str:
    while True:
        code = new_code()
        if db.scalars(select(Cohort.id).where(Cohort.join_code == code)).first() is None:
            return code
