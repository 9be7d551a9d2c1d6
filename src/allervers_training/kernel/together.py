"""Reading in one go what many ask for at the same moment."""

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MOST_AT_ONCE = 400  # keys in one reading; databases take only so many parameters


class Together(Generic[K, V]):
    """Asks `read` for all the keys that wait, in a worker thread; a crowd that comes back costs a few readings.

    `read` returns what it found by key; a missing key is answered None.
    """

    def __init__(self, read: Callable[[Collection[K]], Mapping[K, V]]) -> None:
        self.read = read
        self._waiting: dict[K, asyncio.Future[V | None]] = {}
        self._reading: asyncio.Task[None] | None = None

    async def get(self, key: K) -> V | None:
        """Return what `read` found for this key; raises what `read` raised."""
        future = self._waiting.get(key)
        if future is None:
            future = self._waiting[key] = asyncio.get_running_loop().create_future()
            if self._reading is None:
                self._reading = asyncio.ensure_future(self._read_all())
        return await asyncio.shield(future)  # one who leaves takes nothing from the others

    async def _read_all(self) -> None:
        try:
            while self._waiting:
                keys = list(self._waiting)[:MOST_AT_ONCE]
                asked = {key: self._waiting.pop(key) for key in keys}
                await self._answer(asked)
        finally:
            self._reading = None

    async def _answer(self, asked: Mapping[K, asyncio.Future[V | None]]) -> None:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(None, self.read, asked.keys())
        except Exception as error:  # noqa: BLE001 - told to everybody who asked
            for future in asked.values():
                future.set_exception(error)
                future.exception()  # retrieved: those who asked may have left
            return
        for key, future in asked.items():
            future.set_result(found.get(key))
