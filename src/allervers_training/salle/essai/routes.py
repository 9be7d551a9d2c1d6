"""Addresses of the venue test: the trainer's page, and what a phone asks while it measures."""

import asyncio
import re
from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access
from allervers_training.kernel import clock
from allervers_training.kernel.addresses import interfaces
from allervers_training.kernel.errors import NotFound, Refused, TooMany
from allervers_training.kernel.secrets import new_token
from allervers_training.kernel.signals import room_changed
from allervers_training.salle.essai import pages
from allervers_training.salle.essai.domain import PACE_MS, PUSHES, TRIPS, advice
from allervers_training.salle.essai.forms import measures_of
from allervers_training.salle.essai.kept import FULL, MOST_STREAMS, VenueTest, VenueTests
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, RUNS_ROOM
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import fragment, page

router = APIRouter()
NAME = re.compile(r"[\w-]{8,40}", re.ASCII)
UNBUFFERED = {"cache-control": "no-cache", "x-accel-buffering": "no"}  # as the room's own stream


@router.get("/salle/{cohort_id}/essai", openapi_extra=RUNS_ROOM)
def show_test(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    test = _kept(request).of_session(cohort.id, at=clock.now())
    state = request.app.state
    shown = pages.test_page(cohort, test, state.settings, state.base_url, interfaces())
    return page(request, "essai/essai.html", page=shown)


@router.post("/salle/{cohort_id}/essai", openapi_extra=RUNS_ROOM)
def begin_again(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Open another test: a new link, and no phone yet."""
    cohort = access.run_by(db, cohort_id, person)
    _kept(request).of_session(cohort.id, at=clock.now(), fresh=True)
    return RedirectResponse(f"/salle/{cohort_id}/essai", 303)


@router.get("/salle/{cohort_id}/essai/resultats", openapi_extra=RUNS_ROOM)
def show_results(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    test = _kept(request).of_session(cohort.id, at=clock.now())
    return fragment(request, "essai/_resultats.html", resultats=pages.results_of(test))


@router.post("/salle/{cohort_id}/adresse", openapi_extra=RUNS_ROOM)
def choose_address(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Say by which of this computer's networks phones come; links and walls follow at once."""
    access.run_by(db, cohort_id, person)
    state, chosen = request.app.state, fields.get("adresse", "")
    known = (
        {one.address for one in interfaces()} if pages.may_choose_address(state.settings) else set()
    )
    if chosen not in known:
        raise Refused(
            "Cette adresse n'est plus celle de l'ordinateur. Choisissez-en une de la liste."
        )
    state.base_url = state.desk.scene.base_url = f"http://{chosen}:{state.settings.port}"
    room_changed.send()
    return RedirectResponse(f"/salle/{cohort_id}/essai#adresses", 303)


@router.get("/essai/{token}", openapi_extra=PUBLIC)
def show_phone(request: Request, token: str, qr: str = "", telephone: str = "") -> Response:
    """Show a phone its test, or what came of it; nothing is counted before its script begins."""
    test = _kept(request).by_token(token, at=clock.now())
    done = test.phones.get(telephone)
    name = telephone if done else new_token()[:16]
    return page(
        request,
        "essai/telephone.html",
        token=token,
        name=name,
        code=qr,
        phone=done,
        pushes=PUSHES,
        trips=TRIPS,
    )


@router.get("/essai/{token}/flux", openapi_extra=PUBLIC)
async def stream(request: Request, token: str, telephone: str = "") -> Response:
    test = _kept(request).by_token(token, at=clock.now())
    if telephone:
        test.phone(_name(telephone))
    if test.streams >= MOST_STREAMS:
        raise TooMany(FULL)
    return StreamingResponse(_pushes(test), headers=UNBUFFERED, media_type="text/event-stream")


@router.post("/essai/{token}/aller", openapi_extra=PUBLIC)
async def echo(request: Request, token: str) -> Response:
    """Answer at once, with the hour of this computer."""
    _kept(request).by_token(token, at=clock.now())
    return PlainTextResponse(str(round(clock.now().timestamp() * 1000)))


@router.post("/essai/{token}/mesures", openapi_extra=PUBLIC)
def take_measures(request: Request, token: str, fields: Form) -> Response:
    test, name = _kept(request).by_token(token, at=clock.now()), _name(fields.get("telephone", ""))
    measured = measures_of(fields)
    route = pages.route_of(request, request.app.state.base_url, by_code=fields.get("qr") == "1")
    test.take(name, advice(measured, route), pages.trip_of(measured))
    return RedirectResponse(f"/essai/{token}?telephone={name}&qr={int(route.by_code)}", 303)


async def _pushes(test: VenueTest) -> AsyncIterator[bytes]:
    """Send small events at a steady pace, then end: a few seconds in all."""
    test.streams += 1
    try:
        for number in range(PUSHES):
            yield f"data: {number}\n\n".encode()
            await asyncio.sleep(PACE_MS / 1000)
        yield b"event: fin\ndata: 1\n\n"
    finally:
        test.streams -= 1


def _name(typed: str) -> str:
    if not NAME.fullmatch(typed):
        raise NotFound
    return typed


def _kept(request: Request) -> VenueTests:
    kept: VenueTests = request.app.state.venue_tests
    return kept
