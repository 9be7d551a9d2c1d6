"""Addresses of voices, for the one who speaks."""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.contributing import access, listening
from allervers_training.contributing.domain.sound import LARGEST
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses, asking
from allervers_training.contributing.service import voices as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.bodies import Larger
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Upload
from allervers_training.web.headers import WITH_SOUND
from allervers_training.web.htmx import see_other
from allervers_training.web.templating import page

router = APIRouter(prefix="/propositions/{slug}/voix/{key}")
VOICES = Larger(
    re.compile(r"/propositions/[^/]+/voix/[^/]+"),
    LARGEST + 64 * 1024,  # and what a form adds around it
    "Cet enregistrement est trop long.",
    "Parlez en plusieurs fois : une question, un enregistrement court.",
)
HEARD = {"content-disposition": 'attachment; filename="voix"'}  # a page plays it, nobody opens it


@router.get("", openapi_extra=SIGNED_IN)
def show_recorder(request: Request, slug: str, key: str, db: Db, person: SignedIn) -> Response:
    return _recorder(request, db, access.mine(db, slug, person), key)


@router.post("", openapi_extra=SIGNED_IN)
def keep_voice(
    request: Request, slug: str, key: str, db: Db, person: SignedIn, said: Upload
) -> Response:
    """Keep what she says, in the place of what she had said before."""
    proposition = access.mine(db, slug, person)
    question = asking.asked(proposition, key).question
    folder = request.app.state.settings.data_dir
    try:
        service.keep(db, proposition, question, (folder, said), at=clock.now())
    except Invalid as wrong:
        return _recorder(request, db, proposition, key, wrong, status=422)
    return see_other(request, addresses.voice_page(proposition, key))


@router.get("/son", openapi_extra=SIGNED_IN)
def hear(request: Request, slug: str, key: str, db: Db, person: SignedIn) -> Response:
    found = access.voice(db, access.mine(db, slug, person), key)
    kept = service.file_of(request.app.state.settings.data_dir, found)
    return FileResponse(kept, media_type=found.media_type if found else None, headers=HEARD)


@router.post("/effacement", openapi_extra=SIGNED_IN)
def erase(request: Request, slug: str, key: str, db: Db, person: SignedIn) -> Response:
    proposition = access.mine(db, slug, person)
    found = access.voice(db, proposition, key)
    if found:
        service.erase(db, request.app.state.settings.data_dir, found)
    return RedirectResponse(addresses.voice_page(proposition, key), status_code=303)


def _recorder(
    request: Request, db: Db, proposition: Proposition, key: str, wrong: Invalid | None = None, status: int = 200
) -> Response:  # fmt: skip
    who = access.somebody_who_proposes(db, proposition.author_id or 0)
    folder = request.app.state.settings.data_dir
    listens = listening.address_of(folder, proposition.kind, key)
    shown = asking.Shown(who.key, listens, errors=wrong.fields if wrong else None)
    view = asking.question_page(db, proposition, key, shown)
    after = addresses.screen_of(proposition, view.place.after)
    response = page(request, "contributing/voix.html", status=status, page=view, after=after, most=LARGEST)  # fmt: skip
    response.headers.update(WITH_SOUND)
    return response
