"""The product as a side of the bench: `allervers demo` as anybody starts it, and a full room."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bench.process import ROOT, Server
from bench.product_target import Prepared, ProductTarget
from bench.rooms import Running
from bench.rooms_target import PreparedRoom, RoomsTarget
from bench.site_target import SiteTarget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

COMMAND = [sys.executable, "-m", "allervers_training", "demo", "--port", "0", "--json", "--data"]
DATABASE = "allervers.sqlite3"
DEBATE, TREE = "debat_mouvant", "arbre_des_causes"
PREPARING_PATIENCE = 120


class Product:
    """Use with `with`: its worlds are prepared once, and each room is served on a copy."""

    name = "product"

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="bench-product-")
        self.folder = Path(self._folder.name)
        self._worlds: dict[tuple[int, int, str], Prepared] = {}
        self._sites: dict[tuple[int, int, int], dict[str, Any]] = {}
        self._first_start = 0.0
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    @contextmanager
    def room(self, people: int, *, log: int = 0) -> Iterator[Running]:
        with self.copy(people, log) as world, served(world) as room:
            yield room

    @contextmanager
    def copy(self, people: int, log: int = 0, *, activity: str = DEBATE) -> Iterator[Prepared]:
        """A world of its own, to be changed and thrown away."""
        prepared = self.world(people, log, activity=activity)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            data = Path(folder) / "data"
            shutil.copytree(prepared.folder, data)
            yield replace(prepared, folder=data)

    def world(self, people: int, log: int = 0, *, activity: str = DEBATE) -> Prepared:
        """Made once, never served itself."""
        key = people, log, activity
        if key not in self._worlds:
            data = self.folder / f"{activity}-{people}-{log}"
            shutil.copytree(self._demo_world(), data)
            arguments = [str(data), "--people", str(people), "--log", str(log)]
            arguments += ["--activity", activity]
            self._worlds[key] = Prepared(data, **run("bench.preparing", *arguments))
        return self._worlds[key]

    @contextmanager
    def many_rooms(self, rooms: int, phones: int) -> Iterator[tuple[Server, RoomsTarget]]:
        """Serve so many sessions at once, in a world of their own."""
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            data = Path(folder) / "data"
            shutil.copytree(self._demo_world(), data)
            counts = ("--rooms", str(rooms), "--phones", str(phones))
            told = run("bench.preparing_rooms", str(data), *counts)
            prepared = [PreparedRoom(**room) for room in told["rooms"]]
            with Server([*COMMAND, str(data)]) as server:
                server.first_page(port_of(server))
                yield server, RoomsTarget(port_of(server), told["trainer"], prepared)

    @contextmanager
    def site(self, sessions: int, people: int, crowd: int = 0) -> Iterator[SiteTarget]:
        """Serve a whole site, made once; only to be read."""
        key = sessions, people, crowd
        data = self.folder / f"site-{sessions}-{people}-{crowd}"
        if key not in self._sites:
            shutil.copytree(self._demo_world(), data)
            counts = ("--sessions", str(sessions), "--people", str(people), "--crowd", str(crowd))
            self._sites[key] = run("bench.preparing_site", str(data), *counts)
        with Server([*COMMAND, str(data)]) as server:
            server.first_page(port_of(server))
            server.come_to_rest()
            yield SiteTarget(port_of(server), **self._sites[key])

    def very_first_start(self) -> float:
        """Seconds from nothing (no data at all) to the first page."""
        self._demo_world()
        return self._first_start

    def _demo_world(self) -> Path:
        """What `allervers demo` makes of an empty folder."""
        data = self.folder / "demo"
        if not data.exists():
            with Server([*COMMAND, str(data)]) as server:
                server.first_page(port_of(server))
                self._first_start = time.perf_counter() - server.started
        return data


@contextmanager
def served(world: Prepared) -> Iterator[Running]:
    with Server([*COMMAND, str(world.folder)]) as server:
        issued = time.time_ns() // 1_000_000
        target = ProductTarget(port_of(server), world, issued)
        yield Running(server, target, partial(_votes, world), partial(served, world))


def port_of(server: Server) -> int:
    return urlsplit(server.ready["url"]).port or 80


def run(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of the bench in the product's environment; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PREPARING_PATIENCE,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _votes(world: Prepared) -> dict[int, int]:
    """Votes of the bench in the log, by the number that their key carries."""
    counts: dict[int, int] = {}
    connection = sqlite3.connect(world.folder / DATABASE)
    try:
        rows = connection.execute(
            "SELECT command_key FROM activity_event WHERE activity_id = ? AND command_key NOT NULL",
            (world.activity,),
        )
        for (stored,) in rows:
            vote = int(stored.split(":")[1][12:20], 16)
            counts[vote] = counts.get(vote, 0) + 1
    finally:
        connection.close()
    return counts
