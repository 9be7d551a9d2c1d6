"""Months later: who is asked, what is answered, and what the team may read."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.contracts.code import ROOT
from tests.dev.site import Cast, Shared, Site
from tests.surveys.months_later import end_of, links

from allervers_training.catalogue.domain import SurveyQuestion
from allervers_training.surveys.domain import gathered, is_open, token_of

QUESTIONS = (SurveyQuestion(id="q1", text="?"), SurveyQuestion(id="q2", text="!"))
END = date(2027, 3, 2)


@pytest.mark.parametrize(
    ("days", "opened"), [(0, False), (90, False), (91, True), (365, True), (366, False)]
)
def test_the_survey_has_its_time(days: int, opened: bool) -> None:
    assert is_open(END + timedelta(days=days), END) is opened


@given(
    st.lists(
        st.fixed_dictionaries({"q1": st.text(max_size=9), "q2": st.text(max_size=9)}), max_size=9
    )
)
def test_nothing_is_told_under_five_and_never_in_order_of_arrival(
    answers: list[dict[str, str]],
) -> None:
    told = gathered(answers, QUESTIONS)
    if len(answers) < 5:
        assert told == ()
        return
    assert told == gathered(reversed(answers), QUESTIONS)
    assert [one.question for one in told] == ["?", "!"]
    assert sorted(told[0].answers) == sorted(a["q1"] for a in answers if a["q1"])


def test_a_link_is_always_the_same_and_nobody_elses() -> None:
    key = b"k" * 32
    assert token_of(key, 1) == token_of(key, 1)
    assert len({token_of(key, n) for n in range(50)} | {token_of(b"l" * 32, 1)}) == 51


def test_the_questions_are_those_of_the_guide(shared: Shared) -> None:
    guide = (ROOT / "content/modules/2-mise-en-pratique/c6-effets/guide.md").read_text("utf-8")
    questions = shared.edition.course.outline.cold_survey
    assert len(questions) == 10
    plain = {q.text.replace("\xa0", " ").replace("’", "'") for q in questions}
    assert {text for text in plain if text not in guide} == set()


def test_each_trainee_answers_by_her_own_link_without_signing_in(site: Site, clients: Cast) -> None:
    end_of(site, 100)
    papers = links(clients.alice, site)
    assert len(papers) == len(set(papers)) == 6
    assert links(clients.alice, site) == papers
    visitor = site.visitor()
    assert visitor.post(papers[0], data={"froid-1": "Un banc devant la mairie"}).status_code == 303
    kept = visitor.get(papers[0]).text
    assert "Un banc devant la mairie" in kept
    assert "gardées" in kept
    assert papers[0] not in links(clients.alice, site)  # she has answered


def test_the_team_reads_words_without_names_from_five_answers_on(site: Site, clients: Cast) -> None:
    end_of(site, 100)
    page = f"/sessions/{site.cohort}/enquete"
    for number, link in enumerate(links(clients.alice, site)[:5]):
        assert "Réponse" not in clients.alice.get(page).text
        site.visitor().post(link, data={"froid-1": f"Réponse {9 - number}"})
    shown = clients.emma.get(page).text
    assert re.findall(r"Réponse (\d)", shown) == ["5", "6", "7", "8", "9"]
    assert not any(name in shown for name in ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa"))


@pytest.mark.one_database
@pytest.mark.parametrize("typed", [{}, {"froid-1": "  "}, {"autre": "x"}, {"froid-2": "é" * 1501}])
def test_what_cannot_be_kept_comes_back_with_its_sentence(
    site: Site, clients: Cast, typed: dict[str, str]
) -> None:
    end_of(site, 100)
    answer = site.visitor().post(links(clients.alice, site)[0], data=typed)
    assert answer.status_code == 422
    assert "<title>Erreur : " in answer.text
    assert typed.get("froid-2", "") in answer.text


@pytest.mark.one_database
def test_before_and_after_its_time_it_is_closed(site: Site, clients: Cast) -> None:
    end_of(site, 100)
    link = links(clients.alice, site)[0]
    end_of(site, 400)
    assert site.visitor().get(link).status_code == 404
    end_of(site, 10)
    refused = clients.alice.post(f"/sessions/{site.cohort}/enquete/papiers")
    assert refused.status_code == 422
    assert "trois mois après la fin" in refused.text


def test_somebody_taken_out_is_asked_nothing(site: Site, clients: Cast) -> None:
    end_of(site, 100)
    before = links(clients.alice, site)
    clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{site.place('Bob')}/statut",
        data={"statut": "retiree"},
    )
    assert len(links(clients.alice, site)) == len(before) - 1
    assert sum(site.visitor().get(link).status_code == 404 for link in before) == 1
