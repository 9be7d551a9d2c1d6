"""Writes references with a CSL style; the known faults of citeproc-py are mended here alone."""

import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import nh3
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON

from allervers_training.catalogue.bibliography.entries import title_of, year_of
from allervers_training.catalogue.domain import Reference
from allervers_training.catalogue.typography import NBSP, typeset

# citeproc-py does not escape. These signs stand for & < > while it works: it could otherwise
# capitalise an entity, and no reference has any use for the private area of Unicode.
_STAND_INS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
_ENTITIES = {"\ue000": "&amp;", "\ue001": "&lt;", "\ue002": "&gt;"}
_AS_WRITTEN = frozenset({"id", "type", "URL", "DOI"})
_MENDS = (
    (re.compile(r"([?!…])(</i>)?\.(?=\s|$)"), r"\1\2"),  # « Pour quoi ?. »
    (re.compile(r"\.(?:\s*\.)+"), "."),  # an empty title, genre or place leaves its full stop
    (re.compile("[\u2010\u2011]"), "-"),  # not in the font
    (re.compile("'"), "’"),
)


class Style:
    """Without a style, or when it fails on an entry, the entry is written simply."""

    def __init__(self, csl: str | None) -> None:
        self._style = CitationStylesStyle(io.BytesIO(csl.encode()), validate=False) if csl else None

    def write(self, reference: Reference, data: Mapping[str, Any]) -> str:
        """Give one reference as safe HTML, its addresses made into links."""
        try:
            html = self._written(dict(data)) if self._style else ""
        except Exception:  # noqa: BLE001 - its failures are of every type, and never the reader's fault
            html = ""
        html = html or _simply(reference)
        html = nh3.clean(_mended(html), tags={"i", "b", "sup", "sub"}, attributes={})
        return _with_links(html, reference)

    def _written(self, data: dict[str, Any]) -> str:
        source = CiteProcJSON([_protected(_readable(data))])
        bibliography = CitationStylesBibliography(self._style, source, formatters.html)
        bibliography.register(Citation([CitationItem(str(data["id"]).lower())]))
        return "".join(str(line) for line in bibliography.bibliography())


def _readable(data: dict[str, Any]) -> dict[str, Any]:
    """Leave the address to the link, and say the number of a report after its series."""
    data = {key: value for key, value in data.items() if key not in {"URL", "accessed"}}
    if data["type"] != "report" or not data.get("number"):
        return data
    series = ", ".join(str(data[key]) for key in ("genre", "collection-title") if data.get(key))
    kept = {key: value for key, value in data.items() if key not in {"number", "collection-title"}}
    return kept | {"genre": f"{series}, n° {data['number']}".removeprefix(", ")}


def _protected(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _set(value) if key not in _AS_WRITTEN else value for key, value in data.items()}


def _set(value: object) -> object:
    if isinstance(value, str):
        return "".join(_STAND_INS.get(sign, sign) for sign in typeset(value))
    if isinstance(value, list):
        return [_set(item) for item in value]
    return _protected(value) if isinstance(value, Mapping) else value


def _mended(html: str) -> str:
    html = "".join(_ENTITIES.get(sign, sign) for sign in html)
    for fault, mended in _MENDS:
        html = fault.sub(mended, html)
    return html.strip()


def _simply(reference: Reference) -> str:
    container = str(reference.data.get("container-title", ""))
    words = (title_of(reference), container, year_of(reference))
    kept = ", ".join(str(_set(word)) for word in words if word)
    return f"{kept}." if kept else reference.id


def _with_links(html: str, reference: Reference) -> str:
    """Make a link of the title, which is read, rather than of an address, which nobody reads.

    Where there is no screen, the style sheet for print writes the address after the title.
    """
    html = html.replace("&nbsp;", NBSP)
    title, address = _mended(str(_set(title_of(reference)))), str(reference.data.get("URL", ""))
    doi = str(reference.data.get("DOI", "")).removeprefix("https://doi.org/")
    if doi:
        html = html.replace(_text(doi), _link(f"https://doi.org/{doi}", _text(doi)), 1)
    if title and urlsplit(address).scheme in {"http", "https"}:
        html = html.replace(title, _link(address, title), 1)
    return html


def _link(target: str, words: str) -> str:
    return f'<a href="{_text(target)}">{words}</a>'


def _text(words: str) -> str:
    return (
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
