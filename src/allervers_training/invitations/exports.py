"""The people of a session, for a spreadsheet."""

from collections.abc import Iterable, Iterator

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import ROLE_LABELS, EnrolmentStatus
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel.spreadsheet import as_csv

TITLES = ("Nom complet", "Rôle", "Employeur", "Financeur", "Courriel", "État")


def people_csv(rows: Iterable[tuple[Enrolment, Person, bool]]) -> str:
    """Return one row a person; this program reads such a file back as a list."""
    return as_csv(TITLES, _rows(rows))


def _rows(rows: Iterable[tuple[Enrolment, Person, bool]]) -> Iterator[tuple[str, ...]]:
    for place, person, has_come in rows:
        role, state = ROLE_LABELS[place.role], _state(place, has_come=has_come)
        yield person.name, role, place.employer, place.funder, person.email or "", state


def _state(place: Enrolment, *, has_come: bool) -> str:
    match place.status:
        case EnrolmentStatus.REMOVED:
            return "Retirée"
        case EnrolmentStatus.TO_CHECK:
            return "À vérifier"
        case _:
            return "Entrée" if has_come else "Inscrite"
