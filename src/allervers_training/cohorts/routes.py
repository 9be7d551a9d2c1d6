"""Joining a room by code, and coming back to it."""

from collections.abc import Mapping

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts import service as accounts
from allervers_training.accounts.identity import Visitor, give_cookie, session_token
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, cards, forms, pages, people, service, team
from allervers_training.cohorts.closed_door import LET_WAIT
from allervers_training.cohorts.domain import clean_code
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, Refused, SiteError, TooMany
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC
from allervers_training.web.errors import STATUS
from allervers_training.web.forms import Form
from allervers_training.web.limits import check_rate
from allervers_training.web.templating import page

TOO_MANY_WORDS = (
    "Trop d'essais avec des mots dans cette session. Demandez une carte à la formatrice : "
    "elle ouvre votre place tout de suite."
)
router = APIRouter(dependencies=[LET_WAIT])


@router.get("/rejoindre", openapi_extra=PUBLIC)
@router.get("/rejoindre/{code}", openapi_extra=PUBLIC)
def show_door(request: Request, person: Visitor, code: str = "", autre: str = "") -> Response:
    known = "" if autre else _known(person)
    shown = pages.Door(clean_code(code)[:12], already=person.name if person else "", known=known)
    return page(request, "cohorts/rejoindre.html", door=shown)


@router.post("/rejoindre", openapi_extra=PUBLIC)
def join(request: Request, db: Db, visitor: Visitor, fields: Form) -> Response:
    """Let somebody in at once by the code on the wall; whatever was typed comes back with an error."""
    try:
        check_rate(request, "joining")
        place, person = _comes_in(request, db, visitor, fields)
    except Refused as wrong_code:
        return _door_again(request, _slowed_down(request) or wrong_code, fields, visitor)
    except (Invalid, TooMany, service.Homonym) as error:
        return _door_again(request, error, fields, visitor)
    response = RedirectResponse(f"/salle/{place.cohort_id}", status_code=303)
    accounts.close_session(db, session_token(request), at=clock.now())
    give_cookie(request, response, accounts.open_session(db, person, at=clock.now()))
    return response


def _known(person: Person | None) -> str:
    """Return the name of whoever has a path of her own here; a team comes in by its own pages."""
    return person.name if person and not (person.provisional or person.is_staff) else ""


def _comes_in(
    request: Request, db: Session, visitor: Person | None, fields: Form
) -> tuple[Enrolment, Person]:
    """Find the place of whoever is known, or gives her two words; or make one for a name alone."""
    code, now = clean_code(fields.get("code", "")), clock.now()
    if visitor and "moi" in fields and _known(visitor):
        return service.join_as(db, code, visitor, at=now), visitor
    name = forms.read_door(code, fields.get("prenom", ""), fields.get("initiale", ""))
    if "mots" not in fields:
        even_if_homonym = fields.get("autre") == "oui"
        return service.join(db, code, name, at=now, even_if_homonym=even_if_homonym)
    cohort = access.by_code(db, code)
    try:
        check_rate(request, "recovery", f"session {cohort.id}")
    except TooMany as slowed:
        raise TooMany(TOO_MANY_WORDS) from slowed
    return service.recover(db, cohort, name, fields["mots"], at=now)


def _slowed_down(request: Request) -> TooMany | None:
    """Count a wrong code; guessing is slowed down, mistyping a name is not."""
    try:
        check_rate(request, "wrong-code")
    except TooMany as slowed:
        return slowed
    return None


def _door_again(
    request: Request, error: SiteError, fields: Form, visitor: Person | None
) -> Response:
    """Show the door with what was typed; whoever gave her words is asked for them again."""
    errors: Mapping[str, str] = {"mots" if "mots" in fields else "code": str(error)}
    if isinstance(error, Invalid):
        errors = error.fields
    elif isinstance(error, service.Homonym):
        errors = {"initiale": f"{error} {error.remedy}"}
    shown = pages.Door(
        code=clean_code(fields.get("code", "")),
        name=fields.get("prenom", ""),
        homonym=isinstance(error, service.Homonym) or "mots" in fields,
        has_words="mots" in fields or getattr(error, "has_words", False),
        words=fields.get("mots", ""),
        known=_known(visitor) if "moi" in fields else "",
        errors=errors,
    )
    status = STATUS.get(type(error), 409)
    return page(request, "cohorts/rejoindre.html", status=status, door=shown)


for part in (people, team, cards):
    router.include_router(part.router)
