"""Building a running order, building it anew, printing it."""

from collections.abc import Callable

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.access import assisted_by
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries, service
from allervers_training.conducteur.answering import Sheet, edition_of, sheet_of
from allervers_training.conducteur.pages import Said, conducteur_page
from allervers_training.conducteur.pages.rebuilding import rebuilding_page
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

ROOT = "/sessions/{cohort_id}/conducteur"
router = APIRouter()


@router.post(ROOT, openapi_extra=RUNS_ROOM)
def build(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Build the running order of a session that has none."""
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.play(lambda: _built(sheet, service.build))


@router.get(ROOT + "/reconstruction", openapi_extra=RUNS_ROOM)
def ask_again(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Say what building anew would lose, before anything is done."""
    sheet = sheet_of(request, db, cohort_id, person)
    steps = queries.steps_of(db, cohort_id)
    view = rebuilding_page(sheet.edition.course, sheet.cohort, steps)
    return page(request, "conducteur/reconstruction.html", page=view)


@router.post(ROOT + "/reconstruction", openapi_extra=RUNS_ROOM)
def build_again(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    sheet = sheet_of(request, db, cohort_id, person)
    return sheet.play(lambda: _built(sheet, service.rebuild))


@router.get(ROOT + "/impression", openapi_extra=RUNS_ROOM)
def print_order(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Show the running order as it is printed; whoever takes notes may read it too."""
    cohort = assisted_by(db, cohort_id, person)
    view = conducteur_page(db, edition_of(request, cohort), cohort)
    return page(request, "conducteur/impression.html", page=view)


def _built(sheet: Sheet, how: Callable[[Session, Cohort, Course], None]) -> Said:
    how(sheet.db, sheet.cohort, sheet.edition.course)
    return Said("Le conducteur est construit. Il est à vous.")
