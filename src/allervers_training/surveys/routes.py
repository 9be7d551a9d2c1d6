"""Asking, months later, what has changed."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Visitor
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.kernel.site_key import keys_at
from allervers_training.surveys import access, pages, service
from allervers_training.surveys.domain import answers_from, is_open
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/enquete/{token}", openapi_extra=PUBLIC)
def show_questions(request: Request, token: str, db: Db, _person: Visitor) -> Response:
    survey, cohort = access.by_token(db, token)
    _refuse_closed(cohort)
    return _answering(request, token, cohort, survey.answers or {}, kept=bool(survey.answers))


@router.post("/enquete/{token}", openapi_extra=PUBLIC)
def answer(request: Request, token: str, db: Db, _person: Visitor, fields: Form) -> Response:
    survey, cohort = access.by_token(db, token)
    _refuse_closed(cohort)
    try:
        said = answers_from(fields, _course(request, cohort).outline.cold_survey)
    except Invalid as wrong:
        return _answering(request, token, cohort, fields, errors=wrong.fields)
    service.answer(survey, said, at=clock.now())
    return RedirectResponse(f"/enquete/{token}", status_code=303)


@router.get("/sessions/{cohort_id}/enquete", openapi_extra=RUNS_ROOM)
def show_survey(
    request: Request,
    cohort_id: Id,
    db: Db,
    person: SignedIn,
    *,
    question: str = "",
    suite: str = "1",
) -> Response:
    cohort, number = cohorts.run_by(db, cohort_id, person), max(1, whole_number(suite) or 1)
    course, today = _course(request, cohort), clock.now().date()
    view = pages.survey_page(db, cohort, course, today, question, number)
    return page(request, "surveys/enquete.html", page=view)


@router.post("/sessions/{cohort_id}/enquete/papiers", openapi_extra=RUNS_ROOM)
def print_slips(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Show the papers to print; asking again gives the same links."""
    cohort, key = cohorts.run_by(db, cohort_id, person), _key(request)
    asked = service.open_surveys(db, cohort, key, at=clock.now())
    made = pages.slips(asked, key, request.app.state.base_url)
    return page(request, "surveys/papiers.html", cohort=cohort, slips=made)


def _answering(
    request: Request,
    token: str,
    cohort: Cohort,
    typed: Mapping[str, str],
    *,
    kept: bool = False,
    errors: Mapping[str, str] | None = None,
) -> Response:
    questions = _course(request, cohort).outline.cold_survey
    view = pages.AnswerPage(token, cohort, questions, typed, kept, errors or {})
    return page(request, "surveys/questions.html", status=422 if errors else 200, page=view)


def _refuse_closed(cohort: Cohort) -> None:
    if not is_open(clock.now().date(), cohort.ends_on):
        raise NotFound(access.CLOSED)


def _key(request: Request) -> bytes:
    """Return the oldest key of the site: links stay the same when a newer one is put on top."""
    return keys_at(request.app.state.settings.key_path)[-1]


def _course(request: Request, cohort: Cohort) -> Course:
    course: Course = request.app.state.course_of(cohort.content_hash)
    return course
