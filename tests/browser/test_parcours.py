"""Into module 2 by one's experience, on a phone: refused at the door, declared, refused, completed, accepted."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from tests.browser.room import PHONE, Room
from tests.browser.served import Served
from tests.browser.test_accessibilite import check
from tests.browser.watching import REFUSED, Watch

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person
from allervers_training.catalogue import models as _catalogue  # noqa: F401 - a session points to its content
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database

M2 = "/modules/m2-mise-en-pratique"
WORDS = ("Une maraude, le jeudi.", "Des jeunes qui dorment dehors.", "Savoir ce que cela change.")


@pytest.fixture
def session(served: Served) -> int:
    """Plan a session of module 2, led by Alice."""
    database = Database(f"sqlite:///{served.database}")
    with database.writing() as db:
        model, day = db.get_one(Cohort, 1), clock.now().date() + timedelta(days=20)
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        plan = cohorts.Plan("Module 2", M2[9:], "Besançon", day, day, model.content_hash)
        number = cohorts.create_cohort(db, plan, alice, at=clock.now())[0].id
    database.dispose()
    return number


def link_of(served: Served, name: str) -> str:
    database = Database(f"sqlite:///{served.database}")
    with database.writing() as db:
        person = db.scalars(select(Person).where(Person.name == name)).one()
        token = accounts.create_link(db, person, LinkPurpose.PERSONAL, at=clock.now())
    database.dispose()
    return f"{served.url}/entree/{token}"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_trainee_comes_into_module_2_by_her_experience(  # noqa: PLR0915 - one story
    room: Room, served: Served, watch: Watch, session: int, scripts: bool
) -> None:
    watch.allow(REFUSED)
    name = f"Prudence {'S' if scripts else 'N'}"
    alice = room.enter("trainer")
    keep_a_place(alice, session, name)
    phone = room.context(viewport=PHONE, has_touch=True, java_script_enabled=scripts).new_page()
    phone.goto(link_of(served, name))
    phone.locator("main button").click()

    phone.goto("/parcours")
    wrong = looked_at(phone, "my path", scripts)
    phone.get_by_role("link", name="Comment y entrer").click()
    expect(phone.locator("h1")).to_have_text("Pas encore, mais il y a deux portes")
    expect(phone.locator("main")).to_contain_text("Votre place est gardée, à vérifier")
    wrong += looked_at(phone, "the closed door", scripts)
    phone.get_by_role("link", name="Commencer").click()
    wrong += looked_at(phone, "the criteria", scripts)
    phone.get_by_role("link", name="Commencer").click()
    write(phone, WORDS, scripts)
    wrong += looked_at(phone, "before sending", scripts)
    phone.get_by_role("button", name="Envoyer ma déclaration").click()
    expect(phone.locator("main")).to_contain_text("Envoyée le")

    wrong += answer(alice, name, "Pas cette fois", "Racontez une situation.", look=scripts)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("Racontez une situation.")
    phone.get_by_role("link", name="Compléter", exact=False).first.click()
    expect(phone.locator("#reponse")).to_have_value(WORDS[0])
    write(phone, ("Un jeudi, un homme m’a demandé du feu.", *WORDS[1:]), scripts)
    phone.get_by_role("button", name="Envoyer ma déclaration").click()

    answer(alice, name, "Son expérience est reconnue", "")
    phone.goto("/parcours")
    expect(phone.locator("main")).to_contain_text("Dispense accordée le")
    expect(phone.locator("main")).to_contain_text("En cours depuis le")
    expect(phone.locator("main")).not_to_contain_text("Terminé")
    wrong += looked_at(phone, "my path, exempted", scripts)
    phone.goto("/competences/c4-techniques")
    phone.get_by_role("button", name="J’ai lu cette page").click()
    expect(phone.locator("#c4-techniques")).to_contain_text("lue")
    assert wrong == []


def keep_a_place(alice: Page, session: int, name: str) -> None:
    alice.goto(f"/sessions/{session}")
    alice.locator("#prenom").fill(name)
    alice.get_by_role("button", name="Ajouter").last.click()
    expect(alice.locator("main")).to_contain_text("prérequis non rempli")
    assert check(alice, "the closed door of the team") == []
    alice.get_by_role("button", name="Garder sa place").click()
    expect(alice).to_have_url(re.compile(r"/sessions/\d+$"))


def write(phone: Page, words: tuple[str, ...], scripts: bool) -> None:
    for number, text in enumerate(words, 1):
        phone.locator("#reponse").fill(text)
        if scripts and number == 1:
            expect(phone.locator("#brouillon")).to_contain_text("Brouillon gardé à")
        phone.locator("form button.bouton").first.click()


def answer(alice: Page, name: str, chosen: str, reason: str, *, look: bool = False) -> list[str]:
    alice.goto("/declarations")
    wrong = check(alice, "declarations") if look else []
    alice.get_by_role("link", name=name, exact=True).first.click()
    wrong += check(alice, "one declaration") if look else []
    alice.get_by_label(chosen).check()
    alice.locator("#raison").fill(reason)
    alice.get_by_role("button", name="Envoyer la réponse").click()
    expect(alice.get_by_role("button", name="Envoyer la réponse")).to_have_count(0)
    return wrong


def looked_at(page: Page, where: str, scripts: bool) -> list[str]:
    """Look at a page in every way, which takes scripts."""
    return check(page, where) if scripts else []


def test_the_paths_of_a_group_read_well(room: Room, served: Served) -> None:
    alice = room.enter("trainer")
    alice.goto("/sessions/1/parcours")
    wrong = check(alice, "the paths of a group")
    alice.get_by_role("link", name="Décider autrement…").first.click()
    expect(alice.locator("#raison")).to_be_visible()
    assert wrong + check(alice, "one path") == []
