"""A session that ended months ago, its people with or without an address, and their letters."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.surveys.domain import asked_from
from allervers_training.surveys.models import ColdSurvey
from allervers_training.surveys.rounds import Rounds

HOME = "https://cours.example.org"
NAMES = ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa")


def morning() -> datetime:
    """Return ten o'clock of the next day on which letters leave, today included."""
    at = clock.now().replace(hour=9, minute=30)
    while at.weekday() > 4:
        at += timedelta(days=1)
    return at


def end_of(site: Site, days_ago: int) -> None:
    """Say that the session ended as many days ago."""
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        gap = cohort.ends_on - cohort.starts_on
        cohort.ends_on = clock.room_day(clock.now()) - timedelta(days=days_ago)
        cohort.starts_on = cohort.ends_on - gap


def give_addresses(site: Site, **addresses: str) -> None:
    with site.database.writing() as db:
        for name, address in addresses.items():
            db.query(Person).filter_by(name=name).one().email = address


def rounds(site: Site, base_url: str = HOME) -> Rounds:
    state = site.app.state
    return Rounds(site.database, state.course_of, state.settings.key_path, base_url)


def letters(site: Site) -> Sequence[OutgoingMail]:
    with site.database.reading() as db:
        return db.scalars(select(OutgoingMail).order_by(OutgoingMail.id)).all()


def link_in(letter: OutgoingMail) -> str:
    found = re.search(r"/enquete/[0-9a-f]{32}\b", letter.body)
    assert found
    return found[0]


def links(trainer: TestClient, site: Site, **fields: str) -> list[str]:
    shown = trainer.post(f"/sessions/{site.cohort}/enquete/papiers", data=fields)
    assert shown.status_code == 200, shown.text
    return [f"/enquete/{token}" for token in re.findall(r"/enquete/([0-9a-f]{32})", shown.text)]


def another_session(site: Site, names: Sequence[str]) -> int:
    """Let other people follow the same module, with Gaston, and return their session."""
    with site.database.writing() as db:
        like, now = db.get_one(Cohort, site.cohort), clock.now()
        plan = cohorts.Plan(
            "Une autre", like.module_id, "Ailleurs", like.starts_on, like.ends_on, like.content_hash
        )
        gaston = db.query(Person).filter_by(name="Gaston").one()
        made, _ = cohorts.create_cohort(db, plan, gaston, at=now)
        for name in names:
            person = accounts.create_person(db, name, at=now)
            cohorts.enrol(db, made, person, SessionRole.TRAINEE, at=now)
        return made.id


def answered(site: Site, name: str, answers: dict[str, Any], cohort: int | None = None) -> None:
    """Let somebody have answered, after all who have."""
    with site.database.writing() as db:
        at = clock.now()
        found = db.get_one(Cohort, cohort or site.cohort)
        db.add(
            ColdSurvey(
                enrolment_id=site.place(name, cohort),
                token_hash=f"of {name}",
                due_on=asked_from(found.ends_on),
                reminders=0,
                answers=answers,
                answered_at=at,
            )
        )
