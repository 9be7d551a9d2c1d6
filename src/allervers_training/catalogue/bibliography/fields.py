"""What the formats of other programs have in common: one entry at a time, names, dates, pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allervers_training.catalogue.bibliography.entries import for_writing
from allervers_training.catalogue.domain import Reference

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or an institution: then `family` is its whole name, and nothing else is said."""

    family: str
    given: str = ""
    suffix: str = ""
    is_institution: bool = False


def plain(references: Iterable[Reference]) -> Iterator[Data]:
    """Normalise one by one: 2011a is a matter of style, not of data."""
    return (for_writing([r])[r.id] for r in references)


def names(data: Data, field: str) -> tuple[Name, ...]:
    return tuple(_name(name) for name in data.get(field, ()))


def years(data: Data) -> tuple[int, ...]:
    """Give the year, or the first and last ones."""
    parts = data.get("issued", {}).get("date-parts", ())
    return tuple(int(part[0]) for part in parts if part)


def day(data: Data) -> tuple[int, ...]:
    """Give the year, the month and the day, as far as they are known."""
    parts = data.get("issued", {}).get("date-parts", ())
    return tuple(int(part) for part in parts[0]) if parts else ()


def undated(data: Data) -> str:
    """Give the words that stand for a date: « à paraître »."""
    return one_line(data.get("issued", {}).get("literal", ""))


def pages(data: Data) -> tuple[str, str]:
    first, _, last = one_line(data.get("page", "")).replace("–", "-").partition("-")
    return first.strip(), last.strip()


def doi(data: Data) -> str:
    found = one_line(data.get("DOI", ""))
    return found.removeprefix("https://doi.org/").removeprefix("doi:")


def one_line(value: object) -> str:
    return " ".join(str(value).split())


def _name(name: Data) -> Name:
    if literal := name.get("literal"):
        return Name(one_line(literal), is_institution=True)
    family = _joined(name.get("non-dropping-particle"), name.get("family"))
    given = " ".join(str(p) for p in (name.get("given"), name.get("dropping-particle")) if p)
    return Name(family, one_line(given), one_line(name.get("suffix", "")))


def _joined(particle: object, family: object) -> str:
    """Set a particle before its name: « de La Tour », and « d'Alès » without a space."""
    space = "" if str(particle or "").endswith(("'", "’", "-")) else " "
    return one_line(f"{particle or ''}{space}{family or ''}")
