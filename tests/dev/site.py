"""The demo world, served in this process, and its cast signed in."""

import asyncio
import json
import math
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from fastapi import FastAPI
from jinja2 import Environment
from sqlalchemy import Connection, event
from starlette.routing import BaseRoute
from starlette.testclient import TestClient
from tests.kernel.databases import Backend

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.activities.engine.models import Activity
from allervers_training.app import create_app, with_gate
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.conducteur import queries as conducteur_queries
from allervers_training.conducteur import service as conducteur
from allervers_training.conducteur.domain import StepState
from allervers_training.dev.world import open_world
from allervers_training.kernel import clock, paths
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings

EXERCISE = "c2-debat-besoin"
HTMX = {"hx-request": "true"}
HERE: Any = {
    "base_url": "http://localhost",
    "client": ("127.0.0.1", 50000),
}  # on this very computer


@dataclass(frozen=True)
class Shared:
    """What costs time and never changes: the course, rendered, the compiled templates, the routes."""

    edition: Edition
    environment: Environment
    routes: Sequence[BaseRoute]


@dataclass(frozen=True)
class World:
    """The demo world on one database program, ready to be copied: its database, and its files of secrets."""

    url: str
    folder: Path


def make_shared() -> Shared:
    app = create_app(Settings(database_url="sqlite:///:memory:"), with_dev=True)
    library = Library(paths.content_dir())
    library.warm()
    app.state.templates.warm()
    TestClient(app, **HERE).get(
        "/rien"
    )  # FastAPI reads its routes when it looks for one: here, all of them
    app.state.database.dispose()
    return Shared(library.current, app.state.templates.environment, tuple(app.router.routes))


@contextmanager
def made_world(backend: Backend, template: str, folder: Path, shared: Shared) -> Iterator[World]:
    """Lend a demo world, with somebody of another group and a group that nobody of the cast belongs to."""
    with backend.new_copy_of(template) as url:
        database = Database(url)
        library = Library(paths.content_dir(), database)
        library._own = shared.edition
        open_world(database, library, Settings(data_dir=folder, database_url=url))
        (folder / "cast.json").write_text(json.dumps(_others(database, shared.edition)), "utf-8")
        database.dispose()
        yield World(url, folder)


def _others(database: Database, edition: Edition) -> dict[str, Any]:
    now = clock.now()
    with database.writing() as db:
        version = store_snapshot(db, edition.files, at=now)
        module = edition.course.modules[0].id
        gaston = accounts.create_person(db, "Gaston", at=now, roles=(SiteRole.TRAINER,))
        plan = cohorts.Plan(
            "Le groupe de Gaston",
            module,
            "Ailleurs",
            clock.room_day(now),
            clock.room_day(now),
            version,
        )
        elsewhere, screen = cohorts.create_cohort(db, plan, gaston, at=now)
        zoe = accounts.create_person(db, "Zoé", at=now)
        enrolled = cohorts.enrol(db, elsewhere, zoe, SessionRole.TRAINEE, at=now)
        return {
            "cohort": elsewhere.id,
            "enrolment": enrolled.id,
            "screen": screen,
        }


class Site:
    """A running site of one test; every visitor shares its event loop, as on a server."""

    def __init__(self, app: FastAPI, data: Path, main: TestClient) -> None:
        self.app = app
        self.data = data
        self.main = main
        self.database: Database = app.state.database
        self.secrets: Mapping[str, Any] = json.loads((data / "demo.json").read_text("utf-8"))
        self.others: Mapping[str, Any] = json.loads((data / "cast.json").read_text("utf-8"))

    @property
    def cohort(self) -> int:
        return int(self.secrets["cohort"])

    @property
    def join_code(self) -> str:
        with self.database.reading() as db:
            return db.get_one(Cohort, self.cohort).join_code

    def visitor(self, *, raises: bool = True) -> TestClient:
        """Return a new device, on which nobody is signed in; `raises` hands our own faults to the test."""
        client = TestClient(
            with_gate(self.app), raise_server_exceptions=raises, follow_redirects=False, **HERE
        )
        client.portal = self.main.portal
        return client

    def entered(self, token: str) -> TestClient:
        """Return a new device, signed in by a link."""
        client = self.visitor()
        answer = client.post(f"/entree/{token}")
        assert answer.status_code == 303, answer.text
        return client

    def session_of(self, name: str) -> str:
        """Sign in somebody of that name, and return the secret of her cookie."""
        with self.database.writing() as db:
            person = db.query(Person).filter_by(name=name).one()
            return accounts.open_session(db, person, at=clock.now()).token

    def holding(self, token: str) -> TestClient:
        """Return a new device, with that cookie."""
        client = self.visitor()
        client.cookies.set("s", token, domain="localhost.local")
        return client

    def signed_in(self, name: str) -> TestClient:
        """Return a new device, on which somebody of that name is signed in."""
        return self.holding(self.session_of(name))

    def place(self, name: str, cohort: int | None = None) -> int:
        """Return the number of somebody's enrolment."""
        with self.database.reading() as db:
            found = db.query(Enrolment).filter_by(shown_name=name, cohort_id=cohort or self.cohort)
            return found.one().id

    def open_debate(self, trainer: TestClient, cohort: int | None = None, **fields: str) -> int:
        """Open a debate in front of a room, and return its number."""
        room = cohort or self.cohort
        answer = trainer.post(f"/salle/{room}/activites", data={"exercice": EXERCISE, **fields})
        assert answer.status_code == 303, answer.text
        self.settle()
        with self.database.reading() as db:
            newest = db.query(Activity).filter_by(cohort_id=room).order_by(Activity.id.desc())
            return newest.first().id

    def begin_conducteur(self, cohort: int | None = None) -> int:
        """Give a session its running order if it has none, begin its first step, and return its number."""
        with self.database.writing() as db:
            room = db.get_one(Cohort, cohort or self.cohort)
            if not conducteur_queries.steps_of(db, room.id):
                conducteur.build(db, room, self.app.state.library.course(room.content_hash))
            first = conducteur_queries.steps_of(db, room.id)[0]
            first.state = StepState.RUNNING
            return first.id

    def settle(self) -> None:
        """Wait until the room has read what the last commits changed."""
        assert self.main.portal is not None
        self.main.portal.call(_until_read, self.app)

    def stream(self, client: TestClient, path: str, **headers: str) -> tuple[int, str, bytes]:
        """Open a stream and leave at once; return its status, its content type and what it said."""
        assert self.main.portal is not None
        return self.main.portal.call(_opened_and_left, self.app, client, path, headers)


