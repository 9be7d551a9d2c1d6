"""Addresses of the paths of a session's trainees, for those who run it."""

from collections.abc import Mapping
from datetime import datetime

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.progress import access, forms
from allervers_training.progress.pages import following as pages
from allervers_training.progress.pages.person import person_page
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service import completing as service
from allervers_training.progress.service import papers
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/{cohort_id}/parcours", openapi_extra=RUNS_ROOM)
def show_paths(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, *, suite: str = "1"
) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    view = pages.following_page(db, cohort, person, max(1, whole_number(suite) or 1))
    return page(request, "progress/groupe.html", page=view)


@router.post("/sessions/{cohort_id}/parcours", openapi_extra=RUNS_ROOM)
def complete_all(cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Complete the module for everybody of this session who has all that it asks for."""
    cohort = access.led_by(db, cohort_id, person)
    places = queries.all_trainees(db, cohort)
    service.declare_completed(db, cohort, places, by=person, at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}/parcours", status_code=303)


@router.get("/sessions/{cohort_id}/parcours/{enrolment_id}", openapi_extra=RUNS_ROOM)
def show_person(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn
) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    place = access.trainee_in(db, cohort, enrolment_id)
    view = person_page(db, cohort, place, person)
    return page(request, "progress/personne.html", page=view)


@router.post("/sessions/{cohort_id}/parcours/{enrolment_id}", openapi_extra=RUNS_ROOM)
def settle(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Complete, decide otherwise, open again, note a paper that was shown, or take it back."""
    cohort = access.led_by(db, cohort_id, person)
    place = access.trainee_in(db, cohort, enrolment_id)
    try:
        _settle(db, cohort, place, fields, by=person, at=clock.now())
    except Invalid as wrong:
        view = person_page(db, cohort, place, person, typed=fields, errors=wrong.fields)
        return page(request, "progress/personne.html", status=422, page=view)
    return RedirectResponse(f"/sessions/{cohort_id}/parcours/{enrolment_id}", status_code=303)


def _settle(
    db: Session,
    cohort: Cohort,
    place: Enrolment,
    fields: Mapping[str, str],
    *,
    by: Person,
    at: datetime,
) -> None:
    reason = forms.words_of(fields, "raison")
    match fields.get("geste"):
        case "terminer":
            service.declare_one(db, cohort, place, by=by, at=at)
        case "decider-termine":
            service.decide(db, cohort, place, reason, completed=True, by=by, at=at)
        case "decider-pas-termine":
            service.decide(db, cohort, place, reason, completed=False, by=by, at=at)
        case "rouvrir":
            service.reopen(db, cohort, place, reason, by=by, at=at)
        case "attestation":
            papers.attest(db, cohort, place, reason, by=by, at=at)
        case "annuler-attestation":
            why = forms.words_of(fields, "motif")
            papers.take_back(db, cohort, place, why, by=by, at=at)
        case _:
            raise Refused("Choisissez ce qu'il faut faire de ce parcours.")
