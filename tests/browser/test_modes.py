"""Modes, regimes and variants; pause and step back; a choice not yet sent is kept."""

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect
from tests.browser.room import (
    Room,
    advance,
    at_phase,
    follows,
    fresh,
    go_to,
    place,
    placed,
    prepare,
)
from tests.browser.visitors import Visitor
from tests.browser.watching import REFUSED, Watch

NAMES = (
    "Ariane",
    "Bilal",
    "Coline",
    "Djibril",
    "Elif",
    "Fatou",
    "Gaël",
    "Hawa",
    "Ismaël",
    "Jana",
    "Kenza",
)
LEANING = re.compile("d’accord|partagé|sans avis|hésit", re.IGNORECASE)


def test_bodies_in_the_room_need_no_phone(room: Room) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console, mode="corps")
    advance(console, "position")
    follows(phone, "position")
    expect(phone.locator("#f-place")).to_have_count(0)
    count(console, "avant", oui=7, nsp=2, non=5)
    advance(console, "revelation")
    expect(console.locator("#tableau")).to_contain_text(
        "7 d’accord, 2 je ne sais pas, 5 pas d’accord"
    )
    for page in (wall, phone):
        expect(page.locator("ul.partage")).to_contain_text(re.compile("7.*2.*5", re.DOTALL))
    go_to(console, "position_finale")
    count(console, "apres", oui=4, nsp=1, non=9)
    advance(console, "bilan")
    expect(console.locator("#tableau")).to_contain_text(
        "Comptage à la main, dernière place : 4 d’accord"
    )


def count(console: Page, moment: str, **people: int) -> None:
    details = console.locator("details:has(#f-comptage)")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    for zone, number in people.items():
        console.locator(f"#n-{zone}").fill(str(number))
    console.locator("#c-moment").select_option(moment)
    console.locator("#b-compter").click()
    expect(console.locator("#tableau")).to_contain_text(f"{people['oui']} d’accord")


@pytest.mark.parametrize("people", [4, 6, 11])
def test_confidential_groups(room: Room, people: int) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone(NAMES[0])
    prepare(console, regime="confidentiel")
    advance(console, "position")
    follows(phone, "position")
    others = [Visitor(room.group, name) for name in NAMES[1:people]]
    place(phone, "oui")
    for rank, visitor in enumerate(others):
        visitor.place("non" if rank % 3 == 2 else "oui")
    expect(placed(console)).to_have_text(str(people))
    advance(console, "revelation")
    follows(phone, "revelation")
    screens = {"#tableau": console, "#activite": wall, "#salle": phone}
    no_more_than_allowed(screens, people)
    if 5 <= people < 10:
        for region, page in screens.items():
            expect(page.locator(region)).to_contain_text(LEANING)
    go_to(console, "position_finale")
    follows(phone, "position_finale")
    place(phone, "non")
    for visitor in others:
        visitor.place("oui")
    advance(console, "bilan")
    follows(phone, "bilan")
    no_more_than_allowed(screens, people)
    if people < 10:
        expect(wall.locator("table.flux")).to_have_count(0)


def no_more_than_allowed(screens: Mapping[str, Page], people: int) -> None:
    """The table of regimes, on each screen as served and as shown; and no name but one's own."""
    for region, page in screens.items():
        part = page.locator(region)
        if people < 5:
            expect(part).to_contain_text(re.compile("moins de cinq", re.IGNORECASE))
        if people < 10:
            assert part.locator("ul.partage, table.flux, svg.scene").count() == 0
        names = NAMES[1:] if region == "#salle" else NAMES
        for html in (fresh(page), page.content()):
            live = _without_roster(html)
            assert not [name for name in names if name in live]


def _without_roster(html: str) -> str:
    """Drop the list from which a trainer places somebody without a phone: it tells who is in the group."""
    return re.sub(r'<select[^>]*id="p-qui".*?</select>', "", html, flags=re.DOTALL)


