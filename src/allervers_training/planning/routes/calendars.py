"""Dates in other programs: a file to download, and an address that a calendar reads by itself."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts import access as accounts
from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access
from allervers_training.kernel import clock
from allervers_training.planning import pages, service
from allervers_training.planning.calendar_file import MEDIA_TYPE
from allervers_training.web.database import Db
from allervers_training.web.doors import IN_ROOM, PUBLIC, SIGNED_IN
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/{cohort_id}/calendrier.ics", openapi_extra=IN_ROOM)
def download(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = access.enrolment_of(db, cohort_id, person).cohort
    body = pages.calendar_of_session(db, cohort, request.app.state.base_url, at=clock.now())
    return _file(body, f"session-{cohort.id}")


@router.get("/calendrier/{token}.ics", openapi_extra=PUBLIC)
def feed(request: Request, token: str, db: Db) -> Response:
    """Answer a calendar program, which holds the address and no cookie."""
    link = accounts.calendar_link(db, token, at=clock.now())
    body = pages.calendar_of(db, link.person, request.app.state.base_url, at=clock.now())
    return _file(body, "mes-sessions")


@router.get("/calendrier", openapi_extra=SIGNED_IN)
def show_calendar(request: Request, db: Db, person: SignedIn) -> Response:
    return page(request, "planning/calendrier.html", page=pages.calendar_page(db, person))


@router.post("/calendrier", openapi_extra=SIGNED_IN)
def make(request: Request, db: Db, person: SignedIn) -> Response:
    """Make a new address, shown now and never again; an earlier one stops working."""
    token = service.make_calendar(db, person, at=clock.now())
    address = f"{request.app.state.base_url}/calendrier/{token}.ics"
    return page(request, "planning/calendrier.html", page=pages.calendar_page(db, person, address))


@router.post("/calendrier/retrait", openapi_extra=SIGNED_IN)
def revoke(db: Db, person: SignedIn) -> Response:
    service.revoke_calendar(db, person, at=clock.now())
    return RedirectResponse("/calendrier", status_code=303)


def _file(body: bytes, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.ics"'}
    return Response(body, media_type=MEDIA_TYPE, headers=headers)
