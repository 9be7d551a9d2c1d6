"""Words that a reader takes for the same, and what is shown around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.searching.domain import asked_for, excerpt, stem, stems_of
from allervers_training.searching.domain.words import MOST_WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("précarité", "PRECARITES"), ("rue", "rues"), ("maraude", "maraudes"), ("social", "sociaux"),
        ("accompagnée", "accompagner"), ("accompagné", "accompagnées"), ("cœur", "coeur"), ("droit", "droits"),
        ("habitante", "habitantes"), ("régional", "régionaux"), ("naïve", "naive"), ("école", "ecoles"),
    ],
)  # fmt: skip
def test_accents_capitals_and_usual_endings_do_not_count(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("rue", "ruse"), ("vers", "version"), ("droit", "étroit")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(min_size=1))
def test_any_text_can_be_asked(question: str) -> None:
    asked = asked_for(question)
    assert len(asked) <= MOST_WORDS
    assert all(one.isalnum() for one in asked)  # nothing that the language of an index would read


@given(st.text(), st.text())
def test_an_excerpt_says_words_of_the_text_and_no_other(text: str, question: str) -> None:
    said = "".join(piece.text for piece in excerpt(text, asked_for(question)))
    assert said.removeprefix("… ").removesuffix(" …") in text


def test_empty_words_ask_nothing() -> None:
    assert asked_for("le la les du … ?") == ()
    assert stems_of("Aller vers les personnes") == "aller ver person"


def test_an_excerpt_shows_what_was_found_where_it_stands() -> None:
    text = f"{'loin ' * 60}Une maraude sort le soir. {'après ' * 60}".strip()
    pieces = excerpt(text, asked_for("MARAUDES"))
    assert [piece.text for piece in pieces if piece.found] == ["maraude"]
    assert pieces[0].text == "… "
    assert pieces[-1].text.endswith(" …")
    assert sum(len(piece.text) for piece in pieces) < len(text)


def test_a_short_word_does_not_stand_for_those_that_begin_with_it() -> None:
    assert not any(piece.found for piece in excerpt("Une version", asked_for("vers")))
    assert any(piece.found for piece in excerpt("Un maraudeur", asked_for("maraude")))
