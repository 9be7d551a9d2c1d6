"""What every test may use: databases, a site with its cast, no network, and a count of statements."""

import ipaddress
import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from tests.dev.site import (
    Cast,
    Shared,
    Site,
    Statements,
    World,
    made_world,
    make_shared,
    opened_site,
)
from tests.kernel.databases import Backend, Sqlite, migrated, postgresql_server

from allervers_training.activities.engine import bus
from allervers_training.kernel.db import Database

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever needs a database on both, unless the test says that one is enough."""
    if "backend" in metafunc.fixturenames:
        one = metafunc.definition.get_closest_marker("one_database")
        metafunc.parametrize("backend", BOTH[:1] if one else BOTH, indirect=True)


@pytest.fixture(scope="session", autouse=True)
def _own_settings() -> Iterator[None]:
    """Keep this computer's own settings out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in tuple(os.environ):
            if name.startswith("ALLERVERS_"):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    """Refuse whatever would leave this computer."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _only_here(getattr(socket.socket, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_order_by_chance() -> Iterator[None]:
    """Let SQLite give rows backwards where nobody asks for an order: whoever counts on one, fails."""

    def backwards(connection: Any, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA reverse_unordered_selects=ON")

    event.listen(Engine, "connect", backwards)
    yield
    event.remove(Engine, "connect", backwards)


@pytest.fixture(scope="session", autouse=True)
def _quick_bus() -> Iterator[None]:
    """Let a site on PostgreSQL stop at once: its bus looks up more often."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bus, "WAKE_SECONDS", 0.01)
        yield


def _only_here(original: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            raise PermissionError(f"a test tried to reach {address[0]}")
        return original(self, address)

    return connect


def is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", ""}


@pytest.fixture(scope="session")
def shared() -> Shared:
    return make_shared()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    return Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Backend]:
    base = tmp_path_factory.getbasetemp()
    with postgresql_server(base if worker_id == "master" else base.parent, worker_id) as backend:
        yield backend


@pytest.fixture(scope="session")
def sqlite_template(sqlite: Backend) -> Iterator[str]:
    with migrated(sqlite) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Backend) -> Iterator[str]:
    with migrated(postgresql) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_world(
    sqlite: Backend, sqlite_template: str, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with made_world(sqlite, sqlite_template, tmp_path_factory.mktemp("world"), shared) as world:
        yield world


@pytest.fixture(scope="session")
def postgresql_world(
    postgresql: Backend,
    postgresql_template: str,
    shared: Shared,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    with made_world(
        postgresql, postgresql_template, tmp_path_factory.mktemp("world"), shared
    ) as world:
        yield world


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """Name the database program of this test."""
    return str(request.param)


@pytest.fixture
def program(backend: str, request: pytest.FixtureRequest) -> Backend:
    """Return the database program of this test, for those who make their own databases."""
    found: Backend = request.getfixturevalue(backend)
    return found


@pytest.fixture
def database_url(backend: str, program: Backend, request: pytest.FixtureRequest) -> Iterator[str]:
    """Lend the address of an empty database at the newest schema."""
    with program.copy_of(request.getfixturevalue(f"{backend}_template")) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Lend an empty database at the newest schema, on SQLite and on PostgreSQL in turn."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_database(sqlite: Backend, sqlite_template: str) -> Iterator[Database]:
    with sqlite.copy_of(sqlite_template) as url:
        opened = Database(url)
        yield opened
        opened.dispose()


@pytest.fixture
def site(
    backend: str, program: Backend, shared: Shared, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Site]:
    """Lend a running site with the demo world, of this test alone."""
    world: World = request.getfixturevalue(f"{backend}_world")
    with (
        program.copy_of(world.url) as url,
        opened_site(world, url, tmp_path / "data", shared) as site,
    ):
        yield site


@pytest.fixture
def clients(site: Site) -> Cast:
    """Lend the cast, each on a device of her own."""
    return Cast(site)


@pytest.fixture
def statements(site: Site) -> Statements:
    """Count SQL: `with statements as seen: …`, then `len(seen)`."""
    return Statements(site.database)
