"""An arbre des causes at two tables: six phones, a console and a wall, from silence to the report."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.keyboard import Keyboard
from tests.browser.room import Room, connected, prepare
from tests.browser.served import Served
from tests.browser.watching import LOST_LINK, REFUSED, Watch

EXERCISE = "c2-arbre-non-demande"
NAMES = ("Ana", "Béa", "Carl", "Dora", "Eli", "Fay")
STEPS = (
    "Collecte",
    "Tri",
    "Construction guidée",
    "Vérification",
    "Leviers",
    "Priorités",
    "Restitution croisée",
)


def test_two_tables_build_their_trees(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    watch.allow(LOST_LINK)
    console, wall = room.console(), room.wall()
    ana, bea, carl, dora, eli, fay = (room.phone(name) for name in NAMES)
    prepare(console, EXERCISE, repartition="choix", tables="2")
    for phone, table in ((ana, 1), (bea, 1), (eli, 1), (carl, 2), (dora, 2), (fay, 2)):
        phone.locator(f"#b-table-{table}").click()
        expect(phone.locator("#b-table-1")).to_have_count(0)

    step(console, 0)
    each_writes_alone(ana, bea, carl)
    write(fay, "La lettre est revenue")
    expect(wall.locator("#ecran")).not_to_contain_text("guichet")

    step(console, 1)
    expect(dora.locator("#boite")).to_contain_text("Personne n’a appelé")
    expect(dora.locator("#boite")).to_contain_text("La lettre est revenue")
    expect(dora.locator("#boite")).not_to_contain_text("guichet")
    two_cards_are_merged(bea, seen_by=ana)

    step(console, 2)
    facts_are_linked(ana, bea)
    expect(wall.locator("#ecran svg")).to_be_visible()
    a_circle_is_refused(ana)
    two_people_word_one_fact(ana, bea)
    a_lost_phone_comes_back(dora, meanwhile=carl)
    a_gesture_is_undone_and_done_again(carl, seen_by=dora)

    step(console, 3)
    eli.locator("#b-oui-1").click()
    expect(bea.locator("#plan")).to_contain_text("nécessaire")
    a_lever_is_found_and_chosen(console, ana, bea)

    step(console, 6)
    expect(wall.locator("#ecran")).to_contain_text("Table 2")
    all_is_in_the_report(console)


def each_writes_alone(ana: Page, bea: Page, carl: Page) -> None:
    write(ana, "Le guichet ferme à midi")
    write(bea, "Le courrier parlait de contrôle")
    write(bea, "Le guichet ferme le midi")
    write(carl, "Personne n’a appelé")
    expect(bea.locator("#question")).to_contain_text("cartes écrites en tout")
    expect(bea.locator("main")).not_to_contain_text("à midi")


def two_cards_are_merged(bea: Page, seen_by: Page) -> None:
    choose(bea, "1-4")
    unfold(bea, "Fusionner avec…")
    bea.locator("#avec-4").select_option("2")
    bea.locator("#b-fusionner-4").click()
    expect(seen_by.locator("#boite")).to_contain_text("Autre formulation")
    expect(seen_by.locator("#boite")).to_contain_text("La boîte : 2 cartes attendent")


def facts_are_linked(ana: Page, bea: Page) -> None:
    take_from_the_box(ana, "1")
    expect(bea.locator("#t-plan")).to_contain_text("2 faits")
    bea.locator("#a-repondre-1").click()
    bea.locator("#cause-2").fill("Une seule personne tient l’accueil")
    bea.locator("#b-cause-2").click()
    expect(bea.locator("#plan")).to_contain_text("Une seule personne tient l’accueil")
    expect(bea.locator("#cause-2")).to_have_value("")
    expect(ana.locator("#plan")).to_contain_text("Une seule personne tient l’accueil")


def a_circle_is_refused(ana: Page) -> None:
    """What explains a fact cannot follow from it."""
    choose(ana, "1-2")
    unfold(ana, "Relier à…")
    ana.locator("#relier-2").select_option("5")
    ana.locator("#b-relier-2").click()
    expect(ana.locator("#alerte")).to_contain_text("tourner en rond")


def two_people_word_one_fact(ana: Page, bea: Page) -> None:
    """Whoever comes second loses nothing: both wordings are shown."""
    wordings = {ana: "Il n’y a qu’une personne à l’accueil", bea: "L’accueil tient à une personne"}
    for phone, words in wordings.items():
        choose(phone, "1-5")
        unfold(phone, "Réécrire")
        phone.locator("#mots-5").fill(words)
    for phone in wordings:
        phone.locator("#b-mots-5").click()
    for words in wordings.values():
        expect(ana.locator("#plan")).to_contain_text(words)


def a_lost_phone_comes_back(dora: Page, meanwhile: Page) -> None:
    dora.context.set_offline(True)
    take_from_the_box(meanwhile, "2")
    expect(meanwhile.locator("#t-plan")).to_contain_text("2 faits")
    dora.context.set_offline(False)
    expect(dora.locator("#t-plan")).to_contain_text("2 faits", timeout=40_000)


def a_gesture_is_undone_and_done_again(carl: Page, seen_by: Page) -> None:
    carl.locator("#b-annuler-2").click()
    expect(seen_by.locator("#t-plan")).to_contain_text("1 fait")
    carl.locator("#b-retablir-2").click()
    expect(seen_by.locator("#t-plan")).to_contain_text("2 faits")


def a_lever_is_found_and_chosen(console: Page, ana: Page, bea: Page) -> None:
    step(console, 4)
    choose(ana, "1-2")
    lever = ana.locator("form[action$='/leviers']").first
    lever.locator("[name=quoi]").fill("Ouvrir deux midis par semaine")
    lever.locator("input[name=niveau][value=equipe]").check()
    lever.locator("button").last.click()
    expect(bea.locator("#plan")).to_contain_text("Ouvrir deux midis")
    step(console, 5)
    bea.get_by_role("button", name=re.compile("Donner une voix")).first.click()
    expect(bea.locator("#moi")).to_contain_text("2 voix")


def all_is_in_the_report(console: Page) -> None:
    address = console.locator("form[action*='/activites/']").first.get_attribute("action") or ""
    report = address.rpartition("/")[0]
    said = console.request.get(f"{report}/rapport.md").text()
    for words in ("Table 1", "Table 2", "Le guichet ferme à midi", "Ouvrir deux midis", "1 voix"):
        assert words in said
    console.goto(report)
    a_large_drawing_is_looked_at_by_buttons(console)
    expect(console.locator("main")).to_contain_text("L’accueil tient à une personne")


def a_large_drawing_is_looked_at_by_buttons(console: Page) -> None:
    console.get_by_role("link", name=re.compile("^Agrandir")).first.click()
    expect(console).to_have_url(re.compile("zoom=3"))
    drawing = console.locator("#dessin-1")
    before = drawing.evaluate("d => d.scrollLeft")
    console.get_by_role("button", name="Vers la droite").first.click()
    console.wait_for_function("b => document.getElementById('dessin-1').scrollLeft > b", arg=before)
    console.get_by_role("link", name=re.compile("^Voir tout")).first.click()
    expect(console).to_have_url(re.compile("zoom=1"))


def test_with_a_keyboard_alone(room: Room, watch: Watch) -> None:
    """The construction, from the question to a judgment, without ever pointing."""
    watch.allow(REFUSED)
    console, phone = room.console(), room.phone("Gil")
    prepare(console, EXERCISE)
    step(console, 0)
    keys = Keyboard(phone)
    for words in ("Le guichet ferme à midi", "Personne n’a appelé"):
        keys.write("#carte", words)
        keys.press("#b-carte")
        expect(phone.locator("#moi")).to_contain_text(words)
    step(console, 1)
    step(console, 2)
    keys.press("#a-repondre-1")
    expect(phone.locator("#choisi")).to_be_focused()
    keys.reach("#cause-ecrite-1")
    phone.keyboard.press("ArrowDown")
    keys.press("#b-cause-ecrite-1")
    expect(phone.locator("#t-plan")).to_contain_text("2 faits")
    keys.press("#a-repondre-1")
    expect(phone.locator("#choisi")).to_contain_text("Le guichet")
    keys.write("#cause-2", "Une seule personne tient l’accueil")
    keys.press("#b-cause-2")
    expect(phone.locator("#t-plan")).to_contain_text("3 faits")
    keys.press("#b-annuler-1")
    expect(phone.locator("#t-plan")).to_contain_text("2 faits")
    keys.press("#b-retablir-1")
    expect(phone.locator("#t-plan")).to_contain_text("3 faits")
    step(console, 3)
    keys.press("#b-oui-1")
    expect(phone.locator("#plan")).to_contain_text("nécessaire")


@pytest.mark.own_site
def test_an_acknowledged_word_survives_a_power_cut(
    room: Room, served: Served, watch: Watch
) -> None:
    watch.allow(LOST_LINK)
    console, phone, other = room.console(), room.phone("Hal"), room.phone("Ira")
    prepare(console, EXERCISE)
    step(console, 0)
    write(phone, "Le guichet ferme à midi")
    served.kill()
    served.restart()
    for page in (console, other):
        connected(page)
    step(console, 1)
    expect(other.locator("#boite")).to_contain_text("Le guichet ferme à midi", timeout=30_000)


def test_a_late_answer_does_not_hide_the_card_chosen_since(room: Room, watch: Watch) -> None:
    """The answer to a gesture on one card comes after another card was chosen: the choice stands."""
    console, phone = room.console(), room.phone("Joa")
    prepare(console, EXERCISE)
    two_cards_in_the_tree(console, phone)
    choose(phone, "1-2")
    late: list[Route] = []
    phone.route("**/qualites", lambda route: late.append(route))  # noqa: PLW0108 - a builtin takes no wrapper
    unfold(phone, "Dire ce que c’est")
    phone.locator("#categorie-personne-2").check()
    phone.locator("#b-qualifier-2").click()
    wait_for(phone, lambda: bool(late))
    phone.locator("#pa1-3").click()
    phone.wait_for_timeout(500)  # long enough for the other card, if nothing held it back
    with phone.expect_response("**/qualites"):
        late[0].continue_()
    expect(phone.locator("#choix")).to_have_value("1-3")
    expect(phone.locator("#choisi")).to_contain_text("Personne n’a appelé")
    expect(phone.locator("#plan")).to_contain_text("Personne · ")
    phone.wait_for_timeout(500)
    expect(phone.locator("#choix")).to_have_value("1-3")


def test_a_card_chosen_as_the_room_goes_on_stays_chosen(room: Room, watch: Watch) -> None:
    """One's own part is asked for again at each step; the card tapped at that instant is the one shown."""
    console, phone = room.console(), room.phone("Lou")
    prepare(console, EXERCISE)
    two_cards_in_the_tree(console, phone)
    choose(phone, "1-2")
    late: list[Route] = []
    phone.route(re.compile(r"/moi\?choix=1-3$"), lambda route: late.append(route), times=1)  # noqa: PLW0108 - a builtin takes no wrapper
    phone.locator("#pa1-3").click()
    wait_for(phone, lambda: bool(late))
    step(console, 3)
    expect(phone.locator("#consigne")).to_contain_text("Vérification")
    asked: list[str] = []
    phone.on("requestfinished", lambda request: asked.append(request.url))
    late[0].continue_()
    wait_for(phone, lambda: len([url for url in asked if "/moi" in url]) > 1)
    expect(phone.locator("#choix")).to_have_value("1-3")
    expect(phone.locator("#choisi")).to_contain_text("Personne n’a appelé")


