"""Hands references over to other programs: CSL-JSON (nothing lost), RIS, BibTeX."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from allervers_training.catalogue.bibliography.entries import fold, for_writing, title_of
from allervers_training.catalogue.domain import Reference

_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "legislation": "STAT",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
_RIS_FIELDS = (
    ("container-title", "T2"), ("collection-title", "T3"), ("publisher", "PB"), ("volume", "VL"),
    ("publisher-place", "CY"), ("issue", "IS"), ("number", "M1"), ("genre", "M3"), ("ISBN", "SN"),
    ("DOI", "DO"), ("URL", "UR"), ("language", "LA"),
)  # fmt: skip
_BIBTEX_FIELDS = (
    ("publisher", "publisher"), ("publisher-place", "address"), ("collection-title", "series"),
    ("volume", "volume"), ("issue", "number"), ("number", "number"), ("genre", "type"),
    ("page", "pages"), ("ISBN", "isbn"), ("DOI", "doi"), ("URL", "url"), ("language", "language"),
)  # fmt: skip
_BIBTEX_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}"}
)


def to_csl_json(references: Iterable[Reference]) -> str:
    return json.dumps([dict(r.data) for r in references], ensure_ascii=False, indent=1, default=str)


def to_ris(references: Iterable[Reference]) -> str:
    listed = list(references)
    ready = _plain(listed)
    return "".join("\r\n".join(_ris(ready[r.id])) + "\r\n\r\n" for r in listed)


def to_bibtex(references: Iterable[Reference]) -> str:
    listed = list(references)
    ready = _plain(listed)
    return "\n".join(_bibtex(r, ready[r.id]) for r in listed)


EXPORTS: Mapping[str, tuple[str, Callable[[Iterable[Reference]], str]]] = MappingProxyType(
    {
        "json": ("application/vnd.citationstyles.csl+json", to_csl_json),
        "ris": ("application/x-research-info-systems", to_ris),
        "bib": ("application/x-bibtex", to_bibtex),
    }
)


def _plain(listed: list[Reference]) -> dict[str, dict[str, Any]]:
    """Normalise one by one: 2011a is a matter of style, not of data."""
    return {r.id: for_writing([r])[r.id] for r in listed}


def _ris(data: Mapping[str, Any]) -> Iterator[str]:
    yield f"TY  - {_RIS_TYPES.get(data['type'], 'GEN')}"
    yield f"ID  - {data['id']}"
    for tag, field in (("AU", "author"), ("A2", "editor")):
        yield from (f"{tag}  - {_name(name)}" for name in data.get(field, ()))
    yield f"TI  - {_line(data.get('title', ''))}"
    if parts := _date_parts(data):
        yield f"PY  - {parts[0]}"
        yield "DA  - " + "/".join([f"{part:02d}" for part in parts] + [""] * (3 - len(parts)))
    yield from (f"{tag}  - {_line(data[field])}" for field, tag in _RIS_FIELDS if data.get(field))
    first, _, last = str(data.get("page", "")).partition("-")
    yield from (f"{tag}  - {page}" for tag, page in (("SP", first), ("EP", last)) if page)
    yield "ER  - "


def _bibtex(reference: Reference, data: Mapping[str, Any]) -> str:
    kind = _BIBTEX_TYPES.get(data["type"], "misc")
    fields = dict(_bibtex_fields(kind, data))
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{reference.id},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_fields(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in ("author", "editor"):
        yield field, " and ".join(_bibtex_name(name) for name in data.get(field, ()))
    yield "title", f"{{{_escaped(data.get('title', ''))}}}"
    container = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    yield container, _escaped(data.get("container-title", ""))
    parts = _date_parts(data)
    yield "year", str(parts[0]) if parts else _escaped(data.get("issued", {}).get("literal", ""))
    yield "month", str(parts[1]) if len(parts) > 1 else ""
    for field, name in _BIBTEX_FIELDS:
        value = data.get(field, "")
        yield (
            name,
            str(value)
            if name in {"url", "doi"}
            else _escaped(value).replace("-", "--" if name == "pages" else "-"),
        )


def _name(name: Mapping[str, Any]) -> str:
    if literal := name.get("literal"):
        return _line(literal)
    return _line(", ".join(part for part in (name.get("family"), name.get("given")) if part))


def _bibtex_name(name: Mapping[str, Any]) -> str:
    return f"{{{_escaped(name['literal'])}}}" if name.get("literal") else _escaped(_name(name))


def _date_parts(data: Mapping[str, Any]) -> list[int]:
    parts = data.get("issued", {}).get("date-parts", [])
    return [int(part) for part in parts[0]] if parts else []


def _line(value: object) -> str:
    return " ".join(str(value).split())


def _escaped(value: object) -> str:
    return _line(value).translate(_BIBTEX_SIGNS)


def file_name(competence_id: str, extension: str) -> str:
    part = f"-{fold(competence_id).replace(' ', '-')}" if competence_id else ""
    return f"aller-vers{part}.{extension}"


__all__ = ["EXPORTS", "file_name", "title_of", "to_bibtex", "to_csl_json", "to_ris"]
