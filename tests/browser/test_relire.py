"""A text goes to a reader and comes back: a desk, then a phone; every screen accessible, hers in simple lines."""

from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.served import Served
from tests.browser.test_accessibilite import violations
from tests.browser.test_proposer import PHRASE, Author, author, contexts, link
from tests.browser.watching import Watch

__all__ = ["contexts", "link"]  # fixtures
DESK, PHONE, NARROW = ({"width": w, "height": 900} for w in (1280, 360, 320))
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def trainer(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], *, scripts: bool = True
) -> Page:  # fmt: skip
    context = browser.new_context(base_url=served.url, viewport=DESK, java_script_enabled=scripts)  # type: ignore[arg-type]
    watch.follow(context)
    contexts.append(context)
    page = context.new_page()
    page.goto(served.world["signin"]["trainer"])
    page.get_by_role("button", name="Entrer").click()
    page.goto("/relectures")
    return page


def sent(she: Author) -> str:
    """Let somebody write a debate and send it; return the address of its page."""
    page = she.page
    page.goto("/propositions/nouvelle?genre=debat-mouvant&facon=ecrit")
    page.locator(".cibles button").nth(1).click()
    page.locator("#r-1").fill(PHRASE)
    she.tap("Continuer", "button")
    page.wait_for_url("**/questions/mot")
    own = f"/propositions/{page.url.split('/')[4]}"
    page.goto(own)
    she.tap("Envoyer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    return own


def taken(desk: Page) -> None:
    desk.get_by_role("button", name="Je le relis").click()
    expect(desk.get_by_role("heading", name="Et maintenant")).to_be_visible()


def faults(page: Page, where: str) -> list[str]:
    """Ask axe at a desk and on a phone, and whether anything is wider than the narrowest screen."""
    found = [f"{where}: {fault}" for fault in violations(page)]
    for size in (PHONE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if page.evaluate(WIDE) > 0:
            found.append(f"{where}: wider than {size['width']} px")
    found += [f"{where}, phone: {fault}" for fault in violations(page)]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return found


def test_a_text_is_read_sent_back_answered_and_put_to_its_author(  # noqa: PLR0915 - one story
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    she = author(browser, served, watch, contexts, link)
    own = sent(she)
    slug = own.split("/")[-1]
    she.page.goto(own)
    she.look("sent")

    desk = trainer(browser, served, watch, contexts)
    wrong = faults(desk, "list")
    desk.goto(f"/relectures/{slug}")
    taken(desk)
    wrong += faults(desk, "taken")
    desk.get_by_text("Faire une remarque sur").first.click()
    desk.locator("#texte-phrases").fill("Qui frappe ?")
    desk.locator("#mots-phrases").fill("On ne frappe jamais chez quelqu'un le soir.")
    wrong += faults(desk, "remark")
    desk.get_by_role("button", name="Garder la remarque").first.click()
    expect(desk.locator(".differences del").first).to_contain_text("pas")
    desk.locator("#message-tout").fill("Votre phrase est forte.")
    desk.get_by_role("button", name="Demander une reprise").click()
    expect(desk.get_by_role("link", name="Saisir ses réponses")).to_be_visible()
    wrong += faults(desk, "sent back")
    for page in ("fiche", "reponses"):
        desk.goto(f"/relectures/{slug}/{page}")
        wrong += faults(desk, page)
    desk.goto("/besoins")
    wrong += faults(desk, "needs")

    she.page.goto(own)
    she.look("answered")
    she.tap("Lire ce qu’on vous dit")
    she.look("a remark")
    she.page.keyboard.press("Tab")
    she.tap("Je prends ces mots", "button")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Vous avez tout lu.")
    she.look("all read")
    she.tap("Lire sur papier")
    she.look("on paper")
    she.page.goto(f"{own}/remarques")
    she.tap("Envoyer", "button")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")

    desk.goto(f"/relectures/{slug}")
    taken(desk)
    she.page.goto(own)
    she.look("being read")
    desk.get_by_role("link", name="Comparer la version 2").click()
    expect(desk.locator(".differences ins")).to_contain_text("jamais")
    wrong += faults(desk, "versions")
    desk.goto(f"/relectures/{slug}")
    desk.get_by_role("button", name="Proposer ce texte").click()
    expect(desk.locator("main")).to_contain_text("Accord demandé")
    she.page.goto(own)
    she.look("put to her")
    assert she.wrong + wrong == []
    assert watch.faults() == []


def test_remarks_without_scripts(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext], link: str
) -> None:
    she = author(browser, served, watch, contexts, link, scripts=False)
    own = sent(she)
    desk = trainer(browser, served, watch, contexts, scripts=False)
    desk.goto(own.replace("propositions", "relectures"))
    taken(desk)
    desk.get_by_text("Faire une remarque sur").first.click()
    desk.locator("#mots-phrases").fill("Le soir, on dort.")
    desk.get_by_role("button", name="Garder la remarque").first.click()
    expect(desk.locator(".differences ins").first).to_contain_text("dort")
    desk.get_by_role("button", name="Demander une reprise").click()
    expect(desk.locator("main")).to_contain_text("Reprise demandée")

    she.page.goto(own)
    she.tap("Lire ce qu’on vous dit")
    she.tap("Je prends ces mots", "button")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Vous avez tout lu.")
    she.tap("Revoir")
    expect(she.page.get_by_text("devient")).to_be_visible()
    she.tap("Je garde les miens", "button")
    she.tap("Relire mes mots")
    expect(she.page.locator("main")).to_contain_text("On ne frappe pas")
    she.tap("Envoyer", "button")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    assert watch.faults() == []


def test_a_peer_says_where_an_easy_version_is_hard_then_that_it_is_easy(
    browser: Browser, served: Served, watch: Watch, contexts: list[BrowserContext]
) -> None:
    she = author(browser, served, watch, contexts, served.world["signin"]["peer"])
    she.tap("Lire les textes simplifiés")
    she.page.locator("#t-simplifiees ~ ul a").first.click()
    she.look("an easy version")
    read = she.page.url.rpartition("/")[2]
    she.tap("Pas partout", "button")
    she.look("which words are hard")
    she.page.get_by_label("Quels mots sont difficiles ?").fill("la démarche")
    she.tap("Garder", "button")
    expect(she.page.locator("main")).to_contain_text("la démarche")
    she.look("her answer")

    desk = trainer(browser, served, watch, contexts)
    expect(desk.locator("table")).to_contain_text("« la démarche », une personne qui relit")
    wrong = faults(desk, "what is hard")
    shown = f"/competences/{read}/version-simplifiee"
    desk.goto(shown)
    expect(desk.locator("main")).to_contain_text("Pas encore relue par une personne concernée.")

    she.tap("Changer ma réponse")
    she.tap("Oui", "button")
    expect(she.page.locator("main")).to_contain_text("Votre réponse : oui.")
    desk.goto(shown)
    desk.emulate_media(media="print")
    expect(desk.get_by_text("Relue par une personne concernée, le")).to_be_visible()
    assert she.wrong + wrong == []
    assert watch.faults() == []
