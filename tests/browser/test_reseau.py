"""Bad networks and a server that dies: nobody reloads a page by hand, no acknowledged vote is lost."""

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.groups import Group
from tests.browser.room import (
    Room,
    advance,
    connected,
    follows,
    place,
    placed,
    prepare,
)
from tests.browser.served import Served
from tests.browser.visitors import Burst, Visitor
from tests.browser.watching import LOST_LINK, Watch, is_same_page, mark

AWAY_MS = 20_000
VOTERS = 20
ENOUGH_VOTES = 160
POSITIONS = """
select person.shown_name, event.seq, event.payload
from activity_event event
join activity_participant seat on seat.activity_id = event.activity_id
  and seat.number = json_extract(event.payload, '$.numero')
join enrolment person on person.id = seat.enrolment_id
where event.type = 'PositionPrise' order by event.seq
"""


def test_a_phone_comes_back_by_itself(room: Room, watch: Watch) -> None:
    watch.allow(LOST_LINK)
    console, wall = room.console(), room.wall()
    lost, kept = room.phone("Awa"), room.phone("Yann")
    prepare(console)
    advance(console, "position")
    for phone in (lost, kept):
        follows(phone, "position")
    mark(console, wall, lost, kept)
    place(lost, "oui")
    place(kept, "oui")

    lost.context.set_offline(True)
    expect(lost.locator("#lien")).to_contain_text("Hors ligne")
    lost.locator("label:has(#z-non)").click()
    lost.locator("#b-place").click()
    expect(lost.locator("#annonce")).to_contain_text("sera renvoyée")
    expect(lost.locator("#f-place")).to_have_attribute("data-attente", "1")
    away(lost)
    lost.context.set_offline(False)

    expect(lost.locator("#note-place")).to_contain_text("pas d’accord")
    expect(lost.locator("#lien")).to_have_text("En direct", timeout=20_000)
    advance(console, "revelation")
    follows(lost, "revelation")
    expect(lost.locator("#ma-place")).to_contain_text("pas d’accord")
    expect(wall.locator("svg.scene")).to_have_attribute(
        "aria-label", re.compile("^1 d’accord, .*1 pas d’accord.$")
    )
    assert all(is_same_page(page) for page in (console, wall, lost, kept))


def test_a_phone_that_missed_phases_shows_the_right_one(room: Room, watch: Watch) -> None:
    watch.allow(LOST_LINK)
    console = room.console()
    lost = room.phone("Awa")
    prepare(console)
    advance(console, "position")
    follows(lost, "position")
    mark(lost)
    lost.context.set_offline(True)
    expect(lost.locator("#lien")).to_contain_text("Hors ligne")
    advance(console, "revelation")
    advance(console, "echanges")
    console.locator("#entendu").fill("Dit pendant son absence.")
    console.locator("#b-note-oui").click()
    expect(console.locator("#arguments")).to_contain_text("Dit pendant son absence.")
    lost.context.set_offline(False)
    follows(lost, "echanges")
    expect(lost.locator("#salle")).to_contain_text("Dit pendant son absence.")
    assert is_same_page(lost)


def test_a_proxy_that_blocks_the_stream(room: Room, watch: Watch) -> None:
    """Polling takes over: for a phone, for the wall, for the console."""
    watch.allow(LOST_LINK)
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console)
    pages = (console, wall, phone)
    for page in pages:
        page.route(re.compile("/flux"), _refuse)
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-lien", "relais")
    mark(*pages)
    expect(phone.locator("#lien")).to_have_text("En relais")
    console.locator("#b-suite").click()
    follows(phone, "position")
    expect(wall.locator(".zones")).to_be_visible()
    place(phone, "oui")
    expect(placed(console)).to_have_text("1")
    expect(wall.locator("#bas")).to_contain_text(re.compile(r"1 sur \d+"))
    assert all(is_same_page(page) for page in pages)


def test_forty_people_join_at_once(group: Group) -> None:
    """A whole group photographs the square at the same moment; the site still answers others."""
    names = [f"Vera{number}" for number in range(40)]
    with ThreadPoolExecutor(17) as pool:
        coming = [pool.submit(Visitor, group, name) for name in names]
        for visitor in coming:
            assert "Vous êtes dans la salle." in visitor.result(timeout=20).home


@pytest.mark.own_site
def test_the_server_killed_during_a_burst(room: Room, served: Served, watch: Watch) -> None:
    watch.allow(LOST_LINK)
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    place(phone, "non")
    mark(console, wall, phone)
    names = [f"Vera{number}" for number in range(VOTERS)]
    with ThreadPoolExecutor(8) as pool:
        burst = Burst(list(pool.map(lambda name: Visitor(room.group, name), names)))

    burst.start(ENOUGH_VOTES)
    assert burst.enough.wait(30)
    served.kill()
    burst.join()
    expect(phone.locator("#lien")).to_contain_text("Hors ligne", timeout=15_000)
    expect(phone.locator("#note-place")).to_contain_text("pas d’accord")
    served.restart()

    for page in (console, wall, phone):
        connected(page)
    every_acknowledged_vote_is_there(burst, served.database)
    expect(placed(console)).to_have_text(str(VOTERS + 1))
    expect(wall.locator("#bas")).to_contain_text(f"{VOTERS + 1} sur")
    for visitor in burst.visitors[:5]:
        word = {"oui": "d’accord", "non": "pas d’accord"}
        held = re.search("C’est noté.: ([^.]+)\\.", visitor.page())
        assert held
        assert held[1] in {word[burst.kept[visitor.name][-1]], word[burst.tried[visitor.name]]}
    place(phone, "oui")
    advance(console, "revelation")
    follows(phone, "revelation")
    assert all(is_same_page(page) for page in (console, wall, phone))


def every_acknowledged_vote_is_there(burst: Burst, database: Path) -> None:
    """Each vote changed the place, so each left one event: as many as answers, and at most one more."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        stored: dict[str, list[str]] = {}
        for name, _, payload in connection.execute(POSITIONS):
            zone = re.search('"zone": ?"(.*?)"', payload)
            assert zone
            stored.setdefault(name, []).append(zone[1])
    finally:
        connection.close()
    assert burst.acknowledged() >= ENOUGH_VOTES
    for name, kept in burst.kept.items():
        assert stored[name][: len(kept)] == kept, name
        assert stored[name][len(kept) :] in ([], [burst.tried[name]]), name


def away(page: Page) -> None:
    """Stay out of reach for the time that the issue names: this very duration is what is tested."""
    page.evaluate(f"new Promise((done) => setTimeout(done, {AWAY_MS}))")


def _refuse(route: Route) -> None:
    route.abort()
