"""Addresses of a whole text for its author: read again, seen as in the room, sent, taken up."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.contributing import access
from allervers_training.contributing.domain.questions import missing
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.pages import addresses, preview, recap
from allervers_training.contributing.service import writing as service
from allervers_training.kernel import clock
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.htmx import see_other
from allervers_training.web.templating import page

router = APIRouter(prefix="/propositions/{slug}")


@router.get("", openapi_extra=SIGNED_IN)
def show_text(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    course, at = request.app.state.library.current.course, clock.now()
    view = recap.recap_page(db, proposition, who.key, course, at=at)
    return page(request, "contributing/proposition.html", page=view)


@router.get("/apercu", openapi_extra=SIGNED_IN)
def show_preview(
    request: Request, slug: str, db: Db, person: SignedIn, rang: str = "1"
) -> Response:
    """Show what a room would see; without every answer, show what is missing."""
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    edition, wall = request.app.state.library.current, request.app.state.on_the_wall
    view = preview.preview_page(proposition, edition, wall, who.key, rang)
    if view is None:
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    name = "contributing/apercu_mur.html" if view.wall else "contributing/apercu.html"
    return page(request, name, page=view)


@router.post("/envoi", openapi_extra=SIGNED_IN)
def send(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    """Send a text to its readers, and say thank you; when an answer is missing, show which."""
    proposition = access.mine(db, slug, person)
    is_draft = proposition.state is not PropositionState.SENT
    if is_draft and missing(proposition.kind, proposition.draft):
        return see_other(request, addresses.own_page(proposition))
    service.send(db, proposition, by=person, at=clock.now())
    return see_other(request, f"{addresses.own_page(proposition)}/envoi")


@router.get("/envoi", openapi_extra=SIGNED_IN)
def show_thanks(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    sent = access.newest(db, proposition)
    if sent is None or proposition.state is not PropositionState.SENT:
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    view = recap.thanks_page(proposition, sent, who.key)
    return page(request, "contributing/envoi.html", page=view)


@router.post("/nouvelle-version", openapi_extra=SIGNED_IN)
def take_up(slug: str, db: Db, person: SignedIn) -> Response:
    proposition = access.mine(db, slug, person)
    service.take_up(db, proposition, by=person, at=clock.now())
    return RedirectResponse(addresses.own_page(proposition), status_code=303)
