"""What somebody sees where her path is closed: why, and both ways out."""

from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.models import Person
from allervers_training.kernel import clock
from allervers_training.kernel.clock import room_day
from allervers_training.progress.doors import DoorClosed
from allervers_training.progress.pages.door import DoorPage, door_page
from allervers_training.web.errors import answer
from allervers_training.web.htmx import is_htmx
from allervers_training.web.templating import page


async def show_door(request: Request, error: Exception) -> Response:
    """Answer for `DoorClosed`, wherever it was met."""
    assert isinstance(error, DoorClosed)
    if is_htmx(request):
        remedy = f"Les deux façons d'y entrer sont à la page /modules/{error.module.id}/entree."
        return answer(request, 422, str(error), remedy)
    view = await run_in_threadpool(_view, request, error)
    return page(request, "progress/porte.html", status=422, page=view)


def _view(request: Request, error: DoorClosed) -> DoorPage:
    with request.app.state.database.reading() as db:
        person = db.get_one(Person, request.state.person.id)
        return door_page(db, person, error.module, today=room_day(clock.now()))
