"""The demo world: a small cast, one session with its room open and its running order built, one link per role.

Secrets of the demo are kept in a file of its data folder, so that links survive a restart.
"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.models import Person
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import service as conducteur
from allervers_training.dev.propositions import add_propositions
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.secrets import token_hash
from allervers_training.kernel.settings import Settings
from allervers_training.progress import entrance

TRAINEES = ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa")


def open_world(
    database: Database, library: Library, settings: Settings, *, with_propositions: bool = False
) -> dict[str, Any]:
    """Make the world if it is not there yet, or not whole; return its addresses.

    With propositions, the session follows the course as people have added to it.
    """
    entrance.wire(database, library)
    kept = settings.data_dir / "demo.json"
    secrets = _kept_secrets(database, kept)
    if secrets is None:
        with database.writing() as db:
            secrets = _create(db, library)
        if with_propositions:
            secrets["signin"] |= _propose(database, library, secrets["cohort"])
        _keep(secrets, kept)
    return _addresses(database, secrets, f"http://{settings.host}:{settings.port}")


def _propose(database: Database, library: Library, cohort: int) -> dict[str, str]:
    now = clock.now()
    with database.writing() as db:
        cards = add_propositions(db, library.current.course, at=now)
    library.forget()  # what was just agreed to is in the course now
    with database.writing() as db:
        version = store_snapshot(db, library.current.files, at=now)
        db.get_one(Cohort, cohort).content_hash = version
    return cards


def _kept_secrets(database: Database, kept: Path) -> dict[str, Any] | None:
    """Return the secrets of an earlier start, when they still open this database."""
    try:
        secrets: dict[str, Any] = json.loads(kept.read_text("utf-8"))
        with database.reading() as db:
            cohort = db.get(Cohort, secrets["cohort"])
        is_whole = cohort is not None and cohort.screen_hash == token_hash(secrets["screen"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return secrets if is_whole else None


def _keep(secrets: dict[str, Any], kept: Path) -> None:
    """Write the secrets whole or not at all, readable by their owner alone."""
    unfinished = kept.with_suffix(".tmp")
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(secrets), "utf-8")
    unfinished.replace(kept)


def _addresses(database: Database, secrets: dict[str, Any], url: str) -> dict[str, Any]:
    with database.reading() as db:
        code = db.get_one(Cohort, secrets["cohort"]).join_code
    return {
        "url": url,
        "signin": {role: f"{url}/entree/{token}" for role, token in secrets["signin"].items()},
        "join_code": code,
        "projection": f"{url}/ecran/{secrets['screen']}",
    }


def _create(db: Session, library: Library) -> dict[str, Any]:
    now = clock.now()
    alice = accounts.create_person(db, "Alice", at=now, roles=(SiteRole.TRAINER,))
    emma = accounts.create_person(db, "Emma", at=now, roles=(SiteRole.CO_TRAINER,))
    fanny = accounts.create_person(db, "Fanny", at=now, roles=(SiteRole.ADMIN,))
    version = store_snapshot(db, library.current.files, at=now)
    today = clock.room_day(now)
    module = library.current.course.modules[0].id
    plan = cohorts.Plan(
        "Groupe de démonstration",
        module,
        "Salle des fêtes",
        today,
        today + timedelta(days=1),
        version,
    )
    cohort, screen = cohorts.create_cohort(db, plan, alice, at=now)
    cohorts.enrol(db, cohort, emma, SessionRole.CO_TRAINER, at=now)
    people = [accounts.create_person(db, name, at=now) for name in TRAINEES]
    for person in people:
        cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=now)
    conducteur.build(db, cohort, library.current.course)
    _other_group(db, version, module, alice)
    cohorts.open_room(db, cohort, is_open=True)
    cast = {"trainer": alice, "trainee": people[0], "co_trainer": emma, "admin": fanny}
    return {
        "signin": {role: _link(db, who) for role, who in cast.items()},
        "screen": screen,
        "cohort": cohort.id,
    }


def _other_group(db: Session, version: str, module: str, alice: Person) -> None:
    now = clock.now()
    later = clock.room_day(now) + timedelta(days=30)
    plan = cohorts.Plan("Un autre groupe", module, "Maison des associations", later, later, version)
    cohort, _ = cohorts.create_cohort(db, plan, alice, at=now)
    driss = accounts.create_person(db, "Driss", at=now)
    cohorts.enrol(db, cohort, driss, SessionRole.TRAINEE, at=now)


def _link(db: Session, person: Person) -> str:
    return accounts.create_link(db, person, LinkPurpose.PERSONAL, at=clock.now())
