"""Addresses of paid time: one's own, and everybody's for whoever pays."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Trainer
from allervers_training.contributing import access, exports
from allervers_training.contributing.domain.hours import Wanted
from allervers_training.contributing.forms import hours as forms
from allervers_training.contributing.pages import hours as pages
from allervers_training.contributing.pages.hours import Typed
from allervers_training.contributing.service import hours as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN, TRAINER
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(prefix="/travail")
HOME, EVERYBODY = "/travail", "/travail/personnes"
NOBODY = "Choisissez une personne dans la liste."


@router.get("", openapi_extra=SIGNED_IN)
def show_own(request: Request, db: Db, person: SignedIn) -> Response:
    who = access.contributor(db, person)
    view = pages.own_page(db, person, who.key, at=clock.now())
    return page(request, "contributing/travail.html", page=view)


@router.post("", openapi_extra=SIGNED_IN)
def log_own(request: Request, db: Db, person: SignedIn, fields: Form) -> Response:
    who = access.contributor(db, person)
    try:
        service.log(db, person.id, forms.read_worked(fields), by=person, at=clock.now())
    except Invalid as wrong:
        view = pages.own_page(db, person, who.key, Typed(fields, wrong.fields), at=clock.now())
        return page(request, "contributing/travail.html", status=422, page=view)
    return RedirectResponse(f"{HOME}?note=oui", status_code=303)


@router.post("/{time_id}/retrait", openapi_extra=SIGNED_IN)
def strike(time_id: Id, db: Db, person: SignedIn) -> Response:
    """Take back what was noted by mistake, by whoever worked or whoever noted it."""
    row = service.own_row(db, time_id, person)
    there = HOME if row.person_id == person.id else EVERYBODY
    service.strike(db, row, by=person, at=clock.now())
    return RedirectResponse(there, status_code=303)


@router.get("/personnes", openapi_extra=TRAINER)
def show_everybody(request: Request, db: Db, person: Trainer, corriger: str = "") -> Response:
    """Show the time of everybody; a time that one noted comes in the form, to be corrected."""
    wanted, number = forms.read_wanted(request.query_params), whole_number(corriger) or 0
    typed = pages.as_typed(service.noted_for_another(db, number, person)) if number else None
    view = pages.every_page(db, person, wanted, typed, corrects=number, at=clock.now())
    return page(request, "contributing/travail_personnes.html", page=view)


@router.get("/personnes.csv", openapi_extra=TRAINER)
def export(request: Request, db: Db, _person: Trainer) -> Response:
    wanted = forms.read_wanted(request.query_params)
    body = exports.hours_csv(service.worked_in(db, wanted.since, wanted.until, wanted.person_id))
    headers = {"content-disposition": 'attachment; filename="travail.csv"'}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/personnes", openapi_extra=TRAINER)
def log_for(request: Request, db: Db, person: Trainer, fields: Form) -> Response:
    """Note some time for somebody who proposes, in the place of another when it corrects one."""
    number = whole_number(fields.get("remplace", "")) or 0
    corrected = service.noted_for_another(db, number, person) if number else None
    try:
        service.log(db, _who(db, fields), forms.read_worked(fields), by=person, at=clock.now())
    except Invalid as wrong:
        typed = Typed(fields, wrong.fields)
        view = pages.every_page(db, person, Wanted(), typed, corrects=number, at=clock.now())
        return page(request, "contributing/travail_personnes.html", status=422, page=view)
    if corrected:
        service.strike(db, corrected, by=person, at=clock.now())
    return RedirectResponse(EVERYBODY, status_code=303)


def _who(db: Db, fields: Form) -> int:
    number = whole_number(fields.get("pour", "")) or 0
    if number not in dict(service.workers(db)):
        raise Invalid({"pour": NOBODY})
    return number
