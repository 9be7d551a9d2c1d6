"""The only ways to obtain where somebody places herself: her own place, or her group's for its team."""

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel.errors import NotFound, Refused
from allervers_training.progress import doors


def own_place(db: Session, cohort_id: int, person: Person) -> Enrolment:
    """Return the place of a trainee whom the team knows; to the team itself these pages do not exist.

    Raises `DoorClosed` for whoever waits at the door of the module: she is shown both ways in.
    """
    place = cohorts.enrolment_of(db, cohort_id, person)
    if place.role is not SessionRole.TRAINEE:
        raise NotFound
    if place.status is not EnrolmentStatus.CONFIRMED:
        if not person.provisional:
            doors.followed(db, place.cohort.module_id, person)
        raise Refused(
            "Votre place n'est pas encore vérifiée : rien n'entre dans votre parcours pour le moment.",
            remedy="Dites votre nom à la formatrice ou au formateur, puis rechargez cette page.",
        )
    return place
