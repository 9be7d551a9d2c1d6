"""The live desk of a running site: rooms, writer, presence and pulse, started and stopped together."""

import asyncio
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from allervers_training.activities.engine.bus import CONTENT, ROOM, bus_for
from allervers_training.activities.engine.channel import RoomAudience
from allervers_training.activities.engine.kind import Actor, Audience, Context, Kind, Role, Room
from allervers_training.activities.engine.live import Live
from allervers_training.activities.engine.writer import NOBODY, Writer
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.secrets import token_hash
from allervers_training.kernel.signals import (
    EVERYTHING,
    content_changed,
    rights_changed,
    room_changed,
)
from allervers_training.salle.backdrop import CourseOf
from allervers_training.salle.presence import Presence
from allervers_training.salle.rooms import Rooms
from allervers_training.salle.roster import Roster
from allervers_training.salle.scene import Scene
from allervers_training.salle.seat import Seat
from allervers_training.salle.stream import Pulse, Right, Stream
from allervers_training.salle.taps import key_of
from allervers_training.salle.told import NOTHING_TOLD, Told
from allervers_training.web.forms import whole_number

Fields = Mapping[str, str]
ELSEWHERE = -1  # what `content_changed` is about when another process changed it


class Desk:
    """What routes of the room talk to."""

    def __init__(
        self,
        database: Database,
        kinds: Mapping[str, Kind],
        course_of: CourseOf,
        scene: Scene,
        told: Told = NOTHING_TOLD,
    ) -> None:
        self.rooms = Rooms(database, kinds, course_of, scene, told)
        self.presence = Presence(database)
        self.bus = bus_for(database.engine)
        self.bus.subscribe(self.rooms.heard)
        self.bus.subscribe(self._rights_elsewhere)
        self.writer = Writer(database, kinds, self.rooms.published, self.bus)
        self.pulse = Pulse(self.rooms.hub, self.presence.held)

    @property
    def scene(self) -> Scene:
        return self.rooms.scene

    def start(self) -> None:
        """Start the writer and the pulse; must be called in the event loop."""
        self.rooms.attach(asyncio.get_running_loop())
        rights_changed.connect(self.presence.forget)
        room_changed.connect(self.rooms.room_changed)
        room_changed.connect(self._tell_others)
        rights_changed.connect(self._tell_others)
        content_changed.connect(self._words_changed)
        self.bus.start(self.rooms.progress)
        self.writer.start()
        self.pulse.start()

    def stop(self) -> None:
        rights_changed.disconnect(self.presence.forget)
        room_changed.disconnect(self.rooms.room_changed)
        room_changed.disconnect(self._tell_others)
        rights_changed.disconnect(self._tell_others)
        content_changed.disconnect(self._words_changed)
        self.bus.stop()
        self.pulse.stop()
        self.rooms.hub.close_all()
        self.writer.stop()

    def _tell_others(self, cohort_id: int) -> None:
        self.bus.publish(ROOM, {cohort_id: 0})

    def _words_changed(self, about: int) -> None:
        """Look up again all that rooms show of the course: `about` tells whether another process said so."""
        self.writer.forget()
        self.rooms.room_changed(EVERYTHING)
        if about == EVERYTHING:
            self.bus.publish(CONTENT, {EVERYTHING: 0})

    def _rights_elsewhere(self, what: str, _key: int, _seq: int) -> None:
        if what == ROOM:
            self.presence.forget()
        if what == CONTENT:
            content_changed.send(ELSEWHERE)  # the course too forgets, and before the rooms

    async def seat(self, request: Request, cohort_id: int) -> Seat:
        return await self.presence.seat(request, cohort_id)

    async def stream(self, request: Request, cohort_id: int) -> Stream:
        """Open the stream of one audience for whoever may watch it."""
        seat = await self.seat(request, cohort_id)
        wanted = request.query_params.get("public", Audience.PARTICIPANT)
        await self.rooms.ready(cohort_id)
        key = self.watching(seat, wanted)
        return Stream(self.rooms.hub, key, _cursor(request), seat.right(key.audience))

    def watching(self, seat: Seat, wanted: str) -> RoomAudience:
        """Return what somebody watches; raises `NotFound` for what is not hers to see."""
        audience = audience_of(seat, wanted)
        is_one_of_many = audience is Audience.PARTICIPANT
        part = self.rooms.part_of(seat.cohort_id, seat.enrolment_id) if is_one_of_many else 0
        return RoomAudience(seat.cohort_id, audience, part)

    async def screen_stream(self, request: Request, token: str) -> Stream:
        """Open the stream of the wall for whoever holds its address."""
        cohort_id = await run_in_threadpool(self.presence.screen, token)
        await self.rooms.ready(cohort_id)
        key = RoomAudience(cohort_id, Audience.PROJECTION)
        return Stream(self.rooms.hub, key, _cursor(request), Right(cohort_id, token_hash(token)))

    async def live(self, roster: Roster, activity_id: int) -> Live:
        """Return an activity of this room; raises `NotFound` for any other."""
        live = self.rooms.known(activity_id)
        if live is None:
            loop = asyncio.get_running_loop()
            live = await loop.run_in_executor(None, self.rooms.live, activity_id)
        if live.cohort_id != roster.cohort_id:
            raise NotFound
        return live

    async def perform(self, seat: Seat, live: Live, noun: str, fields: Mapping[str, str]) -> Live:
        """Do what a form asks; raises `NotFound`, `Invalid`, `Refused` or `NotKept`."""
        form = live.kind.forms.get(noun)
        role = seat.live_role
        if form is None or role not in form.roles:
            raise NotFound
        command, now = form.read(fields), clock.now()
        context = Context(Actor(role), now, texts=self.rooms.texts(live))
        return await self.writer.perform(
            live.id,
            command,
            context,
            enrolment_id=self._for_whom(seat, live, fields),
            key=key_of(noun, fields, now, is_ballot=form.is_ballot),
            groups=self.rooms.rosters[live.cohort_id].groups if form.knows_groups else NOBODY,
        )

    def own(self, live: Live, seat: Seat, typed: Fields | None = None, chosen: str = "") -> str:
        """Render what one person sees of herself, and of what she has chosen to look at closely."""
        number = None if seat.watches_console else live.seats.get(seat.enrolment_id)
        words = self.rooms.texts(live)
        seen = Room(texts=words, team=seat.watches_console, chosen=chosen)
        mine = live.kind.own(live.state, number, seen)
        return self.scene.own(live, number, mine, typed or {})

    def _for_whom(self, seat: Seat, live: Live, fields: Mapping[str, str]) -> int | None:
        """Return whose place a command is about: one's own, or somebody without a phone."""
        if seat.live_role is Role.PARTICIPANT:
            return seat.enrolment_id
        chosen = fields.get("inscription", "")
        if not chosen:
            return None
        roster = self.rooms.rosters[live.cohort_id]
        place = whole_number(chosen)
        if place is None or place not in roster.trainees:
            raise NotFound
        return place


def _cursor(request: Request) -> str:
    """Return how far a page is: what its stream last said, or what the page was made with."""
    return request.headers.get("last-event-id") or request.query_params.get("vu", "")


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def audience_of(seat: Seat, wanted: str) -> Audience:
    """Return the audience somebody may watch; console and wall are for the team."""
    try:
        audience = Audience(wanted)
    except ValueError:
        raise NotFound from None
    if audience is not Audience.PARTICIPANT and not seat.watches_console:
        raise NotFound
    return audience
