"""What tests of planning share: a coming session of Alice's, and what is in the database."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Site

from allervers_training.accounts.models import AuditEntry, Person
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.kernel import clock
from allervers_training.planning import queries
from allervers_training.planning.domain import working_days


def next_monday(weeks: int = 8) -> str:
    """Return a coming Monday that is no holiday, as a form sends it."""
    day = clock.room_day(clock.now()) + timedelta(weeks=weeks)
    day -= timedelta(days=day.weekday())
    while len(set(working_days(day, 3))) < 3 or (working_days(day, 3)[-1] - day).days != 2:
        day += timedelta(weeks=1)
    return day.isoformat()


def form(**fields: str) -> dict[str, str]:
    return {"module": "m1-preparation/2-jours", "jour": next_monday(), "lieu": "Salle 3", **fields}


def opened(site: Site, trainer: TestClient, **fields: str) -> int:
    """Open a session through its form, and return its number."""
    answer = trainer.post("/sessions/nouvelle", data=form(**fields))
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].split("/")[2])


def cohort_of(site: Site, number: int) -> Cohort:
    with site.database.reading() as db:
        return db.get_one(Cohort, number)


def half_days_of(site: Site, number: int) -> list[DemiJournee]:
    with site.database.reading() as db:
        return list(queries.half_days_of(db, number))


def journal(site: Site) -> list[str]:
    with site.database.reading() as db:
        return list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def plan_session(site: Site, name: str, days_away: int = 30, **fields: Any) -> int:
    """Plan a one-day session for somebody, without any form."""
    day = clock.room_day(clock.now()) + timedelta(days=days_away)
    with site.database.writing() as db:
        trainer = db.query(Person).filter_by(name=name).one()
        version = fields.pop("content_hash", db.get_one(Cohort, site.cohort).content_hash)
        plan = cohorts.Plan(f"J{days_away:+}", "m1-preparation", "", day, day, version, **fields)
        return cohorts.create_cohort(db, plan, trainer, at=clock.now())[0].id
