"""What readers say reaches its author: a peer's word, remarks that block nothing, who reads, who says what."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import PHRASE, begun, invited
from tests.contributing.readers import (
    FIELD,
    decided,
    invited_peer,
    remarked,
    sent_back,
    sent_debate,
)
from tests.contributing.test_simple_words import check
from tests.contributing.test_whereabouts import TITLE
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import opinions
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.domain.words import PropositionState as S
from allervers_training.contributing.models import Proposition, Remark
from allervers_training.contributing.service import steps
from allervers_training.kernel import clock
from allervers_training.web.french import nbsp

READ, HERS = "/relectures", "/propositions"
WORD, NOTED = "Vos mots me touchent.", "Je dirais plutôt la nuit."
FROM, NAMED = "Un mot de Moktar", "Son auteur·e verra votre prénom."


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


@pytest.fixture
def slug(site: Site, zohra: TestClient) -> str:
    return sent_debate(site, "Zohra")


@pytest.fixture
def moktar(site: Site) -> TestClient:
    invited_peer(site, invited(site, "Moktar"))
    return site.signed_in("Moktar")


def words(page: str) -> str:
    return unescape(page).replace("\u00a0", " ")


def state(site: Site, slug: str) -> S:
    with site.database.reading() as db:
        return db.query(Proposition).filter_by(slug=slug).one().state


def test_a_peers_word_is_on_her_page_at_once_then_with_her_final_text_and_on_paper(
    clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    for path in ("", "?champ=fin"):
        assert NAMED in words(moktar.get(f"{READ}/{slug}{path}").text)
    decided(moktar, slug, "avis", WORD)
    page = words(zohra.get(f"{HERS}/{slug}").text)
    assert FROM in page
    assert "Une personne concernée, comme vous" in page
    assert WORD in page
    decided(clients.alice, slug, "final", "Bravo.")
    for path in ("", "/accord", "/fiche"):
        page = words(zohra.get(f"{HERS}/{slug}{path}").text)
        assert WORD in page
        assert "Bravo." in page
    for path in ("", "/accord"):
        check(TITLE.sub("", zohra.get(f"{HERS}/{slug}{path}").text))


def test_a_peers_word_is_there_too_when_the_team_asks_for_a_change(
    clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    decided(moktar, slug, "avis", WORD)
    decided(clients.alice, slug, "reprise", "Un mot me gêne.")
    for path in ("", "/remarques"):
        assert WORD in words(zohra.get(f"{HERS}/{slug}{path}").text)
    zohra.post(f"{HERS}/{slug}/envoi")
    assert WORD not in words(zohra.get(f"{HERS}/{slug}").text)  # it was about the version before


def test_a_peers_word_with_changes_to_make_is_there(
    slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(moktar, slug, "lecture")
    decided(moktar, slug, "reprise", WORD)
    assert WORD in words(zohra.get(f"{HERS}/{slug}").text)


def test_an_opinion_without_a_word_says_none(
    clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    decided(moktar, slug, "avis")
    assert FROM not in zohra.get(f"{HERS}/{slug}").text


def test_the_remark_of_a_peer_who_is_for_it_goes_with_the_final_text(
    site: Site, clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    remark = remarked(site, moktar, slug, texte=NOTED)
    page = clients.alice.get(f"{READ}/{slug}").text
    assert nbsp(opinions.REMARKS_LEFT) in page
    assert decided(clients.alice, slug, "final") == 409
    assert decided(moktar, slug, "avis") == 303
    page = words(clients.alice.get(f"{READ}/{slug}").text)
    assert "son auteur·e lira tout" in page
    assert decided(clients.alice, slug, "final") == 303
    assert state(site, slug) is S.AUTHOR_CHECK
    for path in ("", "/accord", "/fiche"):
        page = words(zohra.get(f"{HERS}/{slug}{path}").text)
        assert "Moktar vous dit" in page
        assert NOTED in page
    with site.database.reading() as db:
        assert db.get_one(Remark, remark).text == NOTED
    zohra.post(f"{HERS}/{slug}/accord", data={"reponse": "non"})
    assert NOTED in zohra.get(f"{HERS}/{slug}/questions/{FIELD}").text


def test_a_remark_of_her_own_is_hers_to_take_back(site: Site, clients: Cast, slug: str) -> None:
    decided(clients.alice, slug, "lecture")
    remark = remarked(site, clients.alice, slug, texte="Qui ?")
    assert nbsp(opinions.OWN_REMARKS_LEFT) in clients.alice.get(f"{READ}/{slug}").text
    clients.alice.post(f"{READ}/{slug}/remarques/{remark}/effacement")
    assert decided(clients.alice, slug, "final") == 303


def test_whoever_reads_is_told_so_and_the_other_may_take_over(clients: Cast, slug: str) -> None:
    other, path, take = clients.fanny, f"{READ}/{slug}", "C’est moi qui relis"
    decided(clients.alice, slug, "lecture")
    for reader, who_else in ((clients.alice, other), (other, clients.alice)):
        decided(reader, slug, "lecture")
        own = words(reader.get(path).text)
        assert "C’est vous qui relisez." in own
        assert take not in own
        name = "Alice" if reader is clients.alice else "Fanny"
        seen = words(who_else.get(path).text)
        assert re.search(rf"{name}[^.]* relit ce texte\.", seen)
        assert take in seen


def test_nobody_is_said_to_read_a_version_that_only_a_peer_spoke_of(
    site: Site, clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    decided(clients.alice, slug, "reprise", "Encore un effort.")
    zohra.post(f"{HERS}/{slug}/envoi")
    with site.database.writing() as db:
        one, peer = (
            db.query(Proposition).filter_by(slug=slug).one(),
            db.query(Person).filter_by(name="Moktar").one(),
        )
        steps.take(
            db, one, Happened.PEER_AGREED, by=peer, at=clock.now(), revision=access.newest(db, one)
        )
    assert "Personne n’a dit qui relit" in words(clients.alice.get(f"{READ}/{slug}").text)
    assert "Alice le lit." not in words(zohra.get(f"{HERS}/{slug}").text)


def test_a_question_says_who_made_each_remark(
    site: Site, clients: Cast, slug: str, zohra: TestClient, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    remarked(site, moktar, slug, texte=NOTED)
    sent_back(site, "Zohra", slug, clients.alice, texte="Qui frappe ?")
    page = words(zohra.get(f"{HERS}/{slug}/questions/{FIELD}").text)
    assert "On vous dit" not in page
    assert page.index("Moktar vous dit") < page.index(NOTED) < page.index("Alice vous dit")
    assert "Une personne concernée, comme vous" in page
    assert "De l’équipe de formation" in page
    check(zohra.get(f"{HERS}/{slug}/questions/{FIELD}").text)


def test_a_text_that_is_not_whole_says_what_is_missing_and_leads_there(
    site: Site, zohra: TestClient
) -> None:
    slug = begun(zohra)
    page = words(zohra.get(f"{HERS}/{slug}").text)
    assert "Envoyez quand vous voulez" not in page
    assert "Il manque une réponse :" in page
    assert re.search(
        rf'class="bouton plein" href="{HERS}/{slug}/questions/{FIELD}">Continuer', page
    )
    check(TITLE.sub("", zohra.get(f"{HERS}/{slug}").text))
    zohra.post(f"{HERS}/{slug}/questions/{FIELD}", data={"r-1": PHRASE})
    page = words(zohra.get(f"{HERS}/{slug}").text)
    assert "Envoyez quand vous voulez." in page
    assert 'data-envoi><button class="bouton plein' in page
