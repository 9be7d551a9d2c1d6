"""A whole first morning, from the plan to the afternoon: a trainer, a co-trainer, eight trainees, a power cut."""

import re
from datetime import time, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.groups import Group, first_group
from tests.browser.room import PHONE, Room, advance, connected, place
from tests.browser.served import Served
from tests.browser.watching import Watch

from allervers_training.conducteur import queries
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database

BY_QR = ("Awa", "Bachir", "Céline")
BY_CODE = ("Denis", "Élise")
BY_CARD = ("Fatou", "Gilles")
LATE = "Hadja"
EVERYBODY = (*BY_QR, *BY_CODE, *BY_CARD, LATE)


def plan(trainer: Page, served: Served) -> int:
    """Open a session that begins today, and return its number; its first half-day lasts all of today."""
    trainer.goto("/sessions/nouvelle")
    trainer.locator("#module").select_option(index=1)
    trainer.locator("#jour").fill(clock.room_day(clock.now()).isoformat())
    trainer.locator("#lieu").fill("Salle des fêtes")
    with trainer.expect_navigation():
        trainer.get_by_role("button", name="Ouvrir la session").click()
    if trainer.url.endswith("/nouvelle"):  # a Sunday is said, and kept when sent again
        trainer.get_by_role("button", name="Ouvrir la session").click()
    expect(trainer).to_have_url(re.compile(r"/sessions/\d+/conducteur"))
    found = re.search(r"/sessions/(\d+)/", trainer.url)
    assert found
    last_all_day(served, int(found[1]))
    return int(found[1])


def last_all_day(served: Served, session: int) -> None:
    """Let the first half-day last all of today: the hour at which tests run changes nothing."""
    database = Database(f"sqlite:///{served.database}")
    with database.writing() as db:
        halves = queries.half_days_of(db, session)
        halves[0].starts_at, halves[0].ends_at = time(0), time(23, 59)
        for late, half in enumerate(halves[1:], 1):
            half.day += timedelta(days=10 * late)
    database.dispose()


def bring_in(trainer: Page, session: int) -> dict[str, str]:
    """Add the co-trainer and the list, and return the card of each trainee."""
    trainer.goto(f"/sessions/{session}/equipe")
    emma = trainer.locator("li", has_text="Emma")
    emma.locator("select").select_option("co_trainer")
    with trainer.expect_navigation():
        emma.get_by_role("button", name="Ajouter").click()
    trainer.goto(f"/sessions/{session}/invitations")
    trainer.locator("#liste").fill("\n".join(f"{name} Essai" for name in EVERYBODY))
    trainer.get_by_role("button", name="Vérifier cette liste").click()
    trainer.get_by_role("button", name="Inscrire les personnes retenues").click()
    expect(trainer.locator("main")).to_contain_text(f"{len(EVERYBODY)} personnes inscrites")
    trainer.goto(f"/sessions/{session}/cartes")
    trainer.get_by_role("button", name="Faire les cartes").click()
    cards, shown = {}, trainer.locator(".cartes li")
    expect(shown).to_have_count(len(EVERYBODY))
    for card in shown.all():
        address = re.sub(r"\s", "", card.locator(".carte-qr small").inner_text())
        cards[card.locator("strong").inner_text()] = f"/entree/{address.rpartition('/')[2]}"
    return cards


def open_door(trainer: Page, session: int) -> str:
    trainer.goto(f"/salle/{session}/console")
    connected(trainer)
    trainer.get_by_role("button", name="Ouvrir la porte").click()
    return trainer.locator(".code-console").inner_text()


def by_card(room: Room, link: str) -> Page:
    page = room.context(viewport=PHONE, has_touch=True).new_page()
    page.goto(link)
    page.get_by_role("button", name="Entrer").click()
    expect(page).to_have_url(re.compile(r"/salle/\d+$"))
    connected(page)
    return page


def by_typing(room: Room, name: str) -> Page:
    page = room.context(viewport=PHONE, has_touch=True).new_page()
    page.goto("/rejoindre")
    page.locator("#code").fill(room.group.code)
    page.locator("#prenom").fill(name)
    page.get_by_role("button", name="Entrer").click()
    connected(page)
    return page


