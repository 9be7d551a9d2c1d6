"""Checks plain values against the models of the domain, and says in French where they differ."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.schema_errors import explain
from allervers_training.catalogue.reading.yaml_reader import Path, YamlDocument

M = TypeVar("M")
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}  # building one costs as much as reading ten files


def validated(
    model: type[M], source: YamlDocument, value: object, at: Path = ()
) -> tuple[M | None, tuple[Problem, ...]]:
    """Build a model from a value found at a path of a file, or say all that prevents it."""
    try:
        return _adapter(model).validate_python(value), ()
    except ValidationError as refusal:
        details = refusal.errors(include_url=False)
        return None, tuple(_problems(details, source, value, at))


def _adapter(model: type[M]) -> TypeAdapter[M]:
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def _problems(
    details: list[ErrorDetails], source: YamlDocument, value: object, at: Path
) -> Iterator[Problem]:
    """Keep one problem per place: a union reports once for each of its members."""
    told: set[Path] = set()
    for detail in details:
        path = _path(detail["loc"], value)
        if path not in told:
            told.add(path)
            name = ".".join(str(part) for part in path) or "le fichier"
            code, message, remedy = explain(detail)
            yield error(source.file, source.line(*at, *path), code, f"{name} : {message}", remedy)


def _path(loc: tuple[int | str, ...], value: object) -> Path:
    """Keep of a location what names a place of the file, and drop the names of models."""
    path: list[str | int] = []
    for rank, part in enumerate(loc):
        if isinstance(value, Mapping) and (part in value or rank == len(loc) - 1):
            path.append(part)
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            path.append(part)
            value = value[part]
    return tuple(path)
