"""View of whoever may propose, for the trainers who invite."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.queries.writing import WhoProposes


@dataclass(frozen=True, slots=True)
class PeoplePage:
    people: Sequence[WhoProposes]
    voices: int
    typed: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def people_page(
    db: Session, voices: int, typed: str = "", errors: Mapping[str, str] | None = None
) -> PeoplePage:
    return PeoplePage(queries.who_proposes(db), voices, typed, errors or {})
