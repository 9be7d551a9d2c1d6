"""Homes: one's own sessions, and all of them."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import Admin, SignedIn
from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotFound
from allervers_training.planning import pages
from allervers_training.web.database import Db
from allervers_training.web.doors import ADMIN, SIGNED_IN
from allervers_training.web.forms import whole_number
from allervers_training.web.templating import page

router = APIRouter()
MOST_PAGES = 10_000  # what one counts; further away nothing is


@router.get("/sessions", openapi_extra=SIGNED_IN)
def show_home(request: Request, db: Db, person: SignedIn) -> Response:
    """Show somebody her sessions; an administrator who is in none arrives at all of them."""
    current = request.app.state.library.current.hash
    shown = pages.home_page(db, person, current, number=_page_number(request), at=clock.now())
    if shown.is_admin and shown.is_empty:
        return RedirectResponse("/sessions/toutes", status_code=303)
    return page(request, "planning/sessions.html", page=shown)


@router.get("/sessions/toutes", openapi_extra=ADMIN)
def show_everything(request: Request, db: Db, _person: Admin) -> Response:
    """Show all sessions, of one month if asked, and the load of each month."""
    month, number = request.query_params.get("mois", ""), _page_number(request)
    shown = pages.everything_page(db, month, clock.room_day(clock.now()), number=number)
    return page(request, "planning/toutes.html", page=shown)


def _page_number(request: Request) -> int:
    number = whole_number(request.query_params.get("page", "1"))
    if not number or number > MOST_PAGES:
        raise NotFound
    return number
