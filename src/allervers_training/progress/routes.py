"""One's own path, the door of a module, and what one keeps of one's reading."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.kernel import clock
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.errors import NotFound
from allervers_training.progress import doors
from allervers_training.progress.pages.door import door_page
from allervers_training.progress.pages.path import path_page
from allervers_training.progress.service.reading import keep_reading
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/parcours", openapi_extra=SIGNED_IN)
def show_path(request: Request, db: Db, person: SignedIn) -> Response:
    view = path_page(db, person, at=clock.now())
    return page(request, "progress/parcours.html", page=view)


@router.post("/parcours/lectures", openapi_extra=SIGNED_IN)
def keep_page(db: Db, person: SignedIn, fields: Form) -> Response:
    """Keep a page as read, or as the one to come back to."""
    competence = doors.course_now(db).competence(fields.get("page", ""))
    if competence is None:
        raise NotFound
    keep_reading(db, person, competence, is_done=fields.get("geste") != "ici", at=clock.now())
    return RedirectResponse(f"/parcours#{competence.id}", status_code=303)


@router.get("/modules/{opened_id}/entree", openapi_extra=SIGNED_IN)
def show_door(request: Request, opened_id: str, db: Db, person: SignedIn) -> Response:
    module = doors.module(db, opened_id)
    view = door_page(db, person, module, today=room_day(clock.now()))
    return page(request, "progress/porte.html", page=view)
