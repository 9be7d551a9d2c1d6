"""Addresses of a declaration of experience, for its author."""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.catalogue.domain import DeclarationGuide
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.progress import access, attestations
from allervers_training.progress.pages import declaration as pages
from allervers_training.progress.pages.declared import guide_of, question_of
from allervers_training.progress.service import declaring as service
from allervers_training.web.bodies import Larger
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form, Upload
from allervers_training.web.htmx import see_other
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
ATTESTATIONS = Larger(
    re.compile(r"/modules/[^/]+/declaration/attestation"),
    6 * 1024 * 1024,  # a photo of 5 MB, and what a form adds around it
    "Cette photo est trop lourde : 5 Mo au plus.",
    "Choisissez une photo plus petite, ou reprenez-la en moins bonne qualité.",
)
SHOWN = {"content-disposition": 'inline; filename="attestation.jpg"'}


@router.get("/modules/{opened_id}/declaration", openapi_extra=SIGNED_IN)
def show_declaration(request: Request, opened_id: str, db: Db, person: SignedIn) -> Response:
    module = access.opened_by_experience(db, opened_id)
    view = pages.declaration_page(db, person, module, at=clock.now())
    return page(request, "progress/declaration.html", page=view)


@router.get("/modules/{opened_id}/declaration/questions/{number}", openapi_extra=SIGNED_IN)
def show_question(
    request: Request, opened_id: str, number: Id, db: Db, person: SignedIn
) -> Response:
    module = access.opened_by_experience(db, opened_id)
    question = question_of(module, number)
    text = service.last_answers(db, person, module).get(question.id, "")
    view = pages.question_page(module, number, text)
    return page(request, "progress/question.html", page=view)


@router.post("/modules/{opened_id}/declaration/questions/{number}", openapi_extra=SIGNED_IN)
def keep_answer(
    request: Request, opened_id: str, number: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Keep one answer, then ask the next question, or the one before; a script keeps it while one writes."""
    module, text = access.opened_by_experience(db, opened_id), fields.get("reponse", "")
    question = question_of(module, number)
    try:
        service.keep_answer(db, person, module, question.id, text, at=clock.now())
    except Invalid as wrong:
        view = pages.question_page(module, number, text, wrong.fields)
        return page(request, "progress/question.html", status=422, page=view)
    if fields.get("geste") == "brouillon":
        return Response(status_code=204)
    step = -1 if fields.get("retour") else 1
    return see_other(request, _beside(opened_id, number + step, guide_of(module)))


@router.post("/modules/{opened_id}/declaration/attestation", openapi_extra=SIGNED_IN)
def keep_attestation(
    request: Request, opened_id: str, db: Db, person: SignedIn, picture: Upload
) -> Response:
    """Join the picture of an attestation; without one, take it away."""
    module, at = access.opened_by_experience(db, opened_id), clock.now()
    folder = request.app.state.settings.data_dir
    try:
        service.keep_attestation(db, person, module, folder, picture, at=at)
    except Invalid as wrong:
        view = pages.declaration_page(db, person, module, at=at, errors=wrong.fields)
        return page(request, "progress/declaration.html", status=422, page=view)
    return RedirectResponse(f"/modules/{opened_id}/declaration", status_code=303)


@router.get(
    "/modules/{opened_id}/declaration/{declaration_id}/attestation", openapi_extra=SIGNED_IN
)
def show_attestation(
    request: Request, opened_id: str, declaration_id: Id, db: Db, person: SignedIn
) -> Response:
    found = access.own_sent(db, person, declaration_id)
    if found.module_id != opened_id:
        raise NotFound
    kept = attestations.file_of(request.app.state.settings.data_dir, found.attestation)
    return FileResponse(kept, media_type="image/jpeg", headers=SHOWN)


@router.post("/modules/{opened_id}/declaration/envoi", openapi_extra=SIGNED_IN)
def send(request: Request, opened_id: str, db: Db, person: SignedIn) -> Response:
    module, at = access.opened_by_experience(db, opened_id), clock.now()
    try:
        service.send(db, person, module, at=at)
    except Invalid as wrong:
        view = pages.declaration_page(db, person, module, at=at, errors=wrong.fields)
        return page(request, "progress/declaration.html", status=422, page=view)
    return RedirectResponse(f"/modules/{opened_id}/declaration", status_code=303)


@router.post("/modules/{opened_id}/declaration/retrait", openapi_extra=SIGNED_IN)
def withdraw(opened_id: str, db: Db, person: SignedIn) -> Response:
    module = access.opened_by_experience(db, opened_id)
    service.withdraw(db, person, module, at=clock.now())
    return RedirectResponse(f"/modules/{opened_id}/declaration", status_code=303)


def _beside(opened_id: str, number: int, guide: DeclarationGuide) -> str:
    here = f"/modules/{opened_id}/declaration"
    return f"{here}/questions/{number}" if 1 <= number <= len(guide.questions) else here
