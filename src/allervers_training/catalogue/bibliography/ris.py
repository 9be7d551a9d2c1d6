"""Writes references as RIS, tags chosen as Zotero and EndNote read them."""

from collections.abc import Iterable, Iterator

from allervers_training.catalogue.bibliography.fields import (
    Data,
    Name,
    day,
    doi,
    names,
    one_line,
    pages,
    plain,
    undated,
    years,
)
from allervers_training.catalogue.domain import Reference

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "interview": "GEN",  # RIS has no interview; « personal communication » would say unpublished
    "legislation": "STAT",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FIELDS = (
    ("container-title", "T2"), ("collection-title", "T3"), ("edition", "ET"), ("publisher", "PB"),
    ("publisher-place", "CY"), ("volume", "VL"), ("issue", "IS"), ("genre", "M3"), ("ISSN", "SN"),
    ("URL", "UR"), ("language", "LA"),
)  # fmt: skip


def to_ris(references: Iterable[Reference]) -> str:
    return "".join("\r\n".join(_entry(data)) + "\r\n\r\n" for data in plain(references))


def _entry(data: Data) -> Iterator[str]:
    kind = TYPES.get(data["type"], "GEN")
    yield f"TY  - {kind}"
    for tag, value in _tags(kind, data):
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "


def _tags(kind: str, data: Data) -> Iterator[tuple[str, str]]:
    yield "ID", data["id"]
    yield from (("AU", _name(name)) for name in names(data, "author"))
    # A2 is who directs the series of a book, and who directs the book of a chapter
    yield from (("A3" if kind == "BOOK" else "A2", _name(n)) for n in names(data, "editor"))
    yield from (("A4", _name(name)) for name in names(data, "translator"))
    yield "TI", one_line(data.get("title", ""))
    yield from _date(data)
    yield from ((tag, one_line(data.get(field, ""))) for field, tag in _FIELDS)
    yield from _numbers(kind, data)
    yield "DO", doi(data)


def _date(data: Data) -> Iterator[tuple[str, str]]:
    """Give the year, then year/month/day/other, where a period and « à paraître » find a place."""
    found, period = day(data), "-".join(str(year) for year in years(data))
    other = undated(data) or (period if "-" in period else "")
    year, month, date = (*(f"{part:02d}" for part in found), "", "", "")[:3]
    yield "PY", year
    yield "DA", f"{year}/{month}/{date}/{other}" if found or other else ""


def _numbers(kind: str, data: Data) -> Iterator[tuple[str, str]]:
    """Put the number of a report where a book has its ISBN."""
    number, isbn = one_line(data.get("number", "")), one_line(data.get("ISBN", ""))
    if kind == "RPRT":
        yield "SN", number
        yield "N1", f"ISBN {isbn}" if isbn else ""
    else:
        yield "M1", number
        yield "SN", isbn
    first, last = pages(data)
    yield "SP", first or one_line(data.get("number-of-pages", ""))
    yield "EP", last


def _name(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
