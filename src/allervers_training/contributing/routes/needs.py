"""Addresses for trainers: saying what is missing, and closing it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import Trainer
from allervers_training.contributing import access
from allervers_training.contributing.forms import reading as forms
from allervers_training.contributing.pages import needs as pages
from allervers_training.contributing.service import needs as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import TRAINER
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter(prefix="/besoins")


@router.get("", openapi_extra=TRAINER)
def show_needs(request: Request, db: Db, _person: Trainer) -> Response:
    view = pages.needs_page(db, request.app.state.library.current.course)
    return page(request, "contributing/besoins.html", page=view)


@router.post("", openapi_extra=TRAINER)
def publish(request: Request, db: Db, person: Trainer, fields: Form) -> Response:
    course = request.app.state.library.current.course
    try:
        wanted = forms.read_need(fields, {one.id for one in course.competences})
    except Invalid as wrong:
        view = pages.needs_page(db, course, fields, wrong.fields)
        return page(request, "contributing/besoins.html", status=422, page=view)
    service.publish(db, *wanted, by=person, at=clock.now())
    return RedirectResponse("/besoins", status_code=303)


@router.post("/{need_id}/fermeture", openapi_extra=TRAINER)
def close(need_id: Id, db: Db, _person: Trainer) -> Response:
    service.close(db, access.need(db, need_id), at=clock.now())
    return RedirectResponse("/besoins", status_code=303)
