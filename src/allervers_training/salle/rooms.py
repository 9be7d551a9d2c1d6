"""Rooms in memory: who is in each, what is on, and what every audience sees of it now."""

import asyncio
import threading
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from allervers_training.activities.engine import live as lives
from allervers_training.activities.engine.bus import ACTIVITY, ROOM
from allervers_training.activities.engine.channel import Channel, Rendered
from allervers_training.activities.engine.hub import Hub
from allervers_training.activities.engine.kind import Audience, Kind, Room
from allervers_training.activities.engine.live import Live
from allervers_training.kernel.db import Database
from allervers_training.kernel.signals import EVERYTHING
from allervers_training.salle.backdrop import Backdrop, CourseOf
from allervers_training.salle.roster import Roster, read_roster
from allervers_training.salle.scene import AVIS, BANDE, Scene
from allervers_training.salle.told import NOTHING_TOLD, Told
from allervers_training.salle.waiting import Arrivals, is_full, waiting

RELOAD_PAUSE = 0.1  # many people join at once; the roster is read once for all of them


class Rooms:
    """What this process knows of its rooms; read by the event loop, filled by the database."""

    def __init__(
        self,
        database: Database,
        kinds: Mapping[str, Kind],
        course_of: CourseOf,
        scene: Scene,
        told: Told = NOTHING_TOLD,
    ) -> None:
        self.database = database
        self.kinds = kinds
        self.course_of = course_of
        self.scene = scene
        self.rosters: dict[int, Roster] = {}
        self.lives: dict[int, Live] = {}
        self.hub = Hub(self.render, epoch=scene.epoch)
        self.hub.on_presence = self._presence_changed
        self._stale: set[int] = set()
        self._age = 0  # how often any room has changed
        self._reloading: dict[int, asyncio.Future[None]] = {}
        self.backdrop = Backdrop(course_of, told)
        self._arrivals = Arrivals()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def roster(self, cohort_id: int) -> Roster:
        """Return a room's roster, read from the database when this process has none yet."""
        with self._lock:
            found = self.rosters.get(cohort_id)
            if found is None:
                age = self._age
                found = self._read(cohort_id)
                if age != self._age:  # something was committed meanwhile: nobody says it twice
                    found = self._read(cohort_id)
                self.rosters[cohort_id] = found
            return found

    def live(self, activity_id: int) -> Live:
        """Return an activity's present state, folded from its log when this process has none yet."""
        with self._lock:
            found = self.lives.get(activity_id)
            if found is None:
                with self.database.engine.connect() as connection:
                    found, _ = lives.load(connection, self.kinds, activity_id)
                self.lives[activity_id] = found
            return found

    def known(self, activity_id: int) -> Live | None:
        """Return an activity's state when it is in memory; never touches the database."""
        return self.lives.get(activity_id)

    def published(self, touched: Sequence[Live]) -> None:
        """Take what the writer has committed and let the rooms see it (called in the event loop)."""
        for live in touched:
            held = self.lives.get(live.id)
            if held is None or held.seq <= live.seq:
                self.lives[live.id] = live
                if held is None or not _same_parts(held, live):
                    self._regroup(live.cohort_id)
            self.hub.changed(live.cohort_id)
            if live.kind.is_over(live.state):
                self.room_changed(live.cohort_id)

    def part_of(self, room: int, enrolment_id: int) -> int:
        """Return which part of a room somebody follows: her table, or 0 where all follow the same."""
        roster = self.rosters.get(room)
        live = self.lives.get(roster.on) if roster and roster.on else None
        if live is None:
            return 0
        return live.kind.parts(live.state).get(live.seats.get(enrolment_id, 0), 0)

    def _regroup(self, room: int) -> None:
        self.hub.regroup(room, partial(self.part_of, room))

    def progress(self) -> dict[int, int]:
        """Return how far each activity in memory is."""
        return {live.id: live.seq for live in tuple(self.lives.values())}

    def heard(self, what: str, key: int, seq: int) -> None:
        """Follow a commit of another process; called from the bus."""
        if what == ROOM:
            self.room_changed(key)
        if what != ACTIVITY:
            return
        held = self.lives.get(key)
        if held is None or held.seq >= seq or self._loop is None:
            return
        with self.database.engine.connect() as connection:
            seats = lives.seats_of(connection, key)
            newer, _ = lives.catch_up(connection, replace(held, seats=seats), lives.Ledger())
        self._loop.call_soon_threadsafe(self.published, (newer,))

    def room_changed(self, cohort_id: int) -> None:
        """Read a roster again, soon; called from any thread after a commit."""
        self._age += 1
        if self._loop is None or self._loop.is_closed():
            self._forget_words(tuple(self.lives.values()))
            self.rosters.clear()
            return
        self._loop.call_soon_threadsafe(self._mark_stale, cohort_id)

    def room(self, roster: Roster, live: Live | None, audience: Audience, part: int = 0) -> Room:
        """Return what views may use about a room; only the console is told who is connected."""
        present = self.hub.present(roster.cohort_id) if audience is Audience.CONSOLE else set()
        return self.backdrop.room(roster, live, len(present & roster.trainees), part)

    def texts(self, live: Live) -> Mapping[str, object]:
        return self.backdrop.texts(live)

    def render(self, channel: Channel) -> Rendered:
        """Render what has changed for one audience; the roster and the activity are in memory by then."""
        roster = self.rosters[channel.key.room]
        live = self.lives.get(roster.on) if roster.on else None
        audience = channel.key.audience
        seen = self.room(roster, live, audience, channel.key.part)
        views = self._views(roster, live, audience, seen)
        prepared = roster.prepared if audience is Audience.CONSOLE else ()
        bande = BANDE in views
        on = (live.id, live.title) if live else None
        shows = (on, roster.code, prepared, self.scene.base_url, bande)
        is_new = channel.shows != shows
        known = {} if is_new else channel.views
        changed = {name: view for name, view in views.items() if known.get(name) != view}
        regions = {
            name: self.scene.region(live, audience, name, view) for name, view in changed.items()
        }
        frame = None
        if is_new:
            course = self.course_of(roster.content_hash)
            frame = self.scene.frame(live, audience, roster, course, tuple(views))
        channel.shows, channel.views = shows, {**known, **changed}  # only what was really rendered
        return Rendered(regions, frame)

    def _views(
        self, roster: Roster, live: Live | None, audience: Audience, seen: Room
    ) -> Mapping[str, Hashable]:
        """Return the pictures of an audience: the kind's own, or those of a room that waits."""
        if live:
            views = live.kind.view(live.state, audience, seen)
        else:
            here = self.hub.present(roster.cohort_id)
            came = self._arrivals.of(roster, here)
            views = waiting(roster, audience, seen, here, is_full=is_full(roster, came))
        if audience is not Audience.CONSOLE:
            return views
        bande = {BANDE: roster.deroule.bande} if roster.deroule else {}
        return {**views, **bande, AVIS: roster.notices}

    def _presence_changed(self, cohort_id: int) -> None:
        roster = self.rosters.get(cohort_id)
        waits = roster is not None and roster.on is None  # only then the wall counts who comes
        self.hub.changed(cohort_id, Audience.CONSOLE, *([Audience.PROJECTION] if waits else []))

    def _mark_stale(self, cohort_id: int) -> None:
        rooms = set(self.rosters) if cohort_id == EVERYTHING else {cohort_id} & set(self.rosters)
        for room in rooms - self._stale:
            self._stale.add(room)
            task = self._reloading[room] = asyncio.ensure_future(self._reload(room))
            task.add_done_callback(lambda done: done.exception())

    async def _reload(self, cohort_id: int) -> None:
        await asyncio.sleep(RELOAD_PAUSE if self.rosters[cohort_id].on else 0)
        loop = asyncio.get_running_loop()
        self._stale.discard(cohort_id)
        await loop.run_in_executor(None, self._refresh, cohort_id)
        self._regroup(cohort_id)
        self.hub.changed(cohort_id)

    def _refresh(self, cohort_id: int) -> None:
        with self._lock:
            roster = self._read(cohort_id)
            self._forget_words([v for v in self.lives.values() if v.cohort_id == cohort_id])
            self._reread_withdrawn(roster)
        if roster.on:
            self.backdrop.texts(self.live(roster.on))  # here, and not in the event loop
        self.rosters[cohort_id] = roster

    def _forget_words(self, touched: Sequence[Live]) -> None:
        for live in touched:
            self.backdrop.forget_texts(live)
        self.scene.forget_own()

    def _reread_withdrawn(self, roster: Roster) -> None:
        """Drop activities whose title is another one than in memory: the text that they came from is gone."""
        for one in roster.prepared:
            held = self.lives.get(one.id)
            if held is not None and held.title != one.title:
                del self.lives[one.id]

    def _read(self, cohort_id: int) -> Roster:
        return self.backdrop.with_notes(read_roster(self.database, cohort_id), self.kinds)

    async def ready(self, cohort_id: int) -> Roster:
        """Have a room and its activity in memory before the event loop renders them."""
        roster = self.rosters.get(cohort_id)
        if roster is None or (roster.on and roster.on not in self.lives):
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, self.ready_now, cohort_id)
        return self.rosters[cohort_id]

    async def settled(self, cohort_id: int) -> Roster:
        """Like `ready`, after whatever was committed before: a browser without scripts asks only once."""
        reloading = self._reloading.get(cohort_id)
        if reloading and not reloading.done():
            await asyncio.wait((reloading,))
        return await self.ready(cohort_id)

    def ready_now(self, cohort_id: int) -> Roster:
        """Like `ready`, from a worker thread."""
        roster = self.roster(cohort_id)
        if roster.on:
            self.live(roster.on)
        return roster


def _same_parts(one: Live, other: Live) -> bool:
    parts = other.kind.parts(other.state)
    return one.kind.parts(one.state) is parts and (not parts or one.seats is other.seats)