def recognise(trainer: Page, session: int, *names: str) -> None:
    """Say who each person is that came in by code, one tap each."""
    trainer.goto(f"/sessions/{session}")
    for name in names:
        waiting = trainer.locator("section:has(#t-verifier) li", has=trainer.locator("h3", has_text=name))  # fmt: skip
        waiting.get_by_role("button", name=f"C’est {name}").click()
        expect(waiting).to_have_count(0)
    expect(trainer.locator("#t-verifier")).to_have_count(0)


def call_the_roll(trainer: Page, session: int) -> None:
    """Note the one who is missing, then everybody else."""
    trainer.goto(f"/salle/{session}/console")
    trainer.get_by_role("link", name="Faire l’appel").click()
    trainer.get_by_role("link", name=re.compile(f"Absence.*{LATE}")).click()
    trainer.locator("#motif").select_option("Transport")
    trainer.get_by_role("button", name="Noter").click()
    present = trainer.get_by_role("button", name=re.compile("^(Là depuis le début|Présent·e)"))
    for left in reversed(range(len(EVERYBODY) - 1)):
        present.first.click()
        expect(present).to_have_count(left)
    expect(trainer.get_by_text("Tout le monde est noté.")).to_be_visible()


def title_of(console: Page) -> str:
    return console.locator("#deroule .d-titre").inner_text()


def next_step(console: Page) -> str:
    before = title_of(console)
    console.locator("#b-d-suite").click()
    expect(console.locator("#deroule .d-titre")).not_to_have_text(before)
    return title_of(console)


def come_in(room: Room, cards: dict[str, str]) -> list[Page]:
    """Let seven people in: by the square, by typing the code, by their cards."""
    by_square = [room.phone(name) for name in BY_QR]
    typed = [by_typing(room, name) for name in BY_CODE]
    return [*by_square, *typed, *(by_card(room, cards[name]) for name in BY_CARD)]


def open_debate(trainer: Page) -> None:
    """Open a debate in two taps, and ask everybody to take a place."""
    trainer.locator("#d-exercices > summary").click()
    debate = trainer.locator("#d-exercices li", has_text="Débat mouvant").first
    debate.get_by_role("button").click()
    advance(trainer, "position")


def park(trainer: Page) -> None:
    trainer.locator("#d-plus > summary").click()
    trainer.get_by_role("button", name="Suspendre la demi-journée").click()
    expect(trainer.locator("#deroule")).to_contain_text("suspendue")


def take_up_again(trainer: Page, session: int) -> None:
    trainer.goto(f"/salle/{session}/console")
    connected(trainer)
    trainer.get_by_role("button", name="Reprendre la demi-journée").click()
    expect(trainer.locator("#deroule")).to_contain_text("étape en pause")


@pytest.mark.own_site
def test_a_first_morning_is_planned_run_cut_off_and_taken_up_again(
    browser: Browser, served: Served, watch: Watch
) -> None:
    room = Room(browser, served, first_group(served), watch)
    trainer = room.enter("trainer")
    session = plan(trainer, served)
    cards = bring_in(trainer, session)
    room.group = Group(served.url, f"/salle/{session}", open_door(trainer, session), "")
    phones = come_in(room, cards)
    recognise(trainer, session, *BY_QR, *BY_CODE)
    call_the_roll(trainer, session)

    trainer.goto(f"/salle/{session}/console")
    connected(trainer)
    co_trainer = room.console("co_trainer")
    trainer.locator("#b-d-suite").click()
    expect(trainer.locator("#b-d-pause")).to_be_visible()
    title = next_step(trainer)
    expect(co_trainer.locator("#deroule .d-titre")).to_have_text(title)
    open_debate(trainer)
    place(phones[0], "oui")
    place(phones[-1], "non")
    late = room.phone(LATE)
    expect(late.locator("#moi [data-etape]")).to_have_attribute(
        "data-etape", re.compile("position")
    )
    recognise(co_trainer, session, LATE)

    park(trainer)
    served.kill()
    served.restart()
    take_up_again(trainer, session)
    expect(trainer.locator("#deroule .d-titre")).to_have_text(title)
    expect(trainer.locator("#n-places")).to_contain_text("2")
    for phone in (phones[0], late):
        connected(phone)
        expect(phone.locator("#question")).to_be_visible()
    room.close()
