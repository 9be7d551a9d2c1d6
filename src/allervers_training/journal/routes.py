"""The pages of a private journal."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.catalogue import access as catalogue
from allervers_training.catalogue.library import Library
from allervers_training.journal import access, pages, service, takeaway
from allervers_training.journal.domain import first_step_from, page_from
from allervers_training.journal.forms import Author, Present, Seal, step_typed
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.htmx import see_other
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
WRITING, STEPPING = "journal/page.html", "journal/premier_pas.html"


@router.get("/carnet", openapi_extra=SIGNED_IN)
def show_journal(
    request: Request, db: Db, person: Author, sealer: Seal, course: Present, *, suite: str = "1"
) -> Response:
    number = max(1, whole_number(suite) or 1)
    view = pages.journal_page(db, person, course, sealer, number)
    return page(request, "journal/carnet.html", page=view)


@router.get("/carnet/export", openapi_extra=SIGNED_IN)
def take_away(db: Db, person: Author, sealer: Seal, course: Present) -> Response:
    text = takeaway.as_text(db, person, course, sealer)
    headers = {"content-disposition": 'attachment; filename="mon-carnet.md"'}
    return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)


@router.get("/carnet/pages/nouvelle", openapi_extra=SIGNED_IN)
def show_new_page(
    request: Request, _person: Author, course: Present, *, sujet: str = ""
) -> Response:
    return page(request, WRITING, page=pages.writing_page(course, sujet))


@router.post("/carnet/pages", openapi_extra=SIGNED_IN)
def write(
    request: Request, db: Db, person: Author, sealer: Seal, course: Present, fields: Form
) -> Response:
    text, view = fields.get("texte", ""), pages.writing_page(course, fields.get("sujet", ""))
    try:
        said = page_from(text)
    except Invalid as wrong:
        return _again(request, view.about, None, text, wrong)
    entry = service.write_page(db, person, said, sealer, about=view.about, at=clock.now())
    return see_other(request, f"/carnet/pages/{entry.id}")


@router.get("/carnet/pages/{entry_id}", openapi_extra=SIGNED_IN)
def show_page(
    request: Request, entry_id: Id, db: Db, person: Author, sealer: Seal, course: Present
) -> Response:
    entry = access.entry_of(db, person, entry_id)
    text, kept = pages.text_of(entry, sealer), entry.changed_at
    view = pages.writing_page(course, entry.about, entry.id, text, kept=kept)
    return page(request, WRITING, page=view)


@router.post("/carnet/pages/{entry_id}", openapi_extra=SIGNED_IN)
def rewrite(
    request: Request, entry_id: Id, db: Db, person: Author, sealer: Seal, fields: Form
) -> Response:
    entry, text = access.entry_of(db, person, entry_id), fields.get("texte", "")
    try:
        said = page_from(text)
    except Invalid as wrong:
        return _again(request, entry.about, entry.id, text, wrong)
    service.rewrite(entry, said, sealer, at=clock.now())
    return see_other(request, f"/carnet/pages/{entry.id}")


@router.get("/carnet/pages/{entry_id}/retrait", openapi_extra=SIGNED_IN)
def ask_before_tearing(
    request: Request, entry_id: Id, db: Db, person: Author, sealer: Seal
) -> Response:
    """Ask once: a page torn out does not come back. What no key opens can be torn out too."""
    entry = access.entry_of(db, person, entry_id)
    return page(request, "journal/retrait.html", entry=pages.glimpse(entry, sealer))


@router.post("/carnet/pages/{entry_id}/retrait", openapi_extra=SIGNED_IN)
def tear_out(entry_id: Id, db: Db, person: Author) -> Response:
    service.tear_out(db, access.entry_of(db, person, entry_id))
    return RedirectResponse("/carnet", status_code=303)


@router.get("/carnet/premier-pas/{module_id}", openapi_extra=SIGNED_IN)
def show_first_step(
    request: Request, module_id: str, db: Db, person: Author, sealer: Seal
) -> Response:
    module = catalogue.module(_library(request).current, module_id)
    said = pages.first_step(access.first_step_of(db, person, module.id), sealer)
    return page(request, STEPPING, module=module, said=said or step_typed({}), errors={})


@router.post("/carnet/premier-pas/{module_id}", openapi_extra=SIGNED_IN)
def take_first_step(
    request: Request, module_id: str, db: Db, person: Author, sealer: Seal, fields: Form
) -> Response:
    module, typed = catalogue.module(_library(request).current, module_id), step_typed(fields)
    try:
        step = first_step_from(typed)
    except Invalid as wrong:
        shown = {"module": module, "said": typed, "errors": wrong.fields}
        return page(request, STEPPING, status=422, **shown)
    service.take_step(db, person, module.id, step, sealer, at=clock.now())
    return see_other(request, "/carnet")


def _again(request: Request, about: str, entry: int | None, text: str, wrong: Invalid) -> Response:
    """Show the page again, with every word of it."""
    course = _library(request).current.course
    view = pages.writing_page(course, about, entry, text, wrong.fields)
    return page(request, WRITING, status=422, page=view)


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library
