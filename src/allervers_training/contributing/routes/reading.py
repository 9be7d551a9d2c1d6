"""Addresses of readers: what waits, one text, its subject, a decision, its versions, how it would look."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Trainer
from allervers_training.contributing import access
from allervers_training.contributing.domain.opinions import Gesture
from allervers_training.contributing.forms import reading as forms
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import peer, preview, reading, readings, versions
from allervers_training.contributing.service import reading as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict, Invalid, NotFound, Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN, TRAINER
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(prefix="/relectures")


@router.get("", openapi_extra=SIGNED_IN)
def show_readings(request: Request, db: Db, person: SignedIn) -> Response:
    course = request.app.state.library.current.course
    view = readings.readings_page(db, person, course, at=clock.now())
    name = "relectures" if view.is_team else "relectures_pair"
    return page(request, f"contributing/{name}.html", page=view)


@router.get("/{slug}", openapi_extra=SIGNED_IN)
def show_reading(
    request: Request, slug: str, db: Db, person: SignedIn, champ: str = ""
) -> Response:
    return shown(request, db, access.sent(db, slug, person), person, champ=champ)


@router.post("/{slug}", openapi_extra=SIGNED_IN)
def decide(request: Request, slug: str, db: Db, person: SignedIn, fields: Form) -> Response:
    """Take a reader's step; when somebody did more meanwhile, show it beside what was typed."""
    proposition = access.sent(db, slug, person)
    try:
        opinion = forms.read_opinion(fields)
        service.decide(db, proposition, opinion, by=person, at=clock.now())
    except (Conflict, Invalid, Refused) as wrong:
        return again(request, db, proposition, person, reading.Typed("", fields), wrong)
    is_over = opinion.gesture is not Gesture.TAKE and not person.is_trainer
    end = f"?champ={peer.END}&note=oui" if is_over else ""
    return RedirectResponse(f"/relectures/{slug}{end}", status_code=303)


@router.post("/{slug}/sujet", openapi_extra=TRAINER)
def choose_subject(request: Request, slug: str, db: Db, person: Trainer, fields: Form) -> Response:
    proposition = access.sent(db, slug, person)
    known = {one.id for one in request.app.state.library.current.course.competences}
    try:
        subject = forms.read_subject(fields, known)
        service.choose_subject(db, proposition, subject, by=person)
    except (Conflict, Invalid, Refused) as wrong:
        return again(request, db, proposition, person, reading.Typed("sujet", fields), wrong)
    return RedirectResponse(f"/relectures/{slug}", status_code=303)


@router.get("/{slug}/versions/{number}", openapi_extra=SIGNED_IN)
def compare(request: Request, slug: str, number: Id, db: Db, person: SignedIn) -> Response:
    view = versions.versions_page(db, access.sent(db, slug, person), number)
    return page(request, "contributing/versions.html", page=view)


@router.get("/{slug}/apercu", openapi_extra=SIGNED_IN)
def show_preview(
    request: Request, slug: str, db: Db, person: SignedIn, rang: str = "1"
) -> Response:
    """Show what a room would see of the text that was sent last."""
    proposition = access.sent(db, slug, person)
    text = access.newest(db, proposition)
    final = (text.answers or {} if text else {}, f"/relectures/{slug}")
    edition, wall = request.app.state.library.current, request.app.state.on_the_wall
    view = preview.preview_page(proposition, edition, wall, "", rang, final)
    if view is None:
        raise NotFound
    name = "contributing/apercu_mur.html" if view.wall else "contributing/apercu.html"
    return page(request, name, page=view)


def shown(
    request: Request, db: Db, proposition: Proposition, person: SignedIn, typed: reading.Typed = reading.Typed(), status: int = 200, champ: str = ""
) -> Response:  # fmt: skip
    """Show a text whole to the team, and one answer at a time to a peer."""
    course = request.app.state.library.current.course
    view = reading.reading_page(db, proposition, person, course, typed)
    if view.is_team:
        return page(request, "contributing/relecture.html", status=status, page=view)
    one = peer.peer_page(db, person, view, champ)
    return page(request, "contributing/relecture_pair.html", status=status, page=one)


def again(
    request: Request, db: Db, proposition: Proposition, person: SignedIn, typed: reading.Typed, wrong: Conflict | Invalid | Refused
) -> Response:  # fmt: skip
    """Show the page as it is now, with what was typed and the reason why it was not kept."""
    errors = wrong.fields if isinstance(wrong, Invalid) else {}
    moved = "" if errors else f"{wrong} {wrong.remedy}".strip()
    told = reading.Typed(typed.about, typed.fields, errors, moved)
    status = 422 if errors else 409
    return shown(request, db, proposition, person, told, status)
