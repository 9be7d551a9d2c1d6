"""What one fills in on a phone whose network drops is still there, in its own form and in no other."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser import paths
from tests.browser.paths import M1, M2, THIRD
from tests.browser.room import Room
from tests.browser.served import Served
from tests.browser.watching import LOST_LINK, REFUSED, Watch

KEPT = "C’est gardé sur cet appareil"
DECLARATION = f"/modules/{M2}/declaration/questions/1"
WORDS = "Une maraude, le jeudi."


@pytest.fixture
def phone(room: Room, served: Served, watch: Watch) -> Page:
    watch.allow(LOST_LINK)
    watch.allow(REFUSED)
    room.group = paths.plan(served, M1, "Groupe du matin")
    return room.phone("Solange")


def ticked(phone: Page) -> list[str]:
    return [one.get_attribute("name") or "" for one in phone.locator("input:checked").all()]


def test_where_one_is_survives_a_lost_network(phone: Page, room: Room) -> None:
    alice = room.enter("trainer")
    alice.goto(paths.pages_of(room.group))
    alice.get_by_role("button", name="L’ajouter au groupe : Solange").click()
    expect(alice.locator("section[aria-labelledby=t-attente]")).to_have_count(0)
    own = f"{paths.pages_of(room.group)}/positionnement"
    phone.goto(own)
    phone.get_by_role("link", name=re.compile("^Me situer")).tap()
    keep = phone.get_by_role("button", name="Garder et continuer")
    title, first = phone.locator("h1").inner_text(), phone.url
    statements = phone.locator("fieldset").all()
    statements[0].get_by_role("radio").nth(THIRD).check()
    phone.context.set_offline(True)
    keep.tap()
    expect(phone.locator("[data-brouillon-etat]")).to_contain_text(KEPT)
    expect(phone.locator("h1")).to_have_text(title)
    phone.context.set_offline(False)
    keep.tap()  # one statement only: the page comes back, and says which are missing
    expect(phone.locator("fieldset.fautif")).to_have_count(len(statements) - 1)
    assert len(ticked(phone)) == 1
    phone.goto(own)  # by the menu, without having kept anything
    phone.goto(first)
    expect(phone.locator("input:checked")).to_have_count(1)
    for statement in phone.locator("fieldset").all():
        statement.get_by_role("radio").nth(THIRD).check()
    keep.tap()
    expect(phone.locator("h1")).not_to_have_text(title)
    assert ticked(phone) == []  # what was ticked for one competence says nothing of the next
    phone.goto(first)
    expect(phone.locator("input:checked")).to_have_count(len(statements))
    expect(phone.locator("[data-brouillon-etat]")).to_be_empty()


def test_a_declaration_says_whether_it_is_kept(phone: Page, room: Room, served: Served) -> None:
    group, alice = paths.plan(served, M2, "Groupe du soir"), room.enter("trainer")
    phone.goto(DECLARATION)
    phone.locator("#reponse").fill(WORDS)
    expect(phone.locator("[data-brouillon-etat]")).to_contain_text("ne l’a pas enregistré")
    room.group = group
    second = room.phone("Solène")
    alice.goto(paths.pages_of(group))
    alice.get_by_role("button", name="L’ajouter au groupe : Solène").click()
    paths.keep_a_place(alice, group, "Solène")
    keeps_what_she_declares(second)


def keeps_what_she_declares(phone: Page) -> None:
    phone.goto(DECLARATION)
    state = phone.locator("[data-brouillon-etat]")
    phone.context.set_offline(True)
    phone.locator("#reponse").fill(WORDS)
    expect(state).to_contain_text(KEPT)
    phone.context.set_offline(False)
    phone.goto(DECLARATION)  # opened again before the next try
    expect(phone.locator("#reponse")).to_have_value(WORDS)
    expect(state).to_contain_text("Enregistré.")
    assert phone.evaluate("sessionStorage.length") == 0
    phone.goto(DECLARATION)
    expect(phone.locator("#reponse")).to_have_value(WORDS)
