"""The paper of a module completed elsewhere, shown in the room: noted, and taken back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.errors import Conflict, Invalid, Refused
from allervers_training.progress import doors
from allervers_training.progress.domain.door import DONE, modules_of
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service.journal import Line, append, paths

ASKS_NOTHING = "Ce module ne demande rien : il n'y a pas d'attestation à voir."
NEEDS_PAPER = "Dites ce que vous avez vu : l'organisme, et les dates."
NOT_KNOWN = "Dites d'abord qui est cette personne : rien n'entre dans son parcours avant."
SEEN_ALREADY = "Le module demandé est déjà terminé pour cette personne. Rechargez la page."
TAKEN_BACK = "Cette attestation a déjà été annulée. Rechargez la page."


def attest(
    db: Session, cohort: Cohort, place: Enrolment, seen: str, *, by: Person, at: datetime
) -> None:
    """Note the paper shown by somebody whose place waits for it, and confirm that place."""
    asked = asked_by(db, cohort)
    if asked is None:
        raise Refused(ASKS_NOTHING)
    if access.person_of(db, place).provisional:
        raise Refused(NOT_KNOWN, remedy="C'est dans la liste des personnes, « À vérifier ».")
    if paths(db, (place.person_id,), asked)[place.person_id].standing in DONE:
        raise Conflict(SEEN_ALREADY)
    if not seen:
        raise Invalid({"raison": NEEDS_PAPER})
    line = Line(Happened.ATTESTED, f"papier-{place.id}", cohort.id, by.id, seen)
    append(db, (place.person_id,), asked, line, at=at)
    accounts.audit(db, "path_attestation", "enrolment", place.id, by=by.id, at=at)
    db.flush()
    cohorts.admit_waiting(db, place.person_id, cohort.module_id, by=by.id, at=at)


def take_back(
    db: Session, cohort: Cohort, place: Enrolment, reason: str, *, by: Person, at: datetime
) -> None:
    """Take back a paper noted in this session, by mistake perhaps; what was noted stays in the journal.

    Places already given stay, as with an exemption.
    """
    asked, papers = asked_by(db, cohort), papers_of(db, cohort, place)
    if asked is None or not papers:
        raise Conflict(TAKEN_BACK)
    for paper in papers:
        line = Line(Happened.REVOKED, paper, cohort.id, by.id, reason)
        append(db, (place.person_id,), asked, line, at=at)
    accounts.audit(db, "path_annulation", "enrolment", place.id, by=by.id, at=at)
    db.flush()


def papers_of(db: Session, cohort: Cohort, place: Enrolment) -> Collection[str]:
    """Return the papers that were noted for somebody in this session and still hold."""
    asked, person = asked_by(db, cohort), place.person_id
    if asked is None:
        return ()
    holds = paths(db, (person,), asked)[person].elsewhere
    here = queries.noted_in(db, person, asked, cohort.id)
    return sorted(paper for paper in holds & here if paper.startswith("papier-"))


def asked_by(db: Session, cohort: Cohort) -> str | None:
    """Return the module that a paper may stand for: the first that the session's own asks for."""
    module = doors.course_of(db, cohort).module(cohort.module_id)
    return next(iter(modules_of(module.requires if module else None)), None)
