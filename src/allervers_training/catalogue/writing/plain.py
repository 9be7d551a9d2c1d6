"""From the models to the plain values of a file: keys in the models' order, defaults left out."""

from collections.abc import Iterator
from dataclasses import MISSING, fields

from allervers_training.catalogue.domain.data import Data, kebab


def plain_map(data: Data) -> dict[str, object]:
    """Give the keys and values that a file needs to say the same, and no other."""
    return dict(_pairs(data))


def _pairs(data: Data) -> Iterator[tuple[str, object]]:
    for field in fields(data):
        value = getattr(data, field.name)
        if field.default is MISSING or value != field.default:
            yield kebab(field.name), _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, Data):
        return plain_map(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
