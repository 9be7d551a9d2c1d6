"""What every document of the course has in common: its header, spelt as in the files."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Gt, MinLen, Predicate


def kebab(name: str) -> str:
    """Give the key of a file for the name of a field: `group_size` is written `group-size`."""
    return name.replace("_", "-")


def is_slug(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def is_semver(text: str) -> bool:
    return re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", text) is not None


Slug = Annotated[str, Predicate(is_slug)]
Semver = Annotated[str, Predicate(is_semver)]
Words = Annotated[str, MinLen(1)]
Minutes = Annotated[int, Gt(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The one definition of a piece of content: fields here, keys in the files, in the same order.

    The attribute below is read by the validator; nothing of it is imported here.
    """

    __pydantic_config__ = {"extra": "forbid", "alias_generator": kebab}  # noqa: RUF012


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor(Data):
    """An opaque id: names and credit live in the database, never in the files."""

    id: Slug
    role: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Data):
    id: Slug
    type: str
    title: Words
    status: Literal["draft", "beta", "published"]
    lang: Words
    version: Semver
    license: Words
    contributors: tuple[Contributor, ...] = ()
    coproduction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Document):
    competences: Annotated[tuple[Slug, ...], MinLen(1)]
    objectives: tuple[Slug, ...] = ()
