"""What may be told of a tally: nothing under five, words from five to nine, counts from ten."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from tests.activities.quiz_en_groupe.deroule import groupe, un_quiz

from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.quiz_en_groupe.domain.decompte import closing, most_chosen
from allervers_training.activities.quiz_en_groupe.domain.evenements import QuestionFermee


@pytest.mark.parametrize("people", range(5))
def test_under_five_answers_no_figure_is_even_written(people: int) -> None:
    assert closing(0, people, {"a": people, "b": 0}) == QuestionFermee(0, people)


def test_from_five_to_nine_only_what_most_have_chosen_is_written() -> None:
    assert closing(0, 9, {"a": 7, "b": 2}) == QuestionFermee(0, 9, surtout=("a",))
    assert closing(0, 9, {"a": 6, "b": 3}) == QuestionFermee(0, 9)


def test_from_ten_counts_are_written() -> None:
    assert closing(1, 10, {"a": 9, "b": 1, "c": 0}) == QuestionFermee(
        1, 10, comptes={"a": 9, "b": 1, "c": 0}
    )


def shares(people: int, choices: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which people may have made one choice each."""
    for first in product(range(people + 1), repeat=choices - 1):
        if sum(first) <= people:
            yield (*first, people - sum(first))


@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize("choices", range(2, 6))
def test_no_words_give_away_how_many_made_a_choice(people: int, choices: int) -> None:
    """Whoever hears the words, and knows how many answered, cannot tell the count of any choice."""
    heard = defaultdict(list)
    for tally in shares(people, choices):
        heard[most_chosen({str(n): count for n, count in enumerate(tally)}, people)].append(tally)
    for tallies in heard.values():
        assert all(len(set(counts)) > 1 for counts in zip(*tallies, strict=True))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "À main levée : aucun chiffre n'est gardé. Voici la réponse."),
        (groupe(a=4), "Moins de cinq réponses : aucun chiffre. Parlons-en."),
        (groupe(a=5), "La plupart ont choisi A."),
        (groupe(a=3, b=4), "Les réponses sont partagées. Parlons-en."),
        (groupe(a=8, b=2), "8 sur 10 ont choisi A, la réponse juste."),
    ],
)
def test_one_sentence_says_what_may_be_told(answers: dict[int, str], sentence: str) -> None:
    quiz = un_quiz().ouvre().repond(answers).ferme()
    assert quiz.vue(Audience.PROJECTION)["ecran"].reponse.phrase == sentence
    assert quiz.rapport()["questions"][0]["phrase"] == sentence


def test_where_several_answers_are_right_each_choice_has_its_count() -> None:
    quiz = un_quiz().ouvre(1).repond(dict.fromkeys(range(1, 12), "de")).ferme()
    told = quiz.vue(Audience.PARTICIPANT)["salle"].reponse
    assert told.phrase == "11 personnes ont répondu."
    assert [choice.nombre for choice in told.choix] == [11, 11, 0]
