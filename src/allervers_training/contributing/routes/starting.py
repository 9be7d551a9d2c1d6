"""Addresses of somebody's texts, and of a new one until its first question."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.catalogue.library import Library
from allervers_training.contributing import access
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.forms import writing as forms
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.pages import mine as mine_pages
from allervers_training.contributing.pages import start as pages
from allervers_training.contributing.service import writing as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.templating import page

router = APIRouter(prefix="/propositions")


@router.get("", openapi_extra=SIGNED_IN)
def show_mine(request: Request, db: Db, person: SignedIn) -> Response:
    view = mine_pages.mine_page(db, person, access.contributor(db, person))
    return page(request, "contributing/propositions.html", page=view)


@router.get("/nouvelle", openapi_extra=SIGNED_IN)
def show_start(request: Request, db: Db, person: SignedIn, besoin: str = "") -> Response:
    """Ask one thing at a time: what was chosen so far is in the address."""
    who, library = access.contributor(db, person), _library(request)
    need = access.open_need(db, whole_number(besoin) or 0) if besoin else None
    view = pages.start_page(who.key, request.query_params, need, library.current.course)
    return page(request, "contributing/nouvelle.html", page=view)


@router.post("", openapi_extra=SIGNED_IN)
def begin(request: Request, db: Db, person: SignedIn, fields: Form) -> Response:
    """Begin a text, and open its first question; what is still to be chosen is asked again."""
    who, course = access.contributor(db, person), _library(request).current.course
    need = access.open_need(db, whole_number(fields["besoin"]) or 0) if fields.get("besoin") else None  # fmt: skip
    try:
        start = forms.read_start(fields, need, {c.id for c in course.competences})
    except Invalid as wrong:
        view = pages.start_page(who.key, fields, need, course, wrong.fields)
        return page(request, "contributing/nouvelle.html", status=422, page=view)
    if start is None:
        return RedirectResponse("/propositions/nouvelle", status_code=303)
    begun = service.begin(db, person, start, at=clock.now())
    first = questions_for(begun.kind, begun.draft)[0]
    return RedirectResponse(addresses.screen_of(begun, first), status_code=303)


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library
