"""A room in several parts: each phone follows its own table, and is moved when the tables change."""

import asyncio
from typing import Any

import pytest
from tests.kernel.looping import run_apart

from allervers_training.activities.engine.channel import (
    Channel,
    Rendered,
    RoomAudience,
    Subscriber,
)
from allervers_training.activities.engine.hub import Hub
from allervers_training.activities.engine.kind import Audience

PHONES = RoomAudience(1, Audience.PARTICIPANT)


class Phone:
    """What one phone has received; `slow` keeps each sending waiting until it is let go."""

    def __init__(self, name: str, *, slow: bool = False) -> None:
        self.said = ""
        self.may_take = asyncio.Event()
        if not slow:
            self.may_take.set()
        self.subscriber = Subscriber(self.send, 0, name)

    async def send(self, message: Any) -> None:
        await self.may_take.wait()
        self.said += message["body"].decode()


def hub_of_tables(words: dict[int, str]) -> Hub:
    def render(channel: Channel) -> Rendered:
        shown = words[channel.key.part]
        if channel.shows == shown:
            return Rendered({})
        channel.shows = shown
        return Rendered({"arbre": shown}, frame="<!--region:arbre-->")

    return Hub(render, epoch="vie")


async def settled() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


def test_each_table_sees_its_own_tree() -> None:
    async def story() -> None:
        words = {0: "tous", 1: "table une", 2: "table deux"}
        hub = hub_of_tables(words)
        anna, bela = Phone("anna"), Phone("bela")
        for phone in (anna, bela):
            hub.subscribe(PHONES, phone.subscriber)
        hub.regroup(1, {"anna": 1, "bela": 2}.__getitem__)
        await settled()
        assert "table une" in anna.said
        assert "table deux" not in anna.said
        assert "table deux" in bela.said

        words[2] = "table deux, un fait de plus"
        hub.changed(1, Audience.PARTICIPANT)
        await asyncio.sleep(0.15)
        assert "un fait de plus" in bela.said
        assert "un fait de plus" not in anna.said
        assert hub.present(1) == {"anna", "bela"}

    run_apart(story())


def test_whoever_is_back_in_the_common_room_receives_it_whole() -> None:
    async def story() -> None:
        hub = hub_of_tables({0: "tous", 1: "table une"})
        anna = Phone("anna")
        hub.subscribe(PHONES, anna.subscriber)
        for part in (1, 0):
            hub.regroup(1, lambda _who, part=part: part)
            await settled()
        assert anna.said.rindex("tous") > anna.said.rindex("table une")

    run_apart(story())


def test_a_slow_phone_moved_meanwhile_ends_with_its_new_table() -> None:
    async def story() -> None:
        hub = hub_of_tables({0: "tous", 1: "table une"})
        anna = Phone("anna", slow=True)
        hub.subscribe(PHONES, anna.subscriber)
        hub.regroup(1, lambda _who: 1)
        await settled()
        hub.regroup(1, lambda _who: 0)
        anna.may_take.set()
        await settled()
        assert anna.said.rstrip().endswith("</hx-partial>")
        assert anna.said.rfind("tous") > anna.said.rfind("table une")
        assert anna.subscriber.seen == hub.channel(PHONES).version

    run_apart(story())


def test_a_cursor_of_another_table_is_worth_nothing() -> None:
    hub = hub_of_tables({0: "tous", 1: "table une", 2: "table deux"})
    one = hub.channel(RoomAudience(1, Audience.PARTICIPANT, 1))
    two = hub.channel(RoomAudience(1, Audience.PARTICIPANT, 2))
    assert two.version_of(one.cursor()) == 0
    assert one.version_of(one.cursor()) == one.version


@pytest.mark.parametrize("moves", [1, 3])
def test_leaving_after_a_move_leaves_no_trace(moves: int) -> None:
    async def story() -> None:
        hub = hub_of_tables(dict.fromkeys(range(4), "la même chose"))
        anna = Phone("anna")
        hub.subscribe(PHONES, anna.subscriber)
        for part in range(1, moves + 1):
            hub.regroup(1, lambda _who, part=part: part)
        hub.unsubscribe(anna.subscriber)
        assert hub.present(1) == set()

    run_apart(story())
