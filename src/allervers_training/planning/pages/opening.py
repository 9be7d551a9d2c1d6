"""What the two forms that open a session receive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.planning import queries
from allervers_training.web.french import count_of, french_date


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class CopyPage:
    cohort: Cohort
    versions: Sequence[Choice]
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def choices_of(course: Course, chosen: str = "") -> Iterator[Choice]:
    """Return each module in each of its durations."""
    for module in course.modules:
        for known in module.formats:
            value = f"{module.id}/{known.id}"
            days = count_of(known.days, "jour", "jours")
            words = f"Module {module.order} en {days} : {module.title}"
            yield Choice(value, words, value == chosen)


def copy_page(
    db: Session,
    cohort: Cohort,
    versions: Sequence[str],
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> CopyPage:
    """Offer some states of the course, the newest first."""
    typed = typed or {}
    chosen = typed.get("version") or versions[0]
    choices = [Choice(name, _version_words(db, cohort, name), name == chosen) for name in versions]
    return CopyPage(cohort, choices, typed, errors or {})


def _version_words(db: Session, cohort: Cohort, name: str) -> str:
    if name != cohort.content_hash:
        return "La version la plus récente du cours"
    since = french_date(queries.version_kept_at(db, name).date())
    return f"La même version que cette session, celle du {since}"
