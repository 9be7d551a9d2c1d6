"""Rules of voices: which are heard, which want words, what is told of each, and words that come beside others."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from allervers_training.catalogue.domain.simple_line import words_of
from allervers_training.contributing.domain import answering, spoken
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.question import Answer, Input
from allervers_training.contributing.domain.words import PropositionKind

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)
STORY = PropositionKind.TEMOIGNAGE
QUESTIONS = {question.key: question for question in GUIDES[STORY].questions}


@dataclass(frozen=True)
class Take:
    field: str
    at: datetime = NOW
    typed_at: datetime | None = None


def test_every_voice_is_heard_in_the_order_of_the_answers_that_say_it() -> None:
    voices = [Take("retenir"), Take("recit")]
    answers = {"recit": "Une dame est venue.", "retenir": "Elle est revenue."}
    found = spoken.heard(STORY, answers, voices, NOW)
    assert [(question.label, voice.field) for question, voice in found] == [("Récit", "recit"), ("À retenir", "retenir")]  # fmt: skip


def test_a_voice_without_words_and_one_that_came_later_are_heard_by_nobody() -> None:
    answers = {"recit": "Une dame est venue.", "retenir": " "}
    voices = [Take("recit", NOW + timedelta(seconds=1)), Take("retenir"), Take("inconnue")]
    assert spoken.heard(STORY, answers, voices, NOW) == ()


@pytest.mark.parametrize(
    ("typed", "answer", "written", "wants"),
    [
        (None, "Des mots.", {}, True),  # nobody knows whether they say what she said
        (None, "", {}, True),
        (NOW, "Des mots.", {}, False),
        (NOW, "", {}, True),  # what was typed in her draft, she has taken out
        (NOW, "", {"recit": NOW}, False),  # it waits for her, or she left it
        (None, "", {"recit": NOW - timedelta(1)}, True),  # that was another take
    ],
)
def test_a_voice_wants_words_until_somebody_has_written_it(
    typed: datetime | None, answer: str, written: dict[str, datetime], wants: bool
) -> None:
    assert spoken.wants_words(Take("recit", NOW, typed), {"recit": answer}, written) is wants


def test_what_is_told_of_a_voice_is_short_and_says_one_thing_at_a_time() -> None:
    for is_open, is_read, typed, words, other, since, waits in product((True, False), repeat=7):
        told = spoken.Heard(is_open, is_read, typed, "Alice", words, other, since, waits)
        for line in spoken.lines(told):
            assert len(words_of(line)) <= 12, line
            assert line.endswith(".")


@pytest.mark.parametrize(
    ("key", "held", "typed", "beside"),
    [
        ("recit", "Un.", "Deux.", "Deux."),
        ("recit", "Un.", "Un.", None),
        ("questions", ["Un ?"], ["Un ?", "Deux ?"], ["Deux ?"]),
        ("titre", "Un", "Deux", "Deux"),
    ],
)
def test_typed_words_come_beside_hers(
    key: str, held: Answer, typed: Answer, beside: Answer | None
) -> None:
    found = answering.beside({key: held}, QUESTIONS[key], typed)
    assert found == ({key: held, f"~{key}": beside} if beside else {key: held})


@pytest.mark.parametrize(("key", "all_of_it"), [("recit", "Avant.\n\nDeux."), ("titre", "Avant. Deux.")])  # fmt: skip
def test_what_waited_beside_is_not_lost_either(key: str, all_of_it: str) -> None:
    found = answering.beside({key: "Un.", f"~{key}": "Avant."}, QUESTIONS[key], "Deux.")
    assert found == {key: "Un.", f"~{key}": all_of_it}
    assert QUESTIONS[key].input in {Input.TEXT, Input.LINE}
