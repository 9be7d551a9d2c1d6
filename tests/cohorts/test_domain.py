"""Codes and homonyms, without any database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.accounts.domain import SiteRole
from allervers_training.cohorts.domain import (
    ALIKE,
    SessionRole,
    clean_code,
    distinct_name,
    is_code,
    is_found,
    likeness,
    may_settle,
    roles_open_to,
)
from allervers_training.kernel.secrets import new_code


@pytest.mark.parametrize("typed", ["abcdef", " ABC DEF ", "abc-def", "A.B.C.D.E.F"])
def test_a_code_may_be_typed_in_many_ways(typed: str) -> None:
    assert clean_code(typed) == "ABCDEF"
    assert is_code(clean_code(typed))


@pytest.mark.parametrize(
    "typed", ["", "ABCDE", "ABCDEFG", "ABCDE1", "ABCDEI", "ABCDEO", "ÀBCDEF", "ＡＢＣＤＥＦ"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert not is_code(clean_code(typed))


@given(st.integers())
def test_every_code_we_give_can_be_typed(_seed: int) -> None:
    code = new_code()
    assert is_code(clean_code(f" {code[:3].lower()} {code[3:]} "))


def test_homonyms_are_numbered() -> None:
    assert distinct_name("Inès", []) == "Inès"
    assert distinct_name("Inès", ["Inès"]) == "Inès 2"
    assert distinct_name("Inès", ["Inès", "Inès 2", "Inès 4"]) == "Inès 3"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Karim", "Karim Haddad"),
        ("karim h", "Karim Haddad"),
        ("Haddad Karim", "Karim Haddad"),
        ("Zoe", "Zoé"),
        ("Jean Philippe", "Jean-Philippe"),
        ("Mohamed", "Mohammed"),
        ("Cathy", "Catherine"),
    ],
)
def test_names_that_are_likely_one_persons_look_alike(typed: str, known: str) -> None:
    assert likeness(typed, known) >= ALIKE
    assert likeness(typed, known) == likeness(known, typed)


@pytest.mark.parametrize(("typed", "known"), [("Karim", "Lucie"), ("Bob", "Moussa"), ("", "Bob")])
def test_other_names_do_not(typed: str, known: str) -> None:
    assert likeness(typed, known) < ALIKE


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_likeness_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1


def test_a_search_wants_every_word_wherever_it_stands() -> None:
    assert is_found("haddad kar", "Karim", "Karim Haddad")
    assert is_found("ccas", "Karim", "", "CCAS de Lille")
    assert is_found("", "Karim")
    assert not is_found("karim lyon", "Karim", "CCAS de Lille")


def test_whoever_leads_a_session_is_a_trainer_on_the_site() -> None:
    assert SessionRole.TRAINER in roles_open_to([SiteRole.TRAINER])
    assert SessionRole.TRAINER in roles_open_to([SiteRole.ADMIN, SiteRole.CO_TRAINER])
    assert SessionRole.TRAINER not in roles_open_to([SiteRole.CO_TRAINER])
    assert set(roles_open_to([])) == set(SessionRole) - {SessionRole.TRAINER}


@pytest.mark.parametrize("role", list(SessionRole))
def test_what_runs_a_room_is_a_trainers_to_settle(role: SessionRole) -> None:
    runs = role in {SessionRole.TRAINER, SessionRole.CO_TRAINER}
    assert may_settle(SessionRole.TRAINER, role)
    assert may_settle(SessionRole.CO_TRAINER, role) is not runs
    assert not may_settle(SessionRole.CO_TRAINER, role, SessionRole.TRAINER)
