"""Joining a room by code, and the list of a session's people."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import clean_name
from allervers_training.accounts.identity import SignedIn, Visitor, give_cookie, session_token
from allervers_training.cohorts import access, pages, queries, service
from allervers_training.cohorts.closed_door import LET_WAIT
from allervers_training.cohorts.domain import clean_code, is_code
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused, SiteError, TooMany
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, RUNS_ROOM, SIGNED_IN
from allervers_training.web.errors import STATUS
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.limits import check_rate
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(dependencies=[LET_WAIT])


@router.get("/rejoindre", openapi_extra=PUBLIC)
@router.get("/rejoindre/{code}", openapi_extra=PUBLIC)
def show_door(request: Request, person: Visitor, code: str = "") -> Response:
    shown = pages.Door(code=clean_code(code)[:12], already=person.name if person else "")
    return page(request, "cohorts/rejoindre.html", door=shown)


@router.post("/rejoindre", openapi_extra=PUBLIC)
def join(request: Request, db: Db, fields: Form) -> Response:
    """Let somebody in at once by the code on the wall; whatever was typed comes back with an error."""
    code, typed = clean_code(fields.get("code", "")), fields.get("prenom", "")
    try:
        check_rate(request, "joining")
        name = _name(code, typed, fields.get("initiale", ""))
        place, person = service.join(
            db, code, name, at=clock.now(), even_if_homonym=fields.get("autre") == "oui"
        )
    except Refused as wrong_code:
        return _door_again(request, _slowed_down(request) or wrong_code, code, typed)
    except (Invalid, TooMany, service.Homonym) as error:
        return _door_again(request, error, code, typed)
    response = RedirectResponse(f"/salle/{place.cohort_id}", status_code=303)
    accounts.close_session(db, session_token(request), at=clock.now())
    give_cookie(request, response, accounts.open_session(db, person, at=clock.now()))
    return response


@router.get("/sessions", openapi_extra=SIGNED_IN)
def list_sessions(request: Request, db: Db, person: SignedIn) -> Response:
    places = queries.sessions_of(db, person)
    return page(request, "cohorts/sessions.html", places=places, labels=pages.ROLE_LABELS)


@router.get("/sessions/{cohort_id}", openapi_extra=RUNS_ROOM)
def show_roster(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    return page(request, "cohorts/session.html", page=pages.roster_page(db, cohort), cards=())


@router.post("/sessions/{cohort_id}/inscriptions/{enrolment_id}/statut", openapi_extra=RUNS_ROOM)
def settle(cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Match whoever joined by code, take her out of the session, or let her back in."""
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    match fields.get("statut"):
        case "confirmee":
            service.confirm(db, place, by=person, at=clock.now())
        case "rapprochee" if (other := whole_number(fields.get("avec", ""))) is not None:
            expected = access.enrolment_in(db, cohort, other)
            service.match(db, place, expected, by=person, at=clock.now())
        case "retiree":
            service.remove(db, place, by=person, at=clock.now())
        case "readmise":
            service.readmit(db, place, by=person, at=clock.now())
        case _:
            raise Refused("Choisissez ce qu'il faut faire de cette personne.")
    return RedirectResponse(f"/sessions/{cohort_id}", status_code=303)


@router.post("/sessions/{cohort_id}/inscriptions", openapi_extra=RUNS_ROOM)
def enrol(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Add somebody who is expected."""
    cohort = access.run_by(db, cohort_id, person)
    try:
        name = clean_name(fields.get("prenom", ""))
    except Invalid as wrong:
        shown = pages.roster_page(db, cohort, errors=wrong.fields, typed=fields.get("prenom", ""))
        return page(request, "cohorts/session.html", status=422, page=shown, cards=())
    newcomer = accounts.create_person(db, name, at=clock.now())
    service.enrol(db, cohort, newcomer, pages.role_of(fields.get("role", "")), at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}", status_code=303)


@router.post("/sessions/{cohort_id}/cartes", openapi_extra=RUNS_ROOM)
def make_cards(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Print new access cards: of the whole group, or of one person who has lost hers."""
    cohort = access.run_by(db, cohort_id, person)
    only = fields.get("inscription", "")
    places = [
        place
        for place in queries.roster(db, cohort)
        if pages.may_have_card(place) and (not only or str(place.id) == only)
    ]
    base_url, now = request.app.state.base_url, clock.now()
    cards = pages.new_cards(db, places, base_url, lost=bool(only), by=person.id, at=now)
    return page(request, "cohorts/cartes.html", cohort=cohort, cards=cards, lost=bool(only))


def _name(code: str, typed: str, initial: str) -> str:
    wrong: dict[str, str] = {}
    if not is_code(code):
        wrong["code"] = "Le code a six lettres, sans chiffre. Regardez le mur."
    name = ""
    try:
        name = clean_name(f"{typed} {initial[:1].upper()}." if initial.strip() else typed)
    except Invalid as invalid:
        wrong |= invalid.fields
    if wrong:
        raise Invalid(wrong)
    return name


def _slowed_down(request: Request) -> TooMany | None:
    """Count a wrong code; guessing is slowed down, mistyping a name is not."""
    try:
        check_rate(request, "wrong-code")
    except TooMany as slowed:
        return slowed
    return None


def _door_again(request: Request, error: SiteError, code: str, typed: str) -> Response:
    fields: Mapping[str, str] = {"code": str(error)}
    if isinstance(error, Invalid):
        fields = error.fields
    elif isinstance(error, service.Homonym):
        fields = {"initiale": f"{error} {error.remedy}"}
    is_homonym = isinstance(error, service.Homonym)
    status = STATUS.get(type(error), 409)
    shown = pages.Door(code=code, name=typed, errors=fields, homonym=is_homonym)
    return page(request, "cohorts/rejoindre.html", status=status, door=shown)
