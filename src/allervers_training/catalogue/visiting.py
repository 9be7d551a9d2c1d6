"""Which state of the course a request reads, and what sort of reader asks."""

from starlette.requests import Request

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.edition import Edition


def edition_of(request: Request) -> Edition:
    found: Edition = request.app.state.library.current
    return found


def trains(person: Person | None) -> bool:
    return person is not None and person.has_role(SiteRole.TRAINER, SiteRole.ADMIN)


def reader_of(person: Person | None) -> Reader:
    """Return how far somebody reads what people contributed: any role on the site makes one of the team."""
    if person is None:
        return Reader.ANYBODY
    return Reader.TEAM if person.roles else Reader.SIGNED_IN
