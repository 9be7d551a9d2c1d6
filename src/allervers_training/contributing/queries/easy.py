"""Reads of what peers said of easy versions, as their texts are now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import VersionSimplifiee
from allervers_training.contributing.domain import easy
from allervers_training.contributing.domain.easy import Said, text_digest
from allervers_training.contributing.models import EasyReading


def read_on(db: Session, version: VersionSimplifiee) -> datetime | None:
    """Return when this very text was found easy; what `app/` hands to the page of the course: one statement."""
    return since(said_of(db, [version])[version.id])


def since(rows: Iterable[EasyReading]) -> datetime | None:
    return easy.read_on(Said(row.verdict, row.at) for row in rows)


def said_of(db: Session, versions: Iterable[VersionSimplifiee]) -> Mapping[str, list[EasyReading]]:
    """Return the last words of peers on these very texts, by document, the oldest first."""
    digests = {version.id: text_digest(version) for version in versions}
    rows = db.scalars(
        select(EasyReading)
        .where(
            EasyReading.document_id.in_(digests.keys()), EasyReading.digest.in_(digests.values())
        )
        .order_by(EasyReading.at, EasyReading.id)
    )
    found: defaultdict[str, list[EasyReading]] = defaultdict(list)
    for row in rows:
        if digests[row.document_id] == row.digest:
            found[row.document_id].append(row)
    return found


def own(db: Session, version: VersionSimplifiee, person: Person) -> EasyReading | None:
    """Return what somebody said of this very text."""
    rows = said_of(db, [version])[version.id]
    return next((row for row in rows if row.person_id == person.id), None)
