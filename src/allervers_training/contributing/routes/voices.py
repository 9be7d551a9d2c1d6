"""Addresses of voices, for the one who speaks."""

import re
from dataclasses import replace

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
from allervers_training.kernel.errors import Conflict, Invalid
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
def show_recorder(
    request: Request, slug: str, key: str, db: Db, person: SignedIn, encore: str = ""
) -> Response:
    """Show what she said, or let her speak; over a voice that is kept, only when she asks for it."""
    proposition = access.mine(db, slug, person)
    return _recorder(request, db, proposition, asking.Shown(again=encore == "oui"), key)


@router.post("", openapi_extra=SIGNED_IN)
def keep_voice(
    request: Request, slug: str, key: str, db: Db, person: SignedIn, said: Upload, prise: str = ""
) -> Response:
    """Keep what she says, in the place of the one take that she was shown."""
    proposition = access.mine(db, slug, person)
    question = asking.asked(proposition, key).question
    sound = service.Sound(request.app.state.settings.data_dir, said, prise)
    try:
        service.keep(db, proposition, question, sound, at=clock.now())
    except (Invalid, Conflict) as wrong:
        return _again(request, db, proposition, key, wrong, is_second=bool(prise))
    return see_other(request, addresses.voice_page(proposition, key))


@router.get("/son", openapi_extra=SIGNED_IN)
def hear(request: Request, slug: str, key: str, db: Db, person: SignedIn) -> Response:
    found = access.voice(db, access.mine(db, slug, person), key)
    kept = service.file_of(request.app.state.settings.data_dir, found)
    return FileResponse(kept, media_type=found.media_type if found else None, headers=HEARD)


@router.get("/effacement", openapi_extra=SIGNED_IN)
def show_erasure(request: Request, slug: str, key: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    view = asking.question_page(db, proposition, key, asking.Shown(who.key))
    if view.voice is None:
        return RedirectResponse(addresses.voice_page(proposition, key), status_code=303)
    return page(request, "contributing/voix_effacement.html", page=view)


@router.post("/effacement", openapi_extra=SIGNED_IN)
def erase(
    request: Request, slug: str, key: str, db: Db, person: SignedIn, prise: str = ""
) -> Response:
    """Erase the take that she was asked about; another one stays."""
    proposition = access.mine(db, slug, person)
    found = access.voice(db, proposition, key)
    if found and found.take == prise:
        service.erase(db, request.app.state.settings.data_dir, found)
    return RedirectResponse(addresses.voice_page(proposition, key), status_code=303)


def _again(
    request: Request, db: Db, proposition: Proposition, key: str, wrong: Invalid | Conflict, *, is_second: bool
) -> Response:  # fmt: skip
    """Show the recorder with the reason why nothing was kept, and what is kept still."""
    if isinstance(wrong, Invalid):
        shown = asking.Shown(again=is_second, errors=wrong.fields)
        return _recorder(request, db, proposition, shown, key, status=422)
    shown = asking.Shown(again=True, errors={"son": f"{wrong} {wrong.remedy}"})
    return _recorder(request, db, proposition, shown, key, status=409)


def _recorder(
    request: Request, db: Db, proposition: Proposition, shown: asking.Shown, key: str, status: int = 200
) -> Response:  # fmt: skip
    who = access.somebody_who_proposes(db, proposition.author_id or 0)
    folder = request.app.state.settings.data_dir
    listens = listening.address_of(folder, proposition.kind, key)
    view = asking.question_page(db, proposition, key, replace(shown, key=who.key, listens=listens))
    after = addresses.screen_of(proposition, view.place.after)
    response = page(request, "contributing/voix.html", status=status, page=view, after=after, most=LARGEST)  # fmt: skip
    response.headers.update(WITH_SOUND)
    return response
