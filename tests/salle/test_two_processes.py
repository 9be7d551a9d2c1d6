"""Two processes on one PostgreSQL: a tap on one is seen on the screens of the other."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.cli.started import started
from tests.dev.site import World
from tests.kernel.databases import Backend

PATIENCE = 25  # seconds without a word; a heartbeat comes every ten
FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass
class Device:
    """A browser without scripts, which may speak to either process."""

    cookie: str = ""

    def ask(self, port: int, method: str, path: str, **fields: object) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        headers = {**FORM, "cookie": self.cookie, "connection": "close"}
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        return connection.getresponse()

    def post(self, port: int, path: str, **fields: object) -> HTTPResponse:
        answer = self.ask(port, "POST", path, **fields)
        answer.read()
        return answer

    def read(self, port: int, path: str) -> str:
        return self.ask(port, "GET", path).read().decode()


@dataclass(frozen=True)
class Processes:
    """Two servers of one site, and the secrets of its demo world."""

    one: int
    other: int
    secrets: Mapping[str, Any]

    def entered(self, who: str) -> Device:
        answer = Device().post(self.one, f"/entree/{self.secrets['signin'][who]}")
        return Device(answer.headers["set-cookie"].partition(";")[0])


@pytest.fixture
def processes(postgresql: Backend, postgresql_world: World, tmp_path: Path) -> Iterator[Processes]:
    secrets = json.loads((postgresql_world.folder / "demo.json").read_text("utf-8"))
    with (
        postgresql.new_copy_of(postgresql_world.url) as url,
        serving(url, tmp_path) as one,
        serving(url, tmp_path) as other,
    ):
        yield Processes(one, other, secrets)


@contextmanager
def serving(url: str, folder: Path) -> Iterator[int]:
    command = (sys.executable, "-m", "allervers_training", "serve", "--port", "0")
    with started(command, folder, data_dir=str(folder), database_url=url) as process:
        yield int(process.line().rpartition(":")[2])
        process.stop()


def until(stream: HTTPResponse, wanted: str) -> None:
    """Read a stream until it says this; fails when it ends before, or takes too long."""
    while line := stream.readline().decode():
        if wanted in line:
            return
    raise AssertionError(f"the stream ended before « {wanted} »")


@pytest.mark.slow
@pytest.mark.postgresql
def test_two_processes_show_one_room(processes: Processes) -> None:
    one, other = processes.one, processes.other
    alice, bob = processes.entered("trainer"), processes.entered("trainee")
    screen = f"/ecran/{processes.secrets['screen']}/flux"
    with Device().ask(one, "GET", screen) as wall, Device().ask(other, "GET", screen) as far_wall:
        with bob.ask(other, "GET", "/salle/1/flux?public=participant") as phone:
            opened = alice.post(one, "/salle/1/activites", exercice="c2-debat-besoin")
            assert opened.status == 303
            until(phone, "Affirmation 1 sur 3")  # opened on one, followed on the other

            found = re.search(r"/salle/1/activites/\d+", alice.read(other, "/salle/1/console"))
            assert found
            debate = found[0]
            assert alice.post(other, f"{debate}/phases", phase="position").status == 303
            until(wall, 'data-annonce-compte="0 sur')
            assert bob.post(other, f"{debate}/positions", place="oui").status == 303
            until(wall, 'data-annonce-compte="1 sur')
            until(far_wall, 'data-annonce-compte="1 sur')

            assert (
                alice.post(
                    one, place_of("Bob", alice.read(one, "/sessions/1")), statut="retiree"
                ).status
                == 303
            )
            phone.read()  # it ends at the next heartbeat, on the process that did not hear of it first
        assert bob.ask(other, "GET", "/salle/1/flux?public=participant").status == 404
        assert alice.post(one, f"{debate}/phases", phase="revelation").status == 303
        until(far_wall, "d’accord")  # whoever may still watch goes on watching


def place_of(name: str, page: str) -> str:
    """Return where one says what becomes of somebody's place."""
    found = re.search(rf'(/sessions/1/inscriptions/\d+)(?:/retrait)?"[^§]*?: {name}<', page)
    assert found
    return f"{found[1]}/statut"
