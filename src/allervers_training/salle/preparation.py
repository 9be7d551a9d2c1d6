"""Preparing, opening and putting away activities from the console; opening the room itself."""

from collections.abc import Mapping

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.activities import access as activities_access
from allervers_training.activities import service as activities
from allervers_training.activities.engine.kind import Kind
from allervers_training.activities.registry import KINDS
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain.exercises import Exercise
from allervers_training.cohorts import access, service
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.salle.offers import credit_of
from allervers_training.salle.roster import employers_known
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.htmx import see_other
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
NOTHING: Mapping[str, str] = {}


@router.get("/salle/{cohort_id}/preparation/{exercise_id}", openapi_extra=RUNS_ROOM)
def show_preparation(
    request: Request, cohort_id: Id, exercise_id: str, db: Db, person: SignedIn
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    kind, exercise = _exercise(_course(request, cohort), exercise_id)
    return _sheet(request, db, cohort, (kind, exercise))


@router.get("/salle/{cohort_id}/preparation/{exercise_id}/kit", openapi_extra=RUNS_ROOM)
def show_kit(
    request: Request, cohort_id: Id, exercise_id: str, db: Db, person: SignedIn
) -> Response:
    """Show what is printed to run an exercise without any screen."""
    cohort = access.run_by(db, cohort_id, person)
    course = _course(request, cohort)
    kind, exercise = _exercise(course, exercise_id)
    view = {"cohort": cohort, "kit": kind.kit(exercise), "credit": credit_of(course, exercise_id)}
    return page(request, f"{kind.slug}/kit.html", **view)


@router.get("/salle/{cohort_id}/preparation/{exercise_id}/kit.pdf", openapi_extra=RUNS_ROOM)
def download_kit(
    request: Request, cohort_id: Id, exercise_id: str, db: Db, person: SignedIn
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    kind, exercise = _exercise(_course(request, cohort), exercise_id)
    body = kind.kit_pdf(kind.kit(exercise))
    if body is None:
        raise NotFound
    headers = {"content-disposition": f'attachment; filename="kit-{exercise.id}.pdf"'}
    return Response(body, media_type="application/pdf", headers=headers)


@router.post("/salle/{cohort_id}/activites", openapi_extra=RUNS_ROOM)
def open_exercise(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Prepare an exercise with the settings chosen, and open it at once."""
    cohort = access.run_by(db, cohort_id, person)
    kind, exercise = _exercise(_course(request, cohort), fields.get("exercice", ""))
    try:
        settings = kind.prepare(exercise, fields)
    except Invalid as wrong:
        return _sheet(request, db, cohort, (kind, exercise), fields, wrong)
    title = settings.get("textes", {}).get("titre") or exercise.title
    plan = activities.Preparation(kind.slug, title, settings, exercise.id)
    activity = activities.prepare(db, cohort, plan, at=clock.now())
    activities.open_activity(db, activity, at=clock.now())
    return see_other(request, f"/salle/{cohort_id}/console")


@router.post("/salle/{cohort_id}/affichage", openapi_extra=RUNS_ROOM)
def show_activity(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Put a prepared activity in front of the room, or nothing."""
    cohort = access.run_by(db, cohort_id, person)
    chosen = whole_number(fields.get("activite", ""))
    if chosen is not None:
        activity = activities_access.activity_in(db, cohort, chosen)
        activities.open_activity(db, activity, at=clock.now())
    else:
        activities.put_away(db, cohort.id)
    return see_other(request, f"/salle/{cohort_id}/console")


@router.post("/salle/{cohort_id}/porte", openapi_extra=RUNS_ROOM)
def open_door(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Let people join by code, or no longer."""
    cohort = access.run_by(db, cohort_id, person)
    service.open_room(db, cohort, is_open=fields.get("ouverte") == "oui")
    return see_other(request, f"/salle/{cohort_id}/console")


def _sheet(
    request: Request,
    db: Session,
    cohort: Cohort,
    chosen: tuple[Kind, Exercise],
    typed: Mapping[str, str] = NOTHING,
    wrong: Invalid | None = None,
) -> Response:
    """Show the settings of an exercise, with what was typed and what is wrong with it."""
    kind, exercise = chosen
    return page(
        request,
        f"{kind.slug}/preparation.html",
        status=422 if wrong else 200,
        cohort=cohort,
        exercice=exercise,
        kit=kind.kit(exercise),
        credit=credit_of(_course(request, cohort), exercise.id),
        employeurs=employers_known(db, cohort),
        saisie=typed,
        erreurs=wrong.fields if wrong else {},
    )


def _course(request: Request, cohort: Cohort) -> Course:
    course: Course = request.app.state.course_of(cohort.content_hash)
    return course


def _exercise(course: Course, exercise_id: str) -> tuple[Kind, Exercise]:
    for kind in KINDS.values():
        exercise = course.get(exercise_id, kind.exercise)
        if exercise is not None:
            return kind, exercise
    raise NotFound
