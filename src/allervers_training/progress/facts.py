"""What is known of the trainees of a session: presence, live activities, final positioning; five statements for any number."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.activities.engine.models import Activity, ActivityParticipant
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Note
from allervers_training.emargement.models import PresenceNote
from allervers_training.progress.domain.completion import Facts, is_followed
from allervers_training.progress.domain.words import FINAL, Happened
from allervers_training.progress.models import ProgressEvent


def facts_of(db: Session, cohort: Cohort, places: Sequence[Enrolment]) -> Mapping[int, Facts]:
    """Return what is known of these trainees of a session, by place."""
    numbers = [place.id for place in places]
    planned = _planned(db, cohort)
    followed = _followed(db, planned, numbers)
    activities, offered = _activities(db, cohort, numbers)
    positioned = _positioned(db, cohort, [place.person_id for place in places])
    return {
        place.id: Facts(
            half_days=len(planned),
            followed=followed[place.id],
            activities=activities[place.id],
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
    db: Session, planned: Mapping[int, tuple[time, time]], places: Sequence[int]
) -> Mapping[int, int]:
    """Count the half-days followed, by the newest note of each."""
    newest = (
        select(func.max(PresenceNote.id))
        .where(PresenceNote.demi_journee_id.in_(planned), PresenceNote.enrolment_id.in_(places))
        .group_by(PresenceNote.demi_journee_id, PresenceNote.enrolment_id)
    )
    one = PresenceNote
    same: dict[tuple[int, Note], list[int]] = defaultdict(list)  # most notes say the same
    for place, half_day, status, arrived, left in db.execute(
        select(
            one.enrolment_id, one.demi_journee_id, one.status, one.arrived_at, one.left_at
        ).where(one.id.in_(newest))
    ):
        same[half_day, Note(status, arrived_at=arrived, left_at=left)].append(place)
    found: Counter[int] = Counter()
    for (half_day, note), places_noted in same.items():
        if is_followed(note, *planned[half_day]):
            found.update(places_noted)
    return found


def _activities(
    db: Session, cohort: Cohort, places: Sequence[int]
) -> tuple[Mapping[int, int], int]:
    """Count the live activities in which each had a place, and those in which anybody had one."""
    one = ActivityParticipant
    has_any = select(one.number).where(one.activity_id == Activity.id).exists()
    here = Activity.cohort_id == cohort.id
    offered = db.scalars(select(func.count()).select_from(Activity).where(here, has_any)).one()
    rows = db.execute(
        select(one.enrolment_id, func.count())
        .join(Activity, Activity.id == one.activity_id)
        .where(here, one.enrolment_id.in_(places))
        .group_by(one.enrolment_id)
    )
    return Counter(dict(rows.all())), offered


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
