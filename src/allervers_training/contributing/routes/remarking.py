"""Addresses of remarks that a reader makes, before they are sent to the author."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.contributing import access
from allervers_training.contributing.forms import reading as forms
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import reading
from allervers_training.contributing.pages.fields import question_of
from allervers_training.contributing.routes.reading import again
from allervers_training.contributing.service import remarking as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict, Invalid, NotFound, Refused
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id

router = APIRouter(prefix="/relectures/{slug}/remarques")


@router.post("", openapi_extra=SIGNED_IN)
def remark(request: Request, slug: str, db: Db, person: SignedIn, fields: Form) -> Response:
    proposition = access.sent(db, slug, person)
    typed = reading.Typed(fields.get("champ", ""), fields)
    try:
        said = _said(db, proposition, fields.get("champ", ""), fields)
        shown = whole_number(fields.get("version", "")) or 0
        service.add(db, proposition, said, shown, by=person, at=clock.now())
    except (Conflict, Invalid, Refused) as wrong:
        return again(request, db, proposition, person, typed, wrong)
    return RedirectResponse(_field(slug, said.field), status_code=303)


@router.post("/{remark_id}", openapi_extra=SIGNED_IN)
def change(
    request: Request, slug: str, remark_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    proposition = access.sent(db, slug, person)
    found = access.own_remark(db, proposition, remark_id, person)
    try:
        said = _said(db, proposition, found.field, fields)
        service.change(db, proposition, found, said, by=person)
    except (Conflict, Invalid, Refused) as wrong:
        typed = reading.Typed(f"remarque-{remark_id}", fields)
        return again(request, db, proposition, person, typed, wrong)
    return RedirectResponse(_field(slug, said.field), status_code=303)


@router.post("/{remark_id}/effacement", openapi_extra=SIGNED_IN)
def remove(request: Request, slug: str, remark_id: Id, db: Db, person: SignedIn) -> Response:
    proposition = access.sent(db, slug, person)
    found = access.own_remark(db, proposition, remark_id, person)
    try:
        service.remove(db, proposition, found, by=person)
    except (Conflict, Refused) as wrong:
        return again(request, db, proposition, person, reading.Typed(), wrong)
    return RedirectResponse(_field(slug, found.field), status_code=303)


def _field(slug: str, key: str) -> str:
    """Return where an answer is read: on the whole page of the team, on a screen of its own for a peer."""
    return f"/relectures/{slug}?champ={key}#champ-{key}"


def _said(db: Db, proposition: Proposition, key: str, fields: Form) -> service.Remarked:
    newest = access.newest(db, proposition)
    if newest is None:
        raise NotFound
    question = question_of(proposition, newest, key)
    return forms.read_remark(question, (newest.answers or {}).get(key, ""), fields)
