"""Fills a demo world for the bench, through the product's own services, before the server starts.

Run in the product's environment: `python -m bench.preparing DATA --people N --log M`. It adds a
session with N trainees signed in on their phones, a débat mouvant on which they may place
themselves, and M votes already in its log; it prints what clients need as one JSON line. With
`--activity arbre_des_causes` it is a tree instead, of one fact, to which they may add causes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.activities import service as activities
from allervers_training.activities.arbre_des_causes.domain.commandes_salle import (
    ChangerPhase as ChangerPhaseAtelier,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase as PhaseAtelier
from allervers_training.activities.debat_mouvant.domain.commandes import ChangerPhase, SePlacer
from allervers_training.activities.debat_mouvant.domain.etat import Phase, Zone
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Actor, Context, Role
from allervers_training.activities.engine.writer import Writer
from allervers_training.activities.registry import KINDS
from allervers_training.app import metadata
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DEBATE, TREE = "debat_mouvant", "arbre_des_causes"
SETTINGS = {
    DEBATE: {"affirmation": "Aller vers, c'est d'abord attendre.", "mode": "conference"},
    TREE: {"fait_ultime": "Madame A. a renoncé à ses droits"},
}
AT_ONCE = 400
EARLIER = 0xF0000000
"""Where the noise of keys of the earlier log begins: the bench's own votes count from 0."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--log", type=int, default=0)
    parser.add_argument("--activity", choices=sorted(SETTINGS), default=DEBATE)
    options = parser.parse_args()
    assert metadata().tables, "importing the site registers every table"
    database = Database(Settings(data_dir=options.data).database)
    with database.writing() as db:
        cohort, screen = add_session(db)
        phones = [add_phone(db, cohort, number) for number in range(options.people)]
        activity = _activity(db, cohort, options.activity)
    places = [place for place, _ in phones]
    if options.activity == TREE:
        asyncio.run(_open_tree(database, activity))
    else:
        asyncio.run(_open(database, activity, places, options.log))
    database.dispose()
    cookies = [cookie for _, cookie in phones]
    told = {"cohort": cohort.id, "activity": activity, "screen": screen, "cookies": cookies}
    print(json.dumps(told))


def add_session(db: Session) -> tuple[Cohort, str]:
    """A session of the bench's own, like the first of the demo world."""
    model = db.scalars(select(Cohort).order_by(Cohort.id)).first()
    assert model, "the demo world has no session"
    trainer = db.scalars(
        select(Person)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == model.id, Enrolment.role == SessionRole.TRAINER)
    ).first()
    assert trainer, "the demo session has no trainer"
    today = clock.room_day(clock.now())
    plan = cohorts.Plan("Banc", model.module_id, "Ici", today, today, model.content_hash)
    return cohorts.create_cohort(db, plan, trainer, at=clock.now())


def add_phone(db: Session, cohort: Cohort, number: int) -> tuple[int, str]:
    """Enrolled without the checks on names, which would read the whole list for each."""
    name = f"Personne {number}"
    person = accounts.create_person(db, name, at=clock.now())
    place = Enrolment(
        cohort_id=cohort.id,
        person_id=person.id,
        role=SessionRole.TRAINEE,
        shown_name=name,
        status=EnrolmentStatus.CONFIRMED,
        created_at=clock.now(),
    )
    db.add(place)
    db.flush()
    return place.id, accounts.open_session(db, person, at=clock.now()).token


def _activity(db: Session, cohort: Cohort, kind: str) -> int:
    settings = KINDS[kind].prepare(None, SETTINGS[kind])
    plan = activities.Preparation(kind, "Activité du banc", settings)
    activity = activities.prepare(db, cohort, plan, at=clock.now())
    activities.open_activity(db, activity, at=clock.now())
    return activity.id


async def _open(database: Database, activity: int, places: list[int], log: int) -> None:
    """Bring the debate to the secret position, then place people again and again."""
    writer = Writer(database, KINDS, lambda _touched: None)
    writer.start()
    started = clock.now() - timedelta(hours=1)
    animator = Context(Actor(Role.ANIMATOR), started)
    await writer.perform(
        activity, ChangerPhase(Phase.POSITION), animator, enrolment_id=None, key=None
    )
    participant = Context(Actor(Role.PARTICIPANT), started)
    issued = int(started.timestamp() * 1000)
    for first in range(0, log, min(AT_ONCE, len(places))):
        last = min(log, first + min(AT_ONCE, len(places)))
        votes = (
            writer.perform(
                activity,
                SePlacer(Zone.OUI if (vote // len(places)) % 2 else Zone.NON),
                participant,
                enrolment_id=places[vote % len(places)],
                key=Key(issued + vote, 0, f"{EARLIER + vote:08x}"),
            )
            for vote in range(first, last)
        )
        await asyncio.gather(*votes)
    writer.stop()


async def _open_tree(database: Database, activity: int) -> None:
    """Bring the atelier to the construction: cards are linked as they are written."""
    writer = Writer(database, KINDS, lambda _touched: None)
    writer.start()
    animator = Context(Actor(Role.ANIMATOR), clock.now())
    command = ChangerPhaseAtelier(PhaseAtelier.CONSTRUCTION)
    await writer.perform(activity, command, animator, enrolment_id=None, key=None)
    writer.stop()


if __name__ == "__main__":
    main()
