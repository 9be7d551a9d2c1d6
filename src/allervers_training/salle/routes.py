"""Addresses of the room: three screens, their stream, and what people do there."""

from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.activities.engine.channel import RoomAudience
from allervers_training.activities.engine.kind import Audience, Role
from allervers_training.cohorts import queries
from allervers_training.kernel.errors import NotFound, SiteError
from allervers_training.salle import pages
from allervers_training.salle.desk import Desk, audience_of, desk_of
from allervers_training.salle.pages import Asked
from allervers_training.salle.seat import Seat
from allervers_training.web.database import Db
from allervers_training.web.doors import IN_ROOM, RUNS_ROOM, SCREEN, SIGNED_IN
from allervers_training.web.errors import STATUS
from allervers_training.web.forms import read_form
from allervers_training.web.htmx import is_htmx
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
TYPED = ("argument", "note", "texte", "quoi", "autre")  # what is worth giving back to the team


@router.post("/salle/{cohort_id}/activites/{activity_id}/{noun}", openapi_extra=IN_ROOM)
async def act(request: Request, cohort_id: Id, activity_id: Id, noun: str) -> Response:
    """Take one command of the activity; the answer means that it is on disk."""
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    roster = await desk.rooms.ready(cohort_id)
    live = await desk.live(roster, activity_id)
    fields = await read_form(request)
    try:
        live = await desk.perform(seat, live, noun, fields)
    except SiteError as error:
        if is_htmx(request) or isinstance(error, NotFound):
            raise
        return _say_why(request, desk, seat, error, fields)
    if not is_htmx(request):
        return RedirectResponse(_home(cohort_id, seat.live_role, fields), 303)
    return HTMLResponse(pages.answer(desk, seat, live, noun, fields.get("choix", "")))


@router.get("/salle", openapi_extra=SIGNED_IN)
def go_to_my_room(db: Db, person: SignedIn) -> Response:
    places = queries.sessions_of(db, person)
    return RedirectResponse(f"/salle/{places[0].cohort_id}" if places else "/rejoindre", 303)


@router.get("/salle/{cohort_id}", openapi_extra=IN_ROOM)
async def show_phone(request: Request, cohort_id: Id, choix: str = "") -> Response:
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    await desk.rooms.ready(cohort_id)
    return page(request, "salle/direct.html", page=pages.phone(desk, seat, Asked(chosen=choix)))


@router.get("/salle/{cohort_id}/console", openapi_extra=RUNS_ROOM)
async def show_console(request: Request, cohort_id: Id, choix: str = "") -> Response:
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    audience_of(seat, Audience.CONSOLE)
    await desk.rooms.settled(cohort_id)
    return page(request, "salle/console.html", page=pages.console(desk, seat, Asked(chosen=choix)))


@router.get("/salle/{cohort_id}/projection", openapi_extra=RUNS_ROOM)
async def show_wall(request: Request, cohort_id: Id) -> Response:
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    audience_of(seat, Audience.PROJECTION)
    await desk.rooms.ready(cohort_id)
    return _wall(request, cohort_id, f"/salle/{cohort_id}")


@router.get("/ecran/{token}", openapi_extra=SCREEN)
async def show_screen(request: Request, token: str) -> Response:
    desk = desk_of(request)
    cohort_id = await _screen(desk, token)
    await desk.rooms.ready(cohort_id)
    return _wall(request, cohort_id, f"/ecran/{token}")


@router.get("/salle/{cohort_id}/flux", openapi_extra=IN_ROOM)
async def stream(request: Request, cohort_id: Id) -> Response:
    """Answer a stream that `gate.RoomGate` did not let in: here it is said why."""
    return await desk_of(request).stream(request, cohort_id)


@router.get("/ecran/{token}/flux", openapi_extra=SCREEN)
async def stream_screen(request: Request, token: str) -> Response:
    return await desk_of(request).screen_stream(request, token)


@router.get("/salle/{cohort_id}/regions", openapi_extra=IN_ROOM)
async def poll(
    request: Request, cohort_id: Id, public: str = "participant", vu: str = ""
) -> Response:
    """Answer a page that has no stream: what is newer, or 204."""
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    await desk.rooms.ready(cohort_id)
    return _newer(desk, desk.watching(seat, public), vu)


@router.get("/ecran/{token}/regions", openapi_extra=SCREEN)
async def poll_screen(request: Request, token: str, vu: str = "") -> Response:
    desk = desk_of(request)
    cohort_id = await _screen(desk, token)
    await desk.rooms.ready(cohort_id)
    return _newer(desk, RoomAudience(cohort_id, Audience.PROJECTION), vu)


@router.get("/salle/{cohort_id}/moi", openapi_extra=IN_ROOM)
async def show_mine(request: Request, cohort_id: Id, choix: str = "") -> Response:
    desk = desk_of(request)
    seat = await desk.seat(request, cohort_id)
    roster = await desk.rooms.ready(cohort_id)
    return HTMLResponse(pages.mine(desk, seat, roster, Asked(chosen=choix)))


def _say_why(
    request: Request, desk: Desk, seat: Seat, error: SiteError, fields: Mapping[str, str]
) -> Response:
    """Show the page again with what was typed, to a browser without scripts."""
    sentence = f"{error} {error.remedy}".strip()
    status, chosen = STATUS.get(type(error), 422), fields.get("choix", "")
    if seat.watches_console:
        typed = next((fields[name] for name in TYPED if fields.get(name)), "")
        kept = f" Ce que vous aviez écrit : « {typed} »." if typed else ""
        shown = pages.console(desk, seat, Asked(fields, chosen, sentence + kept))
        return page(request, "salle/console.html", status=status, page=shown)
    shown = pages.phone(desk, seat, Asked(fields, chosen, sentence))
    return page(request, "salle/direct.html", status=status, page=shown)


def _home(cohort_id: int, role: Role, fields: Mapping[str, str]) -> str:
    home = f"/salle/{cohort_id}" if role is Role.PARTICIPANT else f"/salle/{cohort_id}/console"
    return f"{home}?{urlencode({'choix': fields['choix']})}" if fields.get("choix") else home


def _wall(request: Request, cohort_id: int, address: str) -> Response:
    desk = desk_of(request)
    return page(request, "salle/projection.html", page=pages.wall(desk, cohort_id, address))


def _newer(desk: Desk, key: RoomAudience, cursor: str) -> Response:
    channel = desk.rooms.hub.channel(key)
    partials = channel.partials_since(channel.version_of(cursor))
    return HTMLResponse(pages.polled(channel, partials)) if partials else Response(status_code=204)


async def _screen(desk: Desk, token: str) -> int:
    return await run_in_threadpool(desk.presence.screen, token)
