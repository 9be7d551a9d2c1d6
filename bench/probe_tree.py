"""Trees of causes in this process: what one operation costs, and what one push renders.

Run in the product's environment: `python -m bench.probe_tree SIZE...`. Trees grow by the rules of the
product, a card or a link at a time, drawn with a fixed seed; pushes are rendered by its own rooms. Times are CPU:
nothing waits here.
"""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import random
import sys
import time
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, cast

from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie
from allervers_training.activities.arbre_des_causes.domain.commandes import Ajouter, Lier
from allervers_training.activities.arbre_des_causes.domain.commandes_salle import ChangerPhase
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.engine.channel import Channel, RoomAudience, Subscriber
from allervers_training.activities.engine.kind import Actor, Audience, Context, Role
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.library import Library
from allervers_training.kernel.settings import Settings
from allervers_training.salle.rooms import Rooms
from allervers_training.salle.roster import Roster
from allervers_training.salle.scene import Scene
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, MutableMapping

    from allervers_training.activities.arbre_des_causes.domain.commandes import Commande
    from allervers_training.activities.arbre_des_causes.domain.etat import Atelier
    from allervers_training.kernel.db import Database

SEED = 11
LINKS_PER_CARD = 0.3
"""Beyond the one that each card is written with: facts with several effects."""
NEWEST = 8
"""Operations of each sort, and states, that are kept for each size; each operation is timed as often."""
COHORT = ACTIVITY = 1
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
SETTINGS = {"minutes": 120, "textes": {"fait_ultime": "Madame A. a renoncé à ses droits"}}
CALM = 0.6
"""Seconds after which no push waits any more."""
NAMES = {
    Audience.PARTICIPANT: "phone",
    Audience.PROJECTION: "wall",
    Audience.CONSOLE: "console",
}

Step = tuple["Atelier", "Commande", "Atelier"]


class CountingScene(Scene):
    """Notes each region that it renders."""

    def __init__(self) -> None:
        super().__init__(
            Templates(Assets()), {KIND.slug: KIND}, epoch="bench", base_url="http://127.0.0.1"
        )
        self.rendered: list[str] = []

    def region(self, live: Live | None, audience: Audience, name: str, view: Hashable) -> str:
        self.rendered.append(f"{audience} {name}")
        return super().region(live, audience, name, view)


def main() -> None:
    sizes = sorted(map(int, sys.argv[1:]))
    library, scene = Library(Settings().content_dir), CountingScene()
    grown = dict(_grown(sizes))
    gc.disable()
    told = {
        "sizes": {
            size: {"operation": _operation(steps)} | _rendering(_rooms(library, scene), steps)
            for size, steps in grown.items()
        },
        "pushes": {
            phones: asyncio.run(_push(_rooms(library, scene), scene, grown[sizes[0]][-1], phones))
            for phones in (1, 200)
        },
    }
    print(json.dumps(told))


def _rooms(library: Library, scene: Scene) -> Rooms:
    """As the product has them, with one room in memory and no database behind it."""
    nothing = cast("Database", None)
    rooms = Rooms(nothing, {KIND.slug: KIND}, lambda _hash: library.current.course, scene)
    people = {number: f"Personne {number}" for number in range(1, 13)}
    rooms.rosters[COHORT] = Roster(
        COHORT, "Banc", "BALADE", people, frozenset(people), ACTIVITY, "", "m1"
    )
    return rooms


def _grown(sizes: list[int]) -> Iterator[tuple[int, list[Step]]]:
    """For each size, the newest operations that led to it."""
    chance = random.Random(SEED)
    state, facts = _done(KIND.initial(SETTINGS), ChangerPhase(Phase.CONSTRUCTION)), 1
    cards: deque[Step] = deque(maxlen=NEWEST)
    links: deque[Step] = deque(maxlen=NEWEST)
    for size in sizes:
        while facts < size:
            card = _card(chance, facts)
            cards.append((state, card, state := _done(state, card)))
            facts += 1
            link = _link(chance, state, facts)
            if link is not None:
                links.append((state, link, state := _done(state, link)))
        yield size, [*links, *cards]


