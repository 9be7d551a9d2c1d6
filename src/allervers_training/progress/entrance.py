"""The rule of modules as `cohorts` asks it, and what a given or withdrawn place writes in a path; wired by `app.py`."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course, Module
from allervers_training.catalogue.library import Library, hand_over
from allervers_training.cohorts import entrance
from allervers_training.cohorts.entrance import Refusal, WayOut
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.progress import doors
from allervers_training.progress.domain.door import (
    Closed,
    Declare,
    FollowModule,
    may_enter,
    ways_out,
)
from allervers_training.progress.domain.phrases import why_closed_to
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service.journal import Line, append
from allervers_training.web.french import french_date

NEWCOMER = "Nouvelle personne"
DECLARES = (
    "Gardez-lui une place « à vérifier » et donnez-lui sa carte : elle raconte sa pratique en trois minutes, "
    "sur son téléphone, et reçoit une réponse sous {days} jours ouvrés. Acceptée, sa place est confirmée d'elle-même."
)


def wire(database: Database, library: Library) -> None:
    """Put the rules of modules at the entrance of every session of this database."""
    hand_over(library, database)
    entrance.wire(database, ModuleEntrance())


class ModuleEntrance:
    """`cohorts.entrance.Entrance`, by the rule of the module that a session was planned with."""

    def closed_for(
        self, db: Session, cohort: Cohort, persons: Collection[int]
    ) -> Mapping[int, Refusal]:
        course = doors.course_of(db, cohort)
        asked = course.module(cohort.module_id)
        if asked is None or asked.requires is None:
            return {}
        found = doors.doors(db, asked, persons)
        closed = {one: door for one, door in found.items() if isinstance(door, Closed)}
        if not closed:
            return {}
        names, ways = queries.names(db, closed), _ways_out(db, course, asked, cohort.starts_on)
        before = doors.asked_by(course, asked)
        return {
            one: _refusal(names.get(one, NEWCOMER), door, before, ways)
            for one, door in closed.items()
        }

    def newcomers(self, db: Session, cohort: Cohort) -> Refusal | None:
        course = doors.course_of(db, cohort)
        asked = course.module(cohort.module_id)
        door = may_enter(asked.requires, {}) if asked else None
        if asked is None or not isinstance(door, Closed):
            return None
        ways = _ways_out(db, course, asked, cohort.starts_on)
        return _refusal(NEWCOMER, door, doors.asked_by(course, asked), ways)

    def entered(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None:
        _note(db, cohort, persons, Happened.ENTERED)

    def left(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None:
        _note(db, cohort, persons, Happened.LEFT)


def _note(db: Session, cohort: Cohort, persons: Collection[int], what: Happened) -> None:
    line = Line(what, str(cohort.id), cohort.id)
    append(db, persons, cohort.module_id, line, at=clock.now())


def _refusal(name: str, door: Closed, before: str, ways: tuple[WayOut, ...]) -> Refusal:
    return Refusal(name, why_closed_to(name, door, before), ways)


def _ways_out(db: Session, course: Course, asked: Module, until: date) -> tuple[WayOut, ...]:
    if asked.requires is None:
        return ()
    return tuple(_way_out(db, course, asked, way, until) for way in ways_out(asked.requires))


def _way_out(
    db: Session, course: Course, asked: Module, way: FollowModule | Declare, until: date
) -> WayOut:
    if isinstance(way, FollowModule):
        before = course.module(way.module_id)
        title = f"Suivre le module {before.order}" if before else "Suivre le module demandé"
        return WayOut(title, _dates(db, way.module_id, until))
    days = asked.declaration.answer_days if asked.declaration else 5
    return WayOut("Déclarer son expérience", DECLARES.format(days=days))


def _dates(db: Session, module_id: str, until: date) -> str:
    """Name the next sessions of a module, and say which come too late."""
    coming = queries.coming_sessions(db, module_id, clock.room_day(clock.now()))
    if not coming:
        return "Aucune session n'est encore prévue. Planifiez-en une, ou proposez l'autre voie."
    said = [
        f"{french_date(one.starts_on)}{f' ({one.place})' if one.place else ''}"
        + ("" if one.ends_on < until else ", après cette session-ci")
        for one in coming
    ]
    return f"Prochaines dates : {' ; '.join(said)}."
