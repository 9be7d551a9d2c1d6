"""Somebody proposes an exercise from an old phone: slow, cut off, without scripts, by keyboard alone."""

import re
from collections.abc import Iterator
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.browser.keyboard import Keyboard
from tests.browser.served import Served
from tests.browser.test_accessibilite import check, violations
from tests.browser.watching import LOST_LINK, REFUSED, Watch
from tests.contributing.proposing import SAID

from allervers_training.catalogue.domain import simple_line_advice

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # fmt: skip
PHRASE = "On ne frappe pas chez quelqu'un le soir."
SENT_AND_SHOWN = """() => Object.keys(localStorage).length === 0
  && performance.getEntriesByType('navigation')[0].type === 'reload' && document.readyState === 'complete'"""
LINES = """() => {
  const page = document.body.cloneNode(true);
  document.documentElement.append(page);
  for (const own of page.querySelectorAll('.lu, .ecrit, .sprite, textarea, h1[data-sien], [hidden]')) own.remove();
  const lines = page.innerText.split('\\n').map((line) => line.trim()).filter(Boolean);
  page.remove();
  return lines;
}"""


class Author:
    """Somebody with her card and an old phone; every screen that she sees is looked at."""

    def __init__(self, context: BrowserContext, link: str, watch: Watch) -> None:
        watch.follow(context)
        self.context = context
        self.page = context.new_page()
        self.wrong: list[str] = []
        self.page.goto(link)
        self.page.get_by_role("button", name="Entrer").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Bonjour")

    def tap(self, name: str, role: str = "link") -> None:
        wanted = self.page.get_by_role(role, name=name, exact=False).last  # type: ignore[arg-type] - a role
        wanted.click()

    def look(self, where: str) -> None:
        """Ask axe, the narrowest screen, and the rules of simple lines about what she sees."""
        page = self.page
        expect(page.locator("main h1").first).to_be_visible()  # the network is slow
        self.wrong += [f"{where}: {fault}" for fault in violations(page)]
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        if page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
            self.wrong.append(f"{where}: wider than {NARROW['width']} px")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        for line in page.evaluate(LINES):
            self.wrong += [f"{where}: « {line} » {advice}" for advice in simple_line_advice(line)]
        if page.locator("[role=status]").count() != 1:
            self.wrong.append(f"{where}: not exactly one [role=status]")

    def slow_down(self) -> None:
        self._network = self.context.new_cdp_session(self.page)
        self._network.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        self._network.send("Network.enable")
        self.network(there=True)

    def network(self, *, there: bool) -> None:
        """Cut the slow network, or give it back."""
        conditions = {**SLOW_3G, "offline": not there}
        self._network.send("Network.emulateNetworkConditions", conditions)


@pytest.fixture
def contexts(browser: Browser, served: Served) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def link(browser: Browser, served: Served, request: pytest.FixtureRequest) -> str:
    """Let the trainer invite somebody of this test, and return what her card says."""
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    page.goto(served.world["signin"]["trainer"])
    page.get_by_role("button", name="Entrer").click()
    page.goto("/contributeurs")
    letters = "".join(chr(97 + int(digit)) for digit in str(crc32(request.node.name.encode())))
    wrong = check(page, "who proposes")
    page.locator("#prenom").fill(f"Zohra {letters}")
    page.get_by_role("button", name="Faire sa carte").click()
    wrong += check(page, "her card")
    assert wrong == []
    address = page.locator(".carte-qr small").inner_text()
    context.close()
    return f"http://{address}"


def author(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str, *, scripts: bool = True
) -> Author:  # fmt: skip
    context = browser.new_context(
        base_url=served.url, viewport=PHONE, has_touch=True, java_script_enabled=scripts  # type: ignore[arg-type]
    )  # fmt: skip
    contexts.append(context)
    return Author(context, link, watch)


