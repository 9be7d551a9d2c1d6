"""Bringing a list of people into a session: sending it, checking it, writing it, taking it back."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access as cohorts
from allervers_training.invitations import access, pages, queries, service
from allervers_training.invitations.exports import people_csv
from allervers_training.invitations.forms import Choices, List
from allervers_training.invitations.import_page import import_page
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
Number = Annotated[int, Query(ge=1, le=1000)]


@router.get("/sessions/{cohort_id}/invitations", openapi_extra=RUNS_ROOM)
def show_ways_in(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, numero: Number = 1
) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    shown = pages.invite_page(db, cohort, pages.doorway(request), number=numero)
    return page(request, "invitations/inviter.html", page=shown)


@router.post("/sessions/{cohort_id}/imports", openapi_extra=RUNS_ROOM)
def send_list(request: Request, cohort_id: Id, sent: List, db: Db, person: SignedIn) -> Response:
    """Keep a list as a draft to check; one that cannot be read comes back with its reason."""
    cohort = cohorts.run_by(db, cohort_id, person)
    if sent.read is None:
        door = pages.doorway(request)
        shown = pages.invite_page(db, cohort, door, typed=sent.typed, errors=sent.errors)
        return page(request, "invitations/inviter.html", status=422, page=shown)
    kept = service.start(db, cohort, sent.read, sent.file_name, by=person, at=clock.now())
    return _to_list(cohort_id, kept.id)


@router.get("/sessions/{cohort_id}/imports/{import_id}", openapi_extra=RUNS_ROOM)
def show_list(
    request: Request, cohort_id: Id, import_id: Id, db: Db, person: SignedIn, numero: Number = 1
) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    found = access.import_in(db, cohort, import_id)
    return page(
        request, "invitations/liste.html", page=import_page(db, cohort, found, number=numero)
    )


@router.post("/sessions/{cohort_id}/imports/{import_id}/choix", openapi_extra=RUNS_ROOM)
def choose(
    cohort_id: Id, import_id: Id, choices: Choices, db: Db, person: SignedIn, numero: Number = 1
) -> Response:
    """Keep what was chosen on one page, and go to another."""
    cohort = cohorts.run_by(db, cohort_id, person)
    service.choose(db, access.import_in(db, cohort, import_id), choices)
    return _to_list(cohort_id, import_id, numero)


@router.post("/sessions/{cohort_id}/imports/{import_id}/ordre", openapi_extra=RUNS_ROOM)
def swap(cohort_id: Id, import_id: Id, choices: Choices, db: Db, person: SignedIn) -> Response:
    """Exchange first and last names of the whole list."""
    cohort = cohorts.run_by(db, cohort_id, person)
    found = access.import_in(db, cohort, import_id)
    service.choose(db, found, choices)
    service.swap(db, found)
    return _to_list(cohort_id, import_id)


@router.post("/sessions/{cohort_id}/imports/{import_id}/inscriptions", openapi_extra=RUNS_ROOM)
def write(
    request: Request, cohort_id: Id, import_id: Id, choices: Choices, db: Db, person: SignedIn
) -> Response:
    """Enrol all that is taken; a second time changes nothing."""
    cohort = cohorts.run_by(db, cohort_id, person)
    found = access.import_in(db, cohort, import_id)
    service.choose(db, found, choices)
    try:
        service.apply(db, cohort, found, by=person, at=clock.now())
    except Refused as nobody:
        shown = import_page(db, cohort, found, refusal=str(nobody))
        return page(request, "invitations/liste.html", status=422, page=shown)
    return _to_list(cohort_id, import_id)


@router.post("/sessions/{cohort_id}/imports/{import_id}/annulation", openapi_extra=RUNS_ROOM)
def undo(cohort_id: Id, import_id: Id, db: Db, person: SignedIn) -> Response:
    """Take a list back: those who have taken part stay, and are named."""
    cohort = cohorts.run_by(db, cohort_id, person)
    service.undo(db, cohort, access.import_in(db, cohort, import_id), by=person, at=clock.now())
    return _to_list(cohort_id, import_id)


@router.get("/sessions/{cohort_id}/personnes.csv", openapi_extra=RUNS_ROOM)
def export_people(cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    name = f'attachment; filename="personnes-{cohort_id}.csv"'
    body = people_csv(queries.everybody(db, cohort))
    headers = {"content-disposition": name}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


def _to_list(cohort_id: int, import_id: int, number: int = 1) -> Response:
    page = f"?numero={number}" if number > 1 else ""
    return RedirectResponse(f"/sessions/{cohort_id}/imports/{import_id}{page}", status_code=303)
