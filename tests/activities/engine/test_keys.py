"""Keys of commands: made by the server, ordered as people tapped, unreadable means none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.activities.engine.keys import Key, new_key, read_key

MILLISECONDS = st.integers(0, 16**12 - 1)


def key(text: str, taps: str = "", said: str = "") -> Key:
    found = read_key(text, taps, said)
    assert found is not None
    return found


@settings(max_examples=100, deadline=None, derandomize=True)
@given(issued=MILLISECONDS, taps=st.integers(0, 999_999), said=st.text(max_size=20))
def test_a_key_is_read_back_as_it_was_stored(issued: int, taps: int, said: str) -> None:
    carried = key(new_key(issued), str(taps), said)
    assert (carried.issued, carried.taps) == (issued, taps)
    assert key(str(carried)) == carried


def test_two_forms_of_the_same_instant_have_different_keys() -> None:
    assert new_key(5) != new_key(5)


def test_the_same_form_sent_again_is_the_same_command() -> None:
    form = new_key(5)
    assert key(form, "1", "place=oui") == key(form, "1", "place=oui")


def test_two_different_answers_from_one_form_are_two_commands() -> None:
    form = new_key(5)
    assert key(form, "", "place=oui") != key(form, "", "place=non")


def test_keys_are_ordered_by_form_and_then_by_tap() -> None:
    older, newer = new_key(5), new_key(6)
    assert key(older, "9") < key(newer, "0")
    assert key(older, "1") < key(older, "2")


def test_a_page_without_script_counts_no_taps() -> None:
    assert key(new_key(5)).taps == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "0" * 12,
        "g" * 20,
        "0000000000050a1b2c3d.0\n",
        " 0000000000050a1b2c3d.0",
        "0000000000050a1b2c3d.0:1",
        "0" * 999,
    ],
)
def test_what_is_none_of_ours_is_no_key(text: str) -> None:
    assert read_key(text) is None


@pytest.mark.parametrize("taps", ["²", "٣", "-1", "1.5", "9" * 7, "9" * 5000, "un", " "])
def test_a_forged_count_of_taps_is_left_out(taps: str) -> None:
    assert key(new_key(5), taps).taps == 0


@pytest.mark.parametrize("tail", ["²", "٣"])
def test_only_plain_digits_make_a_key(tail: str) -> None:
    assert read_key(f"{new_key(5)[:-1]}{tail}") is None
