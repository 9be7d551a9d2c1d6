"""The only place that wires: settings, database, content, rooms, routes and errors."""

import asyncio
import secrets
from functools import partial

from fastapi import Depends, FastAPI
from sqlalchemy import MetaData
from starlette.middleware.gzip import GZipMiddleware

from allervers_training.accounts.identity import recognise
from allervers_training.activities.registry import KINDS
from allervers_training.app import matching
from allervers_training.app.lifetime import lifespan
from allervers_training.app.mailing import postman_of
from allervers_training.app.mounted import LARGER, routers
from allervers_training.app.personal import own_file
from allervers_training.app.telling import told_of
from allervers_training.catalogue.library import Library
from allervers_training.cohorts.access import is_of_team
from allervers_training.cohorts.closed_door import show_closed_door
from allervers_training.cohorts.entrance import EntranceClosed
from allervers_training.contributing.offering import Offering
from allervers_training.contributing.queries.easy import read_on
from allervers_training.contributing.queries.ways import ways_of
from allervers_training.contributing.service import notices
from allervers_training.kernel import site_address
from allervers_training.kernel.db import Base, Database
from allervers_training.kernel.settings import Settings
from allervers_training.progress import entrance as module_entrance
from allervers_training.progress.closed_door import show_door
from allervers_training.progress.doors import DoorClosed
from allervers_training.salle.desk import Desk
from allervers_training.salle.essai.kept import VenueTests
from allervers_training.salle.gate import RoomGate
from allervers_training.salle.scene import Scene
from allervers_training.salle.specimen import on_the_wall
from allervers_training.web import errors
from allervers_training.web.answering import COMPRESSION, SMALLEST_PACKED
from allervers_training.web.arrival import Arrival
from allervers_training.web.assets import Assets
from allervers_training.web.limits import Limits
from allervers_training.web.plain_http import check_door
from allervers_training.web.security import Shield
from allervers_training.web.templating import Templates


def metadata() -> MetaData:
    """Return the metadata of every table of the site."""
    return Base.metadata


def with_gate(app: FastAPI) -> RoomGate:
    """Return the site as a server runs it: streams and taps take their short way in."""
    return RoomGate(app, app.state.desk, app.state.arrival, https=app.state.settings.is_https)


def create_app(settings: Settings, *, with_dev: bool = False) -> FastAPI:
    """Build the site; the database is already at the schema of this version."""
    database = Database(settings.database)
    assets = Assets()
    templates = Templates(assets)
    library = Library(settings.content_dir, database, Offering())
    module_entrance.wire(database, library)
    site_address.hand_over(database, base_url(settings))
    matching.wire(database, settings)
    scene = Scene(templates, KINDS, epoch=secrets.token_hex(4), base_url=base_url(settings))
    desk = Desk(database, KINDS, library.course, scene, told_of(library))

    app = FastAPI(
        lifespan=lifespan,
        dependencies=[Depends(check_door)],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.turn_to_write = asyncio.Lock()
    app.state.recognise, app.state.ways_of = recognise, ways_of
    app.state.is_of_team = is_of_team
    app.state.own_file = partial(own_file, library, settings)
    app.state.arrival = Arrival.of_site(settings)
    app.state.templates = templates
    app.state.library = library
    app.state.base_url = base_url(settings)
    app.state.course_of = library.course
    app.state.desk = desk
    app.state.notices_of, app.state.easy_read_on = notices.unseen, read_on
    app.state.on_the_wall = partial(on_the_wall, scene)
    app.state.limits, app.state.venue_tests = Limits(), VenueTests()
    app.state.postman = postman_of(settings, database, library, base_url(settings))
    for router in routers(with_dev=with_dev):
        app.include_router(router)
    app.mount("/static", assets)
    _answer(app, settings)
    return app


def _answer(app: FastAPI, settings: Settings) -> None:
    """Say what becomes of errors, and what every answer goes through."""
    errors.install(app)
    app.add_exception_handler(EntranceClosed, show_closed_door)
    app.add_exception_handler(DoorClosed, show_door)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=COMPRESSION)
    app.add_middleware(
        Shield,
        https=settings.is_https,
        on_fault=errors.on_fault,
        arrival=app.state.arrival,
        larger=LARGER,
    )


def base_url(settings: Settings) -> str:
    """Return the address that links and QR codes carry."""
    return settings.public_url.rstrip("/") or f"http://{settings.host}:{settings.port}"
