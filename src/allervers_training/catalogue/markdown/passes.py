"""Rearranges the tokens of a text before they are rendered, one simple pass after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from allervers_training.catalogue.markdown.blocks import TRAINER_ONLY

MarginFor = Callable[[Token], str]
_RIBBONS = ("points", "rayures", "hachures")


def raw(html: str) -> Token:
    """Make a token that renders as it is; only passes make them, never a text."""
    return Token("raw", "", 0, content=html)


def without_trainers_blocks(tokens: Sequence[Token]) -> Iterator[Token]:
    hidden = 0
    for token in tokens:
        is_hidden = token.type.startswith("div_") and token.info in TRAINER_ONLY
        hidden += token.nesting if is_hidden else 0
        if not hidden and not is_hidden:
            yield token


def with_pairs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Set side by side the questions and the objectives that open a page."""
    tokens = list(tokens)
    for rank, token in enumerate(tokens):
        opens = _is_top(token, "div_open", "questions") and _followed_by_objectives(tokens, rank)
        if opens:
            yield raw('<div class="deux toute">')
        yield token
        if _is_top(token, "div_close", "objectives") and _preceded_by_questions(tokens, rank):
            yield raw("</div>")


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


def _voice(rank: int) -> str:
    opening = "</li>" if rank else '<ul class="voix toute">'
    return f'{opening}<li><span class="ruban {_RIBBONS[rank % 3]}"></span>'


def _as_footer(token: Token) -> Token:
    return token.copy(tag="footer")


def _is_top(token: Token, kind: str, name: str) -> bool:
    return token.level == 0 and token.type == kind and token.info == name


def _followed_by_objectives(tokens: Sequence[Token], rank: int) -> bool:
    for here, following in zip(tokens[rank:], tokens[rank + 1 :], strict=False):
        if _is_top(here, "div_close", "questions"):
            return _is_top(following, "div_open", "objectives")
    return False


def _preceded_by_questions(tokens: Sequence[Token], rank: int) -> bool:
    for here, before in zip(reversed(tokens[: rank + 1]), reversed(tokens[:rank]), strict=False):
        if _is_top(here, "div_open", "objectives"):
            return _is_top(before, "div_close", "questions")
    return False
