"""Who is at the other end of this request: the cookie, and the dependencies that read it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts import access
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.accounts.service import Opened
from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotFound, SignInNeeded
from allervers_training.web.database import Db


@dataclass(frozen=True)
class Someone:
    """Who is signed in, for the layout; outlives a transaction that was rolled back."""

    id: int
    name: str
    is_staff: bool
    is_trainer: bool


def cookie_name(request: Request) -> str:
    """`__Host-` cookies need TLS; a laptop's own loopback or hotspot has none."""
    return "__Host-s" if request.scope["scheme"] == "https" else "s"


def session_token(request: Request) -> str | None:
    return request.cookies.get(cookie_name(request))


def visitor(request: Request, db: Db) -> Person | None:
    """Return whoever is signed in, or None; the layout finds her in `request.state.person`."""
    token = session_token(request)
    person = access.session_person(db, token, at=clock.now()) if token else None
    request.state.person = _someone(person) if person else None
    return person


def _someone(person: Person) -> Someone:
    return Someone(person.id, person.name, person.is_staff, person.is_trainer)


Visitor = Annotated[Person | None, Depends(visitor)]


def identify(request: Request) -> Person | None:
    """Return whoever is signed in, for pages that stand below this room."""
    token = session_token(request)
    if not token:
        return None
    with request.app.state.database.reading() as db:
        return access.session_person(db, token, at=clock.now())


def signed_in(person: Visitor) -> Person:
    if person is None:
        raise SignInNeeded
    return person


SignedIn = Annotated[Person, Depends(signed_in)]


def trainer(person: SignedIn) -> Person:
    """Return the trainer or administrator at work; to anybody else the page does not exist."""
    if not person.has_role(SiteRole.TRAINER, SiteRole.ADMIN):
        raise NotFound
    return person


Trainer = Annotated[Person, Depends(trainer)]


def give_cookie(request: Request, response: Response, opened: Opened) -> None:
    """Put the session's secret in the browser: this host only, unreadable by scripts."""
    response.set_cookie(
        cookie_name(request),
        opened.token,
        max_age=int(opened.lasts.total_seconds()),
        path="/",
        httponly=True,
        secure=request.url.scheme == "https",
        samesite="lax",
    )


def take_cookie(request: Request, response: Response) -> None:
    response.delete_cookie(cookie_name(request), path="/", httponly=True, samesite="lax")
