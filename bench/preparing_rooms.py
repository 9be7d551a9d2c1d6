"""Fills a demo world with many sessions open at once, each with its phones and a debate that waits.

Run in the product's environment: `python -m bench.preparing_rooms DATA --rooms N --phones M`; it prints what
clients need as one JSON line.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.activities import service as activities
from allervers_training.activities.registry import KINDS
from allervers_training.app import metadata
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings
from bench.preparing import DEBATE, SETTINGS, add_phone, add_session

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--phones", type=int, required=True)
    options = parser.parse_args()
    assert metadata().tables, "importing the site registers every table"
    database = Database(Settings(data_dir=options.data).database)
    with database.writing() as db:
        rooms = [_room(db, options.phones) for _ in range(options.rooms)]
        trainer = _trainer_of(db, rooms[0]["cohort"])
        cookie = accounts.open_session(db, trainer, at=clock.now()).token
    database.dispose()
    print(json.dumps({"trainer": cookie, "rooms": rooms}))


def _room(db: Session, phones: int) -> dict[str, Any]:
    cohort, _ = add_session(db)
    cohorts.open_room(db, cohort, is_open=True)
    cookies = [add_phone(db, cohort, number)[1] for number in range(phones)]
    plan = activities.Preparation(
        DEBATE, "Activité du banc", KINDS[DEBATE].prepare(None, SETTINGS[DEBATE])
    )
    activity = activities.prepare(db, cohort, plan, at=clock.now())
    return {"cohort": cohort.id, "activity": activity.id, "cookies": cookies}


def _trainer_of(db: Session, cohort_id: int) -> Person:
    runs = (Enrolment.cohort_id == cohort_id, Enrolment.role == SessionRole.TRAINER)
    found = db.scalars(
        select(Person).join(Enrolment, Enrolment.person_id == Person.id).where(*runs)
    ).first()
    assert found, "the session has no trainer"
    return found


if __name__ == "__main__":
    main()
