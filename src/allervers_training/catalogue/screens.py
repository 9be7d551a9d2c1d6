"""A text as a wall shows it: what the whole room may read, cut into screens that are read at eight metres."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from markdown_it.token import Token

from allervers_training.catalogue.domain import (
    Document,
    EtudeDeCas,
    MiseEnSituation,
    Paroles,
    Temoignage,
    Text,
)
from allervers_training.catalogue.markdown.blocks import BLOCKS, TRAINER_ONLY
from allervers_training.catalogue.markdown.parser import parse
from allervers_training.catalogue.markdown.passes import without_blocks
from allervers_training.catalogue.typography import NBSP, typeset

SIGNS, LINES = 46, 8  # what one line of the wall holds, or nearly at 4:3; how many lines a screen
GAP = 0.4  # of a line, between two paragraphs
SENTENCE = re.compile(
    r"(?<=[.!?…»])(?<!\b[A-ZÀ-Þ]\.) +(?![a-zà-ÿ])"
)  # after an initial, a name goes on
UNSEEN = TRAINER_ONLY | {name for name, block in BLOCKS.items() if block.folded}


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a text; or, before it is cut, a part of it that begins a screen of its own."""

    heading: str
    lines: tuple[str, ...]


def screens_of(document: Document, markdown: str) -> tuple[Screen, ...]:
    """Return the screens of a text; none for what is no text to read together.

    The card of a role is for whoever plays it, and what is for trainers is for them: no wall shows these.
    """
    title = typeset(document.title)
    passages = (_named(p, title) for p in _passages(document, markdown))
    return tuple(screen for passage in passages for screen in _cut(passage))


def _named(passage: Screen, title: str) -> Screen:
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


def _passages(document: Document, markdown: str) -> Iterator[Screen]:
    match document:
        case Temoignage():
            yield from _sections(_tokens(markdown))
        case EtudeDeCas(questions=questions):
            yield from _blocks(_tokens(markdown), "vignette")
            yield Screen("Questions", _set(questions))
        case MiseEnSituation(roles=roles):
            scene = tuple(_blocks(_tokens(markdown), "setup"))
            yield from scene
            if scene:
                yield Screen("Les rôles", _set(role.name for role in roles))
        case Paroles(prompts=prompts):
            yield from (Screen("", (asked,)) for asked in _set(prompts))


def _tokens(markdown: str) -> Sequence[Token]:
    return list(without_blocks(parse(Text("", 1, markdown)).tokens, UNSEEN))


def _sections(tokens: Sequence[Token]) -> Iterator[Screen]:
    """Cut a text at its titles."""
    heading, lines, is_title = "", list[str](), False
    for token in tokens:
        is_title = token.type == "heading_open" or (is_title and token.type == "inline")
        if token.type != "inline":
            continue
        if not is_title:
            lines.append(_words(token))
            continue
        if lines:
            yield Screen(heading, tuple(lines))
        heading, lines, is_title = _words(token), [], False
    if lines:
        yield Screen(heading, tuple(lines))


def _blocks(tokens: Iterable[Token], name: str) -> Iterator[Screen]:
    """Return each block of one name, under its own title."""
    inside, lines = False, list[str]()
    for token in tokens:
        if token.type == "div_open" and token.info == name:
            inside, lines = True, []
        elif token.type == "div_close" and token.info == name:
            yield Screen(typeset(str(token.meta.get("title", ""))), tuple(lines))
            inside = False
        elif inside and token.type == "inline":
            lines.append(_words(token))


def _words(inline: Token) -> str:
    """Return the words of a paragraph: no citation, no address."""
    kept = {"text", "code_inline"}
    said = (
        child.content if child.type in kept else " "
        for child in inline.children or ()
        if child.type in kept or child.type.endswith("break")
    )
    return re.sub(" +", " ", "".join(said)).strip()


def _set(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(typeset(line) for line in lines)


def _cut(passage: Screen) -> Iterator[Screen]:
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
