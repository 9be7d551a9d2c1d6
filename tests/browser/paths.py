"""What a trainee does along her path, and what her trainer does about it, page by page."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from sqlalchemy import select
from tests.browser.groups import Group
from tests.browser.served import Served
from tests.browser.test_accessibilite import check

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person
from allervers_training.catalogue import models as _catalogue  # noqa: F401 - a session points to its content
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database

M1, M2 = "m1-preparation", "m2-mise-en-pratique"
COMPETENCES, HALF_DAYS = 3, 2  # of a module, of one day
FIRST, THIRD = 0, 2  # levels of the scale of positioning


def plan(served: Served, module: str, title: str, *, in_days: int = 0) -> Group:
    """Plan a session of one day, led by Alice, its door open; today, one places oneself before and after."""
    database = Database(f"sqlite:///{served.database}")
    try:
        with database.writing() as db:
            model, day = db.get_one(Cohort, 1), today() + timedelta(days=in_days)
            alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
            planned = cohorts.Plan(title, module, "Besançon", day, day, model.content_hash)
            cohort, screen = cohorts.create_cohort(db, planned, alice, at=clock.now())
            cohorts.open_room(db, cohort, is_open=True)
            session, code = f"/salle/{cohort.id}", cohort.join_code
    finally:
        database.dispose()
    return Group(served.url, session, code, f"{served.url}/ecran/{screen}")


def today() -> date:
    return clock.room_day(clock.now())


def link_of(served: Served, name: str) -> str:
    """Return a personal link of somebody."""
    database = Database(f"sqlite:///{served.database}")
    try:
        with database.writing() as db:
            person = db.scalars(select(Person).where(Person.name == name)).one()
            token = accounts.create_link(db, person, LinkPurpose.PERSONAL, at=clock.now())
    finally:
        database.dispose()
    return f"{served.url}/entree/{token}"


def pages_of(group: Group) -> str:
    """Return the address of what a team prepares, beside the one of the room."""
    return group.session.replace("/salle/", "/sessions/")


def own_path(phone: Page, *said: str, unsaid: Sequence[str] = ()) -> None:
    """Open « Mon parcours »; it says this, and not that."""
    phone.goto("/parcours")
    for sentence in said:
        expect(phone.locator("main")).to_contain_text(sentence)
    for sentence in unsaid:
        expect(phone.locator("main")).not_to_contain_text(sentence)


def place_herself(phone: Page, module: str, moment: str, level: int) -> None:
    """Answer every statement of a module with one level of the scale, from her path."""
    phone.goto("/parcours")
    section = phone.locator(f"section[aria-labelledby={module}]")
    section.get_by_role("link", name=re.compile("^Me situer")).tap()
    phone.get_by_role("link", name=f"Me situer : {moment}").tap()
    for _ in range(COMPETENCES):
        keep = phone.get_by_role("button", name="Garder et continuer")
        expect(keep).to_be_visible()
        title = phone.locator("h1").inner_text()
        for statement in phone.locator("fieldset").all():
            statement.get_by_role("radio").nth(level).check()
        keep.tap()
        expect(phone.locator("h1")).not_to_have_text(title)
    expect(phone.locator("h1")).to_have_text("Où j’en suis")


def take_the_quiz(phone: Page, competence: str) -> None:
    """Answer every question, right or wrong, from the page of the competence to the end."""
    phone.goto(f"/competences/{competence}")
    phone.get_by_role("link", name="Répondre au quiz").first.tap()
    phone.get_by_role("button", name="Commencer").tap()
    further = phone.get_by_role("link", name=re.compile("^(Question suivante|Voir l’ensemble)"))
    recap = phone.get_by_role("heading", name="Bilan", exact=True)
    answer = phone.get_by_role("button", name="Répondre")
    expect(answer.or_(recap)).to_be_visible()
    while not recap.is_visible():
        phone.locator("#reponse input").first.check()
        answer.tap()
        expect(phone.locator("p[role=status]")).to_have_text(
            re.compile("C’est cela|Pas tout à fait")
        )
        further.tap()
        expect(answer.or_(recap)).to_be_visible()
    expect(phone.locator("main")).to_contain_text(
        re.compile("Tout y est, bravo|justes? sur|sont là pour apprendre")
    )


def write_in_her_journal(phone: Page, module: str, words: str, step: str) -> None:
    """Write one page and a first step, from her path."""
    phone.goto("/parcours")
    phone.get_by_role("link", name="Écrire une page").tap()
    expect(phone.locator("main")).to_contain_text("Personne d’autre ne peut le lire.")
    phone.locator("#texte").fill(words)
    phone.get_by_role("button", name="Garder cette page").tap()
    expect(phone).to_have_url(re.compile(r"/carnet/pages/\d+$"))
    phone.goto("/parcours")
    section = phone.locator(f"section[aria-labelledby={module}]")
    section.get_by_role("link", name=re.compile("^Mon premier pas")).tap()
    phone.locator("#what").fill(step)
    phone.get_by_role("button", name="Garder").tap()
    expect(phone.locator("h1")).to_have_text("Mon carnet")
    for said in (words, step):
        expect(phone.locator("main")).to_contain_text(said)


def call_the_roll(alice: Page, group: Group) -> None:
    """Note everybody present at each half-day of a session."""
    alice.goto(f"{pages_of(group)}/presences")
    rows = alice.locator("table.appel-table tbody a")
    expect(rows).to_have_count(HALF_DAYS)
    for address in [row.get_attribute("href") or "" for row in rows.all()]:
        alice.goto(address)
        everybody = alice.get_by_role("button", name="Tout le monde est là")
        late = alice.get_by_role("button", name=re.compile("^Là depuis le début"))
        expect(everybody.or_(late).first).to_be_visible()
        for _ in late.all():  # whoever joined during a half-day that has begun: the hour decides
            late.first.click()
        if everybody.is_visible():
            everybody.click()
        expect(alice.get_by_text("Tout le monde est noté.")).to_be_visible()


def keep_a_place(alice: Page, group: Group, name: str) -> None:
    """See why the door of the module is closed to somebody, and keep her a place."""
    expect(alice.locator("h1")).to_have_text("Pas encore, mais il y a deux portes")
    expect(alice.locator("main")).to_contain_text(f"{name}, prérequis non rempli")
    alice.get_by_role("button", name="Garder sa place, à vérifier").click()
    expect(alice).to_have_url(re.compile(f"{pages_of(group)}$"))
    waiting = alice.locator("section[aria-labelledby=t-attente]")
    expect(waiting).to_contain_text(name)


def declare_completed(alice: Page, group: Group, name: str) -> None:
    """Declare the module completed for somebody who has all that it asks for."""
    alice.goto(f"{pages_of(group)}/parcours")
    row = alice.locator("li", has=alice.get_by_role("heading", name=re.compile(f"^{name}")))
    expect(row).to_contain_text("Tout y est.")
    row.get_by_role("button", name="Déclarer terminé").click()
    expect(alice.locator("h1")).to_have_text(name)
    expect(alice.locator("main .etiquette").first).to_have_text("terminé")


class Looks:
    """Looks once at each page in every way, which takes scripts; keeps all that is wrong for the end."""

    def __init__(self, *, scripts: bool = True) -> None:
        self.scripts = scripts
        self.wrong: list[str] = []
        self._seen: set[str] = set()

    def at(self, page: Page, where: str) -> None:
        if self.scripts and where not in self._seen:
            self._seen.add(where)
            try:
                self.wrong += check(page, where)
            except PlaywrightError:  # the page that was tapped for came in meanwhile
                page.wait_for_load_state()
                self.wrong += check(page, where)
