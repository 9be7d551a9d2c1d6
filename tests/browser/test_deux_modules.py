"""Module 1, then module 2, on a phone: completed by the rules, the door opens by itself, what is reopened is traced."""

import re

from playwright.sync_api import Page, expect
from tests.browser import paths
from tests.browser.groups import Group
from tests.browser.paths import FIRST, M1, M2, THIRD, Looks, own_path
from tests.browser.room import PHONE, Room, advance, connected, follows, place, prepare
from tests.browser.served import Served
from tests.browser.visitors import Visitor
from tests.browser.watching import REFUSED, Watch

NAME, LINE = "Mireille", "Mireille Essai ; mireille@exemple.test"
NO_ACTIVITY = "Encore une activité à vivre avec le groupe : 0 sur 1."
NO_HALF_DAY = "Encore 2 demi-journées à suivre : aucune suivie sur 2, il en faut 2."
NO_POSITIONING = "À la fin : se situer à nouveau, sur les mêmes phrases."
MISSING = (NO_HALF_DAY, NO_ACTIVITY, NO_POSITIONING)
ALL_DONE = "Vous avez fait tout ce que ce module demande."
WHY = "Une demi-journée avait été notée par erreur."


def test_module_1_then_module_2(room: Room, served: Served, watch: Watch) -> None:
    watch.allow(REFUSED)
    first, second = paths.plan(served, M1, "Groupe un"), paths.plan(served, M2, "Groupe deux")
    alice, looks = room.enter("trainer"), Looks()
    is_on_the_list(alice, first)
    is_enrolled(alice)
    phone = comes_by_her_card(room, served, "Mireille Essai")
    own_path(phone, "En cours depuis le", NO_HALF_DAY, NO_POSITIONING)
    is_on_the_list(alice, second)
    expect(alice.locator("main")).to_contain_text("Ce module a un prérequis")
    is_enrolled(alice)
    own_path(phone, "Votre place est gardée, à vérifier", "Vous suivez le module 1")

    paths.place_herself(phone, M1, "avant", FIRST)
    room.group = first
    a_debate_is_lived(alice, phone, room)
    paths.call_the_roll(alice, first)
    own_path(phone, NO_POSITIONING, unsaid=(NO_ACTIVITY, NO_HALF_DAY))
    paths.place_herself(phone, M1, "à la fin", THIRD)
    own_path(phone, ALL_DONE, unsaid=("Encore ", "Terminé"))
    paths.declare_completed(alice, first, NAME)
    the_second_door_is_open(alice, phone, second)
    looks.at(phone, "module 1 completed, module 2 under way")

    module_2_is_followed_to_its_end(alice, phone, second)
    it_is_reopened(alice, phone, second)
    looks.at(alice, "a path reopened")
    looks.at(phone, "her path, reopened")
    assert looks.wrong == []


def is_on_the_list(alice: Page, group: Group) -> None:
    """Paste a list of one line; by her address, she is the same person in every session."""
    alice.goto(f"{paths.pages_of(group)}/invitations")
    alice.locator("#liste").fill(LINE)
    alice.get_by_role("button", name="Vérifier cette liste").click()


def is_enrolled(alice: Page) -> None:
    alice.get_by_role("button", name="Inscrire la personne retenue").click()
    expect(alice.locator("main")).to_contain_text("1 personne inscrite")


def comes_by_her_card(room: Room, served: Served, name: str) -> Page:
    phone = room.context(viewport=PHONE, has_touch=True).new_page()
    phone.goto(paths.link_of(served, name))
    phone.get_by_role("button", name="Entrer").tap()
    expect(phone).to_have_url(re.compile(r"/salle/\d+$"))
    connected(phone)
    return phone


def a_debate_is_lived(alice: Page, phone: Page, room: Room) -> None:
    """Somebody else is placed first: then what she has not lived is said to her."""
    alice.goto(f"{room.group.session}/console")
    connected(alice)
    prepare(alice)
    advance(alice, "position")
    Visitor(room.group, "Vera").place("non")
    own_path(phone, *MISSING, unsaid=(ALL_DONE,))
    phone.goto(room.group.session)
    follows(phone, "position")
    place(phone, "oui")
    own_path(phone, unsaid=(NO_ACTIVITY,))


def the_second_door_is_open(alice: Page, phone: Page, group: Group) -> None:
    """Nobody does anything more: her place is confirmed, and the trainer sees by what."""
    own_path(phone, "Terminé le", "En cours depuis le", unsaid=("à vérifier", "Comment y entrer"))
    alice.goto(f"{paths.pages_of(group)}/parcours")
    row = alice.locator("li", has=alice.get_by_role("heading", name=re.compile(f"^{NAME}")))
    expect(row).to_contain_text("Module 1 : terminé")
    expect(row).to_contain_text("en cours")


def module_2_is_followed_to_its_end(alice: Page, phone: Page, group: Group) -> None:
    paths.place_herself(phone, M2, "avant", FIRST)
    paths.call_the_roll(alice, group)
    paths.place_herself(phone, M2, "à la fin", THIRD)
    paths.declare_completed(alice, group, NAME)
    own_path(phone, unsaid=("En cours", "Encore "))
    expect(phone.locator("main .etiquette", has_text="Terminé le")).to_have_count(2)


def it_is_reopened(alice: Page, phone: Page, group: Group) -> None:
    alice.get_by_role("button", name="Rouvrir").click()
    expect(alice.locator("#raison")).to_have_attribute("aria-invalid", "true")
    alice.locator("#raison").fill(WHY)
    alice.get_by_role("button", name="Rouvrir").click()
    expect(alice.locator("main .etiquette").first).to_have_text("rouvert")
    traced = alice.locator("section[aria-labelledby=t-histoire] li").first
    expect(traced).to_contain_text("Module 2 · Achèvement rouvert, par Alice")
    expect(traced).to_contain_text(WHY)
    own_path(phone, "Terminé, puis rouvert le", WHY)
