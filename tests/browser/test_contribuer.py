"""A co-trainer's texts from her first word to her withdrawal: read, agreed to, shown, played by a group, taken back."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from tests.browser.groups import first_group
from tests.browser.keyboard import Keyboard
from tests.browser.room import PHONE, Room, advance, connected, place
from tests.browser.served import Served
from tests.browser.test_proposer import Author
from tests.browser.test_relire import sent
from tests.browser.watching import LOST_LINK, Watch
from tests.contributing.proposing import SAID

from allervers_training.contributing.models import ConsentGiven, Revision
from allervers_training.kernel.db import Database

FIRST = "Une hirondelle ne frappe pas le soir."
BETTER = "Une hirondelle ne frappe jamais le soir."
TOLD = "Un jour, une hirondelle est entrée chez moi."
WORD = "hirondelle"
INDEXED = """async () => {
  for (let n = 0; n < 60; n += 1) {
    const text = await (await fetch(location.href)).text();
    if (!text.includes("se prépare")) return true;
    await new Promise((again) => setTimeout(again, 500));
  }
  return false;
}"""
ASKED = {"salle": "Oui", "plateforme": "Oui", "public": "Oui", "licence": "Non"}


def test_a_text_is_proposed_read_again_agreed_to_played_and_taken_back(  # noqa: PLR0915 - one story
    browser: Browser, served: Served, watch: Watch
) -> None:
    watch.allow(LOST_LINK)
    room = Room(browser, served, first_group(served), watch)
    trainer = room.enter("trainer")
    card, peer_card = invite(trainer, "Zoé Essai"), invite(trainer, "Pia Essai", peer=True)
    zoe = Author(room.context(viewport=PHONE, has_touch=True), card, watch)
    pia = Author(room.context(viewport=PHONE, has_touch=True), peer_card, watch)
    zoe.slow_down()

    debate = proposes_a_debate(zoe)
    story = tells_her_story(zoe)
    types_it_out(trainer, TOLD)
    reads_and_sends(zoe, story)

    asks_for_a_change(trainer, debate)
    takes_the_other_words(zoe, debate)
    puts_the_final_text(trainer, debate)
    reads_as_a_peer(pia.page, story)
    puts_the_final_text(trainer, story)
    for slug in (debate, story):
        agrees(zoe, slug)
        expect(
            trainer.request.get(f"/exercices/{slug}")
        ).not_to_be_ok()  # seven days to change her mind
    let_seven_days_pass(served)

    for slug in (debate, story):
        page = room.context().new_page()
        page.goto(f"/exercices/{slug}")
        expect(page.locator("main")).to_contain_text("irondelle")
    page.goto(f"/recherche?q={WORD}")
    assert page.evaluate(INDEXED)
    page.reload()
    expect(page.locator("main")).to_contain_text("irondelle")

    console, wall, phone = plays_it(room, trainer, debate)
    zoe.page.goto(f"/propositions/{debate}")
    expect(zoe.page.locator("main")).to_contain_text("Votre texte a servi une fois.")
    withdraws(zoe, debate)
    withdraws(zoe, story)
    for screen in (console, wall, phone):
        expect(screen.locator("body")).not_to_contain_text(WORD, ignore_case=True)
    expect(console.locator("body")).to_contain_text("J’ai vu")
    assert left(console, page, debate, story) == []
    assert zoe.wrong == []
    room.close()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "by keyboard"])
def test_her_yes_and_her_withdrawal_need_neither_scripts_nor_a_finger(
    browser: Browser, served: Served, watch: Watch, scripts: bool
) -> None:
    room = Room(browser, served, first_group(served), watch)
    trainer = room.enter("trainer")
    card = invite(trainer, "Lou Clavier" if scripts else "Lou Papier")
    she = Author(room.context(viewport=PHONE, java_script_enabled=scripts), card, watch)
    own = sent(she)
    slug = own.split("/")[-1]
    asks_for_a_change(trainer, slug)
    gestures = by_keyboard(she.page) if scripts else by_tapping(she.page)

    she.page.goto(own)
    gestures("a[href$='/remarques']")
    gestures("button[name=choix][value=prise]")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Vous avez tout lu.")
    gestures("form[action$='/envoi'] button")
    expect(she.page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    puts_the_final_text(trainer, slug)
    she.page.goto(own)
    says_yes_to_the_room(she.page, gestures)
    she.page.goto(own)
    gestures("a[href$='/retrait']")
    gestures("form[action$='/retrait'] button")
    expect(she.page.locator("main")).not_to_contain_text(WORD, ignore_case=True)
    assert watch.faults() == []
    room.close()


def says_yes_to_the_room(page: Page, gestures: Callable[[str], None]) -> None:
    gestures("a[href$='/accord']")
    gestures("button[name=lu]")
    for question, answer in (("salle", "oui"), ("plateforme", "non"), ("nom", "non")):
        gestures(f"button[name={question}][value={answer}]")
    whole = page.locator("button[name=reponse][value=oui]")
    explained = page.locator("button[name=explique]").first
    expect(whole.or_(explained)).to_be_visible()
    if explained.is_visible():
        gestures("button[name=explique]")
    gestures("button[name=reponse][value=oui]")
    expect(page.locator("main")).to_contain_text("Mon accord")


def by_keyboard(page: Page) -> Callable[[str], None]:
    keys = Keyboard(page)

    def press(selector: str) -> None:
        expect(page.locator(selector).first).to_be_visible()
        keys.press(selector)

    return press


def by_tapping(page: Page) -> Callable[[str], None]:
    return lambda selector: page.locator(selector).first.click()


def invite(trainer: Page, name: str, *, peer: bool = False) -> str:
    trainer.goto("/contributeurs")
    trainer.locator("#prenom").fill(name)
    trainer.get_by_role("button", name="Faire sa carte").click()
    address = trainer.locator(".carte-qr small").inner_text()
    if peer:
        trainer.goto("/contributeurs")
        line = trainer.locator("li", has_text=name)
        line.get_by_role("button", name="Relit les propositions des autres").click()
        expect(line.get_by_role("button", name="Ne relit plus")).to_be_visible()
    return f"http://{address}"


def begins(zoe: Author, kind: str, way: str) -> None:
    zoe.page.goto("/propositions/nouvelle")
    zoe.tap(kind)
    zoe.tap(way)
    zoe.page.locator("button[value='c2-besoin']").click()


def slug_of(page: Page) -> str:
    found = re.search(r"/propositions/([\w-]+)", page.url)
    assert found
    return found[1]


def proposes_a_debate(zoe: Author) -> str:
    page = zoe.page
    begins(zoe, "Une phrase à débattre", "J’écris")
    expect(page.locator("#r-1")).to_be_visible()
    zoe.network(there=False)
    page.locator("#r-1").fill(FIRST)
    expect(page.locator("[data-garde]")).to_have_text("Gardé sur ce téléphone")
    zoe.network(there=True)
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    slug = slug_of(page)
    page.goto(f"/propositions/{slug}")
    expect(page.locator("main")).to_contain_text(FIRST.replace("'", "’"))
    zoe.tap("Envoyer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")
    return slug


def tells_her_story(zoe: Author) -> str:
    page = zoe.page
    begins(zoe, "Un témoignage", "Je parle")
    page.get_by_role("button", name="Parler", exact=True).click()
    expect(page.locator("[data-dit]")).to_contain_text(
        "Le micro est fermé."
    )  # no microphone here: her phone's own recorder
    page.locator("#son").set_input_files({"name": "voix.ogg", "mimeType": "audio/ogg", "buffer": SAID})  # fmt: skip
    page.get_by_role("button", name="Garder ma voix").last.click()
    expect(page.locator("[data-garde]")).to_have_text("Gardé")
    return slug_of(page)


def types_it_out(trainer: Page, words: str) -> None:
    trainer.goto("/voix")
    trainer.get_by_role("link", name="Écouter et écrire").last.click()  # the newest is hers
    trainer.locator("#texte").fill(words)
    trainer.get_by_role("button", name="Rendre ses mots").click()
    expect(trainer).to_have_url(re.compile("/voix$"))


def reads_and_sends(zoe: Author, slug: str) -> None:
    zoe.page.goto(f"/propositions/{slug}")
    expect(zoe.page.locator("main")).to_contain_text("irondelle")
    zoe.look("a voice typed out")
    zoe.tap("Envoyer", "button")
    expect(zoe.page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")


def asks_for_a_change(trainer: Page, slug: str) -> None:
    trainer.goto("/relectures")
    trainer.goto(f"/relectures/{slug}")
    trainer.get_by_role("button", name="Je le relis").click()
    field = trainer.locator("#champ-phrases")
    field.locator("summary").click()
    field.get_by_label("Votre remarque").fill("Un mot me gêne.")
    field.get_by_label("D’autres mots").fill(BETTER)
    field.get_by_role("button", name="Garder la remarque").click()
    expect(trainer.locator("#champ-phrases .remarque")).to_contain_text("jamais")
    trainer.get_by_label("Un mot à son auteur·e").fill("C’est une belle phrase.")
    trainer.get_by_role("button", name="Demander une reprise").click()
    expect(trainer.locator("main")).not_to_contain_text("Demander une reprise")


def takes_the_other_words(zoe: Author, slug: str) -> None:
    page = zoe.page
    page.goto(f"/propositions/{slug}")
    zoe.look("a change is asked")
    zoe.tap("Lire ce qu’on vous dit")
    expect(page.get_by_role("button", name="Je prends ces mots")).to_be_visible()
    zoe.look("one remark")
    zoe.tap("Je prends ces mots", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous avez tout lu.")
    zoe.look("all remarks")
    zoe.tap("Envoyer", "button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, c’est envoyé.")


def puts_the_final_text(trainer: Page, slug: str) -> None:
    trainer.goto(f"/relectures/{slug}")
    taken = trainer.get_by_role("button", name="Je le relis")
    final = trainer.get_by_role("button", name="Proposer ce texte à son auteur·e")
    expect(taken.or_(final)).to_be_visible()
    if taken.is_visible():
        taken.click()
    final.click()
    expect(final).to_have_count(0)


def reads_as_a_peer(page: Page, slug: str) -> None:
    page.goto("/relectures")
    page.goto(f"/relectures/{slug}")
    page.get_by_role("button", name="Je le lis").click()
    end = page.get_by_role("heading", name="Que pensez-vous de ce texte ?")
    on = page.get_by_role("link", name="Continuer")
    while not end.is_visible():
        on.click()
        expect(end.or_(on)).to_be_visible()
    page.get_by_role("button", name="Je suis pour ce texte").click()
    expect(page.get_by_text("Merci, c’est noté.")).to_be_visible()
    expect(page.get_by_role("button", name="Je suis pour ce texte")).to_have_count(0)


def agrees(zoe: Author, slug: str) -> None:
    """Answer one question after the other, until all that she agrees to is read back to her."""
    page = zoe.page
    page.goto(f"/propositions/{slug}")
    zoe.tap("Lire le texte final")
    zoe.look("her final text")
    zoe.tap("J’ai lu, continuer", "button")
    whole = page.get_by_role("button", name="C’est d’accord")
    choice = page.locator(".cibles button")
    expect(whole.or_(choice.first)).to_be_visible()
    for _ in range(8):
        if whole.is_visible():
            break
        asked = page.get_by_role("heading", level=1).inner_text()
        zoe.look(asked)
        name = choice.first.get_attribute("name") or ""
        choice.filter(
            has_text=ASKED.get(name, "Non")
        ).first.click() if name in ASKED else choice.first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(asked)
    zoe.look("what she agrees to")
    whole.click()
    expect(page.locator("main")).not_to_contain_text("C’est d’accord")


def let_seven_days_pass(served: Served) -> None:
    database = Database(f"sqlite:///{served.database}")
    with database.writing() as db:
        for text in db.scalars(select(Revision).where(Revision.shows_from.is_not(None))):
            assert text.shows_from
            text.shows_from -= timedelta(days=8)
        for said in db.scalars(select(ConsentGiven)):
            said.at -= timedelta(days=8)
    database.dispose()
    served.stop()
    served.restart()


def plays_it(room: Room, trainer: Page, slug: str) -> tuple[Page, Page, Page]:
    """Move the session to the newest course, open her debate, and let somebody take a place."""
    trainer.goto("/sessions/1/version")
    trainer.get_by_role("button", name=re.compile("Passer")).click()
    trainer.goto(f"{room.group.session}/console")
    connected(trainer)
    answer = trainer.request.post(f"{room.group.session}/activites", form={"exercice": slug}, max_redirects=0)  # fmt: skip
    assert answer.status == 303, answer.text()
    trainer.reload()
    connected(trainer)
    wall, phone = room.wall(), room.phone("Yann")
    expect(wall.locator("body")).to_contain_text(BETTER)
    advance(trainer, "position")
    place(phone, "oui")
    return trainer, wall, phone


def withdraws(zoe: Author, slug: str) -> None:
    zoe.page.goto(f"/propositions/{slug}")
    zoe.tap("Retirer ce texte")
    zoe.look("before withdrawing")
    zoe.tap("Retirer mon texte", "button")
    expect(zoe.page.locator("main")).not_to_contain_text(WORD, ignore_case=True)
    zoe.look("withdrawn")


def left(console: Page, anybody: Page, debate: str, story: str) -> list[str]:
    """Return every later surface that still holds a word of hers."""
    team = ["/sessions/1/conducteur", "/sessions/1/conducteur/impression", "/sessions/1/version", "/relectures",
            "/salle/1/console", "/salle/1/projection", "/competences/c2-besoin/guide", "/voix", "/contributeurs"]  # fmt: skip
    last = console.locator("#activite, main").first.evaluate(
        "() => document.body.innerHTML.match(/activites\\/(\\d+)/)[1]"
    )
    team += [f"/salle/1/activites/{last}/rapport.{kind}" for kind in ("csv", "json", "md")]
    public = [
        f"/exercices/{debate}",
        f"/exercices/{story}",
        "/competences/c2-besoin",
        "/recherche?q=jamais+soir",
        "/plan",
    ]
    pages = [(console, path) for path in team] + [(anybody, path) for path in public]
    found = [path for page, path in pages if WORD in page.request.get(path).text().lower()]
    gone = [anybody.request.get(f"/exercices/{slug}").status for slug in (debate, story)]
    assert gone == [410, 410]
    return found
