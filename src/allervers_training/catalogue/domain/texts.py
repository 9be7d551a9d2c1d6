"""What is read: prose, its simple version, its printable synthesis, its sources and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from annotated_types import MinLen

from allervers_training.catalogue.domain.data import Data, Resource, Slug, Words


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown, with the file and the line where it starts."""

    path: str
    line: int
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleLine(Data):
    picto: str = ""
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation(Data):
    """Who, among people concerned, has read and approved a simple version."""

    by: Words
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSimplifiee(Resource):
    validated: Literal[False] | Validation = False
    lines: Annotated[tuple[SimpleLine, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche(Resource):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Data):
    id: Slug
    term: Words
    plain: Words
    definition: str = ""
    acronym: str = ""
    sources: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One source, as CSL data."""

    id: str
    data: Mapping[str, object]
