"""Names and links, without any database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.accounts.domain import NAME_MAX, clean_name, link_is_open, same_name
from allervers_training.kernel.errors import Invalid

AT = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Chloé  ", "Chloé"),
        ("Jean  Pierre", "Jean Pierre"),
        ("Chloe\u0301", "Chloé"),
        ("In\u200bès", "Inès"),
        ("\u202eBob", "Bob"),
        ("Bob\x00\x07", "Bob"),
        ("Zoé 🎉", "Zoé 🎉"),
        ("O'Neill-Dũng", "O'Neill-Dũng"),
        ("Ωmega", "Ωmega"),
    ],
)
def test_a_name_is_kept_as_it_is_read(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "42", "🎉", "…", "\x00", "\n\t"])
def test_a_name_without_letters_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_name(typed, field="nom")
    assert refused.value.fields == {"nom": "Écrivez votre prénom, avec des lettres."}
    with pytest.raises(Invalid, match="un prénom"):
        clean_name("42", whose="un")


def test_words_on_two_lines_stay_two_words() -> None:
    assert clean_name("Jean\nPierre") == "Jean Pierre"


def test_a_long_name_is_refused_with_the_limit() -> None:
    assert clean_name("a" * NAME_MAX) == "a" * NAME_MAX
    with pytest.raises(Invalid, match="60 signes"):
        clean_name("a" * (NAME_MAX + 1))


@given(st.text(max_size=80))
def test_cleaning_a_clean_name_changes_nothing(typed: str) -> None:
    try:
        name = clean_name(typed)
    except Invalid:
        return
    assert clean_name(name) == name
    assert 0 < len(name) <= NAME_MAX
    assert "\n" not in name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Inès", "ines"), ("Jean-Pierre", "jean pierre"), ("BOB", "bob"), ("Łucja", "łucja")],
)
def test_names_that_sound_alike_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Inès", "Agnès"), ("Bob", "Bob B."), ("Али", "Оля"), ("محمد", "فاطمة")]
)
def test_other_names_are_told_apart_in_every_alphabet(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("link", "is_open"),
    [
        ({}, True),
        ({"expires_at": AT + timedelta(seconds=1)}, True),
        ({"expires_at": AT}, False),
        ({"used_at": AT}, False),
        ({"revoked_at": AT, "expires_at": AT + timedelta(days=9)}, False),
    ],
)
def test_a_link_is_open_until_it_is_used_revoked_or_too_old(
    link: dict[str, datetime], *, is_open: bool
) -> None:
    dates = {"expires_at": None, "used_at": None, "revoked_at": None} | link
    assert link_is_open(**dates, at=AT) is is_open
