"""Pages for those who build the site; only the demo has them."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.activities.engine.kind import Audience
from allervers_training.dev import gallery
from allervers_training.kernel.errors import NotFound
from allervers_training.salle.desk import desk_of
from allervers_training.web.doors import PUBLIC
from allervers_training.web.templating import page

router = APIRouter(prefix="/dev")


@router.get("/style", openapi_extra=PUBLIC)
def show_style(request: Request) -> Response:
    """Show every component, and every state of a phone and of the console."""
    shown = gallery.specimens(desk_of(request).scene)
    symbols = request.app.state.templates.symbols
    return page(
        request,
        "dev/style.html",
        states=shown,
        symbols=tuple(symbols),
        sprite=Markup(request.app.state.templates.sprite(list(symbols))),  # noqa: S704 - our own file
    )


@router.get("/style/mur/{name}", openapi_extra=PUBLIC)
def show_wall(request: Request, name: str) -> Response:
    """Show one state of the wall, at its real size."""
    scene = desk_of(request).scene
    state = next((state for state in gallery.states() if state.name == name), None)
    if state is None:
        raise NotFound
    whole = gallery.drawn(scene, state, Audience.PROJECTION)
    return page(request, "dev/mur.html", state=state, whole=whole, symbols=Markup(scene.symbols))  # noqa: S704
