"""Opening a session: from nothing, or like another one."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import Trainer
from allervers_training.cohorts import access
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.planning import forms, pages, service
from allervers_training.web.database import Db
from allervers_training.web.doors import TRAINER
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/nouvelle", openapi_extra=TRAINER)
def show_new(request: Request, _person: Trainer) -> Response:
    return _new(request, {}, {})


@router.post("/sessions/nouvelle", openapi_extra=TRAINER)
def open_session(request: Request, db: Db, person: Trainer, fields: Form) -> Response:
    """Open a session on the newest state of the course, with its running order."""
    edition, now = request.app.state.library.current, clock.now()
    try:
        opening = forms.opening(fields, edition.course, clock.room_day(now))
    except Invalid as wrong:
        return _new(request, fields, wrong.fields)
    cohort = service.open_session(db, opening, edition, by=person, at=now)
    return RedirectResponse(f"/sessions/{cohort.id}/conducteur", status_code=303)


@router.get("/sessions/{cohort_id}/copies", openapi_extra=TRAINER)
def show_copy(request: Request, cohort_id: Id, db: Db, person: Trainer) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    shown = pages.copy_page(db, cohort, _offered(request, cohort).versions)
    return page(request, "planning/copie.html", page=shown)


@router.post("/sessions/{cohort_id}/copies", openapi_extra=TRAINER)
def copy(request: Request, cohort_id: Id, db: Db, person: Trainer, fields: Form) -> Response:
    """Plan a session like this one, at other dates."""
    cohort, now = access.run_by(db, cohort_id, person), clock.now()
    offered = _offered(request, cohort)
    try:
        copying = forms.copying(fields, cohort, offered, clock.room_day(now))
    except Invalid as wrong:
        shown = pages.copy_page(db, cohort, offered.versions, fields, wrong.fields)
        return page(request, "planning/copie.html", status=422, page=shown)
    edition = request.app.state.library.edition(copying.version)
    made = service.copy_session(db, cohort, copying, edition, by=person, at=now)
    return RedirectResponse(f"/sessions/{made.id}/dates", status_code=303)


def _new(request: Request, typed: Mapping[str, str], errors: Mapping[str, str]) -> Response:
    course = request.app.state.library.current.course
    shown = {
        "choix": list(pages.choices_of(course, typed.get("module", ""))),
        "saisie": typed,
        "erreurs": errors,
    }
    return page(request, "planning/nouvelle.html", status=422 if errors else 200, **shown)


def _offered(request: Request, cohort: Cohort) -> forms.Offered:
    """Offer the newest state of the course, and the session's own when it is another."""
    current = request.app.state.library.current
    return forms.Offered(list(dict.fromkeys((current.hash, cohort.content_hash))), current.course)
