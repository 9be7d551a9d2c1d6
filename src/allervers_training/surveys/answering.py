"""Answering by one's own link, without signing in; and asking for no more reminders."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import Visitor
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.surveys import access, pages, service
from allervers_training.surveys.domain import answers_from, is_open
from allervers_training.surveys.models import ColdSurvey
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC
from allervers_training.web.forms import Form
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/enquete/{token}", openapi_extra=PUBLIC)
def show_questions(request: Request, token: str, db: Db, _person: Visitor) -> Response:
    survey, cohort = access.by_token(db, token)
    _refuse_closed(cohort)
    return _answering(request, token, cohort, survey, survey.answers or {})


@router.post("/enquete/{token}", openapi_extra=PUBLIC)
def answer(request: Request, token: str, db: Db, _person: Visitor, fields: Form) -> Response:
    survey, cohort = access.by_token(db, token)
    _refuse_closed(cohort)
    try:
        said = answers_from(fields, course_of(request, cohort).outline.cold_survey)
    except Invalid as wrong:
        return _answering(request, token, cohort, survey, fields, errors=wrong.fields)
    service.answer(db, survey, token, said, at=clock.now())
    return RedirectResponse(f"/enquete/{token}", status_code=303)


@router.post("/enquete/{token}/relances", openapi_extra=PUBLIC)
def stop_reminders(token: str, db: Db, _person: Visitor) -> Response:
    """Send no more reminders to whoever holds this link; the survey stays open to her."""
    survey, cohort = access.by_token(db, token)
    _refuse_closed(cohort)
    service.stop_reminders(db, survey, token)
    return RedirectResponse(f"/enquete/{token}#relances", status_code=303)


def course_of(request: Request, cohort: Cohort) -> Course:
    course: Course = request.app.state.course_of(cohort.content_hash)
    return course


def _answering(
    request: Request,
    token: str,
    cohort: Cohort,
    survey: ColdSurvey,
    typed: Mapping[str, str],
    *,
    errors: Mapping[str, str] | None = None,
) -> Response:
    view = pages.AnswerPage(
        token=token,
        cohort=cohort,
        questions=course_of(request, cohort).outline.cold_survey,
        typed=typed,
        is_kept=survey.answered_at is not None,
        is_reminded=pages.may_be_reminded(survey),
        errors=errors or {},
    )
    return page(request, "surveys/questions.html", status=422 if errors else 200, page=view)


def _refuse_closed(cohort: Cohort) -> None:
    if not is_open(clock.room_day(clock.now()), cohort.ends_on):
        raise NotFound(access.CLOSED)
