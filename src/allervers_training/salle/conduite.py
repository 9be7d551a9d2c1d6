"""Following the running order from the console: steps, half-days, incidents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access as cohort_access
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import running_access as access
from allervers_training.conducteur import running_incidents as incidents
from allervers_training.conducteur import running_queries as queries
from allervers_training.conducteur import running_service as service
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.running_service import RULES, Seen
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.salle.pages import DONE, announced
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.htmx import is_htmx
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
SCREENS_MOST = 999
UNKNOWN = "Ce bouton n'est plus à jour. Rechargez la console."


@dataclass(frozen=True)
class IncidentsPage:
    """What happened in a session, and the form to say so."""

    cohort: Cohort
    incidents: tuple[queries.IncidentLine, ...]
    typed: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@router.post("/salle/{cohort_id}/etapes/{step_id}/etat", openapi_extra=RUNS_ROOM)
def set_state(
    request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Start, pause, finish or skip a step."""
    cohort = cohort_access.run_by(db, cohort_id, person)
    step = access.step_in(db, cohort, step_id)
    wanted = _state(fields.get("etat", ""))
    if wanted not in RULES:
        raise Refused(UNKNOWN)
    service.set_state(db, cohort, step, wanted, seen=_seen(fields), at=clock.now())
    return _back(request, cohort)


@router.post("/salle/{cohort_id}/etapes/{step_id}/duree", openapi_extra=RUNS_ROOM)
def set_minutes(
    request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Give a step its minutes."""
    cohort = cohort_access.run_by(db, cohort_id, person)
    step = access.step_in(db, cohort, step_id)
    minutes = whole_number(fields.get("minutes", ""))
    if minutes is None:
        raise Refused("Écrivez une durée en minutes, en chiffres.")
    service.set_minutes(db, cohort, step, minutes, seen=whole_number(fields.get("depuis", "")))
    return _back(request, cohort)


@router.post("/salle/{cohort_id}/etapes/{step_id}/ecran", openapi_extra=RUNS_ROOM)
def show_screen(
    request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Put a screen of the step's text on the wall, or take it away; whoever animates the step may, too."""
    cohort, step = access.step_to_show(db, cohort_id, step_id, person)
    screen = whole_number(fields.get("ecran", ""))
    if screen is None or not 0 <= screen <= SCREENS_MOST:
        raise Refused(UNKNOWN)
    service.show_screen(db, cohort, step, screen, seen=whole_number(fields.get("depuis", "")))
    return _back(request, cohort)


@router.post("/salle/{cohort_id}/demi-journees/{half_day_id}/etat", openapi_extra=RUNS_ROOM)
def set_half_day(
    request: Request, cohort_id: Id, half_day_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Park a half-day, or come back to it."""
    cohort = cohort_access.run_by(db, cohort_id, person)
    half_day = access.half_day_in(db, cohort, half_day_id)
    match fields.get("etat"):
        case "suspendue":
            service.park_half_day(db, cohort, half_day, at=clock.now())
        case "ouverte":
            service.open_half_day(db, cohort, half_day, at=clock.now())
        case _:
            raise Refused(UNKNOWN)
    return _back(request, cohort)


@router.get("/salle/{cohort_id}/incidents", openapi_extra=RUNS_ROOM)
def list_incidents(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohort_access.run_by(db, cohort_id, person)
    return page(request, "salle/incidents.html", page=_incidents(db, cohort))


@router.post("/salle/{cohort_id}/incidents", openapi_extra=RUNS_ROOM)
def note_incident(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Write an incident down; whatever was typed comes back with its error."""
    cohort, typed = cohort_access.run_by(db, cohort_id, person), fields.get("texte", "")
    try:
        incidents.note_incident(db, cohort, typed, by=person, at=clock.now())
    except Invalid as wrong:
        shown = _incidents(db, cohort, typed, wrong.fields)
        return page(request, "salle/incidents.html", status=422, page=shown)
    return RedirectResponse(f"/salle/{cohort_id}/incidents", 303)


def _incidents(
    db: Session, cohort: Cohort, typed: str = "", errors: Mapping[str, str] | None = None
) -> IncidentsPage:
    found = tuple(queries.incidents_of(db, cohort.id))
    return IncidentsPage(cohort, found, typed, errors or {})


def _back(request: Request, cohort: Cohort) -> Response:
    """Answer a gesture: the room's screens follow by their streams."""
    if is_htmx(request):
        return HTMLResponse(announced(DONE))
    return RedirectResponse(f"/salle/{cohort.id}/console", 303)


def _state(typed: str) -> StepState | None:
    return StepState(typed) if typed in set(StepState) else None


def _seen(fields: Mapping[str, str]) -> Seen | None:
    """Return what a button was drawn from; a form without it says what it wants, whatever has changed."""
    state, on = _state(fields.get("depuis", "")), whole_number(fields.get("avec", ""))
    return Seen(state, on) if state is not None and on is not None else None
