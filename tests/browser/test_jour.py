"""The running order followed on the day: two consoles, the wall, the phones, and one sequence lent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session
from tests.browser.groups import Group, new_group
from tests.browser.room import DESK, PHONE, WALL, Room, advance, connected, follows, place
from tests.browser.served import Served
from tests.browser.test_accessibilite import check
from tests.browser.watching import REFUSED, Watch

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database

TEXT = "c2-etude-invisibles"  # the longest that a room reads together


@pytest.fixture
def group(served: Served) -> Group:
    """A group whose first half-day lasts all of today: the hour at which tests run changes nothing."""
    found = new_group(served)
    with writing(served) as db:
        halves = queries.half_days_of(db, number_of(found))
        halves[0].starts_at, halves[0].ends_at = time(0), time(23, 59)
        for late, half in enumerate(halves[1:], 1):
            half.day += timedelta(days=10 * late)
    return found


def number_of(group: Group) -> int:
    return int(group.session.rpartition("/")[2])


@contextmanager
def writing(served: Served) -> Iterator[Session]:
    database = Database(f"sqlite:///{served.database}")
    try:
        with database.writing() as db:
            yield db
    finally:
        database.dispose()


def console(room: Room, role: str = "trainer") -> Page:
    """Open the console of a group whose running order is built."""
    page = room.enter(role)
    page.goto(f"{room.group.session.replace('salle', 'sessions')}/conducteur")
    if page.locator(".etat.vide").count():
        page.get_by_role("button", name="Construire depuis le module").click()
        expect(page.locator("tr[data-etape]").first).to_be_visible()
    page.goto(f"{room.group.session}/console")
    connected(page)
    return page


def on(page: Page) -> str:
    return page.locator("#deroule .d-titre").inner_text()


def begin(page: Page) -> str:
    """Begin the first step, and return its title; only once it is on may anything else be asked."""
    page.locator("#b-d-suite").click()
    expect(page.locator("#b-d-pause")).to_be_visible()
    return on(page)


def step_named(page: Page, title: str) -> None:
    page.locator(".etapes li", has_text=title).first.get_by_role("button").click()
    expect(page.locator("#deroule .d-titre")).to_contain_text(title)


def test_both_consoles_the_wall_and_the_phones_follow_the_running_order(room: Room) -> None:
    first, second = console(room), room.console("co_trainer")
    phone, wall = room.phone("Awa"), room.wall()
    title = begin(first)
    expect(second.locator("#deroule .d-titre")).to_have_text(title)
    expect(phone.locator("#attente")).to_contain_text(f"Étape en cours : {title}")
    expect(first.locator("#deroule .minuteur")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(wall.locator(".ecran-code")).to_be_visible()  # not everybody has come
    second.locator("#b-d-pause").click()
    for page in (first, second):
        expect(page.locator("#deroule")).to_contain_text("étape en pause")
    second.locator("#b-d-suite").click()
    expect(first.locator("#deroule .d-titre")).not_to_have_text(title)
    step_named(first, "Pause")
    for page in (phone, wall):
        expect(page.locator("#attente")).to_contain_text(re.compile(r"Pause jusqu’à \d+\sh\s\d\d"))


def test_the_exercise_opens_in_one_tap_and_typed_words_survive_the_next_step(room: Room) -> None:
    first, second, phone = console(room), room.console("co_trainer"), room.phone("Awa")
    step_named(first, "Débat mouvant, ou arbre court")
    first.get_by_role("button", name="Ouvrir l’exercice").first.click()
    advance(first, "position")
    follows(phone, "position")
    place(phone, "oui")
    first.locator("#entendu").fill("Tapé pendant que l’autre passe à la suite")
    title = on(first)
    expect(second.locator("#deroule .d-titre")).to_have_text(title)
    second.locator("#b-d-suite").click()
    expect(first.locator("#deroule .d-titre")).not_to_have_text(title)
    expect(first.locator("#entendu")).to_have_value("Tapé pendant que l’autre passe à la suite")


def test_a_text_is_read_on_the_wall_screen_by_screen(room: Room) -> None:
    page, wall, phone = console(room), room.wall(), room.phone("Awa")
    begin(page)
    add_after_all(page, TEXT)
    step_named(page, "trois absences")
    expect(wall.locator(".ecran-code")).to_be_visible()  # not everybody has come
    page.get_by_role("button", name="Montrer le texte au mur").click()
    onward, seen = page.locator("#b-ecran-suite"), []
    for number in range(1, 30):
        expect(page.locator("#ecrans")).to_contain_text(f"écran {number} sur ")
        expect(wall.locator("#attente .nb")).to_have_text(re.compile(rf"^{number}\ssur\s"))
        seen.append(wall.locator("#attente").inner_text())
        assert holds(wall), seen[-1]
        assert holds_with_a_long_name_at_four_to_three(wall), seen[-1]
        onward.press("Enter")
        if onward.inner_text() == "Dernier écran":
            break
    expect(onward).to_be_focused()  # one key too many turns no page back
    expect(page.locator("#ecrans")).to_contain_text(f"écran {len(seen)} sur {len(seen)}")
    assert [*check(page, "console"), *check(wall, "wall")] == []
    whole = " ".join(seen)
    for words in ("La belle maison", "ne donne pas suite", "Que peut changer le service"):
        assert words in whole
    expect(phone.locator("#attente")).to_contain_text("trois absences")
    expect(phone.locator("#attente")).not_to_contain_text("Que peut changer")
    page.locator("#b-ecran-fin").click()
    expect(wall.locator("#attente")).not_to_contain_text("Que peut changer")


def holds_with_a_long_name_at_four_to_three(wall: Page) -> bool:
    name = "Proposé par Marie-Antoinette du Centre de Lille, et relu"
    line = wall.locator("#attente .bas span").first
    wall.set_viewport_size({"width": 1024, "height": 768})
    line.evaluate("(span, name) => { span.textContent = name }", name)
    held = holds(wall)
    line.evaluate("(span) => { span.textContent = '' }")
    wall.set_viewport_size(WALL)
    return held


def add_after_all(page: Page, resource: str) -> None:
    """Put an exercise of the course at the end of the first half-day."""
    order = f"{page.url.removesuffix('/console').replace('salle', 'sessions')}/conducteur"
    places = re.findall(r'value="(fin \d+)"', page.request.get(order).text())
    answer = page.request.post(
        f"{order}/etapes",
        form={"quoi": f"exercice:{resource}", "ou": places[0]},
        max_redirects=0,
    )
    assert answer.status == 303, answer.text()


def holds(wall: Page) -> bool:
    """Tell whether every line of a text stands above the bottom of the wall."""
    return bool(
        wall.evaluate(
            """() => {
              const bottom = document.querySelector('#attente .bas').getBoundingClientRect();
              const lines = [...document.querySelectorAll('#attente .haut, #attente .haut p')].map((e) => e.getBoundingClientRect());
              return bottom.bottom <= innerHeight + 1 && lines.every((l) => l.bottom <= bottom.top + 1 && l.right <= innerWidth + 1);
            }"""
        )
    )


def test_a_half_day_is_parked_and_taken_up_again(room: Room) -> None:
    first, phone = console(room), room.phone("Awa")
    title = begin(first)
    first.locator("#d-plus > summary").click()
    first.get_by_role("button", name="Suspendre la demi-journée").click()
    expect(phone.locator("#attente")).to_contain_text("reprend")
    first.get_by_role("button", name="Reprendre la demi-journée").click()
    expect(first.locator("#deroule")).to_contain_text("étape en pause")
    expect(first.locator("#deroule .d-titre")).to_have_text(title)


def test_the_roll_is_called_in_one_tap(room: Room) -> None:
    page = console(room)
    page.get_by_role("link", name="Faire l’appel").click()
    page.get_by_role("button", name="Tout le monde est là").click()
    expect(page.get_by_text("Tout le monde est noté.")).to_be_visible()
    page.get_by_role("link", name="Corriger").first.click()
    page.locator("#motif").select_option("Transport")
    page.get_by_role("button", name="Noter").click()
    expect(page.locator(".comptes")).to_contain_text("1")
    expect(page.locator("#contenu")).to_contain_text("absent·e : Transport")


def test_a_trainer_without_scripts_follows_the_running_order(room: Room) -> None:
    console(room)
    page = room.enter("co_trainer", java_script_enabled=False)
    page.goto(f"{room.group.session}/console")
    page.locator("#b-d-suite").click()
    expect(page.locator("#deroule")).to_contain_text("jusqu’à")
    page.locator("#b-d-pause").click()
    expect(page.locator("#deroule")).to_contain_text("étape en pause")
    page.goto(f"{room.group.session}/incidents")
    page.locator("#texte").fill("Une chaise cassée.")
    page.get_by_role("button", name="Garder cette note").click()
    expect(page.locator("#contenu")).to_contain_text("Une chaise cassée.")


def test_its_pages_are_sound_on_a_desk_and_on_a_phone(room: Room) -> None:
    page = console(room)
    begin(page)
    wrong = []
    roll_call = page.get_by_role("link", name="Faire l’appel").get_attribute("href") or ""
    sessions = room.group.session.replace("salle", "sessions")
    for address in (
        f"{room.group.session}/console",
        roll_call,
        f"{roll_call}?personne=1",
        f"{sessions}/presences",
        f"{room.group.session}/incidents",
    ):
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(address)
            wrong += check(page, f"{address} at {size['width']}")
            wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (address, size)
    assert wrong == []


def test_at_1366_the_essential_needs_no_scrolling(room: Room) -> None:
    page = console(room)
    step_named(page, "Débat mouvant, ou arbre court")
    for what in (
        page.locator("#deroule .minuteur"), page.locator("#b-d-pause"), page.locator("#b-d-suite"),
        page.get_by_role("button", name="Ouvrir l’exercice").first, page.locator("#attente .comptes"),
        page.get_by_role("link", name="Faire l’appel"), page.locator(".code-console"),
    ):  # fmt: skip
        box = what.bounding_box()
        assert box
        assert box["y"] + box["height"] <= DESK["height"], what


def test_a_sequence_is_lent_and_given_back(room: Room, served: Served, watch: Watch) -> None:
    watch.allow(
        REFUSED + r"|failed with status 404"
    )  # her console asks again: it is no longer hers
    first = console(room)
    page = room.context(viewport=PHONE).new_page()
    page.goto(lent(served, room.group))
    page.get_by_role("button", name="Entrer").click()
    page.goto(room.group.session)
    connected(page)
    expect(page.get_by_role("link", name="Ouvrir la console")).to_have_count(0)
    title = begin(first)  # the first step is hers
    page.get_by_role("link", name="Ouvrir la console").click()
    connected(page)
    expect(page.locator("#deroule .d-titre")).to_have_text(title)
    expect(page.locator("#b-d-suite")).to_be_hidden()
    first.locator("#b-d-suite").click()
    expect(page).to_have_url(re.compile(r"/salle/\d+$"), timeout=40_000)


def lent(served: Served, group: Group) -> str:
    """Enrol Nora, who leads the first step of the running order, and return her link."""
    now = clock.now()
    with writing(served) as db:
        cohort = db.get_one(Cohort, number_of(group))
        nora = accounts.create_person(db, "Nora", at=now)
        place_of_nora = cohorts.enrol(db, cohort, nora, SessionRole.INTERVENANT, at=now)
        queries.steps_of(db, cohort.id)[0].leader_id = place_of_nora.id
        token = accounts.create_link(db, nora, LinkPurpose.PERSONAL, at=now)
    return f"{served.url}/entree/{token}"
