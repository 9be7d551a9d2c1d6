"""The bibliography as pages use it: each reference written once, in order, whole or in part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from allervers_training.catalogue.bibliography.entries import (
    custom_of,
    for_writing,
    in_order,
    is_further,
    year_of,
)
from allervers_training.catalogue.bibliography.style import Style
from allervers_training.catalogue.domain import Reference
from allervers_training.catalogue.typography import typeset

STYLE_PATH = "styles/iso690-author-date-fr-no-abstract.csl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference ready to be shown: `html` is safe, `note` says what it brings.

    `is_further` when no text cites it: it is there for those who want to read on.
    """

    key: str
    html: str
    year: str
    note: str
    checked: str
    is_further: bool


class Bibliography:
    """References are written when first asked for: the whole list takes a quarter of a second."""

    def __init__(self, references: Mapping[str, Reference], csl: str | None) -> None:
        self.references = references
        self._csl = csl
        self._written: dict[str, Entry] = {}

    def entry(self, key: str) -> Entry | None:
        reference = self.references.get(key)
        if reference is None:
            return None
        if key not in self._written:
            self._written[key] = self._write(reference)
        return self._written[key]

    def of_competence(self, competence_id: str = "") -> list[Reference]:
        """Give the references that serve a competence, or all of them, in order."""
        return in_order(
            r for r in self.references.values() if not competence_id or competence_id in _served(r)
        )

    def entries(self, references: Iterable[Reference]) -> tuple[Entry, ...]:
        return tuple(entry for r in references if (entry := self.entry(r.id)))

    @cached_property
    def _style(self) -> Style:
        return Style(self._csl)

    @cached_property
    def _ready(self) -> dict[str, dict[str, Any]]:
        return for_writing(self.references.values())

    def _write(self, reference: Reference) -> Entry:
        custom = custom_of(reference)
        html = self._style.write(reference, self._ready[reference.id])
        note, checked = (typeset(str(custom.get(key) or "")) for key in ("note", "checked"))
        year, further = year_of(reference), is_further(reference)
        return Entry(reference.id, html, year, note, checked, further)


def _served(reference: Reference) -> list[object]:
    served = custom_of(reference).get("competences")
    return served if isinstance(served, list) else []
