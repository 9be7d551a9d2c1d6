"""Consoles: what is typed there is never lost, two of them run one room, the past does not come back."""

import re

from playwright.sync_api import APIResponse, Page, Route, expect
from tests.browser.room import (
    Room,
    advance,
    at_phase,
    connected,
    figures,
    follows,
    go_to,
    place,
    placed,
    prepare,
)
from tests.browser.watching import REFUSED, Watch


def test_words_typed_on_the_console_are_never_lost(room: Room) -> None:
    console, wall = room.console(), room.wall()
    prepare(console)
    go_to(console, "echanges")
    console.locator("#entendu").fill("Un premier argument.")
    console.locator("#entendu").press("Enter")  # sorts nothing: a side is chosen
    console.locator("#note").fill("Ce que nous gardons.")
    console.locator("#b-pause").click()
    expect(console.locator("#b-pause")).to_contain_text("Reprendre")
    expect(console.locator("#entendu")).to_have_value("Un premier argument.")
    expect(console.locator("#note")).to_have_value("Ce que nous gardons.")
    console.locator("#b-pause").click()

    with slow_answers(console):
        console.locator("#b-note-oui").click()
        console.locator("#entendu").fill("Un second, tapé avant la réponse.")
        console.locator("#b-note-non").click()
        console.locator("#entendu").fill("Un troisième, pas encore envoyé.")
    for said in ("Un premier argument.", "Un second, tapé avant la réponse."):
        expect(console.locator("#arguments")).to_contain_text(said)
        expect(wall.locator("#activite")).to_contain_text(said)
    expect(console.locator("#entendu")).to_have_value("Un troisième, pas encore envoyé.")
    expect(console.locator("#arguments")).not_to_contain_text("troisième")
    console.locator("#b-accord").click()
    expect(console.locator("#note")).to_have_value("")


class slow_answers:  # noqa: N801 - reads as a word in a `with`
    """Hold the answers to a page's forms until the end of the block, then let them go in order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []

    def __enter__(self) -> None:
        self.page.route(re.compile("/arguments$"), self._hold)

    def _hold(self, route: Route) -> None:
        self.held.append(route)

    def __exit__(self, *_: object) -> None:
        for route in self.held:
            route.continue_()
        self.page.unroute(re.compile("/arguments$"))


def test_a_slow_answer_does_not_bring_back_the_past(room: Room) -> None:
    """The answer to a gesture comes after the stream has shown what followed it, and even later gestures."""
    console = room.console()
    prepare(console)
    pending: list[tuple[Route, APIResponse]] = []

    def hold_the_first(route: Route) -> None:
        if pending:
            route.continue_()
        else:
            pending.append((route, route.fetch()))

    console.route(re.compile("/phases$"), hold_the_first)
    console.locator("#b-suite").click()
    at_phase(console, "position")
    other = room.console("co_trainer")
    advance(other, "revelation")
    at_phase(console, "revelation")
    for route, answer in pending:
        route.fulfill(response=answer)
    expect(console.locator("#annonce")).not_to_be_empty()
    at_phase(console, "revelation")
    advance(console, "echanges")


def test_two_consoles_at_once(room: Room) -> None:
    first, second = room.console(), room.console("co_trainer")
    phone = room.phone("Awa")
    prepare(first)
    expect(second.locator("#conduite")).to_be_visible()
    advance(first, "position")
    at_phase(second, "position")
    second.locator("#entendu").fill("Tapé pendant que l’autre avance")
    place_from_the_phone_is_seen_twice(first, second, phone)
    advance(first, "revelation")
    at_phase(second, "revelation")
    expect(second.locator("#entendu")).to_have_value("Tapé pendant que l’autre avance")
    second.locator("#b-note-oui").click()
    expect(first.locator("#arguments")).to_contain_text("Tapé pendant que l’autre avance")
    advance(second, "echanges")
    at_phase(first, "echanges")
    follows(phone, "echanges")
    expect(first.locator("#tableau")).to_contain_text("Bob")
    numbers = second.locator("dl.comptes dd")
    for rank, number in enumerate(figures(first).values()):
        expect(numbers.nth(rank)).to_have_text(str(number))


def place_from_the_phone_is_seen_twice(first: Page, second: Page, phone: Page) -> None:
    follows(phone, "position")
    place(phone, "oui")
    for console in (first, second):
        expect(placed(console)).to_have_text("1")


def test_the_same_button_pressed_on_two_consoles(room: Room) -> None:
    """Both trainers open the next phase at the same moment: the room goes one step, not two."""
    first, second = room.console(), room.console("co_trainer")
    prepare(first)
    advance(first, "position")
    at_phase(second, "position")
    action = first.locator("#f-suite").get_attribute("action") or ""
    keys = [page.locator("#f-suite input[name=cle]").input_value() for page in (first, second)]
    for page, key in zip((first, second), keys, strict=True):
        form = {"cle": key, "coup": "1", "phase": "revelation"}
        assert page.request.post(action, form=form).ok
    for page in (first, second):
        at_phase(page, "revelation")


def test_the_activity_is_put_away_and_taken_back(room: Room) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    place(phone, "nsp")
    console.get_by_role("button", name="Ranger").click()
    connected(console)
    expect(phone.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    expect(wall.locator(".ecran-code")).to_be_visible()
    console.get_by_role("button", name="Reprendre").click()
    follows(phone, "position")
    expect(phone.locator("#z-nsp")).to_be_checked()
    expect(phone.locator("#note-place")).to_contain_text("je ne sais pas")


def test_a_trainer_without_scripts_loses_no_words(room: Room, watch: Watch) -> None:
    """A refusal on the console: the other trainer has closed the debate meanwhile."""
    watch.allow(REFUSED)
    console = room.console()
    prepare(console, affirmation="Sortir est un métier.")
    page = room.enter("co_trainer", java_script_enabled=False)
    page.goto(console.url)
    page.locator("#entendu").fill("Une phrase qui arrive trop tard.")
    go_to(console, "debrief")
    console.locator("#b-suite").click()
    expect(console.locator("#activite")).to_contain_text("Terminé")
    page.locator("#b-note-oui").click()
    expect(page.get_by_role("alert")).to_contain_text("clos")
    assert "Une phrase qui arrive trop tard." in page.content()


def test_a_double_tap_proposes_an_argument_once(room: Room) -> None:
    console, phone = room.console(), room.phone("Awa")
    prepare(console)
    go_to(console, "echanges")
    follows(phone, "echanges")
    phone.locator("#d-argument summary").click()
    for said in ("On dérange.", "On aide."):
        phone.locator("#argument").fill(said)
        phone.locator("#a-oui").dblclick()
        expect(phone.locator("#argument")).to_have_value("")
        expect(console.locator("#arguments")).to_contain_text(said)
    expect(console.locator("#arguments .argument")).to_have_count(2)


def test_the_phone_of_the_team_leads_to_the_console(room: Room) -> None:
    console, phone, team = room.console(), room.phone("Awa"), room.enter("co_trainer")
    team.goto(room.group.session)
    connected(team)
    prepare(console)
    go_to(console, "position")
    follows(phone, "position")
    expect(phone.get_by_role("link", name="Aller à la console")).to_be_hidden()
    expect(team.get_by_role("link", name="Aller à la console")).to_be_visible()
    team.reload()
    team.get_by_role("link", name="Aller à la console").click()
    expect(team).to_have_url(re.compile("/console$"))
