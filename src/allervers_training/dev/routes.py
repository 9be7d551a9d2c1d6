"""Pages for those who build the site; only the demo has them."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.web.doors import PUBLIC
from allervers_training.web.templating import page

router = APIRouter(prefix="/dev")


@router.get("/style", openapi_extra=PUBLIC)
def show_style(request: Request) -> Response:
    return page(request, "dev/style.html")
