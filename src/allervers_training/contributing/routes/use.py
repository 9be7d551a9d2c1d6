"""Addresses of what others hear and see of a text, and of what its author is told of its life."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from allervers_training.accounts.identity import Visitor
from allervers_training.catalogue.visiting import edition_of, reader_of
from allervers_training.contributing.queries.heard import one_heard
from allervers_training.contributing.service.voices import file_of
from allervers_training.kernel.errors import NotFound
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC

router = APIRouter()
HEARD = {"content-disposition": 'attachment; filename="voix"'}  # a page plays it, nobody opens it


@router.get("/exercices/{exercise_id}/voix/{key}", openapi_extra=PUBLIC)
def hear(request: Request, exercise_id: str, key: str, db: Db, person: Visitor) -> Response:
    """Play what an author said of one answer, as far as she lets it be heard."""
    piece = edition_of(request).piece(exercise_id)
    is_heard = piece and piece.voices_for(reader_of(person))
    voice = one_heard(db, exercise_id, key) if is_heard else None
    if voice is None:
        raise NotFound
    kept = file_of(request.app.state.settings.data_dir, voice)
    return FileResponse(kept, media_type=voice.media_type, headers=HEARD)