def test_what_was_being_typed_is_not_lost(room: Room, watch: Watch) -> None:
    """Another card is chosen, or the room goes on: words not sent yet can be copied."""
    console, phone = room.console(), room.phone("Kim")
    prepare(console, EXERCISE)
    two_cards_in_the_tree(console, phone)
    choose(phone, "1-2")
    phone.locator("#cause-2").fill("Une idée à moitié dite")
    choose(phone, "1-3")
    expect(phone.locator("#alerte")).to_contain_text("Une idée à moitié dite")
    phone.locator("#cause-3").fill("Une autre idée")
    for rank in (3, 4, 5):
        step(console, rank)
    expect(phone.locator("#alerte")).to_contain_text("Une autre idée")


def two_cards_in_the_tree(console: Page, phone: Page) -> None:
    step(console, 0)
    for words in ("Le guichet ferme à midi", "Personne n’a appelé"):
        write(phone, words)
    step(console, 1)
    step(console, 2)
    for card in ("2", "3"):
        phone.locator("#a-repondre-1" if card == "2" else "#pa1-1").click()
        phone.locator("#cause-ecrite-1").select_option(card)
        phone.locator("#b-cause-ecrite-1").click()
        expect(phone.locator(f"#p1-{card}")).to_be_visible()


def wait_for(page: Page, is_there: Callable[[], bool]) -> None:
    for _ in range(100):
        if is_there():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came")


def step(console: Page, rank: int) -> None:
    """Go on to the next step of the method."""
    console.locator("#b-suite").click()
    expect(console.locator("#conduite [aria-current=step]")).to_have_text(STEPS[rank])


def write(phone: Page, words: str) -> None:
    phone.locator("#carte").fill(words)
    phone.locator("#b-carte").click()
    expect(phone.locator("#moi")).to_contain_text(words)


def choose(phone: Page, card: str) -> None:
    """Look closely at one card; its title takes the focus."""
    phone.locator(f"#activite a[href$='choix={card}#moi']").first.click()
    expect(phone.locator("#choisi")).to_be_focused()


def unfold(phone: Page, title: str) -> None:
    details = phone.locator("#moi details", has=phone.locator("summary", has_text=title)).first
    if details.get_attribute("open") is None:
        details.locator("summary").click()


def take_from_the_box(phone: Page, table: str) -> None:
    """Answer the first question of a table with its first card."""
    phone.locator(f"#a-repondre-{table}").click()
    phone.locator("#cause-ecrite-1").select_option("2")
    phone.locator("#b-cause-ecrite-1").click()
