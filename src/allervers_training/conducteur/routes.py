"""The running order of a session: shown, and changed one gesture at a time."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.conducteur import access, gestures, making
from allervers_training.conducteur.answering import sheet_of
from allervers_training.conducteur.pages import Said, Shown, Typed
from allervers_training.kernel.errors import Conflict, Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.errors import STATUS
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id

ROOT = "/sessions/{cohort_id}/conducteur"
STEP = ROOT + "/etapes/{step_id}"
router = APIRouter()
router.include_router(making.router)


@router.get(ROOT, openapi_extra=RUNS_ROOM)
def show_order(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    return sheet_of(request, db, cohort_id, person).show()


@router.post(ROOT + "/ordre", openapi_extra=RUNS_ROOM)
def move(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Move a step up, down, or to another place."""
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.play(lambda: gestures.move(db, sheet.cohort, fields), fields)


@router.post(ROOT + "/etapes", openapi_extra=RUNS_ROOM)
def add(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Add an exercise, a break, one's own step, or put back a step of the guides."""
    sheet = sheet_of(request, db, cohort_id, person)
    course = sheet.edition.course
    try:
        return sheet.play(lambda: gestures.add(db, sheet.cohort, course, fields), fields)
    except Invalid as wrong:
        return sheet.show(Shown(adding=Typed(fields, wrong.fields)), status=422)


@router.get(STEP, openapi_extra=RUNS_ROOM)
def open_step(request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn) -> Response:
    """Show the running order with one of its steps open."""
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.show(Shown(opened=access.step_in(db, sheet.cohort, step_id)))


@router.post(STEP, openapi_extra=RUNS_ROOM)
def change(
    request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Write the title, the minutes, the note and the leader of a step."""
    sheet = sheet_of(request, db, cohort_id, person)
    step = access.step_to_change(db, sheet.cohort, step_id)
    try:
        said = gestures.change(db, sheet.cohort, step, fields)
    except (Invalid, Conflict) as no:
        wrong = no.fields if isinstance(no, Invalid) else {}
        told = Said() if wrong else Said(alert=str(no), remedy=no.remedy)
        again = Shown(opened=step, changing=Typed(fields, wrong), said=told)
        return sheet.show(again, status=STATUS[type(no)])
    return sheet.play(lambda: said)


@router.post(STEP + "/duree", openapi_extra=RUNS_ROOM)
def retime(
    request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.play(lambda: gestures.retime(db, sheet.cohort, step_id, fields), fields)


@router.post(STEP + "/retrait", openapi_extra=RUNS_ROOM)
def drop(request: Request, cohort_id: Id, step_id: Id, db: Db, person: SignedIn) -> Response:
    """Take a step out; the answer offers to put it back."""
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.play(lambda: gestures.drop(db, sheet.cohort, step_id))
