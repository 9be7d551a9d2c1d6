"""A whole débat mouvant with five pages at once, one of them used by keyboard alone."""

import re

from playwright.sync_api import Page, expect
from tests.browser.keyboard import Keyboard
from tests.browser.room import (
    PHASES,
    Room,
    advance,
    at_phase,
    connected,
    follows,
    fresh,
    place,
    placed,
)

HEARD = "Le palier compte aussi."
PROPOSED = "Le temps gagné est pour nous, pas pour elle."
SHARED = "Une voisine m’a raconté la même chose."


def test_a_whole_debate(room: Room) -> None:  # noqa: PLR0915 - one story, told in its order
    console, wall = room.console(), room.wall()
    console.get_by_role("button", name="Fermer la porte").click()
    expect(wall.locator("#activite")).to_contain_text("La salle ouvrira bientôt")
    code = open_the_room(console, wall)

    awa, yann = join_by_code(room, "Awa", code), join_by_code(room, "Yann", code)
    keys = join_by_keyboard(room, "Zoé", code)
    zoe = keys.page
    phones = (awa, yann, zoe)

    console.get_by_role("button", name=re.compile("^Ouvrir Débat mouvant")).first.click()
    at_phase(console, "annonce")
    affirmation = console.locator("#tableau .grand").inner_text()
    for phone in phones:
        follows(phone, "annonce")
        expect(phone.locator("#question h1")).to_have_text(affirmation)
    expect(wall.locator("h1")).to_have_text(affirmation)

    advance(console, "position")
    for phone in phones:
        follows(phone, "position")
    place(awa, "oui")
    place(yann, "nsp")
    keys.choose("#f-place", "#z-non")
    keys.press("#b-place")
    expect(zoe.locator("#note-place")).to_contain_text("pas d’accord")
    expect(placed(console)).to_have_text("3")
    expect(wall.locator("#bas")).to_contain_text(re.compile(r"3 sur \d+"))
    nobody_knows_where(console, wall, awa, others=(yann, zoe))

    advance(console, "revelation")
    expect(wall.locator("svg.scene")).to_have_attribute(
        "aria-label", re.compile("^1 d’accord, 1 .+, 1 pas d’accord.$")
    )
    for phone, word in ((awa, "d’accord"), (yann, "je ne sais pas"), (zoe, "pas d’accord")):
        follows(phone, "revelation")
        expect(phone.locator("#ma-place")).to_contain_text(word)

    advance(console, "echanges")
    for phone in phones:
        follows(phone, "echanges")
    speak_in_turn(console, wall, yann, keys)
    note_arguments(console, wall, phones)
    propose_from_a_phone(console, wall, phones, keys)
    move_with_motives(console, awa, keys)

    advance(console, "position_finale")
    for phone in phones:
        follows(phone, "position_finale")
    expect(wall.locator("#bas")).to_contain_text("0 sur")
    place(awa, "non")
    place(yann, "oui")
    keys.press("#b-place")
    expect(zoe.locator("#note-place")).to_contain_text("C’est noté")

    advance(console, "bilan")
    flow_is_told(console, wall, awa)
    advance(console, "debrief")
    for phone in phones:
        follows(phone, "debrief")
    expect(wall.locator(".questions-mur li")).to_have_count(3)
    expect(awa.locator("#salle a")).to_be_visible()

    console.locator("#b-suite").click()
    at_phase(console, "annonce")
    for phone in phones:
        follows(phone, "annonce", rank=1)
    expect(wall.locator("h1")).not_to_have_text(affirmation)


def open_the_room(console: Page, wall: Page) -> str:
    console.get_by_role("button", name="Ouvrir la porte").click()
    connected(console)
    code = console.locator(".code-console").inner_text()
    expect(wall.locator(".ecran-code")).to_have_text(code)
    expect(wall.locator("svg.qr")).to_be_visible()
    return code


