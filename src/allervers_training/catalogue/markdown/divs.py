"""The block rule that gives the blocks `:::` their place among Markdown's own."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from allervers_training.catalogue.markdown.fences import DEEPEST_BLOCK, Block, Fences

INTERRUPTS = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
_DEEPEST_LEVEL = 10  # the parser drops in silence what stands below its own limit of 20


def divs_plugin(md: MarkdownIt) -> None:
    """Expect `env["fences"]`, found beforehand in the very text that is parsed."""
    md.block.ruler.before("fence", "div", _div, INTERRUPTS)  # type: ignore[arg-type]


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - its caller's
    fences: Fences = state.env["fences"]
    block = fences.blocks.get(start)
    if block is None or block.depth >= DEEPEST_BLOCK or state.level > _DEEPEST_LEVEL:
        return False
    if not silent:
        _push(state, block, min(block.end, end))
    return True


def _push(state: StateBlock, block: Block, last: int) -> None:
    opening = state.push("div_open", "section", 1)
    opening.block, opening.info, opening.map = True, block.name, [block.start, last]
    opening.meta = dict(block.attributes)
    was_type, was_last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", last
    state.md.block.tokenize(state, block.start + 1, last)
    state.parentType, state.lineMax = was_type, was_last
    closing = state.push("div_close", "section", -1)
    closing.block, closing.info, closing.meta = True, block.name, opening.meta
    state.line = min(last + 1, state.lineMax)
