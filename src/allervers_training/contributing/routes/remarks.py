"""Addresses where an author answers remarks, one at a time; where her text stands, on paper; and what she says on it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Trainer
from allervers_training.contributing import access
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.forms import reading as forms
from allervers_training.contributing.pages import addresses, asking, paper, remarks
from allervers_training.contributing.service import replying, writing
from allervers_training.contributing.service.replying import Reply
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN, TRAINER
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
HERS, READERS = "/propositions/{slug}", "/relectures/{slug}"


@router.get(f"{HERS}/remarques", openapi_extra=SIGNED_IN)
def show_remarks(
    request: Request, slug: str, db: Db, person: SignedIn, remarque: str = ""
) -> Response:
    """Show one remark to answer; once there is none, where the text stands."""
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    if proposition.state is not PropositionState.CHANGES_REQUESTED:
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    view = remarks.remarks_page(db, proposition, who.key, whole_number(remarque) or 0)
    return page(request, "contributing/remarques.html", page=view)


@router.post(f"{HERS}/remarques/{{remark_id}}", openapi_extra=SIGNED_IN)
def reply(slug: str, remark_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    proposition = access.mine(db, slug, person)
    remark, choice = access.remark_to_her(db, proposition, remark_id), forms.read_reply(fields)
    question = asking.asked(proposition, remark.field).question
    seen = fields.get("lu", "")
    replying.reply(db, proposition, (remark, question), choice, at=clock.now(), seen=seen)
    to_question = addresses.question_page(proposition, remark.field)
    to_next = f"{addresses.own_page(proposition)}/remarques"
    return RedirectResponse(to_question if choice is Reply.CHANGE else to_next, status_code=303)


@router.get(f"{HERS}/fiche", openapi_extra=SIGNED_IN)
def print_own(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    proposition = access.mine(db, slug, person)
    course, back = request.app.state.library.current.course, addresses.own_page(proposition)
    view = paper.sheet_page(db, proposition, course, proposition.draft, back, at=clock.now())
    return page(request, "contributing/fiche.html", page=view)


@router.get(f"{READERS}/fiche", openapi_extra=TRAINER)
def print_for_her(request: Request, slug: str, db: Db, person: Trainer) -> Response:
    proposition = access.sent(db, slug, person)
    words = paper.sent_words(db, proposition)
    course, back = request.app.state.library.current.course, f"/relectures/{slug}"
    view = paper.sheet_page(db, proposition, course, words, back, at=clock.now())
    return page(request, "contributing/fiche.html", page=view)


@router.get(f"{READERS}/reponses", openapi_extra=TRAINER)
def show_paper(request: Request, slug: str, db: Db, person: Trainer) -> Response:
    """Show what she may have ticked on paper; once her text has moved on, show where."""
    proposition = access.sent(db, slug, person)
    if proposition.state is not PropositionState.CHANGES_REQUESTED:
        return RedirectResponse(f"/relectures/{slug}", status_code=303)
    view = paper.paper_page(db, proposition)
    return page(request, "contributing/reponses.html", page=view)


@router.post(f"{READERS}/reponses", openapi_extra=TRAINER)
def type_paper(request: Request, slug: str, db: Db, person: Trainer, fields: Form) -> Response:
    """Keep what she ticked on paper, and send her text when she asks for it."""
    proposition = access.sent(db, slug, person)
    replying.check_replying(proposition)
    about, at = paper.about(db, proposition), clock.now()
    try:
        told = forms.read_ticked(fields, about)
        replying.reply_for_her(db, proposition, told, by=person, at=at)
    except Invalid as wrong:
        view = paper.paper_page(db, proposition, fields, wrong.fields)
        return page(request, "contributing/reponses.html", status=422, page=view)
    if fields.get("envoi") == "oui":
        writing.send(db, proposition, by=person, at=at)
    return RedirectResponse(f"/relectures/{slug}", status_code=303)
