"""`allervers demo` and `allervers serve`, as somebody starts them."""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from tests.cli.started import STOPPED, page, started

from allervers_training.cli import main, server
from allervers_training.cli.serve import is_loopback, refuse_unset_secret
from allervers_training.cli.server import listening_socket
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

ALLERVERS = (sys.executable, "-m", "allervers_training")


@pytest.fixture(autouse=True)
def _serves_nothing_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A refusal that does not come must not keep the tests waiting; what was bound is let go."""
    bound: list[socket.socket] = []

    def bind(host: str, port: int) -> socket.socket:
        bound.append(listening_socket(host, port))
        return bound[-1]

    def run(*_arguments: object, **_more: object) -> None:
        raise AssertionError("it serves")

    monkeypatch.setattr(uvicorn.Server, "run", run)
    monkeypatch.setattr(server, "listening_socket", bind)
    yield
    for made in bound:
        made.close()


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[object, str]:
    """Run a verb that must refuse; return its exit code and what it said on the error output."""
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return stopped.value.code, said.err


@pytest.mark.slow
def test_demo_says_exactly_one_line_of_json_once_it_is_ready(tmp_path: Path) -> None:
    command = (*ALLERVERS, "demo", "--json", "--port", "0", "--data", "data")
    with started(command, tmp_path, host="0.0.0.0", public_url="https://ailleurs.example") as first:
        world = first.world()
        assert set(world) == {"url", "signin", "join_code", "projection"}
        assert set(world["signin"]) == {
            "trainer",
            "trainee",
            "co_trainer",
            "admin",
            "contributor",
            "peer",
        }
        assert world["url"].startswith("http://127.0.0.1:")
        assert page(f"{world['url']}/")[0] == 200
        assert "Bonjour Alice" in page(world["signin"]["trainer"])[1]
        assert world["join_code"] in page(world["projection"])[1]
        assert first.stop() == (STOPPED, "")
    with started(command, tmp_path) as second:  # the same people, the same links, another port
        again = second.world()
        assert "Bonjour Bob" in page(again["signin"]["trainee"])[1]
        assert again["join_code"] == world["join_code"]
        assert second.stop() == (STOPPED, "")


@pytest.mark.slow
def test_serve_says_its_address_at_once_and_has_no_demo(tmp_path: Path) -> None:
    command = (*ALLERVERS, "serve", "--port", "0")
    with started(command, tmp_path, data_dir=str(tmp_path / "data")) as served:
        line = served.line()
        assert "http://127.0.0.1:" in line
        url = line.split()[-1]
        assert page(f"{url}/sante") == (200, "ok")
        assert served.stop()[0] == STOPPED


@pytest.mark.parametrize("verb", ["demo", "serve"])
def test_a_port_that_is_taken_is_said_in_french(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    taken: int,
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALLERVERS_DATA_DIR", str(tmp_path))
    code, said = refusal(capsys, verb, "--port", str(taken))
    assert code == 1
    assert f"Le port {taken} est déjà pris" in said
    assert f"--port {taken + 1}" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_is_none_is_said_in_french(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, port: str
) -> None:
    code, said = refusal(capsys, "demo", "--data", tmp_path, "--port", port)
    assert code in {1, 2}
    assert "port" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "cours.example"])
@pytest.mark.parametrize("secret", ["", "x" * 31])
def test_serving_to_others_without_a_secret_is_refused(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    host: str,
    secret: str,
) -> None:
    monkeypatch.setenv("ALLERVERS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ALLERVERS_SECRET", secret)
    code, said = refusal(capsys, "serve", "--host", host)
    assert code == 1
    assert "ALLERVERS_SECRET" in said
    assert "openssl rand" in said
    assert list(tmp_path.iterdir()) == []


def test_a_secret_or_loopback_is_enough() -> None:
    for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"):
        refuse_unset_secret(Settings(host=host))
    refuse_unset_secret(Settings(host="0.0.0.0", secret="x" * 32))
    with pytest.raises(Refused):
        refuse_unset_secret(Settings(host=""))
    assert not is_loopback("localhost.ailleurs.example")


def test_a_data_folder_that_cannot_be_written_is_said_in_french(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", "utf-8")
    code, said = refusal(capsys, "demo", "--port", "0", "--data", tmp_path / "fichier" / "data")
    assert code == 1
    assert "protégé en écriture" in said
    assert str(tmp_path) in said  # which folder


def test_a_database_that_cannot_be_written_is_said_in_french(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.sqlite3").touch()
    monkeypatch.setenv("ALLERVERS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(
        "ALLERVERS_DATABASE_URL", f"sqlite:///file:{tmp_path}/base.sqlite3?mode=ro&uri=true"
    )
    code, said = refusal(capsys, "serve", "--port", "0")
    assert code == 1
    assert "protégé en écriture" in said


def test_a_file_that_is_no_database_is_said_in_french(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "allervers.sqlite3").write_text("ceci n'est pas une base" * 100, "utf-8")
    code, said = refusal(capsys, "demo", "--port", "0", "--data", tmp_path)
    assert code == 1
    assert "base" in said


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://127.0.0.1:1/rien", "n'importe quoi", "mysql://localhost/x"]
)
def test_a_database_that_does_not_answer_is_not_said_to_be_a_full_disk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str
) -> None:
    monkeypatch.setenv("ALLERVERS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ALLERVERS_DATABASE_URL", url)
    code, said = refusal(capsys, "serve", "--port", "0")
    assert code == 1
    assert "base de données" in said
    assert "disque" not in said


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "abc"), ("THREADS", "1000"), ("PORT", "70000")]
)
def test_a_setting_that_is_none_is_said_in_french(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"ALLERVERS_{name}", value)
    code, said = refusal(capsys, "serve")
    assert code == 1
    assert f"ALLERVERS_{name}" in said


def test_without_a_verb_it_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys)
    assert code == 2
    assert "COMMANDE" in said


def test_the_words_of_the_demo_hold_every_link() -> None:
    from allervers_training.cli.demo import in_words

    world = {
        "url": "http://127.0.0.1:1", "join_code": "ABCDEF", "projection": "http://127.0.0.1:1/ecran/x",
        "signin": {role: f"http://127.0.0.1:1/entree/{role}" for role in ("trainer", "trainee", "co_trainer", "admin", "contributor", "peer")},
    }  # fmt: skip
    said = in_words(world)
    assert all(link in said for link in (*world["signin"].values(), world["projection"], "ABCDEF"))
    assert "\033" not in said
    assert json.dumps(world)
