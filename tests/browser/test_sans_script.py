"""The same debate on a phone whose scripts are off: forms, and a link that asks for the page again."""

import re

from playwright.sync_api import Page, expect
from tests.browser.room import Room, advance, placed, prepare
from tests.browser.watching import REFUSED, Watch

ARGUMENT = "On peut venir sans rien apporter."


def refresh(phone: Page, phase: str) -> None:
    """Follow the link until the phone shows what the console has just opened."""
    phone.get_by_role("link", name="Actualiser la page").click()
    expect(phone.locator("#question [data-etape]")).to_have_attribute(
        "data-etape", re.compile(f"^0-{phase}-")
    )


def test_a_debate_without_scripts(room: Room, watch: Watch) -> None:  # noqa: PLR0915 - one story
    watch.allow(REFUSED)
    console, wall = room.console(), room.wall()
    phone = room.phone("Awa", java_script_enabled=False)
    expect(phone.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    prepare(console)
    refresh(phone, "annonce")

    advance(console, "position")
    refresh(phone, "position")
    phone.locator("label:has(#z-oui)").click()
    phone.locator("#b-place").click()
    expect(phone.locator("#note-place")).to_contain_text("C’est noté")
    expect(phone.locator("#z-oui")).to_be_checked()
    expect(placed(console)).to_have_text("1")

    phone.locator("#b-place").click()
    expect(placed(console)).to_have_text("1")

    advance(console, "revelation")
    refresh(phone, "revelation")
    expect(phone.locator("#ma-place")).to_contain_text("d’accord")

    advance(console, "echanges")
    refresh(phone, "echanges")
    phone.locator("#b-main").click()
    expect(phone.locator("#b-main")).to_contain_text("Baisser la main")
    console.locator("#b-parole").click()
    expect(wall.locator("#bas")).to_contain_text("La parole est à Awa")
    refresh(phone, "echanges")
    expect(phone.locator("#moi")).to_contain_text("C’est à vous")

    phone.locator("#b-nsp").click()
    phone.locator("#motif").fill("Une histoire entendue ce matin.")
    phone.locator("#partage").check()
    phone.locator("#b-motif").click()
    expect(phone.locator("#f-motif")).to_have_count(0)
    expect(phone.locator("#ma-place")).to_contain_text("je ne sais pas")

    a_refused_text_is_still_there(console, phone)
    console.locator("#arguments .tri").get_by_role("button", name="D’accord", exact=True).click()
    expect(wall.locator("#activite")).to_contain_text(ARGUMENT)

    advance(console, "position_finale")
    refresh(phone, "position_finale")
    phone.locator("#b-place").click()
    expect(phone.locator("#note-place")).to_contain_text("C’est noté")
    advance(console, "bilan")
    refresh(phone, "bilan")
    expect(phone.locator("#salle")).to_contain_text("Une personne sur 1 a changé de place.")


def a_refused_text_is_still_there(console: Page, phone: Page) -> None:
    console.locator("#b-pause").click()
    expect(console.locator("#b-pause")).to_contain_text("Reprendre")
    phone.locator("#d-argument > summary").click()
    phone.locator("#argument").fill(ARGUMENT)
    phone.locator("#a-oui").click()
    expect(phone.get_by_role("alert")).to_contain_text("en pause")
    expect(phone.locator("#argument")).to_have_value(ARGUMENT)
    expect(phone.locator("#argument")).to_be_visible()
    console.locator("#b-pause").click()
    expect(console.locator("#b-pause")).to_contain_text("Pause")
    phone.locator("#a-oui").click()
    expect(phone.locator("#question [data-etape]")).to_have_attribute("data-etape", "0-echanges-00")
    expect(console.locator("#arguments")).to_contain_text("1 à trier")


def test_a_wrong_code_keeps_what_was_typed(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    page = room.context(java_script_enabled=False).new_page()
    page.goto("/rejoindre")
    page.locator("#code").fill("ZZZZZZ")
    page.locator("#prenom").fill("Awa")
    page.get_by_role("button", name="Entrer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page).to_have_title(re.compile("^Erreur : "))
    expect(page.locator("#code")).to_have_value("ZZZZZZ")
    expect(page.locator("#prenom")).to_have_value("Awa")
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("#code")).to_be_focused()


def test_a_second_person_of_the_same_name(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    room.phone("Awa")
    page = room.context(java_script_enabled=False).new_page()
    page.goto(f"/rejoindre/{room.group.code}")
    page.locator("#prenom").fill("awa")
    page.get_by_role("button", name="Entrer").click()
    expect(page.locator("#initiale")).to_be_visible()
    page.locator("#initiale").fill("B")
    page.get_by_role("button", name="Entrer").click()
    expect(page.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    expect(page.locator("footer")).to_contain_text(re.compile("awa B", re.IGNORECASE))
