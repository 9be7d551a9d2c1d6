"""Moving a session to a newer state of the course."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.signals import room_changed


def move_to_version(
    db: Session, cohort: Cohort, edition: Edition, *, by: Person, at: datetime
) -> None:
    """Let a session follow this state of the course; activities opened before keep theirs.

    Raises `Refused` when its module, in its format, is not there any more.
    """
    module = edition.course.module(cohort.module_id)
    if module is None or module.format(cohort.format_id) is None:
        raise Refused(
            "Le module de cette session, dans sa durée, n'existe plus dans la nouvelle version du cours.",
            remedy="Gardez la version actuelle : elle reste complète.",
        )
    cohort.content_hash = store_snapshot(db, edition.files, at=at)
    accounts.audit(db, "course_version_changed", "cohort", cohort.id, by=by.id, at=at)
    after_commit(db, lambda: room_changed.send(cohort.id))