def test_an_old_phone_on_a_slow_network_that_drops(  # noqa: PLR0915 - one story
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(LOST_LINK)
    she = author(browser, served, watch, contexts, link)
    she.slow_down()
    page = she.page
    she.look("her ideas")
    she.tap("Proposer une idée")
    she.look("which kind")
    she.tap("Une phrase à débattre")
    she.look("which way")
    she.tap("J’écris")
    she.look("which subject")
    page.locator(".cibles button").nth(1).click()
    expect(page.locator("#r-1")).to_be_visible()
    she.look("the first question")

    page.locator("#r-1").fill("Faut-il frapper ?")
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    expect(page.locator("#conseils")).to_contain_text("une question")
    she.look("advice")

    she.network(there=False)
    page.locator("#r-1").fill(PHRASE)
    expect(page.locator("[data-garde]")).to_have_text("Gardé sur ce téléphone")
    she.tap("Continuer", "button")
    expect(page.locator("#annonce")).to_have_text("Gardé sur ce téléphone")
    expect(page.locator("#r-1")).to_have_value(PHRASE)
    she.network(there=True)
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    page.reload()
    expect(page.locator("#r-1")).to_have_value(PHRASE)

    for address in ("mot", "relances", "titre"):
        she.tap("Continuer", "button")
        page.wait_for_url(f"**/questions/{address}")
    page.locator("#reponse").fill("La porte du soir")
    she.tap("Continuer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("La porte du soir")
    she.look("the whole")
    she.tap("Voir comme dans la salle")
    expect(page.locator("#activite h1")).to_contain_text("On ne frappe pas")
    she.tap("Revenir")
    she.tap("Envoyer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    she.look("thanks")
    she.tap("Revenir à mes idées")
    expect(page.get_by_role("region", name="Mes idées")).to_contain_text("Nous l’avons reçu.")
    assert she.wrong == []
    assert watch.faults() == []


def test_what_was_typed_before_leaving_is_there_on_return(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(LOST_LINK)
    she = author(browser, served, watch, contexts, link)
    page = she.page
    page.goto("/propositions/nouvelle?genre=temoignage&facon=ecrit")
    page.get_by_role("button", name="Je ne sais pas").click()
    expect(page.locator("#reponse")).to_be_visible()
    here = page.url
    she.context.set_offline(True)
    page.locator("#reponse").fill("Un jour, une dame est venue.")
    expect(page.locator("[data-garde]")).to_have_text("Gardé sur ce téléphone")
    page.close()  # the phone is put away
    she.context.set_offline(False)
    page = she.context.new_page()
    page.goto("/propositions", wait_until="commit")
    page.wait_for_function(SENT_AND_SHOWN)
    expect(page.get_by_role("region", name="Mes idées")).to_contain_text(
        "Un jour, une dame est venue."
    )
    page.goto(here)
    expect(page.locator("#reponse")).to_have_value("Un jour, une dame est venue.")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert watch.faults() == []


def test_without_scripts(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    she = author(browser, served, watch, contexts, link, scripts=False)
    page = she.page
    for name in ("Proposer une idée", "Une question à poser", "Quelqu’un écrit avec moi"):
        she.tap(name)
    page.locator("#aide").fill("Ada")
    she.tap("Continuer", "button")
    she.tap("Je ne sais pas", "button")
    page.locator("#r-1").fill("Quand avez-vous eu peur ?")
    she.tap("Ajouter une réponse", "button")
    expect(page.locator("#r-2")).to_be_focused()
    page.locator("#r-2").fill("Qui vous a aidé ?")
    page.get_by_role("button", name="Monter la réponse 2").click()
    expect(page.locator("#r-1")).to_have_value("Qui vous a aidé ?")
    she.tap("Revenir", "button")
    expect(page.locator("main")).to_contain_text("Quand avez-vous eu peur ?")
    expect(page.locator("main")).to_contain_text("Écrit avec Ada.")
    she.tap("Voir comme dans la salle")
    expect(page.locator("main")).to_contain_text("Qui vous a aidé")
    she.tap("Revenir")
    she.tap("Envoyer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    assert watch.faults() == []


def test_by_keyboard_alone(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    page = author(browser, served, watch, contexts, link).page
    keys = Keyboard(page)
    keys.press("a[href='/propositions/nouvelle']")
    expect(page).to_have_title(re.compile("^Que voulez-vous proposer"))
    keys.press("a[href$='genre=debat-mouvant']")
    expect(page).to_have_title(re.compile("^Comment"))
    keys.press("a[href$='facon=ecrit']")
    expect(page).to_have_title(re.compile("^De quoi"))
    keys.press("button[name=sujet][value='c1-raisons']")
    expect(page.locator("#r-1")).to_be_visible()
    keys.write("#r-1", PHRASE)
    keys.press("button[value=ajout]")
    expect(page.locator("#r-2")).to_be_focused()
    page.keyboard.type("Une porte fermée dit non.")
    keys.press("button.bouton[value=retour]")
    expect(page.get_by_role("heading", level=1)).to_contain_text("On ne frappe pas")
    keys.press("form[action$='/envoi'] button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    assert watch.faults() == []


def test_a_voice_by_the_phones_own_recorder(  # noqa: PLR0915 - one story
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(REFUSED)
    she = author(browser, served, watch, contexts, link)
    page = she.page
    for name in ("Proposer une idée", "Un témoignage", "Je parle"):
        she.tap(name)
    she.tap("Je ne sais pas", "button")
    expect(page.get_by_role("button", name="Parler", exact=True)).to_be_visible()
    she.look("speaking")
    page.get_by_role("button", name="Parler", exact=True).click()
    expect(page.locator("[data-dit]")).to_contain_text("Le micro est fermé.")
    page.locator("#son").set_input_files({"name": "voix.ogg", "mimeType": "audio/ogg", "buffer": b"<html>"})  # fmt: skip
    page.get_by_role("button", name="Garder ma voix").last.click()
    expect(page.locator("[data-dit]")).to_contain_text("Essayez encore.")
    page.locator("#son").set_input_files({"name": "voix.ogg", "mimeType": "audio/ogg", "buffer": SAID})  # fmt: skip
    page.get_by_role("button", name="Garder ma voix").last.click()
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    expect(page.locator("audio[src]").first).to_have_attribute("src", re.compile("/son"))
    she.look("spoken")
    she.tap("Recommencer")
    she.look("speaking again")
    she.tap("Revenir, je garde l’autre")
    she.tap("Effacer ma voix")
    she.look("before a voice goes")
    she.tap("Revenir, je la garde")
    she.tap("Continuer")
    page.goto("/propositions")
    page.get_by_role("region", name="Mes idées").get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("Votre voix attend d’être écrite.")
    she.look("a voice that waits")
    trainer = browser.new_context(base_url=served.url)
    contexts.append(trainer)
    desk = trainer.new_page()
    desk.goto(served.world["signin"]["trainer"])
    desk.get_by_role("button", name="Entrer").click()
    desk.goto("/voix")
    she.wrong += check(desk, "voices that wait")
    desk.get_by_role("link", name="Écouter et écrire").last.click()  # the newest is hers
    she.wrong += check(desk, "one voice")
    desk.locator("#texte").fill("Un jour, une dame est venue.")
    desk.get_by_role("button", name="Rendre ses mots").click()
    page.reload()
    expect(page.locator("main")).to_contain_text("Alice a écrit ce que vous avez dit.")
    assert she.wrong == []
    assert watch.faults() == []


def test_somebody_signed_out_meanwhile_finds_her_words(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(REFUSED)
    she = author(browser, served, watch, contexts, link)
    page = she.page
    page.goto("/propositions/nouvelle?genre=debat-mouvant&facon=ecrit")
    page.get_by_role("button", name="Je ne sais pas").click()
    expect(page.locator("#r-1")).to_be_visible()
    she.context.clear_cookies()
    page.locator("#r-1").fill(PHRASE)
    she.tap("Continuer", "button")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Qui êtes-vous")
    expect(page.locator(".ecrit")).to_have_text(PHRASE)
    card = she.context.new_page()
    card.goto(link)
    card.get_by_role("button", name="Entrer").click()
    expect(card.get_by_role("heading", level=1)).to_contain_text("Bonjour")
    page.get_by_role("button", name="Garder mes mots").click()
    expect(page).to_have_url(re.compile("/questions/mot$"))
    assert watch.faults() == []


def test_without_network_she_is_told_beside_the_button_and_her_text_leaves_by_itself(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    watch.allow(LOST_LINK)
    she = author(browser, served, watch, contexts, link)
    page, beside = she.page, she.page.locator("[data-reseau]")
    page.goto("/propositions/nouvelle?genre=debat-mouvant&facon=ecrit")
    page.get_by_role("button", name="Je ne sais pas").click()
    page.locator("#r-1").fill(PHRASE)
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    she.context.set_offline(True)
    she.tap("Continuer", "button")
    expect(beside).to_contain_text("Pas de réseau.")
    expect(beside).to_contain_text("Gardé sur ce téléphone.")
    she.look("a question, cut off")
    she.context.set_offline(False)
    expect(beside).to_contain_text("Le réseau est revenu.")
    page.goto(page.url.partition("/questions/")[0])
    she.context.set_offline(True)
    she.tap("Envoyer", "button")
    expect(beside).to_contain_text("pas encore parti")
    she.look("the whole, cut off")
    she.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    assert she.wrong == []
    assert watch.faults() == []
