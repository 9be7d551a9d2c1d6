"""What is asked, in what order, and what a yes lets be shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.domain import simple_line_advice
from allervers_training.contributing.domain import agreement as a
from allervers_training.contributing.domain.agreement import Around
from allervers_training.contributing.domain.consent import Consent
from allervers_training.contributing.domain.echoes import echoes, runs_of
from allervers_training.contributing.domain.hours import in_words
from allervers_training.contributing.domain.words import PropositionKind, What, Where
from allervers_training.contributing.pages.consenting import ANSWERS, PLACES, QUESTIONS

DEBATE = Around(PropositionKind.DEBAT)
SPOKEN = Around(PropositionKind.DEBAT, has_voice=True, explainers=(("7", "Alice"),))
ANY_ANSWER = st.dictionaries(
    st.sampled_from([*a.ALL_QUESTIONS, "autre"]),
    st.sampled_from([a.YES, a.NO, a.ROOM, a.PLATFORM, a.PUBLIC, "7", "9", ""]),
)


def test_nothing_is_yes_before_she_says_so() -> None:
    assert a.consent_of({}) == Consent()
    assert a.missing({}, DEBATE) == a.ROOM


def test_a_no_spares_her_what_is_wider() -> None:
    assert a.asked({a.ROOM: a.NO}, DEBATE) == (a.ROOM,)
    assert a.asked({a.ROOM: a.YES, a.PLATFORM: a.NO}, DEBATE) == (a.ROOM, a.PLATFORM, a.NAME)


def test_a_licence_is_offered_for_public_texts_and_never_for_testimonies_unless_she_asks() -> None:
    public = {a.ROOM: a.YES, a.PLATFORM: a.YES, a.PUBLIC: a.YES}
    assert a.LICENCE in a.asked(public, DEBATE)
    assert a.LICENCE not in a.asked({**public, a.PUBLIC: a.NO}, DEBATE)
    assert a.LICENCE not in a.asked(public, Around(PropositionKind.TEMOIGNAGE))
    assert a.LICENCE in a.asked(public, Around(PropositionKind.TEMOIGNAGE, wants_licence=True))


def test_a_voice_is_asked_about_only_when_there_is_one_and_goes_no_further_than_the_text() -> None:
    said = {a.ROOM: a.YES, a.PLATFORM: a.NO}
    assert a.VOICE not in a.asked(said, DEBATE)
    assert a.choices(a.VOICE, said, SPOKEN) == (a.NO, a.ROOM)
    assert a.VOICE not in a.kept({**said, a.VOICE: a.PUBLIC}, SPOKEN)


@given(ANY_ANSWER)
def test_no_answer_lets_anything_go_further_than_the_text(typed: dict[str, str]) -> None:
    said = a.kept(typed, SPOKEN)
    consent = a.consent_of(said)
    text = {where for what, where in consent.given if what is What.TEXT}
    assert {where for _, where in consent.given} <= text
    assert not consent.licence or Where.PUBLIC in text
    assert set(said.items()) <= set(typed.items())


@given(ANY_ANSWER)
def test_what_she_said_is_where_she_begins_when_she_changes_it(typed: dict[str, str]) -> None:
    said = a.kept(typed, SPOKEN)
    if not a.missing(said, SPOKEN):
        consent = a.consent_of(said)
        again = a.answers_of(consent, SPOKEN)
        assert not a.missing(again, SPOKEN)
        assert a.consent_of(again) == consent


def test_every_question_is_simple_and_has_its_words() -> None:
    assert set(QUESTIONS) == set(a.ALL_QUESTIONS)
    for ask in QUESTIONS.values():
        for line in (ask.ask, ask.short, *ask.lines, *ANSWERS.values(), *PLACES.values()):
            assert not simple_line_advice(line), line


@pytest.mark.parametrize(
    ("typed", "is_copied"),
    [
        ("Une dame frappe à la porte, le soir venu.", True),
        ("Une DAME frappe à la", True),
        ("une dame sonne à la porte", False),
        ("", False),
    ],
)
def test_what_a_trainer_copied_is_known_again(typed: str, *, is_copied: bool) -> None:
    runs: Any = runs_of(["Hier, une dame frappe à la porte, le soir venu."])
    assert echoes(typed, runs) is is_copied


def test_time_is_said_in_words() -> None:
    assert [in_words(n) for n in (0, 1, 45, 60, 150, 65)] == [
        "0 minute",
        "1 minute",
        "45 minutes",
        "1 heure",
        "2 heures 30",
        "1 heure 05",
    ]
