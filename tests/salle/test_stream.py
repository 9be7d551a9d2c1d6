"""The stream itself, between a room and one screen; a real server carries it in the browser tests."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from tests.dev.site import Cast, Site
from tests.kernel.looping import run_apart
from tests.salle.debate import Debate

from allervers_training.activities.engine.hub import (
    Channel,
    Hub,
    Rendered,
    RoomAudience,
)
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.sending import dismiss, heartbeat
from allervers_training.salle.stream import PULSE, Right, Stream

KEY = RoomAudience(1, Audience.PARTICIPANT)
RIGHT = Right(1, "empreinte", 7)


class Screen:
    """The two ends that a server gives to an answer."""

    def __init__(self) -> None:
        self.wrapped: list[dict[str, Any]] = []
        self.direct: list[dict[str, Any]] = []
        self.gone = asyncio.Event()
        self.shown = 0

    async def send(self, message: Any) -> None:
        self.wrapped.append(message)

    async def send_directly(self, message: Any) -> None:
        self.direct.append(message)

    async def receive(self) -> Any:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    @property
    def said(self) -> str:
        return b"".join(message["body"] for message in self.direct).decode()


class Wall:
    """A room of which everything is one number."""

    def __init__(self) -> None:
        self.number = 1
        self.told: list[int] = []
        self.hub = Hub(self.render, epoch="vie")
        self.hub.on_presence = self.told.append

    def render(self, channel: Channel) -> Rendered:
        first = channel.version == 0
        return Rendered(
            {"compte": f"<p>{self.number}</p>"},
            "<div><!--region:compte--></div>" if first else None,
        )

    def changes(self) -> None:
        self.number += 1
        self.hub.changed(1)


def played(
    scenario: Callable[[Wall, Screen], Awaitable[None]], cursor: str = ""
) -> tuple[Wall, Screen]:
    async def play() -> tuple[Wall, Screen]:
        wall, screen = Wall(), Screen()
        stream = Stream(wall.hub, KEY, cursor, RIGHT)
        scope = {"type": "http", "allervers.send": screen.send_directly}
        running = asyncio.create_task(stream(scope, screen.receive, screen.send))
        await asyncio.sleep(0.01)
        await scenario(wall, screen)
        screen.gone.set()
        await asyncio.wait_for(running, 2)
        return wall, screen

    return run_apart(play())


async def nothing(_wall: Wall, _screen: Screen) -> None:
    pass


def test_headers_pass_through_the_layers_and_the_rest_goes_straight_out() -> None:
    _, screen = played(nothing)
    assert [message["type"] for message in screen.wrapped] == ["http.response.start"]
    headers = dict(screen.wrapped[0]["headers"])
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-cache"
    assert headers[b"x-accel-buffering"] == b"no"
    assert all(message["type"] == "http.response.body" for message in screen.direct)


def test_whoever_arrives_gets_everything_with_a_cursor() -> None:
    _, screen = played(nothing)
    first = screen.direct[0]["body"].decode()
    assert first.startswith("id: vie-1\ndata: ")
    assert "<div><p>1</p></div>" in first
    assert first.endswith("\n\n")


def test_whoever_knows_the_newest_gets_a_pulse() -> None:
    _, screen = played(nothing, cursor="vie-1")
    assert screen.direct[0]["body"] == PULSE


@pytest.mark.parametrize("cursor", ["autre-1", "vie-0", "n'importe quoi", ""])
def test_whoever_comes_from_another_life_gets_everything(cursor: str) -> None:
    _, screen = played(nothing, cursor=cursor)
    assert b"<p>1</p>" in screen.direct[0]["body"]


def test_a_change_is_pushed_as_the_region_that_changed() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        wall.changes()
        await asyncio.sleep(0.02)
        assert screen.direct[-1]["body"].decode().startswith("id: vie-2\n")
        assert '<hx-partial hx-target="#compte" hx-swap="innerMorph"><p>2</p>' in screen.said
        assert screen.said.count("<div>") == 1

    played(scenario)


def test_a_burst_is_told_in_few_pushes_and_ends_with_the_newest() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        for _ in range(50):
            wall.changes()
        await asyncio.sleep(0.3)
        assert len(screen.direct) <= 4
        assert "<p>51</p>" in screen.said

    played(scenario)


def test_whoever_leaves_is_forgotten_and_the_room_is_told() -> None:
    wall, screen = played(nothing)
    assert wall.hub.present(1) == set()
    assert wall.told == [1, 1]
    assert screen.direct[-1]["more_body"] is False


def test_whoever_watches_is_present() -> None:
    async def scenario(wall: Wall, _screen: Screen) -> None:
        assert wall.hub.present(1) == {7}

    played(scenario)


def test_a_dismissed_stream_says_farewell_and_when_to_come_back() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        for subscriber in tuple(wall.hub.channel(KEY).subscribers):
            dismiss(subscriber)
        await asyncio.sleep(0.02)
        assert "event: au-revoir" in screen.said
        assert "retry: " in screen.said

    played(scenario)


def test_closing_everything_lets_every_screen_go() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        wall.hub.close_all()
        await asyncio.sleep(0.02)
        assert screen.direct[-1]["more_body"] is False
        assert wall.hub.present(1) == set()

    played(scenario)


def test_a_heartbeat_reaches_everybody() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        heartbeat(wall.hub.channel(KEY), PULSE)
        assert screen.direct[-1]["body"] == PULSE

    played(scenario)


def test_a_text_on_several_lines_stays_one_event() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        wall.render = lambda _channel: Rendered({"compte": "<p>un\r\ndeux\n\ntrois</p>"})  # type: ignore[method-assign]
        wall.hub.render = wall.render
        wall.hub.changed(1)
        await asyncio.sleep(0.02)
        event = screen.direct[-1]["body"].decode()
        assert event.count("\n\n") == 1
        assert "\r" not in event
        assert all(line.startswith(("id: ", "data: ")) for line in event.strip().split("\n"))

    played(scenario)


def test_a_connection_that_breaks_while_writing_hurts_nobody() -> None:
    async def scenario(wall: Wall, screen: Screen) -> None:
        async def broken(_message: Any) -> None:
            raise OSError("gone")

        for subscriber in wall.hub.channel(KEY).subscribers:
            subscriber.send = broken
        wall.changes()
        await asyncio.sleep(0.02)

    played(scenario)


@pytest.mark.one_database
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_through_the_whole_site_it_starts_at_once_and_is_not_compressed(
    site: Site, clients: Cast, encoding: str
) -> None:
    path = f"/salle/{site.cohort}/flux"
    status, kind, body = site.stream(clients.bob, path, accept_encoding=encoding)
    assert status == 200
    assert kind.startswith("text/event-stream")
    assert body.startswith(b"id: ")


@pytest.mark.one_database
def test_last_event_id_is_believed_before_the_address(
    site: Site, clients: Cast, debate: Debate
) -> None:
    path = f"/salle/{site.cohort}/flux?public=participant"
    _, _, body = site.stream(clients.bob, path)
    cursor = body.split(b"\n")[0].removeprefix(b"id: ").decode()
    _, _, again = site.stream(clients.bob, f"{path}&vu=x", last_event_id=cursor)
    assert again.startswith(PULSE)
