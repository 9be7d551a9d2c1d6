"""Rearranges the tokens of a text before they are rendered, one simple pass after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from allervers_training.catalogue.markdown.blocks import TRAINER_ONLY, WIDE
from allervers_training.catalogue.markdown.frise import timelines
from allervers_training.catalogue.markdown.frise_drawing import draw

MarginFor = Callable[[Token], str]
_RIBBONS = ("points", "rayures", "hachures")


@dataclass(slots=True)
class Run:
    tokens: list[Token]
    wide: bool
    holds: list[str]


def raw(html: str) -> Token:
    """Make a token that renders as it is; only passes make them, never a text."""
    return Token("raw", "", 0, content=html)


def without_blocks(
    tokens: Iterable[Token], names: Collection[str] = TRAINER_ONLY
) -> Iterator[Token]:
    """Leave out whole blocks: those for trainers, or others."""
    hidden = 0
    for token in tokens:
        is_hidden = token.type.startswith("div_") and token.info in names
        hidden += token.nesting if is_hidden else 0
        if not hidden and not is_hidden:
            yield token


def with_margins(tokens: Iterable[Token], margin_for: MarginFor) -> Iterator[Token]:
    """Set after a paragraph the margin note that its words call for."""
    inline: Token | None = None
    for token in tokens:
        yield token
        if token.type == "inline" and token.level == 1:
            inline = token
        elif token.type == "paragraph_close" and token.level == 0 and inline is not None:
            note = margin_for(inline)
            if note:
                yield raw(note)


def with_voices(tokens: Iterable[Token]) -> Iterator[Token]:
    """Make of each title inside a `voices` block one voice of the list, all in the same box."""
    level, count, after_quote = -1, 0, False
    for token in tokens:
        if token.type == "div_open" and token.info == "voices":
            level, count = token.level, 0
        elif token.type == "div_close" and token.info == "voices":
            yield raw("</li></ul>" if count else "")
            level = -1
        elif 0 <= level == token.level - 1:
            if token.type == "heading_open":
                yield raw(_voice(count))
                count += 1
            after_quote = after_quote and token.type != "blockquote_open"
            yield _as_footer(token) if after_quote and "paragraph" in token.type else token
            after_quote = token.type in {"blockquote_close", "paragraph_open"} and (
                after_quote or token.type == "blockquote_close"
            )
        else:
            yield token


def with_timelines(tokens: Sequence[Token]) -> Iterator[Token]:
    """Set above the table of each timeline its drawing, once it can be read."""
    drawings = {rank: draw(frise.moments) for rank, frise in timelines(tokens)}
    for rank, token in enumerate(tokens):
        yield token
        if drawings.get(rank):
            yield raw(drawings[rank])


def _voice(rank: int) -> str:
    opening = "</li>" if rank else '<ul class="voix">'
    return f'{opening}<li><span class="ruban {_RIBBONS[rank % 3]}"></span>'


def _as_footer(token: Token) -> Token:
    return token.copy(tag="footer")


def in_runs(tokens: Sequence[Token]) -> list[Run]:
    """Cut a text at its titles of level 2, and set apart what is as wide as the page."""
    runs: list[Run] = []
    for block in _blocks(tokens):
        first = block[0]
        wide = first.type == "div_open" and first.info in WIDE
        if wide and runs and runs[-1].holds == ["questions"] and first.info == "objectives":
            runs[-1].tokens[:0] = [raw('<div class="deux">')]
            runs[-1].tokens.extend([*block, raw("</div>")])
            runs[-1].holds.append(first.info)
        elif wide or not runs or runs[-1].wide or _is_title(first):
            runs.append(Run(block, wide, [first.info]))
        else:
            runs[-1].tokens.extend(block)
    return runs


def _blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the blocks of the top level one by one."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def _is_title(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2"
