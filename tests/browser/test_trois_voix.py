"""Lived experience, practice and research are set alike, wherever they are read: no voice is smaller than another."""

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from tests.browser.served import Served
from tests.browser.watching import Watch
from tests.catalogue.test_render import html
from tests.contributing.people import Shown, agreed, contributor

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.kernel.db import Database

COURSE, STORY, DEBATE = "/competences/c2-besoin", "/exercices/p-recit", "/exercices/p-debat"
VOICES = "::: voices\n### Vécu\n\n> Une hirondelle est entrée.\n\nUne habitante.\n\n### Pratique\n\n> On attend dehors.\n\nUne éducatrice.\n\n### Recherche\n\n> Le seuil compte.\n\nUne équipe.\n:::\n"
SET = ["fontFamily", "fontSize", "fontStyle", "fontWeight", "lineHeight", "color"]
BOX = ["display", "padding", "backgroundColor", "borderTop", "borderRight", "borderBottom", "borderLeft", "borderRadius"]  # fmt: skip
WIDE = {"width": 1280, "height": 900}
STYLES = """([place, names]) => [...document.querySelectorAll(place)].map(
  (e) => names.map((name) => getComputedStyle(e)[name]).join(" | "))"""
SIZES = "() => [...document.querySelectorAll('.voix > li')].map((e) => e.getBoundingClientRect().toJSON())"  # fmt: skip


@pytest.fixture
def page(browser: Browser, served: Served, watch: Watch) -> Page:
    """Lend a page of a site on which a testimony and a debate that somebody contributed are public."""
    database = Database(f"sqlite:///{served.database}")
    with database.writing() as db:
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        nadia = contributor(db)
        agreed(db, nadia, alice, Shown(PropositionKind.TEMOIGNAGE, {"recit": "Une hirondelle."}, slug="p-recit"))  # fmt: skip
        agreed(db, nadia, alice, Shown(slug="p-debat"))
    database.dispose()
    served.stop()
    served.restart()
    context = browser.new_context(base_url=served.url, viewport=WIDE)  # type: ignore[arg-type]
    watch.follow(context)
    return context.new_page()


@pytest.mark.own_site
def test_three_voices_are_set_alike_on_every_page(page: Page) -> None:
    found = {}
    for address in (COURSE, STORY, DEBATE):
        answer = page.goto(address)
        assert answer
        assert answer.ok
        page.locator("main").evaluate(
            "(main, voices) => main.insertAdjacentHTML('beforeend', voices)", html(VOICES)
        )
        parts = {place: styles(page, f".voix > li{place}", SET + BOX) for place in ("", " > h3", " > blockquote > p", " > footer")}  # fmt: skip
        for place, told in parts.items():
            assert len(told) == 3, place
            assert len(set(told)) == 1, (address, place)
        sizes = page.evaluate(SIZES)
        for side in ("width", "height", "top"):
            assert len({round(size[side]) for size in sizes}) == 1, (address, side)
        found[address] = {place: told[0] for place, told in parts.items()}
        if address == STORY:
            lived = styles(page, "main .vignette > p", SET)
            assert set(lived) == set(styles(page, ".voix > li > blockquote > p", SET))
    assert found[STORY] == found[DEBATE] == found[COURSE]
    page.context.close()


def styles(page: Page, place: str, names: list[str]) -> list[str]:
    """Return how each thing that is found is set, as the browser computes it."""
    found: list[str] = page.evaluate(STYLES, [place, names])
    return found
