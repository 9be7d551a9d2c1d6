"""`allervers serve --salle`: a room served from one computer."""

import re
import stat
import sys
from pathlib import Path

import pytest
from tests.cli.started import STOPPED, page, started

from allervers_training.accounts import access, service
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.cli import main, room
from allervers_training.kernel import addresses, clock
from allervers_training.kernel.addresses import Interface
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept, Refused
from allervers_training.kernel.settings import Settings

ALLERVERS = (sys.executable, "-m", "allervers_training")
HOTSPOT, CABLE = Interface("wlan0", "192.168.43.1"), Interface("eth0", "10.0.0.5")


@pytest.fixture(autouse=True)
def _two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "interfaces", lambda: (HOTSPOT, CABLE))


def settings_of(folder: Path, chosen: str | None = None, **settings: str) -> Settings:
    asked = Settings(data_dir=folder, host=room.EVERYWHERE, **settings)
    return room.settings_of(asked, chosen=chosen, port=8123)


def test_a_secret_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = room.kept_secret(folder)
    assert len(first) == 64
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    assert room.kept_secret(folder) == first


def test_a_folder_where_no_secret_can_be_kept_is_named(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(NotKept) as refusal:
        room.kept_secret(tmp_path / "fichier")
    assert str(tmp_path / "fichier") in refusal.value.remedy


def test_a_secret_that_was_given_is_kept(tmp_path: Path) -> None:
    assert settings_of(tmp_path, secret="x" * 40).secret == "x" * 40
    assert list(tmp_path.iterdir()) == []


def test_links_take_the_first_address_or_the_chosen_one(tmp_path: Path) -> None:
    assert settings_of(tmp_path).public_url == "http://192.168.43.1:8123"
    assert settings_of(tmp_path, "10.0.0.5").public_url == "http://10.0.0.5:8123"
    named = settings_of(tmp_path, "Salle.lan", public_url="https://cours.example")
    assert named.public_url == "http://salle.lan:8123"
    assert "salle.lan" in named.names
    assert settings_of(tmp_path, public_url="http://a.lan").public_url == "http://a.lan"


@pytest.mark.parametrize("chosen", ["http://192.168.1.1", "192.168.1.1:80", "deux mots", "a/b"])
def test_what_is_no_address_is_refused(tmp_path: Path, chosen: str) -> None:
    with pytest.raises(Refused, match="pas une adresse"):
        settings_of(tmp_path, chosen)


def test_it_says_where_phones_go_and_where_the_team_goes(tmp_path: Path) -> None:
    said = room.in_words(settings_of(tmp_path), (HOTSPOT, CABLE), [("Alice", "jeton")])
    assert "Wi-Fi (wlan0)  http://192.168.43.1:8123/rejoindre  (celle du QR code du mur)" in said
    assert "câble (eth0)  http://10.0.0.5:8123/rejoindre\n" in said
    assert "Entrer (Alice)  http://127.0.0.1:8123/entree/jeton" in said
    assert "\033" not in said  # no terminal, no drawing


def test_without_any_network_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "interfaces", tuple)
    said = room.in_words(settings_of(tmp_path), (), [])
    assert "partage de connexion" in said


def test_a_code_is_drawn_for_a_terminal() -> None:
    drawn = room.terminal_code("http://192.168.43.1:8123/rejoindre")
    assert "█" in drawn
    assert len({len(line) for line in drawn.splitlines()}) == 1


def test_a_first_trainer_is_made_once_and_gets_a_link_each_time(database: Database) -> None:
    ((name, first),) = room.entrances(database)
    assert name == room.FIRST_TRAINER
    assert room.entrances(database) != [(name, first)]
    with database.reading() as db:
        assert db.query(Person).count() == 1
        assert access.open_link(db, first, at=clock.now()).person.has_role(SiteRole.TRAINER)


def test_whoever_runs_sessions_gets_a_link_and_nobody_else(database: Database) -> None:
    now = clock.now()
    with database.writing() as db:
        for name, roles in (("Alice", (SiteRole.TRAINER,)), ("Bob", ()), ("Fanny", (SiteRole.ADMIN,))):  # fmt: skip
            service.create_person(db, name, at=now, roles=roles)
        for number in range(9):
            service.create_person(db, f"Gaston {number}", at=now, roles=(SiteRole.TRAINER,))
    names = [name for name, _ in room.entrances(database)]
    assert names[:2] == ["Alice", "Fanny"]
    assert len(names) == room.MOST_LINKS


def test_an_address_without_a_room_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--adresse", "10.0.0.5"])
    assert "--adresse va avec --salle" in capsys.readouterr().err


@pytest.mark.slow
def test_a_room_is_served_from_nothing(tmp_path: Path) -> None:
    command = (*ALLERVERS, "serve", "--salle", "--port", "0")
    with started(command, tmp_path, data_dir=str(tmp_path / "data")) as served:
        assert "sert la salle : http://" in served.line()
        said = ""
        assert served.process.stdout
        while "Ctrl+C" not in said:  # said in one go: it waits in our own buffer
            said += served.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/entree/\S+", said)
        assert found
        assert "Formateur·rice" in page(found[0])[1]
        assert served.stop()[0] == STOPPED
