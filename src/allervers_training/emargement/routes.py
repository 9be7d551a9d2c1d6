"""The roll-call of a half-day, and presence over a whole session."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access as cohort_access
from allervers_training.cohorts.models import DemiJournee
from allervers_training.emargement import access, forms, pages, queries, service, summary
from allervers_training.emargement.domain import half_day_on
from allervers_training.emargement.exports import presence_csv
from allervers_training.emargement.pages import Asked
from allervers_training.kernel import clock
from allervers_training.kernel.clock import room_time
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


def asked_for(
    cherche: Annotated[str, Query(max_length=60)] = "",
    page: Annotated[int, Query(ge=0, le=10_000)] = 0,
    personne: int | None = None,
) -> Asked:
    return Asked(cherche.strip(), page, personne)


@router.get("/sessions/{cohort_id}/presences", openapi_extra=RUNS_ROOM)
def show_presence(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    half_days = queries.half_days_of(db, cohort.id)
    here = room_time(clock.now())
    today = half_day_on(half_days, here)
    shown = summary.summary(db, cohort, today.id if today else None, here)
    return page(request, "emargement/presences.html", page=shown)


@router.get("/sessions/{cohort_id}/presences.csv", openapi_extra=RUNS_ROOM)
def download_presence(cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    headers = {"content-disposition": f'attachment; filename="presences-{cohort.id}.csv"'}
    body = presence_csv(summary.rows(db, cohort, room_time(clock.now())))
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/sessions/{cohort_id}/presences/{half_day_id}", openapi_extra=RUNS_ROOM)
def show_roll_call(
    request: Request,
    cohort_id: Id,
    half_day_id: Id,
    db: Db,
    person: SignedIn,
    asked: Annotated[Asked, Depends(asked_for)],
) -> Response:
    cohort, half_day = access.half_day_run_by(db, cohort_id, half_day_id, person)
    shown = pages.roll_call(db, cohort, half_day, asked, at=clock.now())
    return page(request, "emargement/appel.html", page=shown)


@router.post("/sessions/{cohort_id}/presences/{half_day_id}", openapi_extra=RUNS_ROOM)
def note_everybody(
    cohort_id: Id, half_day_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Note as present everybody of whom nothing is said yet."""
    cohort, half_day = access.half_day_run_by(db, cohort_id, half_day_id, person)
    if fields.get("tous") != "oui":
        raise Refused("Choisissez qui est présent·e.")
    service.note_everybody(db, cohort, half_day, by=person, at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}/presences/{half_day_id}", 303)


@router.post(
    "/sessions/{cohort_id}/presences/{half_day_id}/{enrolment_id}", openapi_extra=RUNS_ROOM
)
def note_one(
    request: Request,
    cohort_id: Id,
    half_day_id: Id,
    enrolment_id: Id,
    db: Db,
    person: SignedIn,
    fields: Form,
) -> Response:
    """Add a note about one person; whatever was typed comes back with its error."""
    cohort, half_day = access.half_day_run_by(db, cohort_id, half_day_id, person)
    place = access.trainee_in(db, cohort, enrolment_id)
    at, search = clock.now(), fields.get("cherche", "")
    try:
        entry = forms.read_entry(fields, half_day)
        service.note_presence(db, cohort, half_day, place, entry, by=person, at=at)
    except Invalid as wrong:
        asked = Asked(search, 0, place.id, fields, wrong.fields)
        shown = pages.roll_call(db, cohort, half_day, asked, at=at)
        return page(request, "emargement/appel.html", status=422, page=shown)
    return RedirectResponse(_back(half_day, place.id, search), 303)


def _back(half_day: DemiJournee, enrolment_id: int, search: str) -> str:
    """Return the address of the list that somebody was noted from, where she stands in it."""
    query = f"?{urlencode({'cherche': search})}" if search else ""
    return f"/sessions/{half_day.cohort_id}/presences/{half_day.id}{query}#p-{enrolment_id}"
