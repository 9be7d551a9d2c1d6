"""The name shown for each person of a group: short, and nobody else's."""

import time

from hypothesis import given
from hypothesis import strategies as st

from allervers_training.accounts.domain import heard
from allervers_training.cohorts.first_names import told_apart

NAMES = st.sampled_from(["Marie", "marie", "Élodie", "Elodie", "Bob", "Marie D.", "Marie 2"])
LASTS = st.sampled_from(["", "Dupont", "Durand", "Élan", "d'Or"])


def test_a_first_name_that_is_alone_is_enough() -> None:
    assert told_apart([("Marie", "Dupont"), ("Bob", "Martin")], []) == ["Marie", "Bob"]


def test_those_who_share_a_first_name_all_get_a_letter() -> None:
    assert told_apart([("Marie", "Dupont"), ("Marie", "Martin")], []) == ["Marie D.", "Marie M."]


def test_then_a_number() -> None:
    people = [("Marie", "Dupont"), ("Marie", "Durand"), ("Marie", "")]
    assert told_apart(people, []) == ["Marie D.", "Marie D. 2", "Marie"]


def test_whoever_is_there_keeps_her_name() -> None:
    assert told_apart([("Bob", "Martin"), ("Bob", "")], ["Bob", "Bob M."]) == ["Bob M. 2", "Bob 2"]


def test_accents_and_capitals_do_not_tell_two_people_apart() -> None:
    assert told_apart([("Elodie", "Petit")], ["Élodie"]) == ["Elodie P."]


@given(st.lists(st.tuples(NAMES, LASTS), max_size=30), st.lists(NAMES, max_size=5))
def test_no_two_names_sound_the_same(people: list[tuple[str, str]], taken: list[str]) -> None:
    shown = told_apart(people, taken)
    assert len(shown) == len(people)
    assert len({heard(name) for name in shown}) == len(shown)
    assert not {heard(name) for name in shown} & {heard(name) for name in taken}


def test_five_thousand_homonyms_cost_little() -> None:
    begun = time.process_time()
    assert len(set(told_apart([("Marie", "Dupont")] * 5_000, []))) == 5_000
    assert time.process_time() - begun < 2
