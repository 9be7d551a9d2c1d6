"""A trainer arranges her running order: by keyboard, by drag, on a phone, without scripts."""

from playwright.sync_api import Page, expect
from tests.browser.room import PHONE, Room
from tests.browser.test_accessibilite import check
from tests.browser.watching import REFUSED, Watch

ROWS = "tr[data-etape]"


def opened(room: Room, **options: object) -> Page:
    """Open the running order of the group, built if it was not."""
    page = room.enter("trainer", **options)
    page.goto(f"{room.group.session.replace('salle', 'sessions')}/conducteur")
    if page.locator(".etat.vide").count():
        page.get_by_role("button", name="Construire depuis le module").click()
    expect(page.locator(ROWS).first).to_be_visible()
    return page


def order(page: Page) -> list[str]:
    return [str(row.get_attribute("data-etape")) for row in page.locator(ROWS).all()]


def test_by_keyboard_focus_stays_on_what_is_moved_and_the_place_is_announced(room: Room) -> None:
    page = opened(room)
    first, second, *_rest = order(page)
    page.locator(f"#descendre-{first}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS).nth(1)).to_have_attribute("data-etape", first)
    expect(page.locator(f"#descendre-{first}")).to_be_focused()
    expect(page.locator("#annonce")).to_contain_text("est placée")
    page.locator(f"#monter-{first}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS).first).to_have_attribute("data-etape", first)
    expect(page.locator(f"#modifier-{first}")).to_be_focused()  # it goes no higher: no button left
    assert order(page)[:2] == [first, second]


def test_minutes_move_the_hours_at_once(room: Room) -> None:
    page = opened(room)
    first, second, *_rest = order(page)
    page.locator(f"#duree-{first}").fill("45")
    page.keyboard.press("Tab")
    expect(page.locator(f"#etape-{second} th")).to_contain_text("9 h 45")
    expect(page.locator(".demi-journee").first).to_contain_text("Dépasse de 30 min")
    expect(page.locator(f"#descendre-{first}")).to_be_focused()


def test_a_step_is_dragged_to_another_place(room: Room) -> None:
    page = opened(room)
    first, _second, third, *_rest = order(page)
    page.locator(".demi-journee").first.evaluate("e => e.scrollIntoView()")
    handle = page.locator(f"#etape-{first} .poignee").bounding_box()
    target = page.locator(f"#etape-{third}").bounding_box()
    assert handle
    assert target
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 200, target["y"] + target["height"] - 6, steps=6)
    expect(page.locator(f"#etape-{third}")).to_have_class("depot-apres")
    page.mouse.up()
    expect(page.locator(ROWS).nth(2)).to_have_attribute("data-etape", first)
    expect(page.locator("#annonce")).to_contain_text("est placée")
    page.reload()
    assert order(page)[2] == first


def test_what_is_taken_out_comes_back_by_one_key(room: Room) -> None:
    page = opened(room)
    before = page.locator(".titre").all_inner_texts()
    step = order(page)[2]
    page.locator(f"#modifier-{step}").click()
    page.get_by_role("button", name="Retirer du conducteur").click()
    expect(page.locator("#remettre")).to_be_focused()
    expect(page.locator(f"#etape-{step}")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#remettre")).to_have_count(0)
    expect(page.locator(".titre")).to_have_text(before)
    expect(page.locator(f"#modifier-{order(page)[2]}")).to_be_focused()


def test_what_is_being_written_about_a_step_survives_other_gestures(room: Room) -> None:
    page = opened(room)
    first, second, third, *_rest = order(page)
    page.locator(f"#modifier-{third}").click()
    page.locator("#note").fill("Commencer dehors")
    page.locator(f"#descendre-{first}").click()
    expect(page.locator(ROWS).first).to_have_attribute("data-etape", second)
    expect(page.locator("#note")).to_have_value("Commencer dehors")


def test_a_mistake_is_summed_up_and_the_summary_has_the_focus(room: Room, watch: Watch) -> None:
    watch.allow(REFUSED)
    page = opened(room)
    page.locator("#temps").fill("999")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("#recap")).to_be_focused()
    expect(page).to_have_title("Erreur : " + page.title().removeprefix("Erreur : "))
    expect(page.locator("#temps")).to_have_value("999")


def test_without_scripts_everything_is_a_form(room: Room) -> None:
    page = opened(room, java_script_enabled=False)
    first, second, *_rest = order(page)
    page.locator(f"#descendre-{first}").click()
    expect(page.locator(ROWS).first).to_have_attribute("data-etape", second)
    expect(page.locator(ROWS).nth(1)).to_have_attribute("data-etape", first)
    page.locator(f"#duree-{first}").fill("20")
    page.locator(f"#duree-{first}").press("Enter")
    expect(page.locator(f"#duree-{first}")).to_have_value("20")
    page.locator(f"#modifier-{first}").click()
    page.get_by_label("Note pour l’équipe").fill("Près de la porte")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(f"#etape-{first}")).to_contain_text("Près de la porte")


def test_it_is_accessible_in_every_way_one_looks_at_it(room: Room) -> None:
    page = opened(room)
    page.locator(f"#modifier-{order(page)[4]}").click()
    expect(page.locator(".panneau")).to_be_visible()
    assert check(page, "conducteur", forced=True) == []
    page.goto(f"{room.group.session.replace('salle', 'sessions')}/conducteur/impression")
    assert check(page, "impression") == []


def test_a_phone_shows_it_without_scrolling_aside(room: Room) -> None:
    page = opened(room, viewport=PHONE)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    size = page.locator(f"#modifier-{order(page)[1]}").bounding_box()
    assert size
    assert size["height"] >= 48
