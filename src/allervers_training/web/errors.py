"""From an error of the field to an answer in French: a page, or a fragment for htmx."""

import logging
from collections.abc import Mapping

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.kernel.errors import (
    Conflict,
    Invalid,
    NotFound,
    NotKept,
    Refused,
    SignInNeeded,
    SiteError,
    TakenOut,
    TooMany,
)
from allervers_training.web.bodies import BodyTooLarge
from allervers_training.web.htmx import is_htmx
from allervers_training.web.plain_http import NotInClear
from allervers_training.web.templating import fragment, page

log = logging.getLogger(__name__)
NOT_FOUND = 404
OUTSIDE = frozenset({NOT_FOUND, 405, 413})  # answered although nobody was asked for who she is
STATUS: Mapping[type[SiteError], int] = {
    NotFound: NOT_FOUND,
    SignInNeeded: 401,
    Invalid: 422,
    Refused: 422,
    Conflict: 409,
    TooMany: 429,
    NotInClear: 403,
    NotKept: 507,
    BodyTooLarge: 413,
}
TITLES = {
    401: "Qui êtes-vous ?",
    403: "Action refusée",
    404: "Introuvable",
    405: "Action impossible ici",
    409: "Quelqu'un a été plus rapide",
    413: "Trop long ou trop lourd",
    422: "Ce n'est pas possible",
    429: "Un instant",
    500: "Une erreur de notre part",
    507: "Rien n'a été enregistré",
}
SENTENCES = {
    404: "Cette page n'existe pas, ou elle n'est pas pour vous.",
    405: "Cette adresse ne répond pas à cette demande.",
    500: "Quelque chose a échoué de notre côté. Ce qui était enregistré l'est toujours.",
}
AGAIN = "Revenez à la page précédente, puis réessayez."
AGAIN_HERE = "Réessayez d'ici : ce que vous avez écrit est toujours là."


def install(app: FastAPI) -> None:
    app.add_exception_handler(SiteError, _site_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _unreadable)


async def _site_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, SiteError)
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    await _recognise(request, status)
    response = answer(request, status, str(error), error.remedy or _again(request), error.title)
    if isinstance(error, TakenOut) and is_htmx(request):
        response.headers["HX-Refresh"] = "true"  # her page has nothing to follow any more
    return response


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code if error.status_code in TITLES else 404
    await _recognise(request, status)
    return answer(request, status, SENTENCES.get(status, SENTENCES[404]), _again(request))


async def _unreadable(request: Request, _error: Exception) -> Response:
    await _recognise(request, NOT_FOUND)
    return answer(request, 404, SENTENCES[404], "Vérifiez l'adresse, ou revenez à l'accueil.")


async def on_fault(request: Request, error: Exception) -> Response:
    """Answer for a mistake of ours: it is written down, and said in French; an expected error is no mistake."""
    if isinstance(error, SiteError):
        return await _site_error(request, error)
    log.error("unexpected error on %s", request.url.path, exc_info=error)
    return answer(
        request,
        500,
        SENTENCES[500],
        "Rechargez la page. Si cela recommence, prévenez la formatrice.",
    )


def answer(request: Request, status: int, sentence: str, remedy: str, title: str = "") -> Response:
    """Say what happened and what to do: in place for htmx, as a page otherwise."""
    title = title or TITLES.get(status, TITLES[500])
    words = {"title": title, "sentence": sentence, "remedy": remedy}
    if is_htmx(request):
        response = fragment(request, "web/_erreur.html", status=status, **words)
        response.headers["HX-Retarget"] = "#alerte"
        response.headers["HX-Reswap"] = "innerHTML"
        return response
    return page(request, "web/erreur.html", status=status, **words)


async def _recognise(request: Request, status: int) -> None:
    """Find who is there, for the menu of a page that answers before any route has looked."""
    if status not in OUTSIDE or is_htmx(request) or hasattr(request.state, "person"):
        return
    request.state.person = await run_in_threadpool(request.app.state.recognise, request)


def _again(request: Request) -> str:
    """Return where to try again: a fragment is shown beside the form it answers."""
    return AGAIN_HERE if is_htmx(request) else AGAIN
