"""What the trainees of one session have done, as rows: places, paths, positions, quizzes, presence, declarations.

The same for every session of the same dates and size: what grows between two sites is how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from allervers_training.accounts.models import AuditEntry, Person, WebSession
from allervers_training.activities.engine.models import Activity, ActivityParticipant
from allervers_training.catalogue.domain import Course, Module, Quiz
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.journal.domain import EntryKind, Page, written
from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import Sealer
from allervers_training.kernel import clock
from allervers_training.kernel.secrets import new_token, token_hash
from allervers_training.kernel.site_key import keys_at
from allervers_training.positioning.domain import Moment
from allervers_training.positioning.models import Expectation, PositioningAnswer
from allervers_training.progress.domain.words import (
    FINAL,
    DeclarationState,
    Happened,
    Standing,
)
from allervers_training.progress.models import (
    Declaration,
    ModuleStanding,
    ProgressEvent,
    ReadingPlace,
)
from allervers_training.quizzes.models import QuizAttempt
from allervers_training.surveys.domain import asked_from, is_open
from allervers_training.surveys.models import ColdSurvey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

FIRST_NAMES = ("Aline", "Basile", "Coralie", "Djibril", "Élise", "Farid", "Gwenn", "Hortense")
EMPLOYERS = ("Association du Port", "Mairie des Tilleuls", "Centre social du Lac", "Régie des Prés")
ACTIVITIES, PAGES = 3, 2


@dataclass(frozen=True)
class Group:
    cohort: Cohort
    people: Sequence[int]
    places: Sequence[int]
    half_days: Sequence[int]


class Rows:
    """Rows by table, sent together at the end."""

    def __init__(self) -> None:
        self.held: dict[Any, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: Any, **values: Any) -> None:  # noqa: ANN401 - whatever the table holds
        self.held[table].append(values)

    def enrolled(self, cohort: Cohort, people: Sequence[int], at: datetime) -> None:
        for number, person in enumerate(people):
            self.add(
                Enrolment,
                cohort_id=cohort.id,
                person_id=person,
                role=SessionRole.TRAINEE,
                shown_name=f"{FIRST_NAMES[number % 8]} {number}",
                status=EnrolmentStatus.CONFIRMED,
                employer=EMPLOYERS[number % 4],
                funder="",
                created_at=at,
            )

    def write_journals(self, key: Path, people: Sequence[int]) -> None:
        sealer, now = Sealer(keys_at(key)), clock.now()
        for person in people:
            for number in range(PAGES):
                words = written(Page(f"Ce que je retiens, {number}. " + "Écouter d'abord. " * 20))
                sealed = sealer.seal(words, author=person)
                self.add(
                    JournalEntry,
                    person_id=person,
                    kind=EntryKind.PAGE,
                    sealed=sealed,
                    created_at=now,
                    changed_at=now,
                )

    def send(self, db: Session) -> None:
        for table, rows in self.held.items():
            db.execute(insert(table), rows)
        self.held.clear()


def fill(db: Session, rows: Rows, cohort: Cohort, count: int, course: Course) -> Group:
    """Give a session its trainees; what they have done is added to `rows`."""
    now, module = clock.now(), course.module(cohort.module_id)
    assert module
    names = [{"name": f"{FIRST_NAMES[n % 8]} {cohort.id}-{n}", "email": None, "provisional": False, "created_at": now} for n in range(count)]  # fmt: skip
    made = db.scalars(insert(Person).returning(Person.id, sort_by_parameter_order=True), names)
    rows.enrolled(cohort, people := list(made), now)
    db.execute(insert(Enrolment), rows.held.pop(Enrolment))
    places = list(
        db.scalars(
            select(Enrolment.id)
            .where(Enrolment.cohort_id == cohort.id, Enrolment.role == SessionRole.TRAINEE)
            .order_by(Enrolment.id)
        )
    )
    half_days = list(db.scalars(select(DemiJournee.id).where(DemiJournee.cohort_id == cohort.id)))
    group = Group(cohort, people, places, half_days)
    is_over = cohort.ends_on < clock.room_day(now)
    for number, (person, place) in enumerate(zip(people, places, strict=True)):
        _path(rows, group, person, number, module, course, is_over=is_over)
        _positions(rows, group, person, place, number, course, is_over=is_over)
        if is_over:
            _presence(rows, group, place, number)
            _survey(rows, cohort, place, number, course)
    if is_over:
        _activities(db, rows, group)
    return group


def _path(
    rows: Rows,
    group: Group,
    person: int,
    number: int,
    module: Module,
    course: Course,
    *,
    is_over: bool,
) -> None:
    now, cohort = clock.now(), group.cohort
    rows.add(WebSession, token_hash=token_hash(new_token()), person_id=person, created_at=now, expires_at=now + timedelta(days=30))  # fmt: skip
    rows.add(AuditEntry, at=now, action="enrolled", subject="person", subject_id=person)
    read = [c.id for c in course.competences_of(module.id)]
    happened = [(Happened.ENTERED, str(cohort.id)), *((Happened.READ, one) for one in read)]
    for page in read:
        rows.add(ReadingPlace, person_id=person, document_id=page, is_done=True, at=now)
    quizzes = [q for one in read for q in course.resources_of(one, Quiz)]
    for quiz in quizzes:
        answers = {item.id: [item.choices[number % len(item.choices)].id] for item in quiz.items}
        rows.add(QuizAttempt, person_id=person, quiz_id=quiz.id, quiz_version=quiz.version, answers=answers, started_at=now, finished_at=now)  # fmt: skip
        happened.append((Happened.TOOK_QUIZ, quiz.id))
    is_done = is_over and number % 8 != 7
    if is_over:
        happened.append((Happened.POSITIONED, FINAL))
    if is_done:
        happened.append((Happened.COMPLETED, str(cohort.id)))
    for what, about in happened:
        rows.add(ProgressEvent, person_id=person, module_id=module.id, type=what, about=about, cohort_id=cohort.id, at=now)  # fmt: skip
    standing = Standing.COMPLETED if is_done else Standing.UNDER_WAY
    rows.add(ModuleStanding, person_id=person, module_id=module.id, standing=standing, since=now)
    if module.requires:
        rows.add(ModuleStanding, person_id=person, module_id=course.modules[0].id, standing=Standing.COMPLETED, since=now)  # fmt: skip
    if number % 5 == 4:
        _declaration(rows, person, number, course)


def _declaration(rows: Rows, person: int, number: int, course: Course) -> None:
    """One person in five told her experience; one of these in three still waits for an answer."""
    asks = next(module for module in course.modules if module.declaration)
    now, waits = clock.now(), number % 15 == 14
    rows.add(
        Declaration,
        person_id=person,
        module_id=asks.id,
        exempts_id=course.modules[0].id,
        answers={"pratique": "Maraudes avec une équipe de rue. " * 5},
        state=DeclarationState.SENT if waits else DeclarationState.ACCEPTED,
        created_at=now,
        sent_at=now - timedelta(days=number % 9),
        decided_at=None if waits else now,
    )


def _positions(
    rows: Rows, group: Group, person: int, place: int, number: int, course: Course, *, is_over: bool
) -> None:
    now = clock.now()
    for moment in (Moment.BEFORE, Moment.AFTER) if is_over else (Moment.BEFORE,):
        for competence in course.competences_of(group.cohort.module_id):
            for rank, statement in enumerate(competence.positioning):
                level = 1 + (number + rank + (moment is Moment.AFTER)) % 4
                rows.add(PositioningAnswer, person_id=person, enrolment_id=place, competence_id=competence.id, statement_id=statement.id, moment=moment, level=level, at=now)  # fmt: skip
    if number % 2:
        needs = "Une place près du mur." if number % 8 == 1 else ""
        rows.add(Expectation, enrolment_id=place, expects="Des outils pour oser aller vers.", needs=needs, at=now)  # fmt: skip


def _presence(rows: Rows, group: Group, place: int, number: int) -> None:
    for rank, half_day in enumerate(group.half_days):
        missed = (number + rank) % 11 == 10
        status = Attendance.ABSENT if missed else Attendance.PRESENT
        rows.add(PresenceNote, demi_journee_id=half_day, enrolment_id=place, status=status, reason="Santé" if missed else "", at=clock.now())  # fmt: skip


def _survey(rows: Rows, cohort: Cohort, place: int, number: int, course: Course) -> None:
    if not is_open(clock.room_day(clock.now()), cohort.ends_on):
        return
    has_answered = number % 5 < 3
    rows.add(
        ColdSurvey,
        enrolment_id=place,
        token_hash=token_hash(new_token()),
        due_on=asked_from(cohort.ends_on),
        asked_at=clock.now(),
        answers={q.id: "J'appelle plus volontiers." for q in course.outline.cold_survey}
        if has_answered
        else None,
        answered_at=clock.now() if has_answered else None,
    )


def _activities(db: Session, rows: Rows, group: Group) -> None:
    now, cohort = clock.now(), group.cohort
    for rank in range(ACTIVITIES):
        activity = Activity(cohort_id=cohort.id, kind="debat_mouvant", title=f"Débat {rank + 1}", content_hash=cohort.content_hash, settings={}, created_at=now, closed_at=now)  # fmt: skip
        db.add(activity)
        db.flush()
        for number, place in enumerate(group.places):
            rows.add(ActivityParticipant, activity_id=activity.id, number=number, enrolment_id=place)  # fmt: skip
