"""Writes plain values as YAML in one form only, which every reader of YAML 1.1 or 1.2 agrees on.

Texts are always between double quotes; numbers, dates, true and false never are. A list or a map
stays on its line when that line is short enough; a list of maps has one map a line.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

WIDEST = 110

_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(value: Mapping[str, object]) -> str:
    """Give the lines of a map; whatever else than plain values raises `TypeError`."""
    return "".join(f"{line}\n" for line in _block(value, ""))


def _block(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _pair(_key(key), item, indent)
    elif isinstance(value, list):
        for item in value:
            yield from _element(item, indent)


def _pair(key: str, item: object, indent: str) -> Iterator[str]:
    line = f"{indent}{key}: {_on_one_line(item)}"
    if _stays(item, line):
        yield line
    else:
        yield f"{indent}{key}:"
        yield from _block(item, f"{indent}  ")


def _element(item: object, indent: str) -> Iterator[str]:
    line = f"{indent}- {_on_one_line(item)}"
    if _stays(item, line):
        yield line
    else:
        first, *others = _block(item, f"{indent}  ")
        yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
        yield from others


def _stays(item: object, line: str) -> bool:
    if not isinstance(item, Mapping | list) or not item:
        return True
    is_list_of_maps = isinstance(item, list) and any(isinstance(i, Mapping) for i in item)
    return not is_list_of_maps and len(line) <= WIDEST


def _on_one_line(value: object) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{_key(k)}: {_on_one_line(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(_on_one_line(item) for item in value) + "]"
        case str():
            return _quoted(value)
    return _bare(value)


def _bare(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float():
            text = format(Decimal(repr(value)), "f")  # an exponent would be read as a text
            return text if "." in text else f"{text}.0"
        case date():
            return value.isoformat()
    raise TypeError(type(value))


def _key(key: object) -> str:
    text = str(key)
    return text if _PLAIN_KEY.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
