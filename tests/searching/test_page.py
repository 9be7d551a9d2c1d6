"""The page where one searches."""

import re

import pytest
from tests.dev.site import Cast, Site

from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of


@pytest.fixture
def indexed(site: Site) -> Site:
    edition = site.app.state.library.current
    index.refresh(site.database, edition.hash, passages_of(edition))
    return site


def test_a_word_leads_to_the_place_where_it_stands(indexed: Site) -> None:
    visitor = indexed.visitor()
    page = visitor.get("/recherche", params={"q": "MARAUDES"}).text
    assert "<mark>maraude</mark>" in page
    links = re.findall(r'<h3 class="h-etat"><a href="([^"]+)"', page)
    assert links[0] == "/glossaire/maraude"
    for link in links:
        path, _, anchor = link.replace("&amp;", "&").partition("#")
        answer = visitor.get(path)
        assert answer.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in answer.text, link


@pytest.mark.one_database
def test_trainers_find_guides_and_others_do_not(indexed: Site, clients: Cast) -> None:
    question = {"q": "bouchons bocal"}
    assert "/guide" in clients.alice.get("/recherche", params=question).text
    assert "/guide" not in clients.bob.get("/recherche", params=question).text
    assert "/guide" not in indexed.visitor().get("/recherche", params=question).text


@pytest.mark.one_database
def test_a_question_without_answer_says_what_to_do(indexed: Site) -> None:
    visitor = indexed.visitor()
    assert "Rien pour" in visitor.get("/recherche", params={"q": "ornithorynque"}).text
    assert "plus précis" in visitor.get("/recherche", params={"q": "de la"}).text
    assert "Rien pour" not in visitor.get("/recherche").text


@pytest.mark.one_database
@pytest.mark.parametrize("suite", ["0", "9999", "x", "-1", "²"])
def test_a_page_that_is_none_leads_back(indexed: Site, suite: str) -> None:
    answer = indexed.visitor().get("/recherche", params={"q": "aller vers", "suite": suite})
    assert answer.status_code == 200


@pytest.mark.one_database
def test_what_was_typed_is_never_markup(indexed: Site) -> None:
    page = indexed.visitor().get("/recherche", params={"q": "<script>alert(1)</script>" * 20}).text
    assert "<script>alert" not in page


def test_before_it_is_ready_the_page_says_so(site: Site) -> None:
    assert "se prépare" in site.visitor().get("/recherche", params={"q": "rue"}).text
