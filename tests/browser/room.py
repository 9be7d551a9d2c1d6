"""What a trainer and her group do, screen by screen, in real pages."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from tests.browser.groups import Group
from tests.browser.served import Served
from tests.browser.watching import Watch

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1366, height=768)
WALL = ViewportSize(width=1280, height=720)
PHASES = {
    "annonce": "Annonce",
    "position": "Position",
    "revelation": "Révélation",
    "preparation": "Préparation",
    "echanges": "Échanges",
    "position_finale": "Position finale",
    "bilan": "Bilan",
    "debrief": "Débrief",
}


class Room:
    """Opens the pages of one session; everything it opens is watched."""

    def __init__(self, browser: Browser, served: Served, group: Group, watch: Watch) -> None:
        self.browser = browser
        self.served = served
        self.group = group
        self.watch = watch
        self.contexts: list[BrowserContext] = []

    def context(self, **options: Any) -> BrowserContext:
        context = self.browser.new_context(base_url=self.served.url, locale="fr-FR", **options)
        context.set_default_timeout(15_000)
        self.watch.follow(context)
        self.contexts.append(context)
        return context

    def enter(self, role: str, **options: Any) -> Page:
        """Open a page signed in by the one-click link of a role."""
        page = self.context(viewport=options.pop("viewport", DESK), **options).new_page()
        page.goto(self.served.world["signin"][role])
        page.get_by_role("button", name="Entrer").click()
        expect(page).to_have_url(re.compile("/sessions|/salle|/$"))
        return page

    def console(self, role: str = "trainer") -> Page:
        page = self.enter(role)
        page.goto(f"{self.group.session}/console")
        connected(page)
        return page

    def wall(self) -> Page:
        page = self.context(viewport=WALL).new_page()
        page.goto(self.group.screen)
        connected(page)
        return page

    def phone(self, name: str, **options: Any) -> Page:
        page = self.context(viewport=PHONE, has_touch=True, **options).new_page()
        page.goto(f"/rejoindre/{self.group.code}")
        page.locator("#prenom").fill(name)
        page.get_by_role("button", name="Entrer").click()
        expect(page).to_have_url(re.compile(r"/salle/\d+$"))
        if options.get("java_script_enabled", True):
            connected(page)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()


def connected(page: Page) -> None:
    """Wait until the page follows its stream."""
    expect(page.locator("body")).to_have_attribute("data-lien", "direct")


def prepare(console: Page, exercise: str = "c2-debat-besoin", **settings: str) -> None:
    """Open an exercise with settings, as the preparation page would."""
    session = console.url.removesuffix("/console")
    answer = console.request.post(
        f"{session}/activites", form={"exercice": exercise, **settings}, max_redirects=0
    )
    assert answer.status == 303, answer.text()
    console.reload()
    connected(console)


def advance(console: Page, phase: str) -> None:
    """Go to the next phase, and make sure that it is the one expected."""
    console.locator("#b-suite").click()
    at_phase(console, phase)


def go_to(console: Page, phase: str) -> None:
    """Go through the phases up to one of them."""
    here = console.locator("#conduite [aria-current=step]")
    while here.inner_text() != PHASES[phase]:
        before = here.inner_text()
        console.locator("#b-suite").click()
        expect(here).not_to_have_text(before)


def at_phase(console: Page, phase: str) -> None:
    expect(console.locator("#conduite [aria-current=step]")).to_have_text(PHASES[phase])


def follows(phone: Page, phase: str, rank: int = 0, flags: str = "00") -> None:
    """Wait until a phone shows a phase, in what is common and in what is its own."""
    step = f"{rank}-{phase}-{flags}"
    expect(phone.locator("#question [data-etape]")).to_have_attribute("data-etape", step)
    expect(phone.locator("#moi [data-etape]")).to_have_attribute("data-etape", step)


def place(phone: Page, zone: str) -> None:
    """Choose a place in secret."""
    phone.locator(f"label:has(#z-{zone})").click()
    phone.locator("#b-place").click()
    expect(phone.locator("#note-place")).to_contain_text("C’est noté")
    expect(phone.locator(f"#z-{zone}")).to_be_checked()


def placed(console: Page) -> Locator:
    return console.locator("#n-places")


def figures(console: Page) -> Mapping[str, int]:
    """Return the three numbers of the console."""
    return {
        row.locator("dt").inner_text(): int(row.locator("dd").inner_text())
        for row in console.locator("dl.comptes > div").all()
    }


def lasting(html: str) -> str:
    """Return a page without what is fresh at each rendering: keys, cursor, time."""
    html = re.sub(r'name="cle" value="[^"]*"', "", html)
    html = re.sub(r'id="vu" name="vu" value="[^"]*"|vu=[^"&]*', "", html)
    return re.sub(r'data-(fin|depuis)="\d+">[^<]*', "", html)


def fresh(page: Page) -> str:
    """Return what the server would show now to the person of this page, whatever the page shows."""
    answer = page.request.get(page.url)
    assert answer.ok, f"{answer.status} {page.url}"
    return lasting(answer.text())
