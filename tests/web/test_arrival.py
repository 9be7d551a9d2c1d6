"""Where a request comes from, and what a proxy may say about it."""

from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.kernel.settings import Settings
from allervers_training.web.arrival import Arrival, Way, host_name, is_loopback
from allervers_training.web.doors import IN_ROOM, PUBLIC, RUNS_ROOM, SCREEN, SIGNED_IN, TRAINER
from allervers_training.web.plain_http import may_enter

ALONE = Arrival(names=frozenset({"cours.example"}))
BEHIND = Arrival((ip_network("127.0.0.1/32"), ip_network("10.9.0.0/16")), {"cours.example"})
PHONE, LAPTOP = "192.168.43.7", "127.0.0.1"


def way(arrival: Arrival, peer: str, scheme: str = "http", **headers: str) -> Way:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return arrival.of(peer, scheme, named).way


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_this_computer_at_its_own_address_is_local(peer: str, host: str) -> None:
    assert way(ALONE, peer, host=host) is Way.LOCAL


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        (PHONE, {"host": "192.168.43.1:8000"}),
        (PHONE, {"host": "localhost:8000"}),  # a phone may write what it likes
        (PHONE, {"host": "localhost", "x_forwarded_for": "127.0.0.1", "x_forwarded_proto": "https"}),
        (LAPTOP, {"host": "cours.example"}),  # a proxy of this computer, or a name led astray
        (LAPTOP, {"host": ""}),
        (LAPTOP, {}),
        (LAPTOP, {"host": "localhost", "x_forwarded_for": PHONE}),
        (LAPTOP, {"host": "localhost", "via": "1.1 caddy"}),
        (LAPTOP, {"host": "localhost", "x_forwarded_proto": "https"}),
        ("", {"host": "localhost"}),
        ("testclient", {"host": "localhost"}),
    ],
)  # fmt: skip
def test_anything_else_without_tls_is_in_clear(peer: str, headers: dict[str, str]) -> None:
    assert way(ALONE, peer, **headers) is Way.CLEAR


def test_the_server_s_own_tls_is_believed() -> None:
    assert way(ALONE, PHONE, "https", host="cours.example") is Way.TLS


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.9.3.4"])
def test_a_declared_proxy_says_who_comes_and_how(proxy: str) -> None:
    said = {"host": "cours.example", "x-forwarded-for": "198.51.100.4, 10.9.0.8", "x-forwarded-proto": "https"}  # fmt: skip
    found = BEHIND.of(proxy, "http", said)
    assert (found.way, found.client, found.scheme) == (Way.TLS, "198.51.100.4", "https")
    assert found.relayed
    assert not found.undeclared


@pytest.mark.parametrize(
    "headers",
    [
        {},  # the proxy forgot to say for whom: it is not taken for this computer
        {"x_forwarded_for": PHONE},
        {"x_forwarded_for": PHONE, "x_forwarded_proto": "http"},
        {"x_forwarded_proto": "https"},
        {"x_forwarded_for": "127.0.0.1", "x_forwarded_proto": "http"},
        {"x_forwarded_for": "n'importe quoi", "x_forwarded_proto": "https"},
    ],
)
def test_what_a_declared_proxy_leaves_unsaid_makes_the_way_less_safe(headers: Any) -> None:
    assert way(BEHIND, LAPTOP, host="localhost", **headers) is Way.CLEAR


def test_what_a_client_adds_before_the_proxy_is_not_believed() -> None:
    said = {"host": "x", "x-forwarded-for": "127.0.0.1, 203.0.113.9", "x-forwarded-proto": "https"}
    assert BEHIND.of("10.9.0.1", "http", said).client == "203.0.113.9"


def test_a_browser_beside_the_proxy_comes_with_tls_too() -> None:
    said = {"host": "cours.example", "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https"}
    found = BEHIND.of("127.0.0.1", "http", said)
    assert (found.way, found.client) == (Way.TLS, "127.0.0.1")


def test_a_proxy_that_is_not_declared_is_told_apart() -> None:
    assert ALONE.of(LAPTOP, "http", {"host": "localhost", "x-forwarded-for": PHONE}).undeclared
    assert not ALONE.of(LAPTOP, "http", {"host": "localhost"}).undeclared


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost:8000", True),
        ("192.168.43.1", True),  # an address is no name that could be led astray
        ("[fe80::1]:8000", True),
        ("cours.example", True),
        ("COURS.example:443", True),
        ("cours.example.", True),
        ("cours.example.ailleurs.test", False),
        ("ailleurs.test", False),
        ("127.0.0.1.ailleurs.test", False),
        ("", False),
        ("[", False),
        ("a@cours.example:80:80", False),
    ],
)
def test_the_site_answers_to_addresses_and_to_its_own_names(host: str, *, known: bool) -> None:
    assert ALONE.of(LAPTOP, "http", {"host": host}).host_is_known is known


def test_the_settings_give_the_names_and_the_proxies() -> None:
    settings = Settings(
        public_url="https://Cours.example/", extra_hosts="salle.lan, Autre ", trusted_proxy="10.0.0.1, 10.1.0.0/16"
    )  # fmt: skip
    assert settings.names == {"cours.example", "salle.lan", "autre", "127.0.0.1"}
    assert [str(network) for network in settings.proxies] == ["10.0.0.1/32", "10.1.0.0/16"]
    with pytest.raises(ValueError, match="trusted_proxy"):
        Settings(trusted_proxy="mon proxy")


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=60))
def test_nothing_that_is_written_makes_a_phone_local(host: str, forwarded: str, proto: str) -> None:
    headers = {"host": host, "x-forwarded-for": forwarded, "x-forwarded-proto": proto}
    for arrival in (ALONE, BEHIND):
        assert arrival.of(PHONE, "http", headers).way is Way.CLEAR
    assert isinstance(host_name(host), str)
    assert isinstance(is_loopback(host), bool)


@pytest.mark.parametrize("door", [PUBLIC, SIGNED_IN, IN_ROOM, SCREEN, TRAINER, RUNS_ROOM])
def test_every_door_opens_here_and_with_tls(door: dict[str, str]) -> None:
    assert may_enter(door["x-access"], Way.LOCAL)
    assert may_enter(door["x-access"], Way.TLS)


def test_in_clear_only_a_participant_s_doors_open_and_a_new_door_stays_shut() -> None:
    doors = (PUBLIC, SIGNED_IN, IN_ROOM, SCREEN)
    assert all(may_enter(door["x-access"], Way.CLEAR) for door in doors)
    for name in (TRAINER["x-access"], RUNS_ROOM["x-access"], "responsible", "none", ""):
        assert not may_enter(name, Way.CLEAR)
