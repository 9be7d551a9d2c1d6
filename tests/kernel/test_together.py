"""Many who ask at once are answered by few readings."""

import asyncio
import threading
from collections.abc import Collection, Mapping

import pytest
from tests.kernel.looping import run_apart

from allervers_training.kernel import together
from allervers_training.kernel.together import Together


class Shelf:
    """Squares of even numbers; counts its readings, and the first lasts until it is let go."""

    def __init__(self) -> None:
        self.readings: list[int] = []
        self.may_go = threading.Event()

    def read(self, keys: Collection[int]) -> Mapping[int, int]:
        self.readings.append(len(keys))
        assert self.may_go.wait(5)
        if 13 in keys:
            raise LookupError("13")
        return {key: key * key for key in keys if key % 2 == 0}


def test_those_who_ask_while_one_reads_are_read_together() -> None:
    shelf = Shelf()

    async def story() -> list[int | None]:
        shelves = Together(shelf.read)
        asked = [asyncio.ensure_future(shelves.get(key)) for key in (0, 1, 2, 2, 4)]
        await asyncio.sleep(0)
        shelf.may_go.set()
        return await asyncio.gather(*asked)

    assert run_apart(story()) == [0, None, 4, 4, 16]
    assert sum(shelf.readings) == 4
    assert len(shelf.readings) <= 2


def test_a_crowd_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_AT_ONCE", 10)
    shelf = Shelf()
    shelf.may_go.set()

    async def story() -> list[int | None]:
        shelves = Together(shelf.read)
        return await asyncio.gather(*(shelves.get(2 * key) for key in range(25)))

    assert run_apart(story()) == [4 * key * key for key in range(25)]
    assert max(shelf.readings) <= 10


def test_a_failed_reading_is_told_to_those_who_asked_and_to_nobody_later() -> None:
    shelf = Shelf()
    shelf.may_go.set()

    async def story() -> None:
        shelves = Together(shelf.read)
        with pytest.raises(LookupError):
            await shelves.get(13)
        assert await shelves.get(4) == 16

    run_apart(story())


def test_one_who_leaves_takes_nothing_from_the_others() -> None:
    shelf = Shelf()

    async def story() -> int | None:
        shelves = Together(shelf.read)
        leaving = asyncio.ensure_future(shelves.get(2))
        staying = asyncio.ensure_future(shelves.get(2))
        await asyncio.sleep(0)
        leaving.cancel()
        shelf.may_go.set()
        return await staying

    assert run_apart(story()) == 4
