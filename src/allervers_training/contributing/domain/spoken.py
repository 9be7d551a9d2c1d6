"""Rules of voices: which are heard with a text, which still want words, and what their author is told of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from allervers_training.contributing.domain.question import Answers, Question
from allervers_training.contributing.domain.questions import questions_for, several
from allervers_training.contributing.domain.words import PropositionKind

SOMEBODY = "Quelqu'un"


class Voice(Protocol):
    """What a rule must know of a recording."""

    @property
    def field(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def typed_at(self) -> datetime | None: ...


V = TypeVar("V", bound=Voice)


def heard(
    kind: PropositionKind, answers: Answers, voices: Iterable[V], until: datetime
) -> tuple[tuple[Question, V], ...]:
    """Return each voice that goes with a text, in the order of its answers.

    A voice without written words goes with none: whoever cannot hear would not have it. One that came after
    `until` belongs to another text.
    """
    said = {voice.field: voice for voice in voices if voice.at <= until}
    asked = (q for q in questions_for(kind, answers) if q.key in said and several(answers, q.key))
    return tuple((question, said[question.key]) for question in asked)


def wants_words(voice: Voice, answers: Answers, written: Mapping[str, datetime]) -> bool:
    """Tell whether somebody has still to write a voice that was sent; `written` says when words were typed from one."""
    if voice.field in written and written[voice.field] >= voice.at:
        return False
    return voice.typed_at is None or not several(answers, voice.field)


@dataclass(frozen=True, slots=True)
class Heard:
    """What an author is to know of one voice. `typist` is empty when that account is gone."""

    is_open: bool  # her text is hers to change
    is_read: bool  # readers have it
    is_typed: bool
    typist: str
    has_words: bool
    has_other: bool  # two versions of this answer wait for her choice
    since_sent: bool  # typed after she sent
    waits_for_her: bool = False  # what was typed came back to her, and she has not answered


def lines(one: Heard) -> tuple[str, ...]:
    """Say what became of a voice, and what she can do: one idea a line."""
    return tuple(_lines(one))


def _lines(one: Heard) -> Iterator[str]:
    if one.is_typed:
        yield f"{one.typist or SOMEBODY} a écrit ce que vous avez dit."
        yield from _typed(one)
    elif one.is_open:
        yield "Votre voix attend d'être écrite."
        if one.has_words:
            yield "Les mots que vous avez écrits restent."
    elif one.is_read:
        yield "Quelqu'un va écrire cette voix."
        yield "Vous direz oui ou non à ces mots."


def _typed(one: Heard) -> Iterator[str]:
    if one.is_read and one.since_sent:
        yield "Vous les lirez avec la réponse."
    elif one.is_open and one.waits_for_her:
        yield "Lisez-les dans ce qu'on vous dit."
        yield "Vous direz oui ou non."
    elif one.is_open and one.has_other and not one.has_words:
        yield "Ces mots vous attendent."
        yield "Vous choisissez."
    elif one.is_open and one.has_other:
        yield "Les mots que vous aviez écrits restent aussi."
        yield "Vous choisissez."
    elif one.is_open and one.has_words:
        yield "Relisez, et changez si besoin."
    elif one.is_open:
        yield "Une voix sans mots écrits n'est pas montrée."
        yield "Écrivez vos mots, ou effacez votre voix."
