"""Addresses of a peer who reads an easy version: its text, then which words are hard."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain.words import EasyVerdict
from allervers_training.contributing.forms import easy as forms
from allervers_training.contributing.pages import easy as pages
from allervers_training.contributing.service import easy as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict, Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.templating import page

router = APIRouter(prefix=pages.HERE + "/{competence_id}")
TEXT, WORDS = "contributing/version_simplifiee.html", "contributing/mots_difficiles.html"


@router.get("", openapi_extra=SIGNED_IN)
def show_easy_version(request: Request, competence_id: str, db: Db, person: SignedIn) -> Response:
    return shown(request, db, competence_id, person, TEXT)


@router.post("", openapi_extra=SIGNED_IN)
def say_if_easy(
    request: Request, competence_id: str, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Keep yes or not everywhere, at once; then ask which words are hard."""
    version = access.easy_version(db, course_of(request), competence_id, person)
    try:
        said = forms.read_verdict(fields)
        service.answer(db, version, said, by=person, at=clock.now())
    except (Conflict, Invalid) as wrong:
        return again(request, db, competence_id, person, TEXT, fields, wrong)
    then = "/mots" if said.verdict is EasyVerdict.NOT_EVERYWHERE else ""
    return RedirectResponse(f"{pages.HERE}/{competence_id}{then}", status_code=303)


@router.get("/mots", openapi_extra=SIGNED_IN)
def ask_hard_words(request: Request, competence_id: str, db: Db, person: SignedIn) -> Response:
    return shown(request, db, competence_id, person, WORDS)


@router.post("/mots", openapi_extra=SIGNED_IN)
def name_hard_words(
    request: Request, competence_id: str, db: Db, person: SignedIn, fields: Form
) -> Response:
    version = access.easy_version(db, course_of(request), competence_id, person)
    try:
        service.answer(db, version, forms.read_words(fields), by=person, at=clock.now())
    except (Conflict, Invalid) as wrong:
        return again(request, db, competence_id, person, WORDS, fields, wrong)
    return RedirectResponse(f"{pages.HERE}/{competence_id}", status_code=303)


def course_of(request: Request) -> Course:
    course: Course = request.app.state.library.current.course
    return course


def shown(
    request: Request, db: Db, competence_id: str, person: Person, name: str, typed: pages.EasyTyped = pages.EasyTyped(), status: int = 200
) -> Response:  # fmt: skip
    view = pages.easy_page(db, course_of(request), person, competence_id, typed)
    return page(request, name, status=status, page=view)


def again(
    request: Request, db: Db, competence_id: str, person: Person, name: str, fields: Form, wrong: Conflict | Invalid
) -> Response:  # fmt: skip
    """Show the text as it is now, with what was typed and the reason why it was not kept."""
    if isinstance(wrong, Invalid):
        typed, status = pages.EasyTyped(fields, wrong.fields), 422
    else:
        typed, status = pages.EasyTyped(fields, moved=(str(wrong), wrong.remedy)), 409
    return shown(request, db, competence_id, person, name, typed, status)
