"""What is known of the trainees of a session: presence, live activities, final positioning; five statements for all."""

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
    positioned = _positioned(db, cohort)
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
    found: dict[int, int] = defaultdict(int)
    for note in db.scalars(select(PresenceNote).where(PresenceNote.id.in_(newest))):
        seen = Note(note.status, note.reason, note.arrived_at, note.left_at)
        found[note.enrolment_id] += is_followed(seen, *planned[note.demi_journee_id])
    return found


def _activities(
    db: Session, cohort: Cohort, places: Sequence[int]
) -> tuple[Mapping[int, int], int]:
    """Count the live activities in which each had a place, and those in which anybody had one."""
    rows = db.execute(
        select(ActivityParticipant.activity_id, ActivityParticipant.enrolment_id)
        .join(Activity, Activity.id == ActivityParticipant.activity_id)
        .where(Activity.cohort_id == cohort.id)
    ).all()
    wanted = set(places)
    return Counter(row[1] for row in rows if row[1] in wanted), len({row[0] for row in rows})


def _positioned(db: Session, cohort: Cohort) -> frozenset[int]:
    rows = db.scalars(
        select(ProgressEvent.person_id).where(
            ProgressEvent.cohort_id == cohort.id,
            ProgressEvent.type == Happened.POSITIONED,
            ProgressEvent.about == FINAL,
        )
    )
    return frozenset(rows)
