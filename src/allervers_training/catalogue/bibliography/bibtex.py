"""Writes references as BibTeX, with the few words of BibLaTeX that readers understand."""

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
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "interview": "misc",
    "legislation": "legislation",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "online": "organization"}
_TYPED = frozenset({"techreport", "phdthesis"})  # where `type` says what kind of report or thesis
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - words
_FIELDS = (
    ("publisher-place", "address"), ("edition", "edition"), ("volume", "volume"),
    ("number-of-pages", "pagetotal"), ("ISBN", "isbn"), ("ISSN", "issn"),
    ("language", "language"),
)  # fmt: skip
_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def to_bibtex(references: Iterable[Reference]) -> str:
    return "\n".join(_entry(data) for data in plain(references))


def _entry(data: Data) -> str:
    kind = TYPES.get(data["type"], "misc")
    fields = [f"  {name} = {value}" for name, value in _fields(kind, data) if value.strip("{}")]
    return f"@{kind}{{{data['id']},\n" + ",\n".join(fields) + "\n}\n"


def _fields(kind: str, data: Data) -> Iterator[tuple[str, str]]:
    for field in ("author", "editor", "translator"):
        yield field, f"{{{' and '.join(_name(name) for name in names(data, field))}}}"
    yield "title", _title(data, "title")
    yield "entrysubtype", f"{{{_SUBTYPES.get(data['type'], '')}}}"
    yield from _where(kind, data)
    yield from _date(data)
    yield "number", f"{{{_escaped(data.get('issue') or data.get('number') or '')}}}"
    yield "pages", f"{{{_escaped('--'.join(part for part in pages(data) if part))}}}"
    yield from ((name, f"{{{_escaped(data.get(field, ''))}}}") for field, name in _FIELDS)
    yield "doi", f"{{{doi(data)}}}"
    yield "url", f"{{{_address(data.get('URL', ''))}}}"


def _where(kind: str, data: Data) -> Iterator[tuple[str, str]]:
    """Say what holds it, who publishes it, and what kind of thing it is."""
    container, genre = (_escaped(data.get(key, "")) for key in ("container-title", "genre"))
    yield _PUBLISHERS.get(kind, "publisher"), f"{{{_escaped(data.get('publisher', ''))}}}"
    yield "series", _title(data, "collection-title")
    if kind in _CONTAINERS:
        yield _CONTAINERS[kind], _title(data, "container-title")
        container = ""
    if kind in _TYPED:
        yield "type", f"{{{genre}}}"
        genre = ""
    yield "howpublished", f"{{{', '.join(part for part in (container, genre) if part)}}}"


def _date(data: Data) -> Iterator[tuple[str, str]]:
    """Months are macros, without braces: each style writes them in its own language."""
    found = day(data)
    yield "year", f"{{{'/'.join(str(year) for year in years(data)) or _escaped(undated(data))}}}"
    yield "month", _MONTHS[found[1] - 1] if len(found) > 1 and 1 <= found[1] <= len(_MONTHS) else ""
    yield "day", f"{{{found[2]}}}" if len(found) > 2 else ""  # noqa: PLR2004 - year, month, day


def _title(data: Data, field: str) -> str:
    """Set it in two pairs of braces: styles made for English take the capitals of others away."""
    title = _escaped(data.get(field, ""))
    return f"{{{{{title}}}}}" if title else ""


def _name(name: Name) -> str:
    """Hold an institution together, and any name that holds the word that parts them."""
    if name.is_institution or not name.given:
        return f"{{{_escaped(name.family)}}}"
    return ", ".join(_held(part) for part in (name.family, name.suffix, name.given) if part)


def _held(part: str) -> str:
    return f"{{{_escaped(part)}}}" if "," in part or " and " in f" {part} " else _escaped(part)


def _escaped(value: object) -> str:
    return one_line(value).translate(_SIGNS)


def _address(value: object) -> str:
    return one_line(value).replace("{", "%7B").replace("}", "%7D")
