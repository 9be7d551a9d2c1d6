"""Placing oneself before, after, and months later; what the group says of itself, for its team."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.catalogue.domain import Competence, Course
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.domain import RUNS_ROOM as TEAM
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.positioning import access, service
from allervers_training.positioning.domain import Moment
from allervers_training.positioning.forms import complete, levels_typed
from allervers_training.positioning.pages import group, own
from allervers_training.web.database import Db
from allervers_training.web.doors import IN_ROOM, RUNS_ROOM
from allervers_training.web.forms import Form
from allervers_training.web.htmx import see_other
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
PLACING, EXPECTING = "positioning/placement.html", "positioning/attentes.html"


def own_place(cohort_id: Id, db: Db, person: SignedIn) -> Enrolment:
    return access.own_place(db, cohort_id, person)


Place = Annotated[Enrolment, Depends(own_place)]


@router.get("/sessions/{cohort_id}/positionnement", openapi_extra=IN_ROOM)
def show_own(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Show one's own way; the team is led to what the group says."""
    if cohorts.enrolment_of(db, cohort_id, person).role in TEAM:
        return RedirectResponse(f"/sessions/{cohort_id}/groupe", status_code=303)
    place = access.own_place(db, cohort_id, person)
    view = own.own_page(db, place, _course(request, place.cohort), clock.room_day(clock.now()))
    return page(request, "positioning/mien.html", page=view)


@router.get("/sessions/{cohort_id}/positionnement/{moment}/{competence_id}", openapi_extra=IN_ROOM)
def show_placing(
    request: Request, moment: str, competence_id: str, db: Db, place: Place
) -> Response:
    course, when = _course(request, place.cohort), _moment(moment)
    competence = _competence(course, place.cohort, competence_id)
    levels = own.levels_of(db, place, when)
    view = own.placing_page(place, course, competence, when, levels)
    return page(request, PLACING, page=view)


@router.post("/sessions/{cohort_id}/positionnement/{moment}/{competence_id}", openapi_extra=IN_ROOM)
def place_oneself(
    request: Request, moment: str, competence_id: str, db: Db, place: Place, fields: Form
) -> Response:
    course, when = _course(request, place.cohort), _moment(moment)
    competence = _competence(course, place.cohort, competence_id)
    typed = levels_typed(fields, competence, course.outline.levels)
    try:
        levels = complete(typed, competence)
    except Invalid as wrong:
        view = own.placing_page(place, course, competence, when, typed, wrong.fields)
        return page(request, PLACING, status=422, page=view)
    service.place_oneself(db, place, when, competence, levels, at=clock.now())
    service.tell_path(db, place, when, _statements(course, place.cohort), at=clock.now())
    return see_other(request, _further(course, place.cohort, when, competence))


@router.get("/sessions/{cohort_id}/attentes", openapi_extra=IN_ROOM)
def show_expectations(request: Request, db: Db, place: Place) -> Response:
    view = own.expecting_page(db, place, clock.room_day(clock.now()))
    return page(request, EXPECTING, page=view)


@router.post("/sessions/{cohort_id}/attentes", openapi_extra=IN_ROOM)
def expect(request: Request, db: Db, place: Place, fields: Form) -> Response:
    typed = {"attentes": fields.get("attentes", ""), "besoins": fields.get("besoins", "")}
    at = clock.now()
    try:
        service.expect(db, place, typed["attentes"], typed["besoins"], at=at)
    except Invalid as wrong:
        view = own.expecting_page(db, place, clock.room_day(at), typed, wrong.fields)
        return page(request, EXPECTING, status=422, page=view)
    return RedirectResponse(f"/sessions/{place.cohort_id}/positionnement", status_code=303)


@router.get("/sessions/{cohort_id}/groupe", openapi_extra=RUNS_ROOM)
def show_group(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    place = cohorts.enrolment_of(db, cohort_id, person)
    today = clock.room_day(clock.now())
    view = group.group_page(db, cohort, _course(request, cohort), place.role, today)
    return page(request, "positioning/groupe.html", page=view)


def _further(course: Course, cohort: Cohort, moment: Moment, done: Competence) -> str:
    """Return where one goes next: the following competence, or the whole of one's own way."""
    listed = [c.id for c in course.competences_of(cohort.module_id)]
    after = listed[listed.index(done.id) + 1 :]
    home = f"/sessions/{cohort.id}/positionnement"
    return f"{home}/{moment}/{after[0]}" if after else home


def _statements(course: Course, cohort: Cohort) -> list[str]:
    return [s.id for c in course.competences_of(cohort.module_id) for s in c.positioning]


def _moment(typed: str) -> Moment:
    if typed not in set(Moment):
        raise NotFound
    return Moment(typed)


def _competence(course: Course, cohort: Cohort, competence_id: str) -> Competence:
    found = {c.id: c for c in course.competences_of(cohort.module_id)}.get(competence_id)
    if found is None:
        raise NotFound
    return found


def _course(request: Request, cohort: Cohort) -> Course:
    course: Course = request.app.state.course_of(cohort.content_hash)
    return course