async def _until_read(app: FastAPI) -> None:
    """Wait for rosters being read again, and for pushes that are due."""
    channels = app.state.desk.rooms.hub.channels
    while True:
        reading = [t for t in asyncio.all_tasks() if "_reload" in t.get_coro().__qualname__]
        if reading:
            await asyncio.wait(reading)
        elif any(channel.timer for channel in channels.values()):
            await asyncio.sleep(0.01)
        else:
            return


async def _opened_and_left(
    app: FastAPI, client: TestClient, path: str, extra: Mapping[str, str]
) -> tuple[int, str, bytes]:
    target, _, query = path.partition("?")
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = {"host": "localhost", "cookie": cookies, **extra}
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": target,
        "raw_path": target.encode(), "query_string": query.encode(), "root_path": "", "app": app,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        "client": ("127.0.0.1", 1), "server": ("localhost", 80), "state": {},
    }  # fmt: skip
    sent: list[Any] = []
    asked: list[int] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        asked.append(1)
        return (
            {"type": "http.request", "body": b""}
            if len(asked) == 1
            else {"type": "http.disconnect"}
        )

    await asyncio.wait_for(app(scope, receive, send), 10)
    start = next(message for message in sent if message["type"] == "http.response.start")
    kind = dict(start["headers"]).get(b"content-type", b"").decode()
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return start["status"], kind, body


@contextmanager
def opened_site(world: World, url: str, folder: Path, shared: Shared) -> Iterator[Site]:
    """Serve a copy of the world."""
    shutil.copytree(world.folder, folder, dirs_exist_ok=True)
    settings = Settings(data_dir=folder, database_url=url, content_dir=paths.content_dir())
    app = create_app(settings, with_dev=True)
    app.state.library._own = shared.edition
    app.state.library._looked = (
        math.inf
    )  # no other process writes here: a count of statements stays the same
    app.state.templates.environment = shared.environment
    app.router.routes[:] = shared.routes
    with TestClient(app, **HERE) as main:
        site = Site(app, folder, main)
        yield site
        site.settle()  # whoever still reads would be cut off
        _end_of_warming()


def _end_of_warming() -> None:
    """Wait for what a site prepares when it starts: it would open its database again, and nobody would close it."""
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join()


class Cast:
    """Everybody of the demo world, each on a device of her own, signed in when first needed."""

    NAMES: ClassVar[dict[str, str]] = {
        "trainer": "Alice",
        "co_trainer": "Emma",
        "trainee": "Bob",
        "other_cohort": "Driss",
        "admin": "Fanny",  # who is in no session
    }

    def __init__(self, site: Site) -> None:
        self.site = site
        self._devices: dict[str, TestClient] = {}

    def of(self, name: str) -> TestClient:
        if name not in self._devices:
            self._devices[name] = self.site.signed_in(name)
        return self._devices[name]

    @property
    def alice(self) -> TestClient:
        return self.of("Alice")

    @property
    def emma(self) -> TestClient:
        return self.of("Emma")

    @property
    def bob(self) -> TestClient:
        return self.of("Bob")

    @property
    def driss(self) -> TestClient:
        return self.of("Driss")

    @property
    def fanny(self) -> TestClient:
        return self.of("Fanny")

    @property
    def gaston(self) -> TestClient:
        """The trainer of a group that has nothing to do with the others."""
        return self.of("Gaston")

    @property
    def nobody(self) -> TestClient:
        return self.site.visitor()


OF_THE_SITE = frozenset({"bus", "forgetting", "indexing", "postman", "warming"})


class Statements:
    """The SQL statements of what is done inside `with statements:`, without BEGIN nor what threads of the site ask by themselves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.seen: list[str] = []

    def __enter__(self) -> list[str]:
        self.seen = []
        event.listen(self.database.engine, "before_cursor_execute", self._note)
        return self.seen

    def __exit__(self, *_error: object) -> None:
        event.remove(self.database.engine, "before_cursor_execute", self._note)

    def _note(
        self, _connection: Connection, _cursor: object, statement: str, *_more: object
    ) -> None:
        asks_by_itself = threading.current_thread().name in OF_THE_SITE
        if not (asks_by_itself or statement.startswith(("BEGIN", "PRAGMA"))):
            self.seen.append(statement)
