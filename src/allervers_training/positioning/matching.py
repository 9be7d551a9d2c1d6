"""What a matching does to positioning: the expected person keeps what she said of herself, the device what it said."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from allervers_training.cohorts.handover import Handover
from allervers_training.positioning.models import Expectation, PositioningAnswer


def follow(db: Session, told: Handover) -> None:
    _answers_of_device(db, told)
    db.execute(
        update(PositioningAnswer)
        .where(
            PositioningAnswer.enrolment_id == told.left,
            PositioningAnswer.person_id == told.expected,
        )
        .values(enrolment_id=told.kept)
    )
    _expectation(db, told)


def _answers_of_device(db: Session, told: Handover) -> None:
    """Let what was answered from the device, in this session, follow it."""
    if told.since is not None:
        db.execute(
            update(PositioningAnswer)
            .where(
                PositioningAnswer.enrolment_id == told.of_device,
                PositioningAnswer.person_id == told.giver,
                PositioningAnswer.at >= told.since,
            )
            .values(person_id=told.taker)
        )


def _expectation(db: Session, told: Handover) -> None:
    """Let what she expects and needs go with her; the words of a device stay with its place."""
    found = db.get(Expectation, told.left)
    if found is None or db.get(Expectation, told.kept) is not None:
        return
    is_of_device = told.is_undoing and told.since is not None and found.at >= told.since
    if not is_of_device:
        found.enrolment_id = told.kept
        db.flush()
