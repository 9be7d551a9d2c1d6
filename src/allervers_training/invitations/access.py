"""The only ways to obtain an import or a message of a session."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort, EnrolmentImport
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.mail import OutgoingMail


def import_in(db: Session, cohort: Cohort, import_id: int) -> EnrolmentImport:
    """Return an import of this very session."""
    found = db.get(EnrolmentImport, import_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found


def locked_import(db: Session, found: EnrolmentImport) -> EnrolmentImport:
    """Return the import as it is now, and keep it so until the end of the transaction."""
    same = select(EnrolmentImport).where(EnrolmentImport.id == found.id).with_for_update()
    return db.scalars(same, execution_options={"populate_existing": True}).one()


def mail_in(db: Session, cohort: Cohort, mail_id: int) -> OutgoingMail:
    """Return a message about this very session, kept from changing meanwhile."""
    found = db.get(OutgoingMail, mail_id, with_for_update=True)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found