def _card(chance: random.Random, facts: int) -> Ajouter:
    """A cause of a recent fact more often than of an old one, as a group goes back."""
    effet = max(chance.randint(1, facts), chance.randint(1, facts))
    text = f"Personne n'avait prévenu la permanence du changement, fois {facts}"
    return Ajouter(text, effet, categorie=chance.choice(list(Categorie)), table=1)


def _link(chance: random.Random, state: Atelier, facts: int) -> Lier | None:
    """From a fact to an older one, so that no circle is closed."""
    if facts < 3 or chance.random() > LINKS_PER_CARD:
        return None
    effet, cause = sorted(chance.sample(range(1, facts + 1), 2))
    if cause in state.tables[1].arbre.causes.get(effet, ()):
        return None
    return Lier(effet, cause, table=1)


def _done(state: Atelier, command: Commande) -> Atelier:
    for event in KIND.decide(state, command, Context(Actor(Role.ANIMATOR), NOON)):
        state = KIND.apply(state, event, NOON)
    return state


def _operation(steps: list[Step]) -> float:
    """CPU milliseconds of one decide + apply, of the sort (a card, a link) that costs more."""
    times: dict[type, list[float]] = {}
    for before, command, _ in steps:
        taken = [_timed(partial(_done, before, command)) for _ in range(NEWEST)]
        times.setdefault(type(command), []).append(median(taken))
    return max(median(each) for each in times.values())


def _rendering(rooms: Rooms, steps: list[Step]) -> dict[str, float]:
    """CPU milliseconds of one push for each audience: pictures, what changed, its HTML, its bytes."""
    cards = [step for step in steps if isinstance(step[1], Ajouter)]
    states = [cards[0][0], *(after for _, _, after in cards)]
    figures: dict[str, float] = {}
    for audience, name in NAMES.items():
        gc.collect()
        channel = Channel(RoomAudience(COHORT, audience), "bench")
        times = [
            _timed(partial(_shown, rooms, channel, _live(state, number)))
            for _ in range(2)  # the first time templates are compiled, the second counts
            for number, state in enumerate(states)
        ]
        figures[name] = median(times[len(states) + 1 :])
        figures[f"{name} bytes"] = len(channel.message_since(channel.version - 1))
        figures[f"{name} whole, gzip"] = len(gzip.compress(channel.whole().encode()))
    return figures


def _shown(rooms: Rooms, channel: Channel, live: Live) -> bytes:
    rooms.lives[ACTIVITY] = live
    before = channel.version
    channel.put(rooms.render(channel))
    return channel.message_since(before)


def _live(state: Atelier, seq: int) -> Live:
    return Live(ACTIVITY, COHORT, KIND, "Arbre du banc", "", "", SETTINGS, state, seq, {})


def _timed(call: partial[Any]) -> float:
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


async def _push(rooms: Rooms, scene: CountingScene, step: Step, phones: int) -> dict[str, int]:
    """One operation in a room with so many phones, a wall and a console: what was rendered and sent."""
    rooms.attach(asyncio.get_running_loop())
    before, _, after = step
    rooms.lives[ACTIVITY] = _live(before, 1)
    sent: list[bytes] = []
    audiences = [Audience.PROJECTION, Audience.CONSOLE, *[Audience.PARTICIPANT] * phones]
    watching = list(_subscribed(rooms, audiences, sent))
    await asyncio.sleep(CALM)
    scene.rendered.clear()
    sent.clear()
    rooms.published([replace(rooms.lives[ACTIVITY], state=after, seq=2)])
    await asyncio.sleep(CALM)
    for subscriber in watching:
        rooms.hub.unsubscribe(subscriber)
    await asyncio.sleep(CALM)
    return {
        "rendered": len(scene.rendered),
        "twice": len(scene.rendered) - len(set(scene.rendered)),
        "encoded": len({id(message) for message in sent}),
        "reached": len(sent),
    }


def _subscribed(
    rooms: Rooms, audiences: Iterable[Audience], sent: list[bytes]
) -> Iterator[Subscriber]:
    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message["body"])

    for audience in audiences:
        key = RoomAudience(COHORT, audience)
        subscriber = Subscriber(send, rooms.hub.channel(key).version)
        rooms.hub.subscribe(key, subscriber)
        yield subscriber


if __name__ == "__main__":
    main()
