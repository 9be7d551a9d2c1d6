"""Addresses of a session's people: the list, one person, and what is decided about her."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import clean_name
from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, forms, pages, service
from allervers_training.cohorts.domain import ROLE_LABELS, EnrolmentStatus, SessionRole
from allervers_training.cohorts.entrance import EntranceClosed
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
PLACE = "/sessions/{cohort_id}/inscriptions/{enrolment_id}"


@router.get("/sessions/{cohort_id}", openapi_extra=RUNS_ROOM)
def show_roster(
    request: Request,
    cohort_id: Id,
    db: Db,
    person: SignedIn,
    cherche: str = "",
    page_: Annotated[str, Query(alias="page")] = "",
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    asked = pages.Asked(cherche[:80], whole_number(page_) or 0)
    return page(request, "cohorts/session.html", page=pages.roster_page(db, cohort, asked))


@router.post("/sessions/{cohort_id}/inscriptions", openapi_extra=RUNS_ROOM)
def enrol(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Add somebody who is expected."""
    cohort = access.run_by(db, cohort_id, person)
    typed = fields.get("prenom", "")
    try:
        name = clean_name(typed, whose="un")
    except Invalid as wrong:
        shown = pages.roster_page(db, cohort, errors=wrong.fields, typed=typed)
        return page(request, "cohorts/session.html", status=422, page=shown)
    newcomer = accounts.create_person(db, name, at=clock.now())
    service.enrol(db, cohort, newcomer, SessionRole.TRAINEE, at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}", status_code=303)


@router.get(PLACE, openapi_extra=RUNS_ROOM)
def show_place(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn
) -> Response:
    place = access.enrolment_in(db, access.run_by(db, cohort_id, person), enrolment_id)
    return page(
        request, "cohorts/place.html", page=pages.place_page(db, place, person), labels=ROLE_LABELS
    )


@router.post(PLACE, openapi_extra=RUNS_ROOM)
def describe(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Write what is known of somebody: names, employer, funder, address, role."""
    place = access.enrolment_in(db, access.run_by(db, cohort_id, person), enrolment_id)
    has_account = bool(access.person_of(db, place).roles)
    try:
        details = forms.read_details(fields, has_account=has_account)
        service.describe(db, place, details, by=person, at=clock.now())
    except EntranceClosed:
        raise
    except (Invalid, Refused) as error:
        errors = error.fields if isinstance(error, Invalid) else {"role": f"{error} {error.remedy}"}
        shown = pages.place_page(db, place, person, typed=fields, errors=errors)
        return page(request, "cohorts/place.html", status=422, page=shown, labels=ROLE_LABELS)
    return RedirectResponse(f"/sessions/{cohort_id}", status_code=303)


@router.get(PLACE + "/retrait", openapi_extra=RUNS_ROOM)
def ask_before_removing(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    return page(request, "cohorts/retrait.html", cohort=cohort, place=place)


@router.get(PLACE + "/rapprochement", openapi_extra=RUNS_ROOM)
def choose_who_she_is(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn
) -> Response:
    """Offer everybody expected, when none of the likeliest is she."""
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    if place.status is not EnrolmentStatus.TO_CHECK:
        raise Refused("Cette personne n'est plus à vérifier.", remedy="Revenez à la liste.")
    expected = pages.expected_for(db, cohort, place)
    return page(
        request, "cohorts/rapprochement.html", cohort=cohort, place=place, expected=expected
    )


@router.post(PLACE + "/statut", openapi_extra=RUNS_ROOM)
def settle(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Match whoever joined by code or take it back, take her out of the session or let her back in."""
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    try:
        _settle(db, cohort, place, person, fields)
    except EntranceClosed:
        raise  # said on a page of its own, with the ways out
    except Refused as refused:
        shown = pages.roster_page(db, cohort, alert=f"{refused} {refused.remedy}".strip())
        return page(request, "cohorts/session.html", status=422, page=shown)
    return RedirectResponse(f"/sessions/{cohort_id}", status_code=303)


def _settle(db: Session, cohort: Cohort, place: Enrolment, by: Person, fields: Form) -> None:
    at = clock.now()
    match fields.get("statut"):
        case "confirmee":
            service.confirm(db, place, by=by, at=at)
        case "rapprochee" if (other := whole_number(fields.get("avec", ""))) is not None:
            expected = access.enrolment_in(db, cohort, other)
            service.match(db, place, expected, by=by, at=at)
        case "separee":
            service.unmatch(db, place, by=by, at=at)
        case "retiree":
            service.remove(db, place, by=by, at=at)
        case "readmise":
            service.readmit(db, place, by=by, at=at)
        case _:
            raise Refused("Choisissez ce qu'il faut faire de cette personne.")
