"""The three files that the whole course shares: each understood, and written again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from allervers_training.catalogue.domain import Outline, Reference, Term
from allervers_training.catalogue.reading.schemas import validated
from allervers_training.catalogue.reading.shared import BIBLIOGRAPHY, COURSE, GLOSSARY
from allervers_training.catalogue.reading.yaml_reader import YamlDocument, read_yaml
from allervers_training.catalogue.writing.documents import (
    write_bibliography,
    write_glossary,
    write_outline,
)

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class SharedFile(Generic[M]):
    understand: Callable[[YamlDocument], M | None]
    write: Callable[[M, str], str]


def understood(path: str, text: str) -> object | None:
    """Give all that a shared file says; none when a part of it cannot be understood."""
    source = read_yaml(text, path)
    return None if source.problems else SHARED[path].understand(source)


def _outline(source: YamlDocument) -> Outline | None:
    return validated(Outline, source, source.value)[0]


def _glossary(source: YamlDocument) -> tuple[Term, ...] | None:
    listed = _only_list(source, "terms")
    terms = (validated(Term, source, entry)[0] for entry in listed)
    return _whole(listed, [term for term in terms if term])


def _bibliography(source: YamlDocument) -> tuple[Reference, ...] | None:
    listed = _only_list(source, "references")
    maps = (entry for entry in listed if isinstance(entry, Mapping))
    return _whole(listed, [Reference(str(entry.get("id")), entry) for entry in maps])


def _only_list(source: YamlDocument, key: str) -> list[object]:
    """Give the list of a file that holds nothing else; an empty one otherwise."""
    value = source.value
    alone = isinstance(value, Mapping) and list(value) == [key] and isinstance(value[key], list)
    return value[key] if alone and isinstance(value, Mapping) else []


def _whole(listed: list[object], found: list[M]) -> tuple[M, ...] | None:
    return tuple(found) if found and len(found) == len(listed) else None


SHARED: Mapping[str, SharedFile[Any]] = MappingProxyType(
    {
        COURSE: SharedFile(_outline, write_outline),
        GLOSSARY: SharedFile(_glossary, write_glossary),
        BIBLIOGRAPHY: SharedFile(_bibliography, write_bibliography),
    }
)
