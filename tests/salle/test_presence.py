"""Who sits where, remembered; what was read before rights changed is not."""

import threading
from collections.abc import Collection
from typing import Any

import pytest
from starlette.requests import Request
from tests.dev.site import Cast, Site

from allervers_training.kernel.errors import NotFound
from allervers_training.salle.presence import Presence
from allervers_training.salle.seat import Place, Seat


def request_with(token: str) -> Request:
    headers = [(b"cookie", f"s={token}".encode())]
    return Request({"type": "http", "scheme": "http", "headers": headers})


def test_a_place_read_before_rights_changed_is_read_again(site: Site, clients: Cast) -> None:
    presence = Presence(site.database)
    readings: list[int] = []
    ordinary = presence._reader.read

    def read(keys: Collection[Place]) -> Any:
        found = ordinary(keys)
        readings.append(len(keys))
        if len(readings) == 1:
            presence.forget()  # somebody's rights change between the reading and its use
        return found

    presence._reader.read = read
    request = request_with(clients.bob.cookies["s"])

    async def ask() -> Seat:
        return await presence.seat(request, site.cohort)

    assert site.main.portal is not None
    names = [site.main.portal.call(ask).name for _ in range(3)]
    assert names == ["Bob"] * 3
    assert len(readings) == 2


def test_a_stranger_is_never_remembered(site: Site, clients: Cast) -> None:
    presence = Presence(site.database)
    request = request_with(clients.bob.cookies["s"])

    async def ask() -> None:
        await presence.seat(request, int(site.others["cohort"]))

    assert site.main.portal is not None
    with pytest.raises(NotFound):
        site.main.portal.call(ask)
    assert presence._seats == {}


def test_a_place_is_read_once(site: Site, clients: Cast) -> None:
    presence = Presence(site.database)
    lock, readings = threading.Lock(), []
    ordinary = presence._reader.read

    def read(keys: Collection[Place]) -> Any:
        with lock:
            readings.append(len(keys))
        return ordinary(keys)

    presence._reader.read = read
    request = request_with(clients.bob.cookies["s"])

    async def ask() -> Seat:
        return await presence.seat(request, site.cohort)

    assert site.main.portal is not None
    for _ in range(3):
        site.main.portal.call(ask)
    assert readings == [1]
