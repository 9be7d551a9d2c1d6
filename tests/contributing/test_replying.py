"""An author who changes her mind about a remark; what her readers learn of it, and what they read first."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.contributing.people import Shown, agreed, contributor
from tests.contributing.proposing import PHRASE, invited
from tests.contributing.readers import BETTER, FIELD, sent_back, sent_debate
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages.readings import readings_page
from allervers_training.kernel import clock

HERS = "/propositions"


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


@pytest.fixture
def slug(site: Site, zohra: TestClient) -> str:
    return sent_debate(site, "Zohra")


def words(site: Site, slug: str) -> list[str]:
    with site.database.reading() as db:
        found: list[str] = db.query(Proposition).filter_by(slug=slug).one().draft[FIELD]
        return found


def lu(page: str) -> str:
    found = re.search(r'name="lu" value="(\w+)"', page)
    assert found
    return found[1]


def test_her_own_words_come_back_when_she_changes_her_mind(
    site: Site, clients: Cast, zohra: TestClient, slug: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, mots=BETTER)
    path = f"{HERS}/{slug}/remarques"
    for choice, kept in (("prise", BETTER), ("laissee", PHRASE), ("prise", BETTER)):
        page = zohra.get(f"{path}?remarque={remark}").text
        assert "Voici ce qui change" in page  # the words of both, whatever she chose before
        zohra.post(f"{path}/{remark}", data={"choix": choice, "lu": lu(page)})
        assert words(site, slug) == [kept]
        assert "~phrases" not in page


def test_keeping_hers_touches_nothing_that_she_wrote_meanwhile(
    site: Site, clients: Cast, zohra: TestClient, slug: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, mots=BETTER)
    zohra.post(f"{HERS}/{slug}/questions/{FIELD}", data={"r-1": "Autre chose."})
    zohra.post(f"{HERS}/{slug}/remarques/{remark}", data={"choix": "laissee"})
    assert words(site, slug) == ["Autre chose."]


@pytest.mark.parametrize(("choice", "told"), [("laissee", "garde ses mots"), ("prise", "a changé ses mots"), ("", "pas répondu")])  # fmt: skip
def test_readers_learn_what_she_did_with_each_remark(
    site: Site, clients: Cast, zohra: TestClient, slug: str, choice: str, told: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, texte="Qui frappe ?", mots=BETTER)
    if choice:
        zohra.post(f"{HERS}/{slug}/remarques/{remark}", data={"choix": choice})
    zohra.post(f"{HERS}/{slug}/envoi")
    page = clients.alice.get(f"/relectures/{slug}/versions/2").text
    assert "Qui frappe ?" in page
    assert told in page


def test_her_page_shows_the_message_and_one_thing_to_do_first(
    site: Site, clients: Cast, zohra: TestClient, slug: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, texte="Qui ?")
    page = zohra.get(f"{HERS}/{slug}").text
    assert "Un mot d’Alice" in page
    assert "Votre phrase est forte." in page
    first = re.findall(r'class="bouton +plein"[^>]*>', page)
    assert len(first) == 1
    assert "/remarques" in first[0]
    zohra.post(f"{HERS}/{slug}/remarques/{remark}", data={"choix": "laissee"})
    assert re.findall(r'class="bouton plein">Envoyer', zohra.get(f"{HERS}/{slug}").text)


def test_what_was_accepted_last_is_read_first(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        alice = db.query(Person).filter_by(name="Alice").one()
        for slug, days in (("p-un", 30), ("p-deux", 8), ("p-trois", 20)):
            agreed(db, contributor(db), alice, Shown(slug=slug, days=days))
        at = clock.now() + timedelta(seconds=1)
        course = site.app.state.library.current.course
        found = readings_page(db, alice, course, at=at).done
    assert [one.slug for one in found] == ["p-deux", "p-trois", "p-un"]


def test_a_name_made_of_her_first_words_is_one_line() -> None:
    told = {"recit": "Un jour.\n\nUne dame est venue."}
    assert (
        title_of(PropositionKind.TEMOIGNAGE, told) == "Un témoignage : Un jour. Une dame est venue."
    )
