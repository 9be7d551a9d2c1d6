"""A quiz with the whole room: a trainer, a wall, a phone and another whose scripts are off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.keyboard import Keyboard
from tests.browser.room import WALL, Room, figures, prepare
from tests.browser.test_accessibilite import check
from tests.browser.visitors import Visitor
from tests.browser.watching import REFUSED, Watch

QUIZ, FIRST, THIRD = "c1-quiz", "c1-q1", "c1-q3"
LONGEST = "c4-quiz"  # the most words of the course
RIGHT, WHY = f"{FIRST}-a", "elle apprend du quartier"
SENT = "Votre réponse est partie. Personne ne peut savoir laquelle est la vôtre."


def test_a_quiz_with_the_room(room: Room, watch: Watch) -> None:  # noqa: PLR0915 - one story, told in its order
    watch.allow(REFUSED)
    console, wall = room.console(), room.wall()
    awa, yann = room.phone("Awa"), room.phone("Yann", java_script_enabled=False)
    prepare(console, QUIZ)
    expect(awa.locator("#moi")).to_contain_text("Personne ne peut savoir")
    expect(wall.locator("h1")).to_contain_text("Quiz")

    console.locator("#b-suite").click()
    for page in (awa, wall):
        expect(page.locator("h1")).to_contain_text("Vers 1900")
    the_answer_is_not_there_yet(console, awa, wall)

    awa.locator("#b-reponse").click()
    expect(awa.locator("#alerte")).to_contain_text("Choisissez une réponse")
    keys = Keyboard(awa)
    keys.choose("#f-reponse", f"#r-{RIGHT}")
    keys.press("#b-reponse")
    expect(awa.locator("#note-partie")).to_contain_text(SENT)
    expect(awa.locator("#annonce")).to_have_text(SENT)
    expect(awa.locator("body")).not_to_be_focused()  # after the answer, the focus is kept
    expect(awa.locator("#f-reponse")).to_have_count(0)

    refresh(yann)
    yann.locator(f"label:has(#r-{FIRST}-b)").click()
    yann.locator("#b-reponse").click()
    expect(yann.locator("#note-partie")).to_contain_text(SENT)
    expect(console.locator("#n-reponses")).to_have_text("2")
    expect(wall.locator("#bas")).to_contain_text(re.compile(r"2 sur \d+ ont répondu"))
    assert figures(console)["ont répondu"] == 2

    for name in ("Ana", "Bea", "Carl"):
        reply(room, name, RIGHT)
    expect(console.locator("#n-reponses")).to_have_text("5")
    console.locator("#b-suite").click()
    expect(wall.locator("h1")).to_have_text("La plupart ont choisi A.")
    expect(wall.locator("tr.juste")).to_contain_text("Juste")
    expect(awa.locator("#salle .corrige > li")).to_have_count(4)
    expect(awa.locator("#salle")).to_contain_text(WHY)
    refresh(yann)
    expect(yann.locator("#salle")).to_contain_text(WHY)
    for page in (awa, wall, console):
        expect(page.locator(".part")).to_have_count(0)  # five answers: words, no figure

    console.locator("#b-explique-A").click()
    expect(wall.locator("#ecran")).to_contain_text(WHY)
    an_earlier_result_and_a_question_without_phones(console, wall, awa)

    console.locator("#b-clore").click()
    expect(awa.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    expect(console.locator("#activite")).to_contain_text("Rien n’est ouvert")


def the_answer_is_not_there_yet(console: Page, awa: Page, wall: Page) -> None:
    for page in (awa, wall):
        assert WHY not in page.content()
    console.locator("#d-corrige summary").click()
    expect(console.locator("#explications")).to_contain_text(WHY)


def an_earlier_result_and_a_question_without_phones(console: Page, wall: Page, awa: Page) -> None:
    console.locator("#b-question-2").click()
    expect(awa.locator("h1")).to_contain_text("prévention spécialisée")
    expect(awa.locator(f"#r-{THIRD}-b")).to_be_visible()
    console.locator("#b-suite").click()
    expect(wall.locator("h1")).to_contain_text("main levée")
    expect(wall.locator("tr.juste")).to_contain_text("Faux")
    console.locator("#b-question-0").click()
    expect(wall.locator("#ecran")).to_contain_text(WHY)


def test_from_ten_answers_the_wall_counts(room: Room) -> None:
    console, wall = room.console(), room.wall()
    prepare(console, QUIZ)
    console.locator("#b-suite").click()
    expect(wall.locator("ol.choix-mur li")).to_have_count(4)
    for n in range(10):
        reply(room, f"Voix {n}", RIGHT if n < 7 else f"{FIRST}-c")
    expect(console.locator("#n-reponses")).to_have_text("10")
    console.locator("#b-suite").click()
    expect(wall.locator("h1")).to_have_text("7 sur 10 ont choisi A, la réponse juste.")
    expect(wall.locator("table.reponses td .nb")).to_have_text(["7", "0", "3", "0"])
    assert fits(wall)


def test_every_question_holds_on_the_wall(room: Room) -> None:
    console, wall = room.console(), room.wall()
    prepare(console, LONGEST)
    wrong = []
    for n in range(1, 11):
        for moment, name in (("question", "Question"), ("resultat", "Réponse")):
            console.locator("#b-suite").click()
            here = console.locator("#conduite [aria-current=step]")
            expect(here).to_have_text(f"{name} {n} sur 10")
            step = f"{n - 1}-{moment}-00"
            expect(wall.locator("[data-etape]")).to_have_attribute("data-etape", step)
            wrong += [] if fits(wall) else [step]
        for letter in console.locator("#f-explique .tri button").all()[:-1]:
            letter.click()
            expect(wall.locator(".explique h1")).to_contain_text(letter.inner_text()[-1] + ".")
            wrong += [] if fits(wall) else [f"explanation {n}"]
    assert wrong == []


def fits(wall: Page) -> bool:
    """Tell whether nothing on the wall goes under the bottom line or out at the side."""
    return bool(
        wall.evaluate(
            """() => {
              const bottom = document.getElementById('bas').getBoundingClientRect();
              const boxes = [...document.querySelectorAll('#ecran *')].map((e) => e.getBoundingClientRect());
              return bottom.bottom <= innerHeight + 1 && boxes.every((b) => b.bottom <= bottom.top + 1 && b.right <= innerWidth + 1);
            }"""
        )
    )


@pytest.fixture
def wrong() -> Iterator[list[str]]:
    faults: list[str] = []
    yield faults
    assert not faults, "\n".join(faults)


def test_the_three_screens_of_a_quiz_are_accessible(room: Room, wrong: list[str]) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    console.goto(f"{room.group.session}/preparation/{QUIZ}")
    wrong += check(console, "preparation")
    console.goto(f"{room.group.session}/preparation/{QUIZ}/kit")
    wrong += check(console, "kit")
    console.goto(f"{room.group.session}/console")
    prepare(console, QUIZ)
    for rank, moment in ((-1, "accueil"), (0, "question"), (0, "resultat")):
        expect(phone.locator("#moi [data-etape]")).to_have_attribute(
            "data-etape", f"{rank}-{moment}-00"
        )
        wrong += check(console, f"console, {moment}")
        wrong += check(wall, f"wall, {moment}", narrow=False)
        wrong += check(phone, f"phone, {moment}", forced=True)
        assert wall.viewport_size == WALL
        console.locator("#b-suite").click()
    address = console.locator("form[action*='/activites/']").first.get_attribute("action") or ""
    console.goto(address.rpartition("/")[0])
    wrong += check(console, "report")


def refresh(phone: Page) -> None:
    phone.get_by_role("link", name="Actualiser la page").click()


def reply(room: Room, name: str, choice: str) -> None:
    """Answer the first question from one more phone."""
    Visitor(room.group, name).do("reponses", {"question": FIRST, "reponse": choice})
