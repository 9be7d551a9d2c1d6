"""Addresses for trainers: inviting people to propose, their cards, who reads others."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.domain import clean_name
from allervers_training.accounts.identity import Trainer
from allervers_training.accounts.models import Person
from allervers_training.cohorts.pages import drawn_link
from allervers_training.contributing import access
from allervers_training.contributing.pages import people as pages
from allervers_training.contributing.pages.typing import voices_page
from allervers_training.contributing.service import people as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import TRAINER
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(prefix="/contributeurs")
HERE = "/contributeurs"


@router.get("", openapi_extra=TRAINER)
def show_people(request: Request, db: Db, person: Trainer) -> Response:
    view = pages.people_page(db, len(voices_page(db, person)))
    return page(request, "contributing/contributeurs.html", page=view)


@router.post("", openapi_extra=TRAINER)
def invite(request: Request, db: Db, person: Trainer, fields: Form) -> Response:
    """Add somebody, and show her card: its secret is shown this once."""
    try:
        name = clean_name(fields.get("prenom", ""), whose="un")
        _, token = service.invite(db, name, by=person, at=clock.now())
    except Invalid as wrong:
        typed = fields.get("prenom", "")
        view = pages.people_page(db, len(voices_page(db, person)), typed, wrong.fields)
        return page(request, "contributing/contributeurs.html", status=422, page=view)
    return _card(request, name, token)


@router.post("/{person_id}/cartes", openapi_extra=TRAINER)
def make_card(request: Request, person_id: Id, db: Db, person: Trainer) -> Response:
    who = access.somebody_who_proposes(db, person_id)
    token = service.new_card(db, who, by=person, at=clock.now())
    return _card(request, db.get_one(Person, who.person_id).name, token)


@router.post("/{person_id}/relecture", openapi_extra=TRAINER)
def let_read(person_id: Id, db: Db, person: Trainer, fields: Form) -> Response:
    who = access.somebody_who_proposes(db, person_id)
    reads = fields.get("relit") == "oui"
    service.let_read(db, who, reads=reads, by=person, at=clock.now())
    return RedirectResponse(HERE, status_code=303)


@router.post("/{person_id}/fermeture", openapi_extra=TRAINER)
def close(person_id: Id, db: Db, person: Trainer) -> Response:
    who = access.somebody_who_proposes(db, person_id)
    service.close(db, who, by=person, at=clock.now())
    return RedirectResponse(HERE, status_code=303)


def _card(request: Request, name: str, token: str) -> Response:
    card = drawn_link(name, token, request.app.state.base_url)
    return page(request, "contributing/carte.html", card=card)
