"""Every page, in light and dark and forced colours: axe, reflow at 320 px, keyboard, announcements, focus."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.keyboard import FAR, Keyboard
from tests.browser.room import PHASES, Room, advance, follows, go_to, place, prepare
from tests.browser.test_arbre import STEPS, choose, step, take_from_the_box, write
from tests.browser.visitors import Visitor
from tests.browser.watching import REFUSED, Watch

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that another colour scheme can break
NARROW = {"width": 320, "height": 640}
READ = (
    "/",
    "/modules",
    "/modules/m1-preparation",
    "/competences/c2-besoin",
    "/competences/c2-besoin/version-simplifiee",
    "/competences/c2-besoin/fiche",
    "/exercices/c2-debat-besoin",
    "/bibliographie",
    "/glossaire",
    "/rejoindre",
    "/connexion",
    "/accessibilite",
    "/plan",
    "/nulle-part",
)
FORCED = frozenset({"/", "/rejoindre", "/competences/c2-besoin"})
FOCUS_SHOWN = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  const own = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none';
  const box = e.closest('label') && getComputedStyle(e.closest('label'));
  const around = box && parseFloat(box.outlineWidth) >= 2 && box.outlineStyle !== 'none';
  const r = e.getBoundingClientRect();
  return {tag: e.tagName, id: e.id, text: (e.innerText || e.value || '').slice(0, 40),
          shown: own || around, size: r.width * r.height};
}"""


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Run axe in the page as it stands; say what and where."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(f"() => {{ {AXE} }}")
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: dict[str, Any] = page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only
    )
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def check(page: Page, where: str, *, forced: bool = False, narrow: bool = True) -> list[str]:
    """Look at a page in every way; return what is wrong with it."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    wrong = [f"{where}, light: {fault}" for fault in violations(page)]
    page.emulate_media(color_scheme="dark")
    wrong += [f"{where}, dark: {fault}" for fault in violations(page, COLOURS)]
    if forced:
        page.emulate_media(forced_colors="active")
        wrong += [f"{where}, forced colours: {fault}" for fault in violations(page)]
        page.emulate_media(forced_colors="none")
    if page.locator("[role=status]").count() != 1:
        wrong.append(f"{where}: not exactly one [role=status]")
    if narrow:
        wrong += reflow(page, where)
    page.emulate_media(color_scheme="light")
    return wrong


def reflow(page: Page, where: str) -> list[str]:
    """Check that nothing needs scrolling sideways at 320 px, whatever is in the page."""
    size = page.viewport_size
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    width = page.evaluate("document.documentElement.scrollWidth")
    if size:
        page.set_viewport_size(size)
    return [f"{where}: {width} px wide on a screen of 320"] if width > NARROW["width"] else []


@pytest.fixture
def wrong() -> Iterator[list[str]]:
    """Collects what is wrong on all pages of a test, so that one run tells everything."""
    faults: list[str] = []
    yield faults
    assert not faults, "\n".join(faults)


def test_reading_pages(room: Room, watch: Watch, wrong: list[str]) -> None:
    watch.allow(REFUSED)
    page = room.context().new_page()
    for address in READ:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == (404 if address == "/nulle-part" else 200), address
        wrong += check(page, address, forced=address in FORCED)


def test_the_gallery_of_components(room: Room, wrong: list[str]) -> None:
    """Every region in every state, once; its colours in the dark are those of the pages themselves."""
    page = room.context().new_page()
    page.goto("/dev/style")
    wrong += [f"/dev/style: {fault}" for fault in violations(page)]
    wrong += reflow(page, "/dev/style")


def test_pages_of_the_team(room: Room, watch: Watch, wrong: list[str]) -> None:
    watch.allow(REFUSED)
    page = room.enter("trainer")
    group = room.group.session.removeprefix("/salle/")
    Visitor(room.group, "Vera")
    addresses = (
        "/sessions",
        "/sessions/nouvelle",
        f"/sessions/{group}",
        f"/sessions/{group}/equipe",
        f"/sessions/{group}/cartes",
        f"/sessions/{group}/dates",
        f"/sessions/{group}/version",
        f"/sessions/{group}/copies",
        "/calendrier",
        f"{room.group.session}/console",
        f"{room.group.session}/preparation/c2-debat-besoin",
        "/competences/c2-besoin/guide",
        "/modules/m1-preparation",
        room.served.world["signin"]["trainee"],
    )
    for address in addresses:
        page.goto(address)
        wrong += check(page, address)
    admin = room.enter("admin")
    admin.goto("/sessions/toutes")
    wrong += check(admin, "/sessions/toutes")
    page.goto("/sessions/nouvelle")
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    page.locator("#places").fill("douze")
    page.get_by_role("button", name="Ouvrir la session").click()
    expect(page.get_by_role("heading", name="points à reprendre")).to_be_visible()
    wrong += check(page, "/sessions/nouvelle, refused")
    page.goto(f"/sessions/{group}")
    page.locator("#prenom").fill(
        "Nour"
    )  # a card of her own: a new one would close somebody else's link
    page.get_by_role("button", name="Ajouter", exact=True).click()
    page.get_by_role("link", name=re.compile("Modifier.+Nour")).click()
    expect(page.get_by_role("heading", name="Nour", exact=True)).to_be_visible()
    wrong += check(page, "one person")
    page.get_by_role("link", name="Nouvelle carte").click()
    wrong += check(page, "before cards")
    page.get_by_role("button", name="Faire la carte").click()
    expect(page.get_by_role("heading", name="Cartes d’accès")).to_be_visible()
    wrong += check(page, "cards")


def test_the_three_screens_in_each_phase(room: Room, wrong: list[str]) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    wrong += check(wall, "wall, waiting", narrow=False)
    wrong += check(phone, "phone, waiting", forced=True)
    prepare(console, preparation="oui", comptes="montres")
    other = Visitor(room.group, "Vera")
    for phase in PHASES:
        go_to(console, phase)
        follows(phone, phase)
        act(phase, console, phone, other)
        wrong += check(console, f"console, {phase}")
        wrong += check(wall, f"wall, {phase}", narrow=False)
        wrong += check(phone, f"phone, {phase}", forced=phase in {"position", "echanges"})


def test_an_arbre_des_causes_in_each_step(room: Room, wrong: list[str]) -> None:
    console, wall, phone = room.console(), room.wall(), room.phone("Awa")
    prepare(console, "c2-arbre-non-demande")
    other = Visitor(room.group, "Vera")
    for rank, title in enumerate(STEPS):
        step(console, rank)
        expect(phone.locator("#consigne")).to_contain_text(title)
        if title == "Collecte":
            write(phone, "Le guichet ferme à midi")
            other.do("cartes", {"texte": "Le courrier parlait de contrôle"})
        elif title == "Construction guidée":
            take_from_the_box(phone, "1")
        if title in {"Construction guidée", "Vérification", "Leviers"}:
            choose(phone, "1-2")
        wrong += check(console, f"console, {title}")
        wrong += check(wall, f"wall, {title}", narrow=False)
        wrong += check(phone, f"phone, {title}", forced=title == "Construction guidée")


def act(phase: str, console: Page, phone: Page, other: Visitor) -> None:
    """Fill the screens with what a phase may hold."""
    if phase == "position":
        place(phone, "oui")
        other.place("non")
    elif phase == "echanges":
        console.locator("#entendu").fill("Le palier compte aussi.")
        console.locator("#b-note-oui").click()
        other.do("propositions", {"argument": "Pas sans y être invité.", "camp": "non"})
        phone.locator("#b-main").click()
        other.do("mains", {"main": "levee"})
        expect(console.locator("ol.file li")).to_have_count(2)
        phone.locator("#b-non").click()
        console.locator("#b-parole").click()
        expect(phone.locator("#f-motif")).to_be_visible()
        phone.locator("#d-argument > summary").click()
        expect(console.locator("#parole p.place")).to_be_visible()
    elif phase == "position_finale":
        place(phone, "non")


def test_every_control_is_reached_and_seen_with_the_tab_key(room: Room, wrong: list[str]) -> None:
    console, phone = room.console(), room.phone("Awa")
    page = room.context().new_page()
    for address in ("/", "/rejoindre"):
        page.goto(address)
        wrong += walk(page, address)
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    wrong += walk(phone, "phone, position")
    go_to(console, "echanges")
    follows(phone, "echanges")
    wrong += walk(phone, "phone, échanges")


def walk(page: Page, where: str) -> list[str]:
    """Press Tab from the top until the page is left; say which controls hide the focus or keep it."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    wrong, seen = [], []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        here = page.evaluate(FOCUS_SHOWN)
        if (here["tag"], here["id"], here["text"]) in seen[:1]:
            break  # round again: nothing kept it
        seen.append((here["tag"], here["id"], here["text"]))
        if not here["shown"] or not here["size"]:
            wrong.append(f"{where}: the focus does not show on {here}")
    else:
        wrong.append(f"{where}: the focus cannot leave the page")
    controls = page.locator("a[href]:visible, button:visible:enabled, summary:visible").count()
    if len(seen) < controls:
        wrong.append(f"{where}: {len(seen)} stops for {controls} controls")
    return wrong


