"""Hands references over to other programs: CSL-JSON (nothing lost), RIS, BibTeX."""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from allervers_training.catalogue.bibliography.bibtex import to_bibtex
from allervers_training.catalogue.bibliography.entries import fold
from allervers_training.catalogue.bibliography.ris import to_ris
from allervers_training.catalogue.domain import Reference


def to_csl_json(references: Iterable[Reference]) -> str:
    return json.dumps([dict(r.data) for r in references], ensure_ascii=False, indent=1, default=str)


EXPORTS: Mapping[str, tuple[str, Callable[[Iterable[Reference]], str]]] = MappingProxyType(
    {
        "json": ("application/vnd.citationstyles.csl+json", to_csl_json),
        "ris": ("application/x-research-info-systems", to_ris),
        "bib": ("application/x-bibtex", to_bibtex),
    }
)


def file_name(part: str, extension: str) -> str:
    """Name the file after the part of the course that it serves, in signs that any system takes."""
    ending = f"-{fold(part).replace(' ', '-')}" if part else ""
    return f"aller-vers{ending}.{extension}"


__all__ = ["EXPORTS", "file_name", "to_bibtex", "to_csl_json", "to_ris"]
