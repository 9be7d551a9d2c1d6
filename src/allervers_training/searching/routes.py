"""The page where one searches."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.identity import Visitor
from allervers_training.catalogue.library import Library
from allervers_training.searching.pages import search_page
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC
from allervers_training.web.forms import whole_number
from allervers_training.web.templating import page

router = APIRouter()
LONGEST = 200


@router.get("/recherche", openapi_extra=PUBLIC)
def show_answers(
    request: Request, db: Db, person: Visitor, *, q: str = "", suite: str = "1"
) -> Response:
    library: Library = request.app.state.library
    trains = person is not None and person.has_role(SiteRole.TRAINER, SiteRole.ADMIN)
    question, number = q.strip()[:LONGEST], whole_number(suite) or 1
    view = search_page(db, library.current.hash, question, number, trains=trains)
    return page(request, "searching/recherche.html", page=view)
