"""What the team sees when the rule of a module refuses somebody: why, both ways out, and the same gesture with a place that waits."""

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.cohorts.entrance import EntranceClosed, may_wait
from allervers_training.web.database import Db
from allervers_training.web.errors import answer
from allervers_training.web.forms import Form
from allervers_training.web.htmx import is_htmx
from allervers_training.web.templating import page

WAITS = "attente"  # the field by which the team says: let her keep a place meanwhile


def let_wait(db: Db, fields: Form) -> None:
    """Keep a place for whoever is refused, when the team has seen why and asks for it."""
    if fields.get(WAITS) == "oui":
        may_wait(db)


LET_WAIT = Depends(let_wait)
"""For every router whose gestures give places: what was typed comes back, with the choice to keep a place."""


async def show_closed_door(request: Request, error: Exception) -> Response:
    """Answer for `EntranceClosed`; nothing was written, and nothing that was typed is lost."""
    assert isinstance(error, EntranceClosed)
    if is_htmx(request):
        return answer(request, 422, str(error), error.remedy)
    typed = {
        name: text for name, text in getattr(request.state, "typed", {}).items() if name != WAITS
    }
    return page(
        request, "cohorts/porte_fermee.html", status=422,
        refusals=error.refusals, cohort_id=error.cohort_id, typed=typed, address=request.url.path,
    )  # fmt: skip
