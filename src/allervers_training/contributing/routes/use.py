"""Addresses of what others hear and see of a text, and of what its author is told of its life."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from allervers_training.accounts.identity import Visitor
from allervers_training.catalogue.visiting import edition_of, reader_of
from allervers_training.contributing.queries.heard import voice_of
from allervers_training.contributing.service.voices import file_of
from allervers_training.kernel.errors import NotFound
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC

router = APIRouter()
HEARD = {"content-disposition": 'attachment; filename="voix"'}  # a page plays it, nobody opens it


@router.get("/exercices/{exercise_id}/voix", openapi_extra=PUBLIC)
def hear(request: Request, exercise_id: str, db: Db, person: Visitor) -> Response:
    """Play the voice of an author, as far as she lets it be heard."""
    piece = edition_of(request).piece(exercise_id)
    voice = voice_of(db, exercise_id) if piece and piece.voice_for(reader_of(person)) else None
    if voice is None:
        raise NotFound
    kept = file_of(request.app.state.settings.data_dir, voice)
    return FileResponse(kept, media_type=voice.media_type, headers=HEARD)