def test_a_lecture_hall(room: Room) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console, mode="conference")
    advance(console, "position")
    follows(phone, "position")
    others = [Visitor(room.group, f"Vera{number}") for number in range(5)]
    for visitor in others:
        visitor.place("non")
    place(phone, "oui")
    expect(wall.locator("#bas")).to_contain_text(re.compile(r"6 sur \d+"))
    advance(console, "revelation")
    expect(wall.locator("#activite")).to_contain_text(re.compile("5"))
    expect(phone.locator("#question")).not_to_contain_text("dans la salle")


def test_two_banks_have_no_middle(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console, variante="deux_rives")
    advance(console, "position")
    follows(phone, "position")
    assert phone.locator("#f-place input[type=radio]").count() == 2
    expect(wall.locator(".zone.z-nsp")).to_have_count(0)
    assert console.locator("#n-nsp").count() == 0
    place(phone, "non")
    advance(console, "revelation")
    follows(phone, "revelation")
    assert phone.locator("#f-bouger button").count() == 1


def test_a_line_has_five_places(room: Room) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console, variante="continuum")
    advance(console, "position")
    follows(phone, "position")
    assert phone.locator("#f-place input[type=radio]").count() == 5
    place(phone, "pas_du_tout")
    expect(phone.locator("#note-place")).to_contain_text("pas du tout d’accord")
    advance(console, "revelation")
    follows(phone, "revelation")
    expect(phone.locator("#ma-place")).to_contain_text("pas du tout d’accord")
    phone.locator("#b-tout_a_fait").click()
    expect(phone.locator("#ma-place")).to_contain_text("tout à fait d’accord")
    go_to(console, "position_finale")
    follows(phone, "position_finale")
    place(phone, "tout_a_fait")
    advance(console, "bilan")
    expect(wall.locator("h1")).to_contain_text("Une personne sur 1 a changé de place.")


def test_pause_then_step_back(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    place(phone, "oui")
    console.locator("#b-pause").click()
    follows(phone, "position", flags="10")
    expect(phone.locator("#question")).to_contain_text("En pause")
    expect(wall.locator("#bas")).to_contain_text("Pause")
    expect(phone.locator("#b-place")).to_be_disabled()
    console.locator("#b-pause").click()
    follows(phone, "position")
    expect(phone.locator("#b-place")).to_be_enabled()
    expect(phone.locator("#note-place")).to_contain_text("d’accord")

    advance(console, "revelation")
    console.locator("#b-avant").click()
    at_phase(console, "position")
    follows(phone, "position")
    expect(phone.locator("#note-place")).to_contain_text("d’accord")
    expect(wall.locator("svg.scene")).to_have_count(0)
    expect(placed(console)).to_have_text("1")


def test_a_choice_not_yet_sent_survives_the_room(room: Room) -> None:
    """Others place themselves, the room changes; what is ticked or typed here stays."""
    console, phone = room.console(), room.phone("Awa")
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    phone.locator("label:has(#z-nsp)").click()
    other = Visitor(room.group, "Vera")
    other.place("oui")
    expect(phone.locator("#salle")).to_contain_text("1 sur")
    expect(phone.locator("#z-nsp")).to_be_checked()
    console.locator("#b-pause").click()
    follows(phone, "position", flags="10")
    console.locator("#b-pause").click()
    follows(phone, "position")
    expect(phone.locator("#z-nsp")).to_be_checked()

    go_to(console, "echanges")
    follows(phone, "echanges")
    phone.locator("#d-argument > summary").click()
    phone.locator("#argument").fill("Je n’ai pas fini ma phrase")
    phone.locator("#b-main").click()
    expect(phone.locator("#b-main")).to_contain_text("Baisser la main")
    expect(phone.locator("#argument")).to_have_value("Je n’ai pas fini ma phrase")
    console.locator("#b-pause").click()
    follows(phone, "echanges", flags="10")
    expect(phone.locator("#argument")).to_have_value("Je n’ai pas fini ma phrase")
    expect(phone.locator("#argument")).to_be_visible()
