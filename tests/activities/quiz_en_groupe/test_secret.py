"""Nothing that is shown, written or remembered tells who answered what; before the closing, nor what was answered."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.quiz_en_groupe.deroule import (
    JUSTES,
    QUESTIONS,
    RETOUR,
    Deroule,
    groupe,
    un_quiz,
)

from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.quiz_en_groupe.domain import commandes as c

BOUNDED = settings(max_examples=40, deadline=None, derandomize=True)


def answers_to(rang: int, *, most: int = 12, least: int = 0) -> st.SearchStrategy[dict[int, str]]:
    question = QUESTIONS[rang]
    one = st.sampled_from(question.choix)
    some = st.sets(one, min_size=1).map("".join) if question.plusieurs else one
    return st.lists(some, min_size=least, max_size=most).map(
        lambda found: dict(enumerate(found, 1))
    )


def answered(rang: int, answers: Mapping[int, str]) -> Deroule:
    return un_quiz().ouvre(rang).repond(answers)


@BOUNDED
@given(data=st.data(), rang=st.integers(0, 2), people=st.integers(0, 12))
def test_before_the_closing_nothing_depends_on_any_answer(
    data: st.DataObject, rang: int, people: int
) -> None:
    same = answers_to(rang, least=people, most=people)
    here, there = answered(rang, data.draw(same)), answered(rang, data.draw(same))
    assert here.dit() == there.dit()


@BOUNDED
@given(data=st.data(), rang=st.integers(0, 2))
def test_it_makes_no_difference_who_gave_which_answer(data: st.DataObject, rang: int) -> None:
    answers = data.draw(answers_to(rang))
    swapped = dict(zip(answers, data.draw(st.permutations(list(answers.values()))), strict=True))
    here, there = answered(rang, answers), answered(rang, swapped)
    assert here.boites == there.boites
    assert here.ferme().dit() == there.ferme().dit()


@BOUNDED
@given(data=st.data(), rang=st.integers(0, 2), people=st.integers(0, 4))
def test_fewer_than_five_people_may_have_answered_anything(
    data: st.DataObject, rang: int, people: int
) -> None:
    same = answers_to(rang, least=people, most=people)
    here, there = answered(rang, data.draw(same)), answered(rang, data.draw(same))
    for quiz in (here, there):
        quiz.ferme().ouvre((rang + 1) % 3).ouvre(rang).fait(c.CloreQuiz())
    assert here.dit() == there.dit()


@BOUNDED
@given(data=st.data(), rang=st.integers(0, 2), course=st.permutations([0, 1, 2]))
def test_it_stays_so_for_a_question_left_and_closed_with_the_quiz(
    data: st.DataObject, rang: int, course: list[int]
) -> None:
    answers = data.draw(answers_to(rang))
    swapped = dict(zip(answers, data.draw(st.permutations(list(answers.values()))), strict=True))
    here, there = answered(rang, answers), answered(rang, swapped)
    for quiz in (here, there):
        for other in course:
            quiz.ouvre(other)
        quiz.fait(c.CloreQuiz())
    assert here.dit() == there.dit()


def test_names_and_numbers_are_in_no_picture_and_no_file() -> None:
    quiz = un_quiz().ouvre().repond(groupe(a=6, b=5)).ferme()
    told = repr(([quiz.vue(audience) for audience in Audience], quiz.rapport()))
    assert "Prénom" not in told
    assert "ont_repondu=11" in told  # how many, on the console
    assert "frozenset" not in told


def test_phones_and_wall_learn_the_right_answer_only_at_the_closing() -> None:
    quiz = un_quiz().ouvre()
    for audience in (Audience.PARTICIPANT, Audience.PROJECTION):
        assert not knows_the_answer(quiz.vue(audience))
    assert not knows_the_answer(quiz.moi(1))
    assert knows_the_answer(quiz.vue(Audience.CONSOLE))  # the trainer may read it beforehand
    quiz.ferme()
    assert all(knows_the_answer(quiz.vue(audience)) for audience in Audience)


def knows_the_answer(picture: Any) -> bool:
    assert JUSTES
    return "juste=" in repr(picture) or RETOUR in repr(picture)


def test_a_log_holds_no_choice_of_anybody() -> None:
    quiz = un_quiz().ouvre().repond({3: "b"})
    assert quiz.journal == [
        ("QuestionMontree", {"rang": 0}),
        ("ReponseEnvoyee", {"rang": 0, "numero": 3}),
    ]
