"""A text as a wall shows it: what the whole room may read, cut into screens that are read at eight metres."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from allervers_training.catalogue.domain import (
    Document,
    EtudeDeCas,
    MiseEnSituation,
    Paroles,
    Temoignage,
    Text,
)
from allervers_training.catalogue.fitting import Screen, cut, named
from allervers_training.catalogue.markdown.blocks import BLOCKS, TRAINER_ONLY
from allervers_training.catalogue.markdown.parser import parse
from allervers_training.catalogue.markdown.passes import without_blocks
from allervers_training.catalogue.typography import typeset

UNSEEN = TRAINER_ONLY | {name for name, block in BLOCKS.items() if block.folded}


def screens_of(document: Document, markdown: str) -> tuple[Screen, ...]:
    """Return the screens of a text; none for what is no text to read together.

    The card of a role is for whoever plays it, and what is for trainers is for them: no wall shows these.
    """
    title = typeset(document.title)
    passages = (named(p, title) for p in _passages(document, markdown))
    return tuple(screen for passage in passages for screen in cut(passage))


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
