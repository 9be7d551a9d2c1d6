"""The hub: one rendering for all, fast clients at once, slow ones later and without delaying anybody."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from tests.activities.engine.screens import Broken, Fast, Slow, Wall, settled
from tests.kernel.looping import run_apart

from allervers_training.activities.engine.channel import RoomAudience, Subscriber
from allervers_training.activities.engine.hub import (
    SECONDS_BETWEEN,
    Hub,
)
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.sending import dismiss, farewell, heartbeat

KEY = RoomAudience(7, Audience.PROJECTION)
Story = Callable[[], Awaitable[None]]


def hub_of(wall: Wall) -> Hub:
    return Hub(wall.render, epoch="vie1")


def watch(hub: Hub, screen: Fast, key: RoomAudience = KEY, person: int = 1) -> Subscriber:
    """Open a stream whose page already shows the present state."""
    subscriber = Subscriber(screen, hub.channel(key).version, person)
    hub.subscribe(key, subscriber)
    return subscriber


def told(story: Story) -> None:
    run_apart(story())  # type: ignore[arg-type]


def test_every_screen_receives_the_same_bytes_of_one_rendering() -> None:
    async def story() -> None:
        wall = Wall()
        hub, screens = hub_of(wall), [Fast() for _ in range(50)]
        for screen in screens:
            watch(hub, screen)
        wall.text = "deux"
        hub.changed(KEY.room)
        assert wall.renderings == 2
        assert len({id(screen.bodies[-1]) for screen in screens}) == 1
        assert b"deux" in screens[0].bodies[-1]

    told(story)


def test_nothing_is_sent_when_nothing_looks_different() -> None:
    async def story() -> None:
        wall, screen = Wall(), Fast()
        hub = hub_of(wall)
        watch(hub, screen)
        hub.changed(KEY.room)
        assert screen.bodies == []

    told(story)


def test_a_slow_screen_delays_nobody_and_gets_the_newest_state_alone() -> None:
    async def story() -> None:
        wall, slow, fast = Wall(), Slow(), Fast()
        hub = hub_of(wall)
        lagging = watch(hub, slow)
        watch(hub, fast)
        for text in ("deux", "trois", "quatre", "cinq"):
            wall.text = text
            hub.changed(KEY.room)
            await asyncio.sleep(SECONDS_BETWEEN[KEY.audience] * 1.5)
        assert [text in b"".join(fast.bodies) for text in (b"deux", b"cinq")] == [True, True]
        assert slow.bodies == []
        slow.release()
        await settled(lagging)
        assert b"cinq" in slow.bodies[-1]
        assert len(slow.bodies) <= 2  # what was being written, and the newest
        assert lagging.seen == hub.channel(KEY).version

    told(story)


@pytest.mark.parametrize("error", [OSError, RuntimeError])
def test_a_screen_that_is_gone_disturbs_nobody(error: type[Exception]) -> None:
    async def story() -> None:
        wall, fast = Wall(), Fast()
        hub = hub_of(wall)
        for _ in range(5):
            watch(hub, Broken(error))
        watch(hub, fast)
        wall.text = "deux"
        hub.changed(KEY.room)
        await asyncio.sleep(0)
        assert b"deux" in fast.bodies[-1]

    told(story)


def test_a_burst_is_coalesced_and_ends_with_the_newest() -> None:
    async def story() -> None:
        wall, screen = Wall(), Fast()
        hub = hub_of(wall)
        watch(hub, screen)
        for n in range(200):
            wall.text = f"n{n}"
            hub.changed(KEY.room)
        assert len(screen.bodies) == 1  # the first of a burst is not made to wait
        await asyncio.sleep(SECONDS_BETWEEN[KEY.audience] * 3)
        assert len(screen.bodies) == 2
        assert b"n199" in screen.bodies[-1]

    told(story)


def test_one_audience_is_not_pushed_for_the_sake_of_another() -> None:
    async def story() -> None:
        wall, phone, console = Wall(), Fast(), Fast()
        hub = hub_of(wall)
        watch(hub, phone, RoomAudience(7, Audience.PARTICIPANT))
        watch(hub, console, RoomAudience(7, Audience.CONSOLE))
        wall.text = "deux"
        hub.changed(7, Audience.CONSOLE)
        assert (len(phone.bodies), len(console.bodies)) == (0, 1)

    told(story)


def test_a_fault_in_one_rendering_keeps_no_other_audience_from_being_pushed() -> None:
    async def story() -> None:
        wall, console = Wall(), Fast()
        hub = hub_of(wall)
        watch(hub, Fast(), RoomAudience(7, Audience.PARTICIPANT))
        watch(hub, console, RoomAudience(7, Audience.CONSOLE))
        wall.text, wall.breaks = "deux", Audience.PARTICIPANT
        hub.changed(7)
        assert console.bodies

    told(story)


def test_a_first_rendering_that_fails_is_tried_again() -> None:
    wall = Wall(breaks=Audience.PROJECTION)
    hub = hub_of(wall)
    with pytest.raises(ZeroDivisionError):
        hub.channel(KEY)
    wall.breaks = None
    assert "un" in hub.channel(KEY).whole()


def test_people_are_counted_once_however_many_phones_they_hold() -> None:
    async def story() -> None:
        hub = hub_of(Wall())
        key = RoomAudience(7, Audience.PARTICIPANT)
        first, _, _ = (watch(hub, Fast(), key, person) for person in (1, 1, 2))
        assert hub.present(7) == {1, 2}
        hub.unsubscribe(first)
        assert hub.present(7) == {1, 2}
        assert hub.present(8) == set()

    told(story)


def test_a_heartbeat_reaches_fast_screens_and_a_farewell_spreads_the_return() -> None:
    async def story() -> None:
        hub, screen, leaving = hub_of(Wall()), Fast(), Fast()
        watch(hub, screen)
        dismiss(watch(hub, leaving))
        heartbeat(hub.channel(KEY), b"event: pouls\n\n")
        assert (screen.bodies, leaving.bodies) == ([b"event: pouls\n\n"], [])

    told(story)
    delays = {farewell().split(b"\n")[0] for _ in range(20)}
    assert len(delays) > 5
