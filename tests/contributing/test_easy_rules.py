"""When an easy version counts as read, and what makes it another text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.domain import SimpleLine, VersionSimplifiee
from allervers_training.catalogue.typography import typeset
from allervers_training.contributing.domain.easy import Said, read_on, text_digest
from allervers_training.contributing.domain.words import EasyVerdict as V

DAY = datetime(2026, 12, 3, 9, tzinfo=UTC)
LATER = DAY + timedelta(days=2)
TEXT = VersionSimplifiee(
    id="c1-simple",
    type="simplifiee",
    title="D'où vient l'aller vers ?",
    status="published",
    lang="fr-FR",
    version="1.0.0",
    license="CC-BY-SA-4.0",
    competences=("c1",),
    lines=(
        SimpleLine(picto="porte", text="Cela s'appelle « aller vers »."),
        SimpleLine(picto="banc", text="On demande avant d'entrer."),
    ),
)


def test_nobody_has_read_it() -> None:
    assert read_on(()) is None


def test_one_yes_is_enough_and_the_last_one_is_told() -> None:
    assert read_on((Said(V.YES, DAY),)) == DAY
    assert read_on((Said(V.YES, LATER), Said(V.YES, DAY))) == LATER


@given(st.lists(st.sampled_from([DAY, LATER])), st.integers(0, 5))
def test_one_who_stumbles_outweighs_all_the_others(yes: list[datetime], place: int) -> None:
    said = [Said(V.YES, at) for at in yes]
    said.insert(place, Said(V.NOT_EVERYWHERE, DAY))
    assert read_on(said) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, title="D'où vient l'aller vers"),
        replace(TEXT, lines=TEXT.lines[:1]),
        replace(TEXT, lines=TEXT.lines[::-1]),
        replace(TEXT, lines=(TEXT.lines[0], SimpleLine(text="On demande avant d'entrer, toujours."))),
    ],
)  # fmt: skip
def test_any_other_word_makes_another_text(other: VersionSimplifiee) -> None:
    assert text_digest(other) != text_digest(TEXT)


def test_a_line_cut_in_two_is_another_text() -> None:
    whole = replace(TEXT, lines=(SimpleLine(text="On vient. On dit pourquoi."),))
    cut = replace(TEXT, lines=(SimpleLine(text="On vient."), SimpleLine(text="On dit pourquoi.")))
    assert text_digest(whole) != text_digest(cut)


def test_what_the_renderer_sets_changes_no_text() -> None:
    lines = tuple(replace(line, text=typeset(line.text)) for line in TEXT.lines)
    shown = replace(TEXT, title=typeset(TEXT.title), lines=lines)
    assert shown != TEXT
    assert text_digest(shown) == text_digest(TEXT)


def test_a_picture_or_a_version_number_changes_no_text() -> None:
    drawn = tuple(replace(line, picto="arbre") for line in TEXT.lines)
    assert text_digest(replace(TEXT, lines=drawn, version="1.0.1")) == text_digest(TEXT)
