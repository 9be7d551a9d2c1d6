"""Which state of the course a session follows."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.catalogue.library import Library
from allervers_training.cohorts import access
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict
from allervers_training.planning import pages, service
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/sessions/{cohort_id}/version", openapi_extra=RUNS_ROOM)
def show_version(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    library: Library = request.app.state.library
    shown = pages.version_page(db, cohort, library.edition(cohort.content_hash), library.current)
    return page(request, "planning/version.html", page=shown)


@router.post("/sessions/{cohort_id}/version", openapi_extra=RUNS_ROOM)
def move(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Move a session to the newest state of the course: the one whose changes were read."""
    cohort = access.run_by(db, cohort_id, person)
    current = request.app.state.library.current
    if fields.get("version") != current.hash:
        raise Conflict(
            "Le cours a encore changé pendant que vous lisiez.",
            remedy="Revenez à la page de la version : elle dit maintenant tout ce qui change.",
        )
    service.move_to_version(db, cohort, current, by=person, at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}/version", status_code=303)
