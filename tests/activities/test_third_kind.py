"""Another kind of activity is one folder and one line of the registry: nothing else knows of it."""

import asyncio
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import FileSystemLoader, PrefixLoader
from tests.activities.dummy_kind.kind import KIND
from tests.activities.engine.hall import AT, FIRST, Hall
from tests.activities.engine.screens import Fast
from tests.kernel.looping import run_apart

from allervers_training.activities.engine.channel import RoomAudience, Subscriber
from allervers_training.activities.engine.film import stills
from allervers_training.activities.engine.kind import Audience, Kind
from allervers_training.activities.registry import KINDS
from allervers_training.cohorts.domain import SessionRole
from allervers_training.kernel.errors import Refused
from allervers_training.salle.desk import Desk
from allervers_training.salle.scene import Scene, fresh_key
from allervers_training.salle.seat import Seat
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

WITH_A_THIRD: dict[str, Kind] = {**KINDS, KIND.slug: KIND}  # the one line
NO_COURSE: Any = SimpleNamespace(competences_of=lambda _module: (), competences=())


@pytest.fixture
def desk(hall: Hall) -> Desk:
    hall.execute("UPDATE activity SET kind = 'dummy_kind', opened_at = NULL")
    hall.execute(f"UPDATE activity SET opened_at = created_at WHERE id = {FIRST}")
    templates = Templates(Assets())
    loader = templates.environment.loader
    assert isinstance(loader, PrefixLoader)
    folder = Path(__file__).parent / "dummy_kind" / "templates"
    loader.mapping = {**loader.mapping, KIND.slug: FileSystemLoader(folder)}
    scene = Scene(templates, WITH_A_THIRD, epoch="vie1", base_url="http://essai")
    return Desk(hall.database, WITH_A_THIRD, lambda _hash: NO_COURSE, scene)


def seat(who: int, role: SessionRole = SessionRole.TRAINEE) -> Seat:
    return Seat(1, who, role, f"Prénom {who}", AT + timedelta(days=1), "h", of_team=False)


def test_a_third_kind_goes_from_a_form_to_every_screen(desk: Desk, hall: Hall) -> None:
    async def story() -> None:
        desk.rooms.attach(asyncio.get_running_loop())
        desk.writer.start()
        screens = {audience: Fast() for audience in Audience}
        roster = await desk.rooms.ready(1)
        for audience, screen in screens.items():
            key = RoomAudience(1, audience)
            channel = desk.rooms.hub.channel(key)
            assert f"0 main ({audience})" in channel.whole()
            desk.rooms.hub.subscribe(key, Subscriber(screen, channel.version, 1))
        live = await desk.live(roster, FIRST)
        for who in (4, 5):
            live = await desk.perform(seat(who), live, "mains", {"cle": fresh_key()})
        with pytest.raises(Refused):
            await desk.perform(seat(9, SessionRole.TRAINER), live, "mains", {"cle": fresh_key()})
        await asyncio.sleep(0.15)
        for audience, screen in screens.items():
            assert f"2 mains ({audience})".encode() in b"".join(screen.bodies)
        assert "est levée" in desk.own(live, seat(4))
        assert "Levez" in desk.own(live, seat(6))
        desk.writer.stop()

    run_apart(story())
    hall.kinds = WITH_A_THIRD
    assert hall.refolded()[0].state == frozenset(hall.seats())
    with hall.database.engine.connect() as connection:
        film = [len(still.state) for still in stills(connection, KIND, {}, FIRST)]
    assert film == [1, 2]


def test_it_takes_its_place_beside_the_first(desk: Desk) -> None:
    assert {kind.slug for kind in WITH_A_THIRD.values()} == {*KINDS, "dummy_kind"}
    assert desk.rooms.live(FIRST).kind is KIND
