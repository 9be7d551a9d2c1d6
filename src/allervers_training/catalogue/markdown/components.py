"""The components of the design that blocks, figures, and calls for a source become."""

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from allervers_training.catalogue import addresses
from allervers_training.catalogue.markdown.blocks import BLOCKS, Component
from allervers_training.catalogue.markdown.citations import Citation
from allervers_training.catalogue.markdown.state import PageState
from allervers_training.catalogue.typography import typeset


def plain(inline: Token) -> str:
    """Give the words of a title, without its marks."""
    pieces = (
        " " if c.type == "softbreak" else c.content
        for c in inline.children or []
        if c.type != "citation"
    )
    return "".join(pieces).strip()


def is_folded(token: Token) -> bool:
    component = BLOCKS.get(token.info)
    return component is not None and component.folded


def block(token: Token, component: Component, page: PageState) -> str:
    own = f' id="{escapeHtml(token.meta["id"])}"' if token.meta.get("id") else ""
    title = escapeHtml(typeset(_title(token, component)))
    if component.folded:
        return f'<details class="encadre pile"{own}><summary>{title}</summary>\n'
    level = page.blocks[-1]
    opening = f'<section class="{component.classes}"{own}>'
    return f"{opening}<h{level}>{title}</h{level}>\n{_invitation(token, page)}"


def _title(token: Token, component: Component) -> str:
    title = token.meta.get("title") or component.label
    duration = token.meta.get("duration")
    return f"{title} ({duration} minutes)" if duration else title


def _invitation(token: Token, page: PageState) -> str:
    """Lead to the exercise that a block names: `::: {.challenge ref="c2-debat"}`."""
    target = token.meta.get("ref", "")
    address, document = addresses.address_of_link(page.course, target), page.course.resource(target)
    if address is None or document is None:
        return ""
    return f'<p><a href="{escapeHtml(address)}">{escapeHtml(typeset(document.title))}</a></p>\n'


def figure(token: Token) -> str:
    """Set a big number in the margin; the block says what it counts."""
    number = escapeHtml(typeset(token.meta["figure"]))
    return f'<div class="marge" role="note" aria-label="Chiffre"><p class="chiffre">{number}</p>\n'


def call(page: PageState, citation: Citation) -> str:
    number = page.cite(citation)
    label = escapeHtml(f"Source {number}" + (f", {citation.locator}" if citation.locator else ""))
    return f'<a class="appel" href="#src-{number}" aria-label="{label}">{number}</a>'
