"""A key written in letters is read again, and no slip of the pen gives another."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.kernel.errors import Refused
from allervers_training.kernel.key_copy import LINE, SIGNS, is_copy, read, written
from allervers_training.kernel.site_key import SIZE

AT = datetime(2027, 3, 1, 12, tzinfo=UTC)
KEYS = st.lists(st.binary(min_size=SIZE, max_size=SIZE), min_size=1, max_size=3)


def signs_of(text: str) -> list[int]:
    """Return where the signs of the key are in a copy."""
    spans = [match.span(2) for match in LINE.finditer(text)]
    return [i for start, end in spans for i in range(start, end) if text[i] != " "]


@given(KEYS)
def test_what_was_written_is_read_again(keys: list[bytes]) -> None:
    text = written(keys, at=AT)
    assert read(text) == tuple(keys)
    assert is_copy(text)
    by_hand = text.lower().replace("\n1  ", "\n1. ").replace(" ", "  ").replace("\n", "\r\n")
    assert read(by_hand) == tuple(keys)


@given(st.binary(min_size=SIZE, max_size=SIZE), st.data())
def test_one_wrong_sign_is_told_and_never_gives_another_key(
    key: bytes, data: st.DataObject
) -> None:
    text = written([key], at=AT)
    place = data.draw(st.sampled_from(signs_of(text)))
    sign = data.draw(st.sampled_from([s for s in SIGNS if s != text[place]]))
    with pytest.raises(Refused, match="ligne"):
        read(text[:place] + sign + text[place + 1 :])


@given(st.binary(min_size=SIZE, max_size=SIZE), st.data())
def test_a_missing_sign_or_line_is_told(key: bytes, data: st.DataObject) -> None:
    text = written([key], at=AT)
    place = data.draw(st.sampled_from(signs_of(text)))
    with pytest.raises(Refused):
        read(text[:place] + text[place + 1 :])
    lines = text.splitlines()
    lines.pop(data.draw(st.sampled_from([-1, -2, -3, -4, -5])))
    with pytest.raises(Refused):
        read("\n".join(lines))


def test_lines_of_two_keys_do_not_make_a_third() -> None:
    one, other = (written([bytes([n]) * SIZE], at=AT).splitlines() for n in (1, 2))
    with pytest.raises(Refused, match="ligne ="):
        read("\n".join((*one[:-2], other[-2], one[-1])))


@pytest.mark.parametrize("text", ["", "Bonjour", "1. Un\n2. Deux\n", '{"a": 1}'])
def test_other_texts_are_no_copy(text: str) -> None:
    assert not is_copy(text)
    with pytest.raises(Refused):
        read(text)
