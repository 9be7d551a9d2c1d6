"""A hurried finger answers one question of consent at a time; a voice that is kept goes only when she says so."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.served import Served
from tests.browser.test_proposer import PHONE, Author, author, contexts, link
from tests.browser.watching import REFUSED, Watch
from tests.contributing.proposing import SAID

__all__ = ["contexts", "link"]  # fixtures
ROOM, PLATFORM = "button[name=salle][value=oui]", "button[name=plateforme][value=oui]"
UNDER_THE_FINGER = """(button) => {
  const { x, y, width, height } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


class Time:
    """The clock of a page's animations, which a test holds still."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Animation.enable")

    def runs(self, *, on: bool) -> None:
        self.session.send("Animation.setPlaybackRate", {"playbackRate": 1 if on else 0})


@pytest.fixture(params=["scripts", "without scripts", "less motion"])
def asked(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:
    """Open the first question of consent on the phone of somebody whose text waits for her yes."""
    context = browser.new_context(
        base_url=served.url,
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=request.param != "without scripts",
        reduced_motion="reduce" if request.param == "less motion" else "no-preference",
    )
    page = context.new_page()
    page.goto(served.world["signin"]["contributor"])
    page.get_by_role("button", name="Entrer").click()
    page.get_by_role("link", name="On attend votre accord").click()
    page.get_by_role("link", name="Lire le texte final").click()
    page.get_by_role("button", name="J’ai lu, continuer").click()
    expect(page.locator(ROOM)).to_be_visible()
    yield page
    context.close()


def test_a_second_tap_does_not_answer_the_question_that_has_just_come(asked: Page) -> None:
    time = Time(asked)
    time.runs(on=False)
    asked.reload()
    assert asked.locator(ROOM).evaluate(UNDER_THE_FINGER) is False
    asked.locator(ROOM).press("Enter")  # a keyboard does not wait
    expect(asked.locator(PLATFORM)).to_be_visible()
    assert asked.locator(PLATFORM).evaluate(UNDER_THE_FINGER) is False
    time.runs(on=True)
    asked.locator(PLATFORM).click()  # as soon as a finger reaches it
    expect(asked.locator(PLATFORM)).not_to_be_attached()
    assert "plateforme=oui" in asked.url


def test_a_voice_kept_after_a_refusal_shows_no_refusal(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(REFUSED)
    she: Author = author(browser, served, watch, contexts, link)
    page = she.page
    page.goto("/propositions/nouvelle?genre=temoignage&facon=parle")
    page.get_by_role("button", name="Je ne sais pas").click()
    page.get_by_text("Avec l’enregistreur du téléphone").click()
    page.get_by_role("button", name="Garder ma voix").last.click()
    expect(page.locator("#son-erreur")).to_be_visible()
    page.get_by_text("Avec l’enregistreur du téléphone").click()
    page.locator("#son").set_input_files({"name": "voix.ogg", "mimeType": "audio/ogg", "buffer": SAID})  # fmt: skip
    page.get_by_role("button", name="Garder ma voix").last.click()
    expect(page.locator("audio[src*='/son']")).to_be_visible()
    expect(page.locator("#son-erreur")).not_to_be_attached()
    assert watch.faults() == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without scripts"])
def test_a_kept_voice_goes_only_when_she_says_so(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str, *, scripts: bool
) -> None:  # fmt: skip
    watch.allow(REFUSED)
    she: Author = author(browser, served, watch, contexts, link, scripts=scripts)
    page = she.page
    page.goto("/propositions/nouvelle?genre=temoignage&facon=parle")
    page.get_by_role("button", name="Je ne sais pas").click()
    late = she.context.new_page()  # opened before anything was kept
    late.goto(page.url)
    says(page, SAID, "Garder ma voix")
    kept = page.locator("audio[src*='/son']")
    expect(kept).to_be_visible()
    first = kept.get_attribute("src")
    says(late, SAID + b"2", "Garder ma voix")
    expect(late.locator("main")).to_contain_text("Une autre voix est déjà gardée ici.")
    page.get_by_role("link", name="Recommencer").click()
    expect(page.locator("main")).to_contain_text("Elle s’efface si vous gardez la nouvelle.")
    page.get_by_role("link", name="je garde l’autre").click()
    assert kept.get_attribute("src") == first
    page.get_by_role("link", name="Effacer ma voix").click()
    page.get_by_role("link", name="je la garde").click()
    assert kept.get_attribute("src") == first
    page.get_by_role("link", name="Recommencer").click()
    says(page, SAID + b"3", "Garder la nouvelle (efface l’autre)")
    expect(page.get_by_role("link", name="Recommencer")).to_be_visible()
    assert kept.get_attribute("src") != first
    page.get_by_role("link", name="Effacer ma voix").click()
    page.get_by_role("button", name="Oui, effacer ma voix").click()
    expect(page.get_by_text("Avec l’enregistreur du téléphone")).to_be_visible()
    expect(kept).not_to_be_attached()
    assert watch.faults() == []


def says(page: Page, sound: bytes, button: str) -> None:
    """Give a recording of the phone's own recorder, and press a button."""
    if not page.locator("#son").is_visible():
        page.get_by_text("Avec l’enregistreur du téléphone").click()
    page.locator("#son").set_input_files({"name": "voix.ogg", "mimeType": "audio/ogg", "buffer": sound})  # fmt: skip
    page.get_by_role("button", name=button).last.click()


SPEAKS = """
navigator.mediaDevices.getUserMedia = async () => new MediaStream();
window.MediaRecorder = class extends EventTarget {
  state = "inactive"; mimeType = "audio/ogg";
  start() { this.state = "recording"; }
  stop() {
    this.state = "inactive";
    this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: new Blob(["OggS"]) }));
    this.dispatchEvent(new Event("stop"));
  }
};
"""


def test_a_take_is_not_lost_to_a_hurried_finger(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    page = author(browser, served, watch, contexts, link).page
    page.add_init_script(SPEAKS)
    page.clock.install()
    page.goto("/propositions/nouvelle?genre=temoignage&facon=parle")
    page.get_by_role("button", name="Je ne sais pas").click()
    page.get_by_role("button", name="Parler", exact=True).click()
    page.get_by_role("button", name="J’ai fini").click()
    page.get_by_role("button", name="Recommencer (efface cet essai)").click()  # the same place
    expect(page.get_by_role("button", name="J’ai fini")).to_be_hidden()
    keep = page.locator("button[data-envoi]")
    expect(keep).to_be_visible()
    here, away = page.url, page.get_by_role("link", name="Je finirai plus tard")
    away.click()
    away.click()
    expect(page.locator("[data-dit]")).to_contain_text("Votre voix n’est pas gardée.")
    assert page.url == here
    page.clock.fast_forward(2000)
    away.click()
    expect(page).to_have_url(re.compile("/propositions$"))
    assert watch.faults() == []


@pytest.mark.own_site
def test_a_page_that_is_open_before_a_group_follows_her_no(
    browser: Browser, served: Served, contexts: list[BrowserContext]
) -> None:
    she, trainer = (browser.new_context(base_url=served.url) for _ in range(2))
    contexts += [she, trainer]
    hers, wall = she.new_page(), trainer.new_page()
    for page, who in ((hers, "contributor"), (wall, "trainer")):
        page.goto(served.world["signin"][who])
        page.get_by_role("button", name="Entrer").click()
    hers.get_by_role("link", name="Le troisième non").click()
    slug = hers.url.rpartition("/")[2]
    wall.clock.install()
    wall.goto(f"/exercices/{slug}")
    expect(wall.get_by_role("heading", level=1)).to_contain_text("Le troisième non")
    hers.goto(f"/propositions/{slug}/accord?salle=non&explique=non&lu=oui")
    hers.get_by_role("button", name="Oui, ne plus le montrer").click()
    expect(hers).to_have_url(re.compile("/accord/fiche"))
    wall.clock.fast_forward(6000)
    expect(wall.get_by_role("heading", level=1)).to_have_text("Ce texte n’est plus montré.")
    expect(wall.locator("main")).not_to_contain_text("trois fois")
    expect(wall).to_have_title("Ce texte n’est plus montré.")
