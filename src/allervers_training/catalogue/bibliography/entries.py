"""Prepares references for whoever writes or orders them: dates, years, order, years told apart."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from allervers_training.catalogue.bibliography.csl import DATES, NAMES, NUMBERS, TEXTS
from allervers_training.catalogue.domain import Reference

_KNOWN = frozenset(NAMES + DATES + NUMBERS + TEXTS)


def year_of(reference: Reference) -> str:
    """Give the year as people say it: 2018, 2019-2020, or the words that stand for it."""
    issued = reference.data.get("issued")
    if isinstance(issued, Mapping):
        parts = issued.get("date-parts")
        if isinstance(parts, list) and parts:
            return "-".join(str(part[0]) for part in parts if isinstance(part, list) and part)
        return str(issued.get("literal", ""))
    return str(issued)[:4] if isinstance(issued, str | int) else ""


def authors_of(reference: Reference) -> tuple[str, ...]:
    """Give who signs, or the editors, as single names for ordering and for calls."""
    for field in ("author", "editor"):
        names = reference.data.get(field)
        if isinstance(names, list) and names:
            return tuple(_family(n) for n in names if isinstance(n, Mapping))
    return ()


def title_of(reference: Reference) -> str:
    return str(reference.data.get("title", ""))


def custom_of(reference: Reference) -> Mapping[str, Any]:
    custom = reference.data.get("custom")
    return custom if isinstance(custom, Mapping) else {}


def is_further(reference: Reference) -> bool:
    """Tell whether it is given « pour aller plus loin », and cited nowhere."""
    return custom_of(reference).get("further") is True


def in_order(references: Iterable[Reference]) -> list[Reference]:
    """Order as a French reader expects: accents and marks do not count."""
    return sorted(references, key=_order)


def for_writing(references: Iterable[Reference]) -> dict[str, dict[str, Any]]:
    """Give each reference in the form that the style can take, with 2011a and 2011b told apart."""
    listed = in_order(references)
    same = Counter(_signature(r) for r in listed)
    told: Counter[tuple[tuple[str, ...], str]] = Counter()
    ready: dict[str, dict[str, Any]] = {}
    for reference in listed:
        signature, data = _signature(reference), _normal(reference)
        if same[signature] > 1 and all(signature):
            data["issued"] = {"literal": f"{signature[1]}{chr(ord('a') + told[signature])}"}
            told[signature] += 1
        ready[reference.id] = data
    return ready


def _family(name: Mapping[str, Any]) -> str:
    return str(name.get("family") or name.get("literal") or "")


def _signature(reference: Reference) -> tuple[tuple[str, ...], str]:
    return tuple(fold(name) for name in authors_of(reference)), year_of(reference)


def _order(reference: Reference) -> tuple[tuple[str, ...], str, str]:
    title = fold(title_of(reference))
    names = tuple(fold(name) for name in authors_of(reference)) or (title,)
    return names, year_of(reference), title


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _normal(reference: Reference) -> dict[str, Any]:
    data = {key: value for key, value in reference.data.items() if key in _KNOWN and value}
    data = {key: _shaped(key, value) for key, value in data.items()}
    kept = {key: value for key, value in data.items() if value}
    if "issued" not in kept and reference.data.get("status"):
        kept["issued"] = {"literal": str(reference.data["status"])}
    return kept | {"id": reference.id, "type": str(reference.data.get("type", "document"))}


def _shaped(key: str, value: object) -> object:
    """Give the style only what it can take; what has another shape is left out."""
    if key in NAMES:
        names = value if isinstance(value, list) else []
        return [dict(name) for name in names if isinstance(name, Mapping)]
    if key in DATES:
        return _date(value)
    return str(value) if isinstance(value, str | int) else None


def _date(value: object) -> dict[str, Any] | None:
    if isinstance(value, Mapping):
        return dict(value) if value.get("date-parts") or value.get("literal") else None
    if found := re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value)):
        return {"date-parts": [[int(part) for part in found.groups() if part]]}
    return {"literal": str(value)}
