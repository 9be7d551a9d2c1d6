"""Fills a demo world with a whole site at work: sessions over two years, their trainees, and what these have done.

Run in the product's environment: `python -m bench.preparing_site DATA --sessions N --people M [--crowd C]`; it prints
the addresses of the pages to ask for, with the cookie of whoever asks, as one JSON line. One trainer runs all of it,
which no training body does: her lists are the longest there can be. The first session has ended four months ago; so
has the second when there is a crowd, and it holds that many people. The last one is to come.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.app import metadata
from allervers_training.catalogue.domain import Quiz
from allervers_training.catalogue.library import Library
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import service as conducteur
from allervers_training.kernel import clock, paths
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings
from allervers_training.progress.domain.words import DeclarationState
from allervers_training.progress.models import Declaration
from bench.preparing_paths import Rows, fill
from bench.site_pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from allervers_training.catalogue.domain import Course

MEASURED = 16  # trainees of the session whose pages are asked for, on both sites
ENDED, FIRST, LAST = -120, -400, 300  # days from now
NAMES = ("Pôle", "Antenne", "Maison", "Réseau", "Équipe", "Atelier")


@dataclass(frozen=True)
class Size:
    sessions: int
    people: int
    crowd: int

    def shares(self) -> list[int]:
        """How many trainees each session has."""
        fixed = [MEASURED, *([self.crowd] if self.crowd else [])]
        others, left = self.sessions - len(fixed), self.people - sum(fixed)
        marks = [left * number // others for number in range(others + 1)]
        return [*fixed, *(after - before for before, after in pairwise(marks))]

    def days(self) -> Iterator[int]:
        """When each session begins."""
        fixed = 2 if self.crowd else 1
        yield from [ENDED] * fixed
        others = self.sessions - fixed
        for number in range(others):
            yield FIRST + (LAST - FIRST) * (number + 1) // others


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--sessions", type=int, required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--crowd", type=int, default=0)
    options = parser.parse_args()
    assert metadata().tables, "importing the site registers every table"
    settings = Settings(data_dir=options.data)
    database = Database(settings.database)
    with database.writing() as db:
        size = Size(options.sessions, options.people, options.crowd)
        told = _site(db, size, Library(paths.content_dir()).current.course, settings)
    database.dispose()
    print(json.dumps(told))


def _site(db: Session, size: Size, course: Course, settings: Settings) -> dict[str, object]:
    now, rows = clock.now(), Rows()
    trainer = accounts.create_person(db, "Formatrice du banc", at=now, roles=(SiteRole.TRAINER,))
    groups = [
        fill(db, rows, _session(db, course, trainer, number, day), share, course)
        for number, (share, day) in enumerate(zip(size.shares(), size.days(), strict=True))
    ]
    trainee = groups[0].people[0]
    rows.enrolled(groups[-1].cohort, [trainee], now)
    rows.write_journals(settings.key_path, [one for group in groups for one in group.people])
    rows.send(db)
    reads_all = db.scalars(select(Person).where(Person.name == "Fanny")).one()
    people = {"trainer": trainer, "admin": reads_all, "trainee": db.get_one(Person, trainee)}
    cookies = {who: accounts.open_session(db, one, at=now).token for who, one in people.items()}
    waiting = select(Declaration.id).where(Declaration.state == DeclarationState.SENT).limit(1)
    known = {
        "declaration": db.scalars(waiting).one(),
        "quiz": next(q.id for c in course.competences for q in course.resources_of(c.id, Quiz)),
    }
    pages = pages_of(groups[0], groups[1 if size.crowd else 0], **known)
    return {"cookies": cookies, "pages": pages}


def _session(db: Session, course: Course, trainer: Person, number: int, day: int) -> Cohort:
    known = db.scalars(select(Cohort).order_by(Cohort.id)).first()
    assert known, "the demo world has a session"
    starts = clock.room_day(clock.now()) + timedelta(days=day)
    module = course.modules[1 if number > 1 and number % 3 == 2 else 0]
    plan = cohorts.Plan(
        f"{NAMES[number % len(NAMES)]} {number + 1}",
        module.id,
        f"Salle {number % 40 + 1}",
        starts,
        starts + timedelta(days=1),
        known.content_hash,
        capacity=16,
    )
    cohort, _ = cohorts.create_cohort(db, plan, trainer, at=clock.now())
    conducteur.build(db, cohort, course)
    return cohort


if __name__ == "__main__":
    main()
