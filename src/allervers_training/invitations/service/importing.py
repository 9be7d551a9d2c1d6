"""A list of people: kept as a draft, chosen from, then written in one go."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.entrance import may_wait
from allervers_training.cohorts.models import Cohort, EnrolmentImport
from allervers_training.invitations import access, queries
from allervers_training.invitations.domain import Line, ReadList
from allervers_training.invitations.domain.draft import Draft, draft_of
from allervers_training.invitations.domain.group import Choice, Examined, examined
from allervers_training.kernel.errors import Refused


def start(
    db: Session, cohort: Cohort, read: ReadList, file_name: str, *, by: Person, at: datetime
) -> EnrolmentImport:
    """Keep a list as a draft; nobody is enrolled yet."""
    bringing = EnrolmentImport(
        cohort_id=cohort.id,
        by_id=by.id,
        file_name=file_name,
        text=Draft(read).written(),
        created_at=at,
    )
    db.add(bringing)
    db.flush()
    return bringing


def is_draft(bringing: EnrolmentImport) -> bool:
    return bringing.applied_at is None and bringing.undone_at is None


def choose(db: Session, bringing: EnrolmentImport, choices: Mapping[int, Choice]) -> None:
    """Keep what the trainer chose for some lines; once the list is written, nothing is left to choose."""
    bringing = access.locked_import(db, bringing)
    if is_draft(bringing):
        bringing.text = draft_of(bringing.text).choosing(choices).written()


def swap(db: Session, bringing: EnrolmentImport) -> None:
    """Exchange first and last names in the whole draft."""
    bringing = access.locked_import(db, bringing)
    if is_draft(bringing):
        bringing.text = draft_of(bringing.text).swapped().written()


def look(db: Session, cohort: Cohort, draft: Draft) -> tuple[Examined, ...]:
    """Return the lines of a draft beside the people of the session and of the site, as they are now."""
    addresses = {line.email for line in draft.read.lines if line.email}
    return examined(draft.read.lines, queries.people_for(db, cohort, addresses))


def apply(
    db: Session, cohort: Cohort, bringing: EnrolmentImport, *, by: Person, at: datetime
) -> None:
    """Enrol all that is taken, in this one transaction, and forget the list; a second time does nothing.

    Raises `Refused` when nobody is left to enrol.
    """
    bringing = access.locked_import(db, bringing)
    if not is_draft(bringing):
        return
    draft = draft_of(bringing.text)
    settled = [
        (one, one.settled(draft.choices.get(one.line.number))) for one in look(db, cohort, draft)
    ]
    newcomers = _newcomers(db, [pair for pair in settled if pair[1] is not Choice.NO], at=at)
    if not newcomers:
        raise Refused(
            "Aucune personne n'est retenue dans cette liste.",
            remedy="Cochez au moins une ligne, ou abandonnez cette liste.",
        )
    may_wait(
        db
    )  # a prerequisite that is not met: her place is kept « à vérifier », as the preview said
    cohorts.enrol_many(db, cohort, newcomers, import_id=bringing.id, at=at)
    bringing.applied_at, bringing.text = at, ""
    accounts.audit(db, "list_imported", "enrolment_import", bringing.id, by=by.id, at=at)


def _newcomers(
    db: Session, taken: Sequence[tuple[Examined, Choice]], *, at: datetime
) -> list[cohorts.Newcomer]:
    """Return who comes, in the order of the list; whoever is new to the site is added to it."""
    new = [one.line for one, choice in taken if choice is not Choice.SAME]
    made = accounts.create_people(db, [(line.name, line.email) for line in new], at=at)
    ids = {line.number: person.id for line, person in zip(new, made, strict=True)}
    ids |= {
        one.line.number: one.same.person_id for one, c in taken if one.same and c is Choice.SAME
    }
    return [_newcomer(one.line, ids[one.line.number]) for one, _ in taken]


def _newcomer(line: Line, person_id: int) -> cohorts.Newcomer:
    return cohorts.Newcomer(person_id, line.first, line.last, line.employer, line.funder)
