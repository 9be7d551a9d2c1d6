"""The rule of modules as `cohorts` asks it, and what a given or withdrawn place writes in a path; wired by `app.py`."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course, Module
from allervers_training.catalogue.library import Library, hand_over
from allervers_training.cohorts import entrance
from allervers_training.cohorts.entrance import Refusal, WayOut
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.progress import doors
from allervers_training.progress.domain.door import Closed, FollowModule, may_enter
from allervers_training.progress.domain.phrases import why_closed_to
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service.journal import Line, append

NEWCOMER = "Nouvelle personne"


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
        names = queries.names(db, closed) if closed else {}
        return {
            one: _refusal(course, asked, door, names.get(one, NEWCOMER))
            for one, door in closed.items()
        }

    def newcomers(self, db: Session, cohort: Cohort) -> Refusal | None:
        course = doors.course_of(db, cohort)
        asked = course.module(cohort.module_id)
        door = may_enter(asked.requires, {}) if asked else None
        return (
            _refusal(course, asked, door, NEWCOMER) if asked and isinstance(door, Closed) else None
        )

    def entered(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None:
        _note(db, cohort, persons, Happened.ENTERED)

    def left(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None:
        _note(db, cohort, persons, Happened.LEFT)


def _note(db: Session, cohort: Cohort, persons: Collection[int], what: Happened) -> None:
    line = Line(what, str(cohort.id), cohort.id)
    append(db, persons, cohort.module_id, line, at=clock.now())


def _refusal(course: Course, asked: Module, closed: Closed, name: str) -> Refusal:
    sentence = why_closed_to(name, closed, doors.asked_by(course, asked))
    ways = tuple(_way_out(course, asked, way) for way in closed.ways_out)
    return Refusal(name, sentence, ways)


def _way_out(course: Course, asked: Module, way: object) -> WayOut:
    if isinstance(way, FollowModule):
        before = course.module(way.module_id)
        title = f"Suivre le module {before.order}" if before else "Suivre le module demandé"
        text = "Proposez-lui une prochaine session de ce module, puis inscrivez-la à nouveau."
        return WayOut(title, text, f"/modules/{asked.id}/entree")
    days = asked.declaration.answer_days if asked.declaration else 5
    text = (
        "Gardez-lui une place « à vérifier » et donnez-lui sa carte : elle raconte sa pratique en trois minutes, "
        f"et reçoit une réponse sous {days} jours ouvrés. Acceptée, sa place est confirmée d'elle-même."
    )
    return WayOut("Déclarer son expérience", text, f"/modules/{asked.id}/declaration")
