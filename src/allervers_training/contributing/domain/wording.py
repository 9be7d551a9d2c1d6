"""Compares two wordings, word by word, and takes over a wording that somebody suggests."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from allervers_training.contributing.domain.answering import cleaned
from allervers_training.contributing.domain.question import Answer, Answers, Input, Question
from allervers_training.contributing.domain.questions import several

WORDS_OF_HERS = "Voici les mots de votre voix."  # a remark that holds what was typed from it
WORDS = re.compile(r"\S+\s*|\s+")


class Change(StrEnum):
    SAME = "garde"
    OUT = "retire"
    IN = "ajoute"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, and what becomes of them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Some words, and what stands in their place; one of the two may be blank."""

    before: str
    after: str


def told(rows: Iterable[tuple[Piece, ...]]) -> tuple[Instead, ...]:
    """Return each change as it is said aloud: these words become those."""
    return tuple(change for row in rows for change in _told(row))


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words that stay, go and come, in reading order."""
    return tuple(_pieces(WORDS.findall(before), WORDS.findall(after)))


def compared_answers(before: Answer, after: Answer) -> tuple[tuple[Piece, ...], ...]:
    """Compare two answers, row by row; a row that is new has no word before."""
    rows = zip_longest(several({"": before}, ""), several({"": after}, ""), fillvalue="")
    return tuple(compared(*row) for row in rows)


def as_text(answer: Answer) -> str:
    """Return an answer as a reader edits it: one row of a list per line."""
    return answer if isinstance(answer, str) else "\n".join(several({"": answer}, ""))


def as_answer(question: Question, text: str) -> Answer:
    """Return what a suggested wording makes of an answer."""
    if question.input is Input.LIST:
        lines = (cleaned(line, on_one_line=True) for line in text.splitlines())
        return [line for line in lines if line]
    return cleaned(text, on_one_line=question.input is Input.LINE)


def is_taken(answers: Answers, question: Question, suggested: str) -> bool:
    """Tell whether an answer is now the wording that was suggested for it."""
    held = as_answer(question, as_text(answers.get(question.key, "")))
    return bool(suggested) and held == as_answer(question, suggested)


def _told(row: tuple[Piece, ...]) -> Iterator[Instead]:
    gone = ""
    for piece in (*row, Piece(Change.SAME, "")):
        words = piece.text.strip()
        if piece.change is Change.OUT:
            gone = words
        elif piece.change is Change.IN:
            yield Instead(gone, words)
            gone = ""
        elif gone:
            yield Instead(gone, "")
            gone = ""


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(before[i:j]))
            continue
        if j > i:
            yield Piece(Change.OUT, "".join(before[i:j]))
        if m > k:
            yield Piece(Change.IN, "".join(after[k:m]))
