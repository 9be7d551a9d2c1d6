"""Addresses of a text's questions, for the one who writes it."""

import re
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Visitor
from allervers_training.contributing import access, listening
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.progress import Place, place_of
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.forms import writing as forms
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses, asking
from allervers_training.contributing.service import writing as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.bodies import Larger
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.htmx import is_htmx, see_other
from allervers_training.web.templating import fragment, page

router = APIRouter()
QUESTION = "/propositions/{slug}/questions/{key}"
LONG_TEXTS = Larger(
    re.compile(r"/propositions/[^/]+/questions/[^/]+"),
    128 * 1024,  # 6,000 signs of any alphabet, as a form writes them
    "Ce texte est trop long pour être envoyé.",
    "Revenez à la page précédente : vos mots y sont encore. Gardez le plus important.",
)


@router.get(QUESTION, openapi_extra=SIGNED_IN)
def show_question(
    request: Request, slug: str, key: str, db: Db, person: SignedIn, rang: str = ""
) -> Response:
    proposition = access.mine(db, slug, person)
    place = asking.asked(proposition, key)
    if proposition.state not in moves.OPEN_TO_AUTHOR:
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    row = int(rang) if rang.isascii() and rang.isdigit() and len(rang) == 1 else 0
    shown = replace(_shown(request, db, proposition, place), row=row)
    return _asked(request, db, proposition, key, shown)


@router.post(QUESTION, openapi_extra=SIGNED_IN)
def keep_answer(
    request: Request, slug: str, key: str, db: Db, person: Visitor, fields: Form
) -> Response:
    """Keep an answer, then go where the button says; a script keeps it while one writes."""
    if person is None:
        return _say_who(request)
    proposition = access.mine(db, slug, person)
    place = asking.asked(proposition, key)
    try:
        sent = forms.read_answer(place.question, fields)
    except Invalid as wrong:
        typed = forms.typed_again(place.question, fields)
        shown = replace(_shown(request, db, proposition, place), typed=typed, errors=wrong.fields)
        return _asked(request, db, proposition, key, shown, status=422)
    service.write(db, proposition, place.question, sent.typed, at=clock.now())
    if is_htmx(request) and fields.get("geste") == "brouillon":
        view = asking.question_page(db, proposition, key, _shown(request, db, proposition, place))
        return fragment(request, "contributing/_garde.html", page=view)
    return see_other(request, _after(proposition, place, sent))


@router.post(f"{QUESTION}/echange", openapi_extra=SIGNED_IN)
def take_other(slug: str, key: str, db: Db, person: SignedIn, fields: Form) -> Response:
    """Put other words in the place of an answer, or let them go."""
    proposition = access.mine(db, slug, person)
    place = asking.asked(proposition, key)
    choose = service.drop_other if fields.get("choix") == "effacer" else service.take_other
    choose(db, proposition, place.question.key, at=clock.now())
    return RedirectResponse(addresses.question_page(proposition, key), status_code=303)


@router.get("/consignes/{name}", openapi_extra=SIGNED_IN)
def hear_question(request: Request, name: str, _person: SignedIn) -> Response:
    found = listening.file_of(request.app.state.settings.data_dir, name)
    return FileResponse(found, media_type="audio/mpeg")


def _shown(request: Request, db: Db, proposition: Proposition, place: Place) -> asking.Shown:
    folder = request.app.state.settings.data_dir
    listens = listening.address_of(folder, proposition.kind, place.question.key)
    return asking.Shown(access.somebody_who_proposes(db, proposition.author_id or 0).key, listens)


def _asked(
    request: Request, db: Db, proposition: Proposition, key: str, shown: asking.Shown, status: int = 200
) -> Response:  # fmt: skip
    view = asking.question_page(db, proposition, key, shown)
    return page(request, "contributing/question.html", status=status, page=view)


def _say_who(request: Request) -> Response:
    """Show again what somebody typed who is signed out: she opens her card, and sends it again."""
    shown = {"typed": request.state.typed, "address": request.url.path}
    return page(request, "contributing/qui.html", status=401, **shown)


def _after(proposition: Proposition, place: Place, sent: forms.Sent) -> str:
    """Return the screen that a button leads to."""
    here = addresses.question_page(proposition, place.question.key)
    if sent.gesture in forms.GESTURES:
        return f"{here}?rang={sent.row}"
    if sent.gesture == forms.LATER:
        return addresses.HOME
    asked = questions_for(proposition.kind, proposition.draft)
    now = place_of(asked, place.question.key) or place
    to = now.before if sent.gesture == forms.BACK else now.after
    return addresses.screen_of(proposition, to)