def test_ones_own_action_is_said_and_the_focus_stays(room: Room) -> None:
    console, phone = room.console(), room.phone("Zoé")
    prepare(console)
    advance(console, "position")
    follows(phone, "position")
    said = phone.locator("#annonce")
    assert said.get_attribute("role") == "status"
    phone.evaluate("window.statut = document.getElementById('annonce')")
    keys = Keyboard(phone)
    keys.choose("#f-place", "#z-oui")
    keys.press("#b-place")
    expect(said).to_have_text("Votre place est notée.")
    expect(phone.locator("#note-place")).to_be_visible()
    expect(phone.locator("#b-place")).to_be_focused()

    go_to(console, "echanges")
    follows(phone, "echanges")
    expect(said).to_contain_text("Un argument à la fois")
    keys.press("#b-main", "Space")
    expect(phone.locator("#b-main")).to_contain_text("Baisser la main")
    expect(said).to_have_text("C’est noté.")
    expect(phone.locator("#b-main")).to_be_focused()
    Visitor(room.group, "Vera").do("mains", {"main": "levee"})
    expect(console.locator("ol.file li")).to_have_count(2)
    expect(phone.locator("#b-main")).to_be_focused()

    keys.press("#b-non")
    expect(phone.locator("#ma-place")).to_contain_text("pas d’accord")
    keeps_focus(phone)  # after moving
    keys.press("#b-taire")
    expect(phone.locator("#f-motif")).to_have_count(0)
    keeps_focus(phone)  # after the motive
    assert phone.evaluate("window.statut === document.getElementById('annonce')")


def test_the_trainer_keeps_her_focus(room: Room) -> None:
    console, phone = room.console(), room.phone("Zoé")
    prepare(console)
    keys = Keyboard(console)
    keys.press("#b-suite")
    follows(phone, "position")
    expect(console.locator("#b-suite")).to_be_focused()
    place(phone, "oui")
    expect(console.locator("#n-places")).to_have_text("1")
    expect(console.locator("#b-suite")).to_be_focused()
    go_to(console, "echanges")
    follows(phone, "echanges")
    phone.locator("#b-main").click()
    keys.press("#b-parole")
    expect(console.locator("#b-fin-parole")).to_be_visible()
    keeps_focus(console)  # after giving the floor


def keeps_focus(page: Page) -> None:
    """Wait until the focus is on something: lost, it stays on the body."""
    page.wait_for_function("document.activeElement !== document.body")
