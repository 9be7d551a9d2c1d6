"""What a trainee's phone is shown: the door, and her two words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.cohorts import service
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.pages.cards import Card


@dataclass(frozen=True)
class Door:
    """The page where one joins; what was typed comes back with its error."""

    code: str = ""
    name: str = ""
    already: str = ""
    known: str = ""  # who is signed in here, and may come in as herself, with her path
    homonym: bool = False
    has_words: bool = False  # somebody of that name may come back by her two words
    words: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WordsPage:
    """How to come back from another phone: before the words are made, and once they are."""

    cohort: Cohort
    name: str
    may_have: bool
    had: bool  # words were made before: new ones replace them
    words: str = ""
    link: Card | None = None


def words_page(db: Session, place: Enrolment) -> WordsPage:
    return WordsPage(
        cohort=place.cohort,
        name=place.shown_name,
        may_have=service.may_have_words(db, place),
        had=place.recovery_hash is not None,
    )
