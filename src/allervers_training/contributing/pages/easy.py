"""Views of easy versions: one to read and answer, those of a peer's list, the table of trainers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence, Course, SimpleLine, VersionSimplifiee
from allervers_training.contributing import access
from allervers_training.contributing.domain.easy import text_digest
from allervers_training.contributing.domain.words import EasyVerdict
from allervers_training.contributing.models import EasyReading
from allervers_training.contributing.queries import easy as queries

HERE = "/versions-simplifiees"
ANSWERS = {EasyVerdict.YES: "Oui", EasyVerdict.NOT_EVERYWHERE: "Pas partout"}


@dataclass(frozen=True, slots=True)
class EasyTyped:
    """What was typed and could not be kept, and why."""

    fields: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EasyPage:
    key: str
    address: str
    title: str
    lines: tuple[SimpleLine, ...]
    seen: str  # the digest of this text
    answer: str  # hers, in words; empty when she gave none
    stumbles: bool
    hard_words: str
    choices: tuple[tuple[str, str], ...]
    following: str  # address of the next one that she has not read
    typed: EasyTyped


@dataclass(frozen=True, slots=True)
class EasyListed:
    """One easy version, as a peer's list shows it."""

    address: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class EasyRow:
    """One easy version, as the table of trainers shows it: what peers said, and never who."""

    address: str
    title: str
    read_on: datetime | None
    stumbles: tuple[tuple[str, datetime], ...]  # hard words, and when


def easy_page(
    db: Session,
    course: Course,
    person: Person,
    competence_id: str,
    typed: EasyTyped = EasyTyped(),
) -> EasyPage:
    version = access.easy_version(db, course, competence_id, person)
    said = hers(db, course, person)
    row = said.get(version.id)
    words = row.hard_words if row else ""
    return EasyPage(
        access.contributor(db, person).key,
        f"{HERE}/{competence_id}",
        version.title,
        version.lines,
        text_digest(version),
        ANSWERS[row.verdict] if row else "",
        row is not None and row.verdict is EasyVerdict.NOT_EVERYWHERE,
        typed.fields.get("mots", words),
        tuple((verdict.value, name) for verdict, name in ANSWERS.items()),
        next((f"{HERE}/{c.id}" for c, v in easy_versions(course) if v.id not in said), ""),
        typed,
    )


def easy_list(db: Session, course: Course, person: Person) -> tuple[EasyListed, ...]:
    """List every easy version for a peer: first those that she has not read in their present text."""
    said = {document: ANSWERS[row.verdict] for document, row in hers(db, course, person).items()}
    listed = (
        EasyListed(f"{HERE}/{competence.id}", version.title, said.get(version.id, ""))
        for competence, version in easy_versions(course)
    )
    return tuple(sorted(listed, key=lambda one: bool(one.answer)))


def easy_table(db: Session, course: Course) -> tuple[EasyRow, ...]:
    """Say of each easy version whether its present text is read, and where peers stumble."""
    versions = easy_versions(course)
    said = queries.said_of(db, [version for _, version in versions])

    def stumbles(document: str) -> tuple[tuple[str, datetime], ...]:
        rows = (row for row in said[document] if row.verdict is EasyVerdict.NOT_EVERYWHERE)
        return tuple((row.hard_words, row.at) for row in rows)

    return tuple(
        EasyRow(
            f"/competences/{competence.id}/version-simplifiee",
            version.title,
            queries.since(said[version.id]),
            stumbles(version.id),
        )
        for competence, version in versions
    )


def easy_versions(course: Course) -> tuple[tuple[Competence, VersionSimplifiee], ...]:
    """Return the easy version that each competence shows, in the order of the course."""
    return tuple(
        (competence, version)
        for competence in course.competences
        for version in course.resources_of(competence.id, VersionSimplifiee)[:1]
    )


def hers(db: Session, course: Course, person: Person) -> dict[str, EasyReading]:
    """Return what somebody said of present texts, by document."""
    said = queries.said_of(db, [version for _, version in easy_versions(course)])
    return {one: row for one, rows in said.items() for row in rows if row.person_id == person.id}
