"""Many answers are read some at a time: those of a large session, and those of a whole module."""

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.surveys.months_later import another_session, answered, end_of

from allervers_training.surveys import pages
from allervers_training.surveys.domain import Gathered, left_out, telling
from allervers_training.surveys.pages.words import BEGINNING, PAGE, words_at

HERE, NEXT = "/sessions/{}/enquete", re.compile(r'href="([^"]+)" rel="next"')


@given(st.integers(0, 2000), st.integers(-3, 2100))
def test_each_answer_is_on_one_page(total: int, anywhere: int) -> None:
    one = Gathered("q", "?", [str(number) for number in range(total)])
    seen: list[str] = []
    after: int | None = 0
    while after is not None:
        (page,) = words_at(pages.Place("q", after), [one])
        assert page.total == total
        assert len(page.answers) <= PAGE
        seen, after = [*seen, *page.answers], page.next
    assert seen == one.answers
    (elsewhere,) = words_at(pages.Place("q", anywhere), [one])
    assert bool(elsewhere.answers) is bool(total)


@given(st.integers(0, 3000))
def test_a_module_is_told_by_its_newest_answers_five_at_a_time(count: int) -> None:
    assert left_out(count) % 5 == 0
    counted = count - count % 5 - left_out(count)
    assert counted == min(count - count % 5, telling.NEWEST)


@pytest.fixture
def crowd(site: Site) -> int:
    """A session in which sixty people have answered."""
    end_of(site, 100)
    names = [f"Personne {number:02}" for number in range(60)]
    number = another_session(site, names)
    for name in names:
        answered(site, name, {"froid-1": f"Réponse de {name[-2:]}", "froid-pas": "fait"}, number)
    return number


@pytest.mark.one_database
def test_a_large_session_is_read_page_after_page(crowd: int, clients: Cast) -> None:
    first = clients.gaston.get(HERE.format(crowd)).text
    assert len(said_in(first)) == BEGINNING
    assert "60 personnes ont choisi" in first.replace("\xa0", " ")
    link = re.search(r'href="([^"]+)">Lire les 60 réponses', first.replace("\xa0", " "))
    assert link
    read = read_on(clients.gaston, link[1])
    assert [len(page) for page in read] == [PAGE, 10]
    assert Counter(one for page in read for one in page) == Counter(
        f"{number:02}" for number in range(60)
    )
    last = clients.gaston.get(f"{HERE.format(crowd)}?question=froid-1&suite=9999").text
    assert said_in(last) == ["59"]
    assert clients.gaston.get(f"{HERE.format(crowd)}?question=rien&suite=x").text == first


@pytest.mark.one_database
def test_a_module_forgets_its_oldest_answers_first(
    crowd: int, site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "NEWEST", 20)
    others = [f"Une autre {number}" for number in range(17)]
    later = another_session(site, others)
    for name in others:
        answered(site, name, {"froid-pas": "oublie"}, later)
    text = unescape(clients.gaston.get(f"/sessions/{crowd}/effets").text).replace("\xa0", " ")
    assert "77 réponses, dont 20 comptées ici, les plus récentes" in text
    assert "20 personnes ont choisi" in text
    assert "Le plus souvent, « Je n’y pense plus" in text.replace("'", "’")


def said_in(page: str) -> list[str]:
    return re.findall(r"Réponse de (\d\d)", page)


def read_on(reader: TestClient, address: str) -> list[list[str]]:
    """Read from page to page until the last."""
    read = []
    for _ in range(9):
        page = reader.get(address.replace("&amp;", "&")).text
        read.append(said_in(page))
        if not (following := NEXT.search(page)):
            break
        address = following[1]
    return read
