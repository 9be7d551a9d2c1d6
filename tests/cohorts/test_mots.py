"""The two words that bring somebody back: our list, and how they may be typed."""

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.cohorts.lexique import NAMES, QUALITIES
from allervers_training.cohorts.mots import same_words, two_words
from allervers_training.kernel.secrets import are_words_of, words_hash

Pair = tuple[str, str]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(QUALITIES))
BETWEEN = st.sampled_from([" ", "  ", "-", ", ", "\u00a0", " / "])


def bare(word: str) -> str:
    return "".join(s for s in unicodedata.normalize("NFKD", word) if not unicodedata.combining(s))


def test_there_are_words_enough_and_no_two_are_typed_alike() -> None:
    assert min(len(NAMES), len(QUALITIES)) >= 200
    typed = [bare(word) for word in (*NAMES, *QUALITIES)]
    assert len(set(typed)) == len(typed)
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 14 for word in typed)


@given(PAIRS, st.booleans(), BETWEEN, st.sampled_from([str.upper, str.title, str, bare]))
def test_order_accents_capitals_and_signs_do_not_count(
    pair: Pair, swapped: bool, between: str, changed: Callable[[str], str]
) -> None:
    typed = between.join(reversed(pair) if swapped else pair)
    assert same_words(f" {changed(typed)}. ") == same_words(" ".join(pair)) != ""


@given(PAIRS)
def test_a_forgotten_space_is_forgiven(pair: Pair) -> None:
    assert same_words("".join(pair)) == same_words(" ".join(pair))
    assert same_words("".join(reversed(pair)).upper()) == same_words(" ".join(pair))


@given(PAIRS, PAIRS)
def test_other_words_are_other_words(one: Pair, other: Pair) -> None:
    assert (same_words(" ".join(one)) == same_words(" ".join(other))) == (one == other)


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_two_words_or_nothing(typed: str) -> None:
    assert len(same_words(typed).split()) in {0, 2}
    assert same_words(same_words(typed)) == same_words(typed)


@pytest.mark.parametrize("typed", ["", "marché", "marché bleu vert", "🎉", "  ", "-"])
def test_what_is_not_two_words_is_nothing(typed: str) -> None:
    assert same_words(typed) == ""


def test_words_are_drawn_as_they_are_read() -> None:
    name, quality = two_words(random.Random(7).choice).split()
    assert name in NAMES
    assert quality in QUALITIES


def test_a_hash_fits_its_column_and_knows_its_words_alone() -> None:
    kept = words_hash("bleu marche")
    assert len(kept) <= 128
    assert kept != words_hash("bleu marche")
    assert are_words_of("bleu marche", kept)
    assert not are_words_of("bleu marchee", kept)
