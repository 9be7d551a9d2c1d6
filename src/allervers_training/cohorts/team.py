"""Addresses of a session's team: who is in it, who may be added, and the links that let new people in."""

from collections.abc import Mapping

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.domain import clean_name
from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, forms, pages, service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.pages.team import INVITED
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/{cohort_id}/equipe", openapi_extra=RUNS_ROOM)
def show_team(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, cherche: str = ""
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    shown = pages.team_page(db, cohort, person, cherche[:80].strip())
    return page(request, "cohorts/equipe.html", page=shown, labels=pages.ROLE_LABELS)


@router.post("/sessions/{cohort_id}/equipe", openapi_extra=RUNS_ROOM)
def join_team(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Add somebody of the site to the team, or somebody new, who receives an invitation."""
    cohort = access.run_by(db, cohort_id, person)
    try:
        place, token = _added(db, cohort, person, fields)
    except (Invalid, Refused) as error:
        return _team_again(request, db, cohort, person, fields, error)
    if token is None:
        return RedirectResponse(f"/sessions/{cohort_id}/equipe", status_code=303)
    return _invitation(request, cohort, place, token)


@router.post(
    "/sessions/{cohort_id}/inscriptions/{enrolment_id}/invitation", openapi_extra=RUNS_ROOM
)
def invite_again(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn
) -> Response:
    """Show a new invitation of a member of the team; the one before stops working."""
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    token = service.invite_again(db, place, by=person, at=clock.now())
    return _invitation(request, cohort, place, token)


def _added(
    db: Session, cohort: Cohort, by: Person, fields: Mapping[str, str]
) -> tuple[Enrolment, str | None]:
    """Add whoever was chosen or named; the secret is that of somebody new."""
    role, chosen = forms.role_of(fields.get("role", "")), fields.get("personne", "")
    if role is None or role is SessionRole.TRAINEE:
        raise Invalid({"role": "Choisissez le rôle de cette personne."})
    if chosen:
        member = access.staff_member(db, whole_number(chosen) or 0)
        return service.add_to_team(db, cohort, member, role, by=by, at=clock.now()), None
    name = clean_name(fields.get("prenom", ""), whose="un")
    if role not in INVITED:
        raise Invalid({"role": service.NOT_A_TRAINER})
    return service.invite_to_team(db, cohort, name, role, by=by, at=clock.now())


def _invitation(request: Request, cohort: Cohort, place: Enrolment, token: str) -> Response:
    link = pages.drawn_link(place.shown_name, token, request.app.state.base_url)
    role = pages.ROLE_LABELS[place.role]
    return page(
        request, "cohorts/invitation.html", cohort=cohort, place=place, link=link, role=role
    )


def _team_again(
    request: Request,
    db: Session,
    cohort: Cohort,
    person: Person,
    fields: Mapping[str, str],
    error: Invalid | Refused,
) -> Response:
    asked = fields.get("cherche", "")
    typed = {} if fields.get("personne") else fields
    errors = error.fields if isinstance(error, Invalid) and typed else {}
    alert = "" if errors else f"{error} {error.remedy}".strip()
    shown = pages.team_page(db, cohort, person, asked, typed=typed, errors=errors, alert=alert)
    return page(request, "cohorts/equipe.html", status=422, page=shown, labels=pages.ROLE_LABELS)
