"""A quiz taken alone: explained, kept for its author, taken again."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Shared, Site

from allervers_training.catalogue.domain import Choice, Quiz, QuizItem
from allervers_training.kernel.errors import Invalid
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.models import ProgressEvent
from allervers_training.quizzes.domain import checked, next_item, verdict
from allervers_training.quizzes.models import QuizAttempt

QUIZ = "c2-quiz"
MANY = QuizItem(
    id="q", type="multiple", prompt="?",
    choices=tuple(Choice(id=i, text=i, correct=i in "ac", feedback=f"Parce que {i}") for i in "abcd"),
)  # fmt: skip


def quiz(site: Site | Shared) -> Quiz:
    edition = site.edition if isinstance(site, Shared) else site.app.state.library.current
    found = edition.course.get(QUIZ, Quiz)
    assert found is not None
    return found


def begin(client: TestClient) -> str:
    answer = client.post(f"/quiz/{QUIZ}/essais")
    assert answer.status_code == 303
    return str(answer.headers["location"])


def fields(item: QuizItem, *, right: bool = True) -> dict[str, str]:
    chosen = [choice.id for choice in item.choices if choice.correct is right]
    if item.type == "multiple":
        return {f"choix-{one}": "oui" for one in chosen}
    return {"choix": chosen[0]}


def take(client: TestClient, site: Site, *, right: bool = True) -> str:
    """Take the whole quiz, and return the address of its end."""
    attempt = begin(client)
    for item in quiz(site).items:
        place = client.get(attempt).headers["location"]
        assert place.endswith(f"/{item.id}")
        assert client.post(place, data=fields(item, right=right)).status_code == 303
    return attempt


@given(st.sets(st.sampled_from("abcd"), min_size=1))
def test_an_answer_is_right_when_it_is_all_and_only_what_is_right(chosen: set[str]) -> None:
    told = verdict(MANY, checked(MANY, chosen))
    assert told.is_right == (chosen == {"a", "c"})
    assert [one.choice.feedback for one in told.choices] == [f"Parce que {i}" for i in "abcd"]


@pytest.mark.parametrize("chosen", [(), ("e",), ("a", "e")])
def test_an_answer_that_is_none_of_the_choices_is_refused(chosen: tuple[str, ...]) -> None:
    with pytest.raises(Invalid):
        checked(MANY, chosen)


def test_a_question_with_one_answer_takes_one() -> None:
    single = QuizItem(id="q", type="single", prompt="?", choices=MANY.choices)
    with pytest.raises(Invalid, match="une seule"):
        checked(single, ("a", "b"))


def test_questions_come_in_order_until_none_is_left(shared: Shared) -> None:
    answers: dict[str, list[str]] = {}
    seen = []
    while (item := next_item(quiz(shared), answers)) is not None:
        seen.append(item.id)
        answers[item.id] = [item.choices[0].id]
    assert seen == [item.id for item in quiz(shared).items]


def test_every_choice_of_an_answered_question_is_explained(site: Site, clients: Cast) -> None:
    attempt = begin(clients.bob)
    place = clients.bob.get(attempt).headers["location"]
    first = quiz(site).items[0]
    before = clients.bob.get(place).text
    assert not any(choice.feedback in before for choice in first.choices if choice.feedback)
    clients.bob.post(place, data=fields(first, right=False))
    after = clients.bob.get(place).text
    assert "Pas tout à fait" in after
    assert all(choice.feedback in after for choice in first.choices)


def test_a_quiz_is_taken_to_its_end_and_taken_again(site: Site, clients: Cast) -> None:
    count = len(quiz(site).items)
    none_right = clients.bob.get(take(clients.bob, site, right=False)).text
    assert "Ces questions sont là pour apprendre." in none_right
    assert "Ce que vous savez" not in none_right
    assert "Tout y est, bravo." in clients.bob.get(take(clients.bob, site)).text
    shown = clients.bob.get(f"/quiz/{QUIZ}").text
    assert f"0 sur {count}" in shown
    assert f"{count} sur {count}" in shown


def test_one_comes_back_where_one_was(site: Site, clients: Cast) -> None:
    attempt = begin(clients.bob)
    place = clients.bob.get(attempt).headers["location"]
    clients.bob.post(place, data=fields(quiz(site).items[0]))
    assert "Reprendre" in clients.bob.get(f"/quiz/{QUIZ}").text
    assert begin(clients.bob) == attempt
    assert clients.bob.get(attempt).headers["location"].endswith(quiz(site).items[1].id)


def test_an_answer_sent_twice_keeps_the_first(site: Site, clients: Cast) -> None:
    attempt = begin(clients.bob)
    place = clients.bob.get(attempt).headers["location"]
    first = quiz(site).items[0]
    clients.bob.post(place, data=fields(first))
    assert clients.bob.post(place, data=fields(first, right=False)).status_code == 303
    assert "C’est cela" in clients.bob.get(place).text


@pytest.mark.one_database
@pytest.mark.parametrize("typed", [{}, {"choix": "inconnu"}, {"choix-c2-q1-a": "oui"}])
def test_no_answer_comes_back_with_a_kind_word(
    site: Site, clients: Cast, typed: dict[str, str]
) -> None:
    place = clients.bob.get(begin(clients.bob)).headers["location"]
    answer = clients.bob.post(place, data=typed)
    assert answer.status_code == 422
    assert "rien n’est noté" in answer.text


def test_nobody_else_sees_an_attempt(site: Site, clients: Cast) -> None:
    attempt = take(clients.bob, site)
    for other in (clients.alice, clients.emma, clients.fanny, clients.driss):
        assert other.get(attempt).status_code == 404
        assert "Mes essais" not in other.get(f"/quiz/{QUIZ}").text
    with site.database.reading() as db:
        assert len(db.scalars(select(QuizAttempt)).all()) == 1


@pytest.mark.one_database
def test_whoever_came_by_code_alone_is_told_why(site: Site) -> None:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    answer = device.get(f"/quiz/{QUIZ}")
    assert answer.status_code == 422
    assert "reconnu·e" in answer.text


def test_going_through_a_quiz_enters_ones_path_whatever_was_answered(
    site: Site, clients: Cast
) -> None:
    take(clients.bob, site, right=False)
    with site.database.reading() as db:
        kept = db.scalars(select(ProgressEvent).where(ProgressEvent.type == Happened.TOOK_QUIZ))
        assert [(event.about, event.reason) for event in kept] == [(QUIZ, "")]


def test_a_quiz_that_has_grown_since_still_shows_what_was_answered(
    site: Site, clients: Cast
) -> None:
    attempt = take(clients.bob, site)
    with site.database.writing() as db:
        kept = db.scalars(select(QuizAttempt)).one()
        first = quiz(site).items[0].id
        kept.answers = {item: said for item, said in kept.answers.items() if item != first}
    shown = clients.bob.get(attempt)
    assert shown.status_code == 200
    assert "Bilan" in shown.text


def test_an_attempt_on_a_former_version_is_not_said_to_be_resumed(
    site: Site, clients: Cast
) -> None:
    begin(clients.bob)
    assert "Reprendre où j’en étais" in clients.bob.get(f"/quiz/{QUIZ}").text
    with site.database.writing() as db:
        db.scalars(select(QuizAttempt)).one().quiz_version = "0.1"
    assert "Reprendre" not in clients.bob.get(f"/quiz/{QUIZ}").text


def test_what_is_to_be_taken_up_again_says_both_answers_in_words(site: Site, clients: Cast) -> None:
    attempt, items = begin(clients.bob), quiz(site).items
    for item in items:
        place = f"{attempt}/questions/{item.id}"
        clients.bob.post(place, data=fields(item, right=item is not items[0]))
    shown = unescape(clients.bob.get(attempt).text)
    again = shown[shown.index("À reprendre") : shown.index("Ce que vous savez")]
    assert again.count("Vous avez répondu :") == 1
    wrong = next(choice for choice in items[0].choices if not choice.correct)
    assert wrong.text[:20] in again.split("<details")[0]
    assert "#i-coche" not in again
    assert "<details open" not in shown


def test_the_page_of_the_competence_leads_a_trainee_straight_to_the_quiz(
    site: Site, clients: Cast
) -> None:
    page = f"/competences/{quiz(site).competences[0]}"
    own, course = f'href="/quiz/{QUIZ}"', f'href="/exercices/{QUIZ}">'
    assert own in clients.bob.get(page).text
    assert own not in clients.alice.get(page).text
    assert course in clients.alice.get(page).text
