"""A new group in a running site, for one test alone: its own code, its own projection, nothing of others."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from tests.browser.served import Served

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue import models as _catalogue  # noqa: F401 - a session points to its content
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database

EXPECTED = ("Bob", "Chloé")


@dataclass(frozen=True)
class Group:
    """Where a group meets."""

    url: str
    session: str
    code: str
    screen: str


def first_group(served: Served) -> Group:
    """Return the group of the demo itself."""
    world = served.world
    return Group(served.url, "/salle/1", world["join_code"], world["projection"])


def new_group(served: Served) -> Group:
    """Open another group, led by the same two trainers, its door open."""
    database = Database(f"sqlite:///{served.database}")
    try:
        with database.writing() as db:
            now = clock.now()
            model = db.get_one(Cohort, 1)
            alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
            emma = db.scalars(select(Person).where(Person.name == "Emma")).one()
            today = clock.room_day(now)
            plan = cohorts.Plan(
                "Groupe d’essai",
                model.module_id,
                "Salle des fêtes",
                today,
                today + timedelta(days=1),
                model.content_hash,
            )
            cohort, screen = cohorts.create_cohort(db, plan, alice, at=now)
            cohorts.enrol(db, cohort, emma, SessionRole.CO_TRAINER, at=now)
            for name in EXPECTED:
                person = accounts.create_person(db, name, at=now)
                cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=now)
            cohorts.open_room(db, cohort, is_open=True)
            session, code = f"/salle/{cohort.id}", cohort.join_code
    finally:
        database.dispose()
    return Group(served.url, session, code, f"{served.url}/ecran/{screen}")
