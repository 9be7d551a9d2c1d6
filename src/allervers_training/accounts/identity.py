"""Who is at the other end of this request: the cookie, and the dependencies that read it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session, object_session
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts import access
from allervers_training.accounts.domain import SiteRole, Ways
from allervers_training.accounts.models import Person
from allervers_training.accounts.service import Opened
from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotFound, SignInNeeded
from allervers_training.web.arrival import in_clear
from allervers_training.web.database import Db
from allervers_training.web.plain_http import OWN_LINK, refusal


@dataclass(frozen=True)
class Someone:
    """Who is signed in, for the layout; outlives a transaction that was rolled back."""

    id: int
    name: str
    is_staff: bool
    is_trainer: bool
    ways: Ways


def cookie_name(request: Request) -> str:
    """`__Host-` cookies need TLS; a laptop's own loopback or hotspot has none."""
    return "__Host-s" if request.scope["scheme"] == "https" else "s"


def session_token(request: Request) -> str | None:
    return request.cookies.get(cookie_name(request))


def visitor(request: Request, db: Db) -> Person | None:
    """Return whoever is signed in, or None; the layout finds her in `request.state.person`."""
    token = session_token(request)
    person = _holder(request, db, token) if token else None
    request.state.person = _someone(request, db, person) if person else None
    return person


def _someone(request: Request, db: Session, person: Person) -> Someone:
    """Say who she is to the layout; which ways are hers, a room above knows, and `app.py` wires it."""
    ways = Ways() if person.is_trainer else request.app.state.ways_of(db, person)
    return Someone(person.id, person.name, person.is_staff, person.is_trainer, ways)


Visitor = Annotated[Person | None, Depends(visitor)]


def identify(request: Request) -> Person | None:
    """Return whoever is signed in, for pages that stand below this room."""
    token = session_token(request)
    if not token:
        return None
    with request.app.state.database.reading() as db:
        return _holder(request, db, token)


def recognise(request: Request) -> Someone | None:
    """Return whoever is signed in, as the layout of such a page shows her."""
    token = session_token(request)
    if not token:
        return None
    with request.app.state.database.reading() as db:
        person = _holder(request, db, token)
        return _someone(request, db, person) if person else None


def _holder(request: Request, db: Session, token: str) -> Person | None:
    """Return who holds this cookie; whoever is of a team counts as nobody where others may read it."""
    person = access.session_person(db, token, at=clock.now())
    return None if person and in_clear(request) and _is_of_team(request, db, person) else person


def refuse_team_in_clear(request: Request, db: Session, person: Person) -> None:
    """Raise `NotInClear` when signing this person in would send the team's secrets in clear."""
    if in_clear(request) and _is_of_team(request, db, person):
        raise refusal(request, OWN_LINK)


def _is_of_team(request: Request, db: Session, person: Person) -> bool:
    """Ask a room above, which knows who runs what; `app.py` wires it."""
    found: bool = request.app.state.is_of_team(db, person)
    return found


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


def admin(person: SignedIn) -> Person:
    """Return the administrator at work; to anybody else the page does not exist."""
    if not person.has_role(SiteRole.ADMIN):
        raise NotFound
    return person


Admin = Annotated[Person, Depends(admin)]


def give_cookie(request: Request, response: Response, opened: Opened) -> None:
    """Put the session's secret in the browser: this host only, unreadable by scripts.

    Raises `NotInClear` for somebody of a team where others may read it.
    """
    db = object_session(opened.person)
    assert db, "a session is opened within a transaction"
    refuse_team_in_clear(request, db, opened.person)
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
