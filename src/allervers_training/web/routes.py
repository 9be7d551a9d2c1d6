"""Pages that belong to no feature: home, accessibility, site map, health."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from allervers_training.web.doors import PUBLIC
from allervers_training.web.templating import page

router = APIRouter()


def identified(request: Request) -> object | None:
    """Return whoever is signed in; a room above knows how, and `app.py` wires it here."""
    person: object | None = request.app.state.recognise(request)
    return person


@router.get("/", openapi_extra=PUBLIC)
def show_home(request: Request) -> Response:
    return page(request, "web/accueil.html", person=identified(request))


@router.get("/accessibilite", openapi_extra=PUBLIC)
def show_accessibility(request: Request) -> Response:
    return page(request, "web/accessibilite.html", person=identified(request))


@router.get("/plan", openapi_extra=PUBLIC)
def show_site_map(request: Request) -> Response:
    return page(request, "web/plan.html", person=identified(request))


@router.get("/sante", openapi_extra=PUBLIC)
def tell_health() -> Response:
    return PlainTextResponse("ok")
