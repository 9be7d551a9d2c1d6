"""What one screen of a wall holds at eight metres: a heading, and paragraphs cut so that they fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from allervers_training.catalogue.typography import NBSP

SIGNS, LINES = 46, 8  # what one line of the wall holds, or nearly at 4:3; how many lines a screen
GAP = 0.4  # of a line, between two paragraphs
SENTENCE = re.compile(
    r"(?<=[.!?…»])(?<!\b[A-ZÀ-Þ]\.) +(?![a-zà-ÿ])"
)  # after an initial, a name goes on


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a text; or, before it is cut, a part of it that begins a screen of its own."""

    heading: str
    lines: tuple[str, ...]


def cut(passage: Screen) -> Iterator[Screen]:
    """Fill screens sentence by sentence; a paragraph begins a line, and stays whole where one screen holds it."""
    screen, room = list[str](), LINES - _height(passage.heading)
    for line in passage.lines:
        begins = True
        for sentence in _short(line, room):
            longer = sentence if begins or not screen else f"{screen[-1]} {sentence}"
            tried = [*screen, sentence] if begins or not screen else [*screen[:-1], longer]
            if screen and _total(tried) > room:
                yield Screen(passage.heading, tuple(screen))
                tried = [sentence]
            screen, begins = tried, False
    if screen:
        yield Screen(passage.heading, tuple(screen))


def _short(line: str, room: int) -> Iterator[str]:
    """Return a paragraph that a screen holds, or its sentences; a longer sentence is cut between two words."""
    for sentence in (line,) if _height(line) <= room else SENTENCE.split(line):
        rest = sentence
        while _height(rest) > room:
            head = rest[: SIGNS * room].rpartition(" ")[0] or rest[: SIGNS * room]
            yield head
            rest = rest[len(head) :].strip()
        if rest:
            yield rest


def _height(line: str) -> int:
    """Return how many lines of the wall a paragraph takes."""
    return ceil(len(line) / SIGNS)


def _total(lines: Sequence[str]) -> float:
    """Return how many lines paragraphs take, with the space between them."""
    return sum(map(_height, lines)) + GAP * (len(lines) - 1)


def named(passage: Screen, title: str) -> Screen:
    """Give a passage the title of its text when it has none, on two lines at most."""
    heading = passage.heading or title
    name, _, quoted = heading.partition(":")
    begins = " ".join(passage.lines).replace(NBSP, " ")
    # A title made of the first words of a text says only what it is: they stand just below.
    if name.strip() and quoted.endswith("…") and begins.startswith(_plain(quoted)):
        heading = name.strip()
    if len(heading) > 2 * SIGNS:
        heading = heading[: 2 * SIGNS].rpartition(" ")[0] or heading[: 2 * SIGNS]
        heading += "…"
    return replace(passage, heading=heading)


def _plain(quoted: str) -> str:
    return quoted.removesuffix("…").replace(NBSP, " ").strip()
