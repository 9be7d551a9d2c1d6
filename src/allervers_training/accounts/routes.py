"""Signing in by link or card, and out."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts import access, service
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.identity import (
    SignedIn,
    Visitor,
    give_cookie,
    refuse_team_in_clear,
    session_token,
    take_cookie,
)
from allervers_training.kernel import clock
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, SIGNED_IN
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/connexion", openapi_extra=PUBLIC)
def show_sign_in(request: Request, person: Visitor) -> Response:
    return page(request, "accounts/connexion.html", already=person)


@router.get("/entree/{token}", openapi_extra=PUBLIC)
def show_entrance(request: Request, token: str, db: Db, person: Visitor) -> Response:
    """Show a button and use nothing up: mail programs open links before people do."""
    link = access.open_link(db, token, at=clock.now())
    refuse_team_in_clear(request, db, link.person)
    return page(request, "accounts/entree.html", token=token, name=link.person.name, already=person)


@router.post("/entree/{token}", openapi_extra=PUBLIC)
def enter(request: Request, token: str, db: Db) -> Response:
    service.close_session(db, session_token(request), at=clock.now())
    opened = service.enter_by_link(db, token, at=clock.now())
    response = RedirectResponse(_home(opened), status_code=303)
    give_cookie(request, response, opened)
    return response


@router.get("/mes-donnees", openapi_extra=SIGNED_IN)
def show_own_data(request: Request, db: Db, person: SignedIn) -> Response:
    told = request.app.state.own_file(db, person, at=clock.now())
    return page(request, "accounts/mes_donnees.html", told=told)


@router.get("/mes-donnees/export", openapi_extra=SIGNED_IN)
def take_own_data(request: Request, db: Db, person: SignedIn) -> Response:
    told = request.app.state.own_file(db, person, at=clock.now())
    headers = {"content-disposition": 'attachment; filename="mes-donnees.zip"'}
    return Response(told.as_zip(), media_type="application/zip", headers=headers)


@router.post("/sortie", openapi_extra=PUBLIC)
def leave(request: Request, db: Db) -> Response:
    service.close_session(db, session_token(request), at=clock.now())
    response = RedirectResponse("/", status_code=303)
    response.headers["clear-site-data"] = '"cache"'
    take_cookie(request, response)
    return response


def _home(opened: service.Opened) -> str:
    """Say where a link leads: to what it is for, else to what its person does here."""
    if opened.through is LinkPurpose.CONTRIBUTE:
        return "/propositions"
    return "/sessions" if opened.person.has_role(*SiteRole) else "/salle"
