"""An intervenant·e leads one sequence: the console is hers while it lasts, and only then."""

import asyncio

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient
from tests.dev.site import Site
from tests.salle.debate import Debate
from tests.salle.running_day import RunningDay

from allervers_training.activities.engine.kind import Audience
from allervers_training.salle.stream import Right


@pytest.fixture
def nora(day: RunningDay) -> TestClient:
    return day.led_by("Nora", 1)


def room(site: Site) -> str:
    return f"/salle/{site.cohort}"


def sees_console(nora: TestClient, site: Site) -> list[int]:
    address = room(site)
    pages = (f"{address}/console", f"{address}/projection", f"{address}/regions?public=console")
    found = [nora.get(page).status_code for page in pages]
    return [*found, site.stream(nora, f"{address}/flux?public=console")[0]]


def test_before_her_step_she_is_a_participant(day: RunningDay, nora: TestClient) -> None:
    day.set(0, "en_cours")
    assert sees_console(nora, day.site) == [404] * 4
    assert nora.get(room(day.site)).status_code == 200


def test_her_step_gives_her_the_console_and_takes_it_back(
    day: RunningDay, nora: TestClient
) -> None:
    nora.get(room(day.site))  # her place is remembered, without the right
    day.set(1, "en_cours")
    assert sees_console(nora, day.site) == [200] * 4
    day.set(1, "en_pause")
    assert sees_console(nora, day.site) == [200] * 4
    day.set(2, "en_cours")
    assert sees_console(nora, day.site) == [404] * 4


def test_she_animates_what_is_on_during_her_step_alone(day: RunningDay, nora: TestClient) -> None:
    debate = Debate(day.site, day.clients, day.site.open_debate(day.clients.alice))
    assert debate.send(nora, "phases", phase="position").status_code == 404
    day.set(1, "en_cours")
    assert debate.send(nora, "phases", phase="position").status_code == 303
    day.set(2, "en_cours")
    assert debate.send(nora, "phases", phase="revelation").status_code == 404
    assert debate.kinds().count("PhaseOuverte") <= 2


def test_people_and_incidents_stay_the_teams(day: RunningDay, nora: TestClient) -> None:
    day.set(1, "en_cours")
    site, half = day.site, day.half_day().id
    for page in (
        f"/sessions/{site.cohort}", f"/sessions/{site.cohort}/presences", f"/sessions/{site.cohort}/presences.csv",
        f"/sessions/{site.cohort}/presences/{half}", f"{room(site)}/incidents",
    ):  # fmt: skip
        assert nora.get(page).status_code == 404, page
    assert nora.post(f"{room(site)}/incidents", data={"texte": "x"}).status_code == 404
    assert day.set(2, "en_cours", nora).status_code == 404
    assert day.park(who=nora).status_code == 404
    assert '<body class="invite"' in nora.get(f"{room(site)}/console").text
    assert '<body class="invite"' not in day.clients.emma.get(f"{room(site)}/console").text


def test_her_phone_says_that_it_is_her_turn(day: RunningDay, nora: TestClient) -> None:
    place = day.site.place("Nora")
    assert f'data-place="{place}"' in nora.get(room(day.site)).text
    day.set(1, "en_cours")
    assert f'data-appeles="{place}"' in nora.get(room(day.site)).text
    assert "C’est votre séquence." in nora.get(f"{room(day.site)}/moi").text
    assert "C’est votre séquence." not in day.clients.bob.get(f"{room(day.site)}/moi").text


def test_a_trainee_who_is_named_on_a_step_leads_nothing(day: RunningDay) -> None:
    with day.site.database.writing() as db:
        step = db.get_one(type(day.step(1)), day.step(1).id)
        step.leader_id = day.site.place("Bob")
    day.set(1, "en_cours")
    assert day.clients.bob.get(f"{room(day.site)}/console").status_code == 404


def test_the_open_stream_of_her_console_ends_with_her_step(
    day: RunningDay, nora: TestClient
) -> None:
    """The heart of the room asks who may still watch: her console goes, her phone stays."""
    day.set(1, "en_cours")
    desk, request = day.site.app.state.desk, _request(nora)

    async def rights() -> tuple[Right, Right]:
        seat = await desk.seat(request, day.site.cohort)
        return seat.right(Audience.CONSOLE), seat.right(Audience.PARTICIPANT)

    assert day.site.main.portal is not None
    on_console, on_phone = day.site.main.portal.call(rights)
    assert desk.presence.held({on_console, on_phone}) == {on_console, on_phone}
    day.set(2, "en_cours")
    assert desk.presence.held({on_console, on_phone}) == {on_phone}


def test_the_heart_of_the_room_lets_go_of_her_console(day: RunningDay, nora: TestClient) -> None:
    day.set(1, "en_cours")
    desk, site = day.site.app.state.desk, day.site

    async def watch() -> list[str]:
        gone, said = asyncio.Event(), []

        async def receive() -> dict[str, str]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            said.append(str(message.get("body", "")))

        request = _request(nora, b"public=console")
        stream = await desk.stream(request, site.cohort)
        running = asyncio.create_task(
            stream({"type": "http", "allervers.send": send}, receive, send)
        )
        await asyncio.sleep(0.05)
        seen = {"after": len(said)}
        with site.database.writing() as db:
            db.get_one(type(day.step(1)), day.step(1).id).state = "faite"
        await desk.pulse._check_rights()
        await asyncio.wait_for(running, 5)
        return said[seen["after"] :]

    assert site.main.portal is not None
    site.main.portal.call(watch)  # ends by itself: nobody closed it


def _request(client: TestClient, query: bytes = b"") -> Request:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = [(b"cookie", cookies.encode())]
    return Request({"type": "http", "scheme": "http", "headers": headers, "query_string": query})
