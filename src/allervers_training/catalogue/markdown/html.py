"""Turns the tokens of a text into the components of the design; `clean.py` has the last word."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from allervers_training.catalogue import addresses
from allervers_training.catalogue.markdown.blocks import BLOCKS, DECLARATIONS
from allervers_training.catalogue.markdown.components import (
    block,
    call,
    figure,
    is_folded,
    plain,
)
from allervers_training.catalogue.markdown.state import FIRST_LEVEL, PageState, TocEntry
from allervers_training.catalogue.typography import NBSP, typeset

Tokens = Sequence[Token]
Env = MutableMapping[str, Any]


class CourseRenderer(RendererHTML):
    """One method per kind of token, as markdown-it asks; `env["page"]` is the page's memory."""

    def raw(self, tokens: Tokens, rank: int, _options: object, _env: Env) -> str:
        return tokens[rank].content

    def heading_open(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        page, token = _page(env), tokens[rank]
        level, title = page.enter_title(int(token.tag[1:])), plain(tokens[rank + 1])
        name = str(token.attrGet("id"))
        page.titles[name] = title
        if not page.blocks:
            page.section = title
            if level == FIRST_LEVEL:
                page.toc.append(TocEntry(addresses.PREFIX + name, title))
        return f'<h{level} id="{escapeHtml(name)}">'

    def heading_close(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        return f"</h{_page(env).title}>\n"

    def div_open(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        token, page = tokens[rank], _page(env)
        component = BLOCKS.get(token.info)
        if component is None:
            return ""
        if _is_figure(token):
            return figure(token)
        page.enter_block(component)
        return block(token, component, page)

    def div_close(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        token, page = tokens[rank], _page(env)
        if token.info not in BLOCKS:
            return ""
        if _is_figure(token):
            return "</div>\n"
        page.blocks.pop()
        declared = DECLARATIONS.get(token.meta.get("declared", ""), "")
        note = f'<p class="petit"><strong>{declared}.</strong></p>' if declared else ""
        return note + ("</details>\n" if is_folded(token) else "</section>\n")

    def dt_open(self, *_rest: object) -> str:
        return "<dt><strong>"

    def dt_close(self, *_rest: object) -> str:
        return "</strong></dt>\n"

    def citation(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        """Part two calls in a row with a no-break space, lest 1 and 2 be read as 12."""
        page = _page(env)
        cited = (c for c in tokens[rank].meta["citations"] if c.key in page.course.references)
        calls = [call(page, citation) for citation in cited]
        follows = rank > 0 and tokens[rank - 1].type == "citation"
        return (NBSP if follows else "") + NBSP.join(calls)

    def link_open(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        page, target = _page(env), str(tokens[rank].attrGet("href") or "")
        address = page.address(target)
        page.links.append(address is not None)
        if address is None:
            return ""
        css = ' class="mot"' if target.startswith("glossaire:") else ""
        return f'<a{css} href="{escapeHtml(address)}">'

    def link_close(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        return "</a>" if _page(env).links.pop() else ""

    def image(self, tokens: Tokens, rank: int, options: object, env: Env) -> str:  # noqa: ARG002
        token = tokens[rank]
        source = addresses.address_of_medium(str(token.attrGet("src") or ""))
        alt = typeset(plain(token))
        return f'<img src="{escapeHtml(source)}" alt="{escapeHtml(alt)}" loading="lazy">'

    def table_open(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        page = _page(env)
        page.tables.append(page.section)
        rank = page.tables.count(page.section)
        name = "Tableau" if rank == 1 else f"Tableau {rank}"  # two regions of a page have two names
        label = escapeHtml(f"{name} : {page.section}".removesuffix(" : "))
        region = f'<div class="defile" tabindex="0" role="region" aria-label="{label}">'
        return f'{region}<table class="flux">\n'

    def table_close(self, *_rest: object) -> str:
        return "</table></div>\n"

    def thead_open(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        _page(env).in_head = True
        return "<thead>"

    def thead_close(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        _page(env).in_head = False
        return "</thead>"

    def tr_open(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        _page(env).cell = 0
        return "<tr>"

    def th_open(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        return self.td_open(tokens, rank, _options, env)

    def td_open(self, tokens: Tokens, rank: int, _options: object, env: Env) -> str:
        """Make a title of every cell of the head and of the first of each row, unless empty."""
        page = _page(env)
        page.cell += 1
        is_title = (page.in_head or page.cell == 1) and bool(tokens[rank + 1].content.strip())
        page.cell_tag = "th" if is_title else "td"
        scope = "col" if page.in_head else "row"
        return f'<th scope="{scope}">' if is_title else "<td>"

    def th_close(self, _tokens: Tokens, _rank: int, _options: object, env: Env) -> str:
        return f"</{_page(env).cell_tag}>"

    td_close = th_close


def _page(env: Env) -> PageState:
    page: PageState = env["page"]
    return page


def _is_figure(token: Token) -> bool:
    return token.info == "callout" and bool(token.meta.get("figure"))
