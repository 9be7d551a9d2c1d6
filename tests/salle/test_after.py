"""After a debate: its report, its files, its film."""

import json

import pytest
from tests.dev.site import Cast, Site
from tests.salle.debate import Debate

pytestmark = pytest.mark.one_database


@pytest.fixture
def told(clients: Cast, debate: Debate) -> Debate:
    debate.phase("position")
    for name, place in (("Bob", "oui"), ("Chloé", "non"), ("Inès", "nsp")):
        debate.send(clients.of(name), "positions", place=place)
    for phase in ("revelation", "echanges", "position_finale"):
        debate.phase(phase)
    debate.send(clients.bob, "positions", place="non")
    debate.phase("bilan")
    return debate


def test_the_report_is_a_page(clients: Cast, told: Debate) -> None:
    answer = clients.emma.get(told.address)
    assert answer.status_code == 200
    assert "rapport.csv" in answer.text


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("md", "text/markdown; charset=utf-8"),
    ],
)
def test_a_file_is_taken_home(clients: Cast, told: Debate, extension: str, media_type: str) -> None:
    answer = clients.alice.get(f"{told.address}/rapport.{extension}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert (
        answer.headers["content-disposition"]
        == f'attachment; filename="debat_mouvant-{told.number}.{extension}"'
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text
    if extension == "json":
        assert json.loads(answer.text)


@pytest.mark.parametrize("extension", ["pdf", "CSV", "exe", "csv.exe"])
def test_an_unknown_format_is_not_found(clients: Cast, told: Debate, extension: str) -> None:
    assert clients.alice.get(f"{told.address}/rapport.{extension}").status_code == 404


@pytest.mark.parametrize(("step", "shown"), [("", 1), ("?pas=2", 3), ("?pas=-5", 1)])
def test_the_film_shows_one_moment_at_a_time(
    clients: Cast, told: Debate, step: str, shown: int
) -> None:
    text = clients.alice.get(f"{told.address}/film{step}").text
    assert f"Moment {shown} sur {len(told.kinds())}" in text


def test_the_film_ends_where_the_log_ends(clients: Cast, told: Debate) -> None:
    last = len(told.kinds())
    text = clients.alice.get(f"{told.address}/film?pas={10**30}&lecture=1").text
    assert f"Moment {last} sur {last}" in text
    assert "data-hx-trigger" not in text
    assert 'data-hx-trigger="load' in clients.alice.get(f"{told.address}/film?lecture=1").text


def test_the_film_of_a_debate_without_events_has_one_moment(
    site: Site, clients: Cast, debate: Debate
) -> None:
    assert "Moment 1 sur 1" in clients.alice.get(f"{debate.address}/film").text


@pytest.mark.parametrize("step", ["x", "1.5"])
def test_a_step_that_is_none_is_not_found(clients: Cast, told: Debate, step: str) -> None:
    assert clients.alice.get(f"{told.address}/film?pas={step}").status_code == 404


@pytest.mark.parametrize("path", ["", "/rapport.csv", "/film"])
def test_trainees_take_nothing_home_from_here(clients: Cast, told: Debate, path: str) -> None:
    for who in (clients.bob, clients.driss, clients.fanny, clients.gaston):
        assert who.get(told.address + path).status_code == 404
