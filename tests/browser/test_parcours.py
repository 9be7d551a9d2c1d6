"""Into module 2 by one's experience, on a phone: refused at the door, accepted, then followed to its end."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser import paths
from tests.browser.groups import Group
from tests.browser.paths import FIRST, M1, M2, THIRD, Looks, own_path
from tests.browser.room import Room
from tests.browser.served import Served
from tests.browser.watching import REFUSED, Watch

DECLARATION = f"/modules/{M2}/declaration"
WORDS = ("Une maraude, le jeudi.", "Des jeunes qui dorment dehors.", "Savoir ce que cela change.")
MORE = ("Un jeudi, un homme m’a demandé du feu.", *WORDS[1:])
WHY = "Racontez une situation vécue."
NO_HALF_DAY = "Encore 2 demi-journées à suivre : aucune suivie sur 2, il en faut 2."
NO_POSITIONING = "À la fin : se situer à nouveau, sur les mêmes phrases."
ALL_DONE = "Vous avez fait tout ce que ce module demande."


@pytest.mark.own_site  # the next dates of module 1 are those of this test alone
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_trainee_follows_module_2_to_its_end_by_her_experience(
    room: Room, served: Served, watch: Watch, scripts: bool
) -> None:
    watch.allow(REFUSED)
    name = f"Prudence {'S' if scripts else 'N'}"
    room.group = paths.plan(served, M2, "Groupe du lundi")
    paths.plan(served, M1, "Groupe d’hiver", in_days=12)
    alice, looks = room.enter("trainer"), Looks(scripts=scripts)
    phone = room.phone(name, java_script_enabled=scripts)
    is_stopped_at_the_door(alice, phone, room.group, name, looks)

    reads_why_and_both_ways_out(phone, looks)
    writes_half_and_comes_back(phone, looks)
    answers_the_others_and_sends(phone, looks)
    is_answered(alice, name, "Pas cette fois, et voici pourquoi", WHY, looks)
    completes_and_sends_again(phone, looks)
    is_answered(alice, name, "Son expérience est reconnue", "", looks)

    is_exempted_and_comes_in(phone, room.group, looks)
    paths.place_herself(phone, M2, "avant", FIRST)
    reads_and_leaves_off(phone)
    paths.take_the_quiz(phone, "c4-techniques")
    looks.at(phone, "the end of a quiz")
    paths.write_in_her_journal(phone, M2, "J’ai parlé trop vite.", "Passer à la laverie, à deux.")
    looks.at(phone, "her journal")
    completes_module_2(alice, phone, room.group, name, looks)
    assert looks.wrong == []


def is_stopped_at_the_door(alice: Page, phone: Page, group: Group, name: str, looks: Looks) -> None:
    own_path(phone, "Votre nom attend d’être vérifié par la formatrice ou le formateur")
    alice.goto(paths.pages_of(group))
    alice.get_by_role("button", name=f"L’ajouter au groupe : {name}").click()
    expect(alice.locator("h1")).to_have_text("Pas encore, mais il y a deux portes")
    looks.at(alice, "the closed door of the team")
    paths.keep_a_place(alice, group, name)


def reads_why_and_both_ways_out(phone: Page, looks: Looks) -> None:
    own_path(phone, "Votre place est gardée, à vérifier : vous pouvez venir dans la salle")
    looks.at(phone, "her path, before the door")
    phone.get_by_role("link", name="Comment y entrer").tap()
    expect(phone.locator("h1")).to_have_text("Pas encore, mais il y a deux portes")
    for said in (
        "Pour entrer, il faut avoir terminé le module 1, ou déjà pratiquer l’aller vers.",
        "Nous n’avons trouvé ni l’un ni l’autre à votre nom.",
        "Trois questions, trois minutes, même sur un téléphone.",
    ):
        expect(phone.locator("main")).to_contain_text(said)
    dates = phone.locator("section[aria-labelledby=t-suivre]")
    expect(dates).to_contain_text("Suivre le module 1")
    expect(dates).to_contain_text("Besançon")
    looks.at(phone, "the closed door")


def writes_half_and_comes_back(phone: Page, looks: Looks) -> None:
    phone.get_by_role("link", name="Commencer").tap()
    expect(phone.locator("main")).to_contain_text("Ni diplôme, ni nombre d’années")
    looks.at(phone, "the criteria")
    phone.get_by_role("link", name="Commencer").tap()
    phone.locator("#reponse").fill(WORDS[0])
    if looks.scripts:
        expect(phone.locator("[data-brouillon-etat]")).to_contain_text("Enregistré.")
    else:
        phone.get_by_role("button", name="Question suivante").tap()
        expect(phone.locator("main")).to_contain_text("question 2 sur 3")
    own_path(phone, "Reprendre ma déclaration d’expérience, commencée")
    phone.get_by_role("link", name="Reprendre ma déclaration").tap()
    expect(phone.locator("#q-pratique")).to_contain_text(WORDS[0])
    looks.at(phone, "a declaration half written")
    phone.get_by_role("link", name="Continuer").tap()


def answers_the_others_and_sends(phone: Page, looks: Looks) -> None:
    for number, text in enumerate(WORDS[1:], 2):
        expect(phone.locator("main")).to_contain_text(f"question {number} sur 3")
        phone.locator("#reponse").fill(text)
        phone.get_by_role("button", name=re.compile("Question suivante|Relire")).tap()
    expect(phone.get_by_role("button", name="Envoyer ma déclaration")).to_be_visible()
    looks.at(phone, "before sending")
    phone.get_by_role("button", name="Envoyer ma déclaration").tap()
    expect(phone.locator("main")).to_contain_text("Réponse sous 5 jours ouvrés")
    expect(phone.get_by_role("button", name="Retirer ma déclaration")).to_be_visible()


def is_answered(alice: Page, name: str, chosen: str, reason: str, looks: Looks) -> None:
    alice.goto("/declarations")
    looks.at(alice, "declarations")
    alice.get_by_role("link", name=name, exact=True).first.click()
    expect(alice.locator("h1")).to_have_text(f"{name}, pour le module 2")
    looks.at(alice, "one declaration")
    alice.get_by_label(chosen).check()
    alice.locator("#raison").fill(reason)
    alice.get_by_role("button", name="Envoyer la réponse").click()
    expect(alice.get_by_role("button", name="Envoyer la réponse")).to_have_count(0)


def completes_and_sends_again(phone: Page, looks: Looks) -> None:
    phone.goto(DECLARATION)
    answer = phone.locator("section[aria-labelledby=t-reponse]")
    expect(answer).to_contain_text(f"Alice vous a écrit : « {WHY} »")
    expect(answer).to_contain_text("Besançon")
    looks.at(phone, "refused")
    phone.get_by_role("link", name="Compléter").tap()
    expect(phone.locator("#reponse")).to_have_value(WORDS[0])
    for number, text in enumerate(MORE, 1):
        expect(phone.locator("main")).to_contain_text(f"question {number} sur 3")
        phone.locator("#reponse").fill(text)
        phone.get_by_role("button", name=re.compile("Question suivante|Relire")).tap()
    phone.get_by_role("button", name="Envoyer ma déclaration").tap()
    expect(phone.get_by_role("button", name="Retirer ma déclaration")).to_be_visible()
    sent = phone.locator("section[aria-labelledby=t-suivi] article")
    expect(sent).to_have_count(2)
    expect(sent.last).to_contain_text(WHY)


def is_exempted_and_comes_in(phone: Page, group: Group, looks: Looks) -> None:
    phone.goto(DECLARATION)
    expect(phone.locator("main")).to_contain_text(
        "Vous avez une dispense du module 1 : votre expérience a été reconnue."
    )
    looks.at(phone, "accepted")
    phone.goto(f"/modules/{M2}/entree")
    expect(phone.locator("h1")).to_have_text("Ce module vous est ouvert")
    expect(phone.locator("main")).to_contain_text("Votre place est confirmée")
    own_path(
        phone,
        "Dispense accordée le",
        "Compétence 1 · dispense",
        "En cours depuis le",
        NO_HALF_DAY,
        NO_POSITIONING,
        unsaid=("Terminé", "faite", "à vérifier"),
    )
    looks.at(phone, "her path, exempted")
    phone.locator(f"a[href='{group.session}']").tap()
    expect(phone.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()


def reads_and_leaves_off(phone: Page) -> None:
    phone.goto("/competences/c5-cooperer")
    phone.get_by_role("button", name="Je m’arrête ici, j’y reviendrai").tap()
    expect(phone.locator("#c5-cooperer")).to_contain_text("vous reprendrez ici")
    phone.get_by_role("link", name="Reprendre la compétence 5").tap()
    phone.get_by_role("button", name="J’ai lu cette page").tap()
    expect(phone.locator("#c5-cooperer")).to_contain_text("Compétence 5 · lue")
    expect(phone.locator("#c4-techniques")).to_contain_text("vous êtes ici")


def completes_module_2(alice: Page, phone: Page, group: Group, name: str, looks: Looks) -> None:
    own_path(phone, NO_HALF_DAY, NO_POSITIONING, unsaid=(ALL_DONE,))
    paths.call_the_roll(alice, group)
    own_path(phone, NO_POSITIONING, unsaid=(NO_HALF_DAY, ALL_DONE))
    paths.place_herself(phone, M2, "à la fin", THIRD)
    expect(phone.locator("main")).to_contain_text("2 crans de plus")
    looks.at(phone, "where she is, before and after")
    own_path(phone, ALL_DONE, unsaid=("Encore ", "Terminé"))
    paths.declare_completed(alice, group, name)
    expect(alice.locator("main")).to_contain_text("Module 1 : dispense")
    expect(alice.locator("main")).not_to_contain_text("Module 1 : terminé")
    looks.at(alice, "one person's path")
    own_path(phone, "Dispense accordée le", "Terminé le", unsaid=("En cours", ALL_DONE))
    looks.at(phone, "her path, completed")


def test_the_paths_of_a_group_read_well(room: Room, served: Served) -> None:
    alice, looks = room.enter("trainer"), Looks()
    alice.goto("/sessions/1/parcours")
    looks.at(alice, "the paths of a group")
    alice.get_by_role("link", name="Décider autrement…").first.click()
    expect(alice.locator("#raison")).to_be_visible()
    looks.at(alice, "one path")
    assert looks.wrong == []
