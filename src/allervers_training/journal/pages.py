"""What the pages of a journal receive: its own author's words, opened for her alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Reflexion
from allervers_training.journal import access
from allervers_training.journal.domain import (
    MOST_SIGNS,
    FirstStep,
    first_step_read,
    page_read,
)
from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import UNREADABLE, Sealer, Unreadable


@dataclass(frozen=True, slots=True)
class Listed:
    id: int
    first_words: str
    at: datetime
    about: str  # the title of the question, if any


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of the course to write from."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """The first step of one module, written or not."""

    module_id: str
    module: str
    said: FirstStep | None


@dataclass(frozen=True, slots=True)
class JournalPage:
    entries: Sequence[Listed]
    prompts: Sequence[Prompt]
    steps: Sequence[Step]
    number: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class WritingPage:
    """The page where one writes; `questions` are those of the course, `entry` nothing for a new page."""

    entry: int | None
    about: str
    title: str
    questions: Sequence[str]
    text: str
    kept: datetime | None = None  # when these words were kept
    most: int = MOST_SIGNS
    errors: Mapping[str, str] = field(default_factory=dict)


def journal_page(
    db: Session, person: Person, course: Course, sealer: Sealer, number: int
) -> JournalPage:
    entries, has_more = access.pages_of(db, person, number)
    written = {step.about: step for step in access.first_steps_of(db, person)}
    return JournalPage(
        entries=tuple(_listed(entry, course, sealer) for entry in entries),
        prompts=tuple(Prompt(r.id, r.title) for r in _prompts(course)),
        steps=tuple(
            Step(module.id, module.title, first_step(written.get(module.id), sealer))
            for module in course.modules
        ),
        number=number,
        has_more=has_more,
    )


def first_step(entry: JournalEntry | None, sealer: Sealer) -> FirstStep | None:
    """Open a first step; one that no key opens counts as not written: it can be written again."""
    if entry is None:
        return None
    try:
        return first_step_read(sealer.open(entry.sealed, author=entry.person_id))
    except Unreadable:
        return None


def writing_page(
    course: Course,
    about: str,
    entry: int | None = None,
    text: str = "",
    errors: Mapping[str, str] | None = None,
    kept: datetime | None = None,
) -> WritingPage:
    """Prepare the page where one writes: a question that is not the course's is no question."""
    prompt = course.get(about, Reflexion)
    return WritingPage(
        entry=entry,
        about=prompt.id if prompt else "",
        title=prompt.title if prompt else "Une page de mon carnet",
        questions=prompt.prompts if prompt else (),
        text=text,
        kept=kept,
        errors=errors or {},
    )


def glimpse(entry: JournalEntry, sealer: Sealer) -> Listed:
    """Show the first words of a page, or why they cannot be read."""
    try:
        words = page_read(sealer.open(entry.sealed, author=entry.person_id)).first_words
    except Unreadable:
        words = UNREADABLE
    return Listed(entry.id, words, entry.created_at, "")


def text_of(entry: JournalEntry, sealer: Sealer) -> str:
    return page_read(sealer.open(entry.sealed, author=entry.person_id)).text


def _prompts(course: Course) -> Sequence[Reflexion]:
    return [
        reflexion
        for competence in course.competences
        for reflexion in course.resources_of(competence.id, Reflexion)
    ]


def _listed(entry: JournalEntry, course: Course, sealer: Sealer) -> Listed:
    prompt = course.get(entry.about, Reflexion)
    return replace(glimpse(entry, sealer), about=prompt.title if prompt else "")
