"""What is known of the trainees of a session: presence, live activities, final positioning; six statements for all.

What was noted of a place that a matching has withdrawn is about the place that stands for it since.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.activities.engine.models import Activity, ActivityParticipant
from allervers_training.cohorts import queries as cohorts
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Note
from allervers_training.emargement.models import PresenceNote
from allervers_training.progress.domain.completion import Facts, is_followed
from allervers_training.progress.domain.words import FINAL, Happened
from allervers_training.progress.models import ProgressEvent


def facts_of(db: Session, cohort: Cohort, places: Sequence[Enrolment]) -> Mapping[int, Facts]:
    """Return what is known of these trainees of a session, by place."""
    stands_for = {place.id: place.id for place in places}
    for withdrawn, kept in cohorts.absorbed_by(db, cohort.id).items():
        if kept in stands_for:
            stands_for[withdrawn] = kept
    planned = _planned(db, cohort)
    followed = _followed(db, planned, stands_for)
    activities, offered = _activities(db, cohort, stands_for)
    positioned = _positioned(db, cohort, [place.person_id for place in places])
    return {
        place.id: Facts(
            half_days=len(planned),
            followed=followed[place.id],
            activities=len(activities[place.id]),
            offered=offered,
            positioned=place.person_id in positioned,
        )
        for place in places
    }


def _planned(db: Session, cohort: Cohort) -> Mapping[int, tuple[time, time]]:
    rows = db.execute(
        select(DemiJournee.id, DemiJournee.starts_at, DemiJournee.ends_at).where(
            DemiJournee.cohort_id == cohort.id
        )
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _followed(
    db: Session, planned: Mapping[int, tuple[time, time]], stands_for: Mapping[int, int]
) -> Mapping[int, int]:
    """Count the half-days followed, by the newest note of each."""
    note = PresenceNote
    rows = db.execute(
        select(note.demi_journee_id, note.enrolment_id, note.status, note.arrived_at, note.left_at)
        .where(note.demi_journee_id.in_(planned), note.enrolment_id.in_(stands_for))
        .order_by(note.id)
    )
    newest = {(row[0], stands_for[row[1]]): row for row in rows}
    found: dict[int, int] = defaultdict(int)
    for (half_day, place), (_, _, status, arrived, left) in newest.items():
        seen = Note(status, arrived_at=arrived, left_at=left)
        found[place] += is_followed(seen, *planned[half_day])
    return found


def _activities(
    db: Session, cohort: Cohort, stands_for: Mapping[int, int]
) -> tuple[Mapping[int, set[int]], int]:
    """Return the live activities in which each had a place, and how many there are in which anybody had one."""
    one = ActivityParticipant
    has_any = select(one.number).where(one.activity_id == Activity.id).exists()
    here = Activity.cohort_id == cohort.id
    offered = db.scalars(select(func.count()).select_from(Activity).where(here, has_any)).one()
    rows = db.execute(
        select(one.activity_id, one.enrolment_id)
        .join(Activity, Activity.id == one.activity_id)
        .where(here, one.enrolment_id.in_(stands_for))
    )
    found: dict[int, set[int]] = defaultdict(set)
    for activity, place in rows:
        found[stands_for[place]].add(activity)
    return found, offered


def _positioned(db: Session, cohort: Cohort, persons: Sequence[int]) -> frozenset[int]:
    rows = db.scalars(
        select(ProgressEvent.person_id).where(
            ProgressEvent.cohort_id == cohort.id,
            ProgressEvent.person_id.in_(persons),
            ProgressEvent.type == Happened.POSITIONED,
            ProgressEvent.about == FINAL,
        )
    )
    return frozenset(rows)