def join_by_code(room: Room, name: str, code: str) -> Page:
    page = room.context(viewport={"width": 360, "height": 740}).new_page()
    page.goto("/rejoindre")
    page.locator("#code").fill(code.lower())
    page.locator("#prenom").fill(name)
    page.get_by_role("button", name="Entrer").click()
    expect(page.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    connected(page)
    return page


def join_by_keyboard(room: Room, name: str, code: str) -> Keyboard:
    page = room.context(viewport={"width": 360, "height": 740}).new_page()
    page.goto("/rejoindre")
    keys = Keyboard(page)
    keys.write("#code", code)
    keys.write("#prenom", name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Vous êtes dans la salle.")).to_be_visible()
    connected(page)
    return keys


def nobody_knows_where(console: Page, wall: Page, awa: Page, others: tuple[Page, ...]) -> None:
    """Whatever Awa chooses, every other screen is the same, to the last sign."""
    screens = (console, wall, *others)
    before = [fresh(page) for page in screens]
    place(awa, "non")
    after = [fresh(page) for page in screens]
    place(awa, "oui")
    assert before == after
    for page in screens:
        shown = page.content()
        assert not re.search(r'id="p\d+-(oui|nsp|non)"|class="place p-', shown)
    for page in (wall, *others):
        assert "Awa" not in page.content()
    assert not re.search("Yann|Zoé", wall.content())


def speak_in_turn(console: Page, wall: Page, yann: Page, keys: Keyboard) -> None:
    yann.locator("#b-main").click()
    expect(yann.locator("#b-main")).to_have_text(re.compile("Baisser la main"))
    expect(console.locator("ol.file li")).to_have_count(1)
    keys.press("#b-main", "Space")
    expect(keys.page.locator("#b-main")).to_have_text(re.compile("Baisser la main"))
    expect(console.locator("ol.file li")).to_have_count(2)
    spoke = set()
    for _ in range(2):
        console.locator("#b-parole").click()
        speaker = console.locator("#parole p.place")
        expect(speaker).to_be_visible()
        name = "Yann" if "Yann" in speaker.inner_text() else "Zoé"
        expect(wall.locator("#bas")).to_contain_text(f"La parole est à {name}")
        expect(keys.page.locator("#salle")).to_contain_text(f"{name} a la parole.")
        expect((yann if name == "Yann" else keys.page).locator("#moi")).to_contain_text(
            "C’est à vous"
        )
        console.locator("#b-fin-parole").click()
        expect(speaker).to_have_count(0)
        spoke.add(name)
    assert spoke == {"Yann", "Zoé"}
    expect(console.locator("#parole")).to_contain_text("Ont parlé : 2 sur 3.")


def note_arguments(console: Page, wall: Page, phones: tuple[Page, ...]) -> None:
    console.locator("#entendu").fill(HEARD)
    console.locator("#b-note-oui").click()
    for page in (wall, *phones):
        expect(page.locator("#activite")).to_contain_text(HEARD)
    expect(console.locator("#entendu")).to_have_value("")


def propose_from_a_phone(
    console: Page, wall: Page, phones: tuple[Page, ...], keys: Keyboard
) -> None:
    keys.press("#d-argument > summary")
    keys.write("#argument", PROPOSED)
    keys.press("#a-non")
    expect(console.locator("#arguments")).to_contain_text("1 à trier")
    expect(wall.locator("#activite")).not_to_contain_text(PROPOSED)
    expect(keys.page.locator("#argument")).to_have_value("")
    console.locator("#arguments .tri").get_by_role(
        "button", name="Pas d’accord", exact=True
    ).click()
    for page in (wall, *phones):
        expect(page.locator("#activite")).to_contain_text(PROPOSED)
    expect(console.locator("#arguments")).not_to_contain_text("à trier")


def move_with_motives(console: Page, awa: Page, keys: Keyboard) -> None:
    awa.locator("#b-non").click()
    expect(awa.locator("#ma-place")).to_contain_text("pas d’accord")
    awa.locator("#f-motif label", has_text=PROPOSED).click()
    awa.locator("#b-motif").click()
    expect(awa.locator("#f-motif")).to_have_count(0)
    expect(console.locator("#arguments")).to_contain_text("a touché 1 personne")

    keys.press("#b-nsp", "Space")
    expect(keys.page.locator("#ma-place")).to_contain_text("je ne sais pas")
    keys.write("#motif", SHARED)
    keys.press("#partage", "Space")
    keys.press("#b-motif")
    expect(keys.page.locator("#f-motif")).to_have_count(0)
    expect(console.locator("#tableau")).to_contain_text("Ont bougé : Awa, Zoé.")


def flow_is_told(console: Page, wall: Page, awa: Page) -> None:
    sentence = re.compile(r"3 personnes sur 3 ont changé de place\.")
    expect(wall.locator("h1")).to_have_text(sentence)
    expect(console.locator("#tableau")).to_contain_text(sentence)
    expect(awa.locator("#salle")).to_contain_text(sentence)
    for page in (wall, console, awa):
        table = page.locator("table.flux")
        expect(table.locator("caption")).to_have_count(1)
        expect(table.locator("tbody tr")).to_have_count(3)
    row = [
        cell.inner_text().strip()
        for cell in console.locator("table.flux tbody tr").first.locator("td").all()
    ]
    assert row == ["0", "0", "1"], "Awa went from one bank to the other"
    expect(wall.locator(".camps.un")).to_contain_text(PROPOSED)
    expect(awa.locator("#moi")).to_contain_text(
        "Vous êtes passé·e de « d’accord » à « pas d’accord »."
    )
    assert PHASES["bilan"] in console.locator("#conduite").inner_text()
