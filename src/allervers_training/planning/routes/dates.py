"""When and where a session takes place."""

from collections.abc import Mapping

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access as cohort_access
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.planning import access, forms, pages, service
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/{cohort_id}/dates", openapi_extra=RUNS_ROOM)
def show_dates(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    return page(request, "planning/dates.html", page=pages.dates_page(db, cohort))


@router.post("/sessions/{cohort_id}/dates", openapi_extra=RUNS_ROOM)
def describe(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    try:
        service.describe(db, cohort, forms.description(fields), by=person, at=clock.now())
    except Invalid as wrong:
        return _again(request, db, cohort, fields, wrong)
    return _back(cohort)


@router.post("/sessions/{cohort_id}/demi-journees", openapi_extra=RUNS_ROOM)
def add(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    cohort, now = cohort_access.run_by(db, cohort_id, person), clock.now()
    try:
        service.add_half_day(db, cohort, forms.slot(fields, clock.room_day(now)), by=person, at=now)
    except Invalid as wrong:
        return _again(request, db, cohort, fields, wrong, faulty=pages.ADDED)
    return _back(cohort)


@router.post("/sessions/{cohort_id}/demi-journees/{half_day_id}", openapi_extra=RUNS_ROOM)
def change(
    request: Request, cohort_id: Id, half_day_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Change the hours of a half-day, or move it to another day."""
    cohort, now = cohort_access.run_by(db, cohort_id, person), clock.now()
    half_day = access.half_day_in(db, cohort, half_day_id)
    try:
        slot = forms.slot(fields, clock.room_day(now))
        service.change_half_day(db, cohort, half_day, slot, by=person, at=now)
    except Invalid as wrong:
        return _again(request, db, cohort, fields, wrong, faulty=half_day_id)
    return _back(cohort)


@router.post("/sessions/{cohort_id}/demi-journees/{half_day_id}/retrait", openapi_extra=RUNS_ROOM)
def remove(cohort_id: Id, half_day_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    half_day = access.half_day_in(db, cohort, half_day_id)
    service.remove_half_day(db, cohort, half_day, by=person, at=clock.now())
    return _back(cohort)


def _again(
    request: Request,
    db: Session,
    cohort: Cohort,
    typed: Mapping[str, str],
    wrong: Invalid,
    *,
    faulty: int | None = None,
) -> Response:
    shown = pages.dates_page(db, cohort, typed, wrong.fields, faulty=faulty)
    return page(request, "planning/dates.html", status=422, page=shown)


def _back(cohort: Cohort) -> Response:
    return RedirectResponse(f"/sessions/{cohort.id}/dates", status_code=303)
