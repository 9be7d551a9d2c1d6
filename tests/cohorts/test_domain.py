"""Codes and homonyms, without any database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.cohorts.domain import clean_code, distinct_name, is_code
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
