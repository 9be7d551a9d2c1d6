"""Addresses of declarations, for the trainers and administrators who read them."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from allervers_training.accounts.identity import Trainer
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.progress import access, attestations, forms
from allervers_training.progress.models import Declaration
from allervers_training.progress.pages import reviews as pages
from allervers_training.progress.service import reviewing as service
from allervers_training.web.database import Db
from allervers_training.web.doors import TRAINER
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
SHOWN = {"content-disposition": 'inline; filename="attestation.jpg"'}


@router.get("/declarations", openapi_extra=TRAINER)
def list_declarations(request: Request, db: Db, person: Trainer, *, suite: str = "1") -> Response:
    number = max(1, whole_number(suite) or 1)
    view = pages.review_list(db, person, number, at=clock.now())
    return page(request, "progress/declarations.html", page=view)


@router.get("/declarations/{declaration_id}", openapi_extra=TRAINER)
def show_declaration(request: Request, declaration_id: Id, db: Db, person: Trainer) -> Response:
    found = access.to_review(db, declaration_id, person)
    view = pages.review_page(db, found, person, at=clock.now())
    return page(request, "progress/relecture.html", page=view)


@router.post("/declarations/{declaration_id}/reponse", openapi_extra=TRAINER)
def decide(request: Request, declaration_id: Id, db: Db, person: Trainer, fields: Form) -> Response:
    found, at = access.to_review(db, declaration_id, person, to_change=True), clock.now()
    try:
        outcome, text = forms.outcome_of(fields), forms.words_of(fields, "raison")
        service.decide(db, found, outcome, text, by=person, at=at)
    except Invalid as wrong:
        view = pages.review_page(db, found, person, at=at, typed=fields, errors=wrong.fields)
        return page(request, "progress/relecture.html", status=422, page=view)
    return _back(found)


@router.post("/declarations/{declaration_id}/relecture", openapi_extra=TRAINER)
def ask_opinion(declaration_id: Id, db: Db, person: Trainer, fields: Form) -> Response:
    found = access.to_review(db, declaration_id, person, to_change=True)
    reviewer = whole_number(fields.get("a", ""))
    if reviewer is None:
        raise NotFound
    service.ask_opinion(db, found, reviewer, by=person, at=clock.now())
    return _back(found)


@router.post("/declarations/{declaration_id}/avis", openapi_extra=TRAINER)
def give_opinion(
    request: Request, declaration_id: Id, db: Db, person: Trainer, fields: Form
) -> Response:
    found, at = access.to_review(db, declaration_id, person, to_change=True), clock.now()
    try:
        service.give_opinion(db, found, forms.words_of(fields, "avis"), by=person, at=at)
    except Invalid as wrong:
        view = pages.review_page(db, found, person, at=at, typed=fields, errors=wrong.fields)
        return page(request, "progress/relecture.html", status=422, page=view)
    return _back(found)


@router.post("/declarations/{declaration_id}/retrait", openapi_extra=TRAINER)
def revoke(request: Request, declaration_id: Id, db: Db, person: Trainer, fields: Form) -> Response:
    found, at = access.to_review(db, declaration_id, person, to_change=True), clock.now()
    try:
        service.revoke(db, found, forms.words_of(fields, "raison"), by=person, at=at)
    except Invalid as wrong:
        view = pages.review_page(db, found, person, at=at, typed=fields, errors=wrong.fields)
        return page(request, "progress/relecture.html", status=422, page=view)
    return _back(found)


@router.get("/declarations/{declaration_id}/attestation", openapi_extra=TRAINER)
def show_attestation(request: Request, declaration_id: Id, db: Db, person: Trainer) -> Response:
    found = access.to_review(db, declaration_id, person)
    kept = attestations.file_of(request.app.state.settings.data_dir, found.attestation)
    return FileResponse(kept, media_type="image/jpeg", headers=SHOWN)


def _back(found: Declaration) -> Response:
    return RedirectResponse(f"/declarations/{found.id}", status_code=303)
