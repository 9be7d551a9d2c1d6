"""Addresses of voices that wait to be typed out, for trainers and peers."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.contributing import access
from allervers_training.contributing.forms import writing as forms
from allervers_training.contributing.pages import typing as pages
from allervers_training.contributing.service import typing as service
from allervers_training.contributing.service import voices
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(prefix="/voix")
HEARD = {"content-disposition": 'attachment; filename="voix"'}


@router.get("", openapi_extra=SIGNED_IN)
def show_voices(request: Request, db: Db, person: SignedIn) -> Response:
    if not access.reads(db, person):
        raise NotFound
    waiting, sent = pages.voices_page(db, person), pages.sent_page(db, person)
    return page(request, "contributing/voix_attente.html", voices=waiting, sent=sent)


@router.get("/{voice_id}", openapi_extra=SIGNED_IN)
def show_voice(request: Request, voice_id: Id, db: Db, person: SignedIn) -> Response:
    view = pages.typing_page(db, *access.voice_to_type(db, person, voice_id))
    return page(request, "contributing/voix_ecriture.html", page=view)


@router.post("/{voice_id}", openapi_extra=SIGNED_IN)
def type_out(request: Request, voice_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Write down what somebody said: she reads it, and goes on."""
    voice, proposition = access.voice_to_type(db, person, voice_id)
    question = pages.question_of(voice, proposition)
    try:
        text = forms.read_typed_out(question, fields, voice.take)
        service.type_out(db, voice, question, text, by=person, at=clock.now())
    except Invalid as wrong:
        view = pages.typing_page(db, voice, proposition, fields.get("texte", ""), wrong.fields)
        return page(request, "contributing/voix_ecriture.html", status=422, page=view)
    return RedirectResponse("/voix", status_code=303)


@router.get("/{voice_id}/son", openapi_extra=SIGNED_IN)
def hear(request: Request, voice_id: Id, db: Db, person: SignedIn) -> Response:
    voice, _ = access.voice_to_hear(db, person, voice_id)
    kept = voices.file_of(request.app.state.settings.data_dir, voice)
    return FileResponse(kept, media_type=voice.media_type, headers=HEARD)
