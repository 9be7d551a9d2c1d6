"""The short way in answers exactly as the ordinary one; what is not plainly a tap takes the ordinary one."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HERE, HTMX, Cast, Site
from tests.salle.debate import Debate
from tests.salle.test_commands import fresh_key

from allervers_training.salle import gate

FORM = {"content-type": "application/x-www-form-urlencoded"}
TAP = {**HTMX, **FORM}


class Ways:
    """One device, on both ways in; keys differ from one answer to the next and are set aside."""

    def __init__(self, site: Site, device: TestClient, address: str) -> None:
        self.site = site
        self.device = device
        self.address = address

    def short(self, body: bytes, headers: Mapping[str, str], noun: str = "positions") -> Any:
        return _kept(self.device.post(f"{self.address}/{noun}", content=body, headers=headers))

    def ordinary(self, body: bytes, headers: Mapping[str, str], noun: str = "positions") -> Any:
        plain = TestClient(
            self.site.app, follow_redirects=False, cookies=self.device.cookies, **HERE
        )
        plain.portal = self.site.main.portal
        return _kept(plain.post(f"{self.address}/{noun}", content=body, headers=headers))


def _kept(answer: Any) -> tuple[int, dict[str, str], str]:
    body = re.sub(r'name="cle" value="[^"]*"', "", answer.text)
    return answer.status_code, dict(sorted(answer.headers.items())), body


@pytest.fixture
def ways(site: Site, clients: Cast, debate: Debate) -> Ways:
    debate.phase("position")
    return Ways(site, clients.bob, debate.address)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count what the short way answered by itself."""
    answers: list[int] = []
    ordinary = gate.Answer.__call__

    async def counted(self: gate.Answer, *ends: Any) -> None:
        answers.append(len(self.body))
        await ordinary(self, *ends)

    monkeypatch.setattr(gate.Answer, "__call__", counted)
    return answers


@pytest.mark.parametrize("noun", ["positions", "mains"])
def test_a_tap_is_answered_alike_on_both_ways(ways: Ways, taken: list[int], noun: str) -> None:
    body = f"cle={fresh_key()}&place=oui&main=baissee".encode()
    assert ways.short(body, TAP, noun) == ways.ordinary(body, TAP, noun)
    assert len(taken) == 1


def test_a_tap_is_kept_once(ways: Ways, taken: list[int], debate: Debate) -> None:
    body = f"cle={fresh_key()}&place=non&coup=1".encode()
    assert [ways.short(body, TAP)[0] for _ in range(3)] == [200, 200, 200]
    assert [p["zone"] for p in debate.log("PositionPrise")] == ["non"]
    assert len(taken) == 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"place=ailleurs", TAP),
        (b"place=", TAP),
        (b"", TAP),
        (b"place=oui&place=non", TAP),
        (b"place=oui", FORM),
        (b"place=oui", {**HTMX, "content-type": "text/plain"}),
        (b"place=oui", {**HTMX, "content-type": "application/x-www-form-urlencoded; charset=x"}),
        (b"place=oui", {**TAP, "origin": "https://ailleurs.example"}),
        (b"place=oui", {**TAP, "sec-fetch-site": "cross-site"}),
        (b"place=%ff", TAP),
        (b"place=\xc3\xa9", TAP),
        (b"place=" + b"o" * 70_000, TAP),
        (b"&".join(b"f%d=1" % n for n in range(200)), TAP),
    ],
)
def test_whatever_is_wrong_is_said_by_the_ordinary_way(
    ways: Ways, taken: list[int], debate: Debate, body: bytes, headers: Mapping[str, str]
) -> None:
    assert ways.short(body, headers) == ways.ordinary(body, headers)
    assert taken == []
    if headers is TAP:
        assert debate.log("PositionPrise") == []


def test_a_long_answer_is_packed_on_both_ways(site: Site, clients: Cast, taken: list[int]) -> None:
    number = site.open_debate(clients.alice, exercice="c2-arbre-non-demande")
    arbre = Debate(site, clients, number)
    arbre.phase("construction")
    for card in range(30):
        arbre.send(clients.bob, "cartes", texte=f"Une carte, fois {card}", effet=1)
    ways = Ways(site, clients.bob, arbre.address)
    asked = b"fait=2&categorie=personne&choix=1-2"
    short, ordinary = (way(asked, TAP, "qualites") for way in (ways.short, ways.ordinary))
    assert short[1]["content-encoding"] == "gzip"
    assert taken[-1] > gate.SMALLEST_PACKED > int(short[1]["content-length"])
    for _, headers, _ in (short, ordinary):
        del headers["content-length"]  # keys differ, and so does what they pack to
    assert short == ordinary


@pytest.mark.parametrize("noun", ["phases", "inconnu"])
def test_what_is_not_hers_to_do_does_not_exist(ways: Ways, taken: list[int], noun: str) -> None:
    assert ways.short(b"phase=bilan", TAP, noun)[0] == 404
    assert taken == []


def test_somebody_elses_room_does_not_exist(
    clients: Cast, ways: Ways, taken: list[int], debate: Debate
) -> None:
    ways.device = clients.gaston
    assert ways.short(b"place=oui", TAP)[0] == 404
    assert taken == []
    assert debate.log("PositionPrise") == []


def test_an_unexpected_fault_is_told_by_the_ordinary_way(
    site: Site, clients: Cast, debate: Debate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(site.app.state.desk.rooms, "ready", broken)
    device = site.visitor(raises=False)
    device.cookies = clients.bob.cookies
    answer = device.post(f"{debate.address}/positions", content=b"place=oui", headers=TAP)
    assert answer.status_code == 500
    assert "de notre côté" in answer.text or "erreur" in answer.text.lower()
