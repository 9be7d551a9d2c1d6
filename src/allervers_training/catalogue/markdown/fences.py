"""Finds the blocks `::: name` … `:::` of a text in one pass, as pandoc pairs them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from mdit_py_plugins.attrs.parse import ParseError, parse

DEEPEST_BLOCK = 4

_ANY = re.compile(r"(?P<indent>\s*):{3,}")
_CLOSER = re.compile(r":{3,}\s*")
_OPENER = re.compile(r":{3,}\s*(?P<braces>\{.*\})\s*:*\s*|:{3,}\s*(?P<name>[^\s{}:]+)\s*:*\s*")
_CODE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<rest>.*)")


class Trouble(Enum):
    """What may be wrong with one line that starts with three colons."""

    NOT_UNDERSTOOD = auto()
    INDENTED = auto()
    STUCK = auto()
    CLOSES_NOTHING = auto()
    NEVER_CLOSED = auto()
    TOO_DEEP = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its name, and the lines (from 0) of its opening and of its closing."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Fences:
    blocks: Mapping[int, Block]
    troubles: tuple[tuple[int, Trouble, str], ...]


def find_fences(markdown: str) -> Fences:
    scan = _Scan(markdown.split("\n"))
    scan.run()
    return Fences(scan.blocks, tuple(sorted(scan.troubles, key=lambda t: t[0])))


@dataclass(slots=True)
class _Scan:
    lines: list[str]
    blocks: dict[int, Block] = field(default_factory=dict)
    troubles: list[tuple[int, Trouble, str]] = field(default_factory=list)
    opened: list[tuple[int, str, Mapping[str, str]]] = field(default_factory=list)

    def run(self) -> None:
        for number, line in self.outside_code():
            if found := _ANY.match(line):
                self.see(number, line, found["indent"])
        while self.opened:
            number, name, _ = self.opened[-1]
            if name:
                self.troubles.append((number, Trouble.NEVER_CLOSED, name))
            self.close(len(self.lines))

    def outside_code(self) -> Iterator[tuple[int, str]]:
        """Give the lines that are not code, knowing that an unclosed code block runs to the end."""
        fence = ""
        for number, line in enumerate(self.lines):
            code = _CODE.fullmatch(line)
            if fence:
                if code and code["mark"].startswith(fence) and not code["rest"].strip():
                    fence = ""
            elif code and not (code["mark"][0] == "`" and "`" in code["rest"]):
                fence = code["mark"]
            else:
                yield number, line

    def see(self, number: int, line: str, indent: str) -> None:
        name, attributes = _opening(line.strip())
        if indent:
            self.troubles.append((number, Trouble.INDENTED, line.strip()))
        elif _CLOSER.fullmatch(line):
            if self.opened:
                self.close(number)
            else:
                self.troubles.append((number, Trouble.CLOSES_NOTHING, ""))
        elif name:
            self.open(number, name, attributes)
        else:
            self.troubles.append((number, Trouble.NOT_UNDERSTOOD, line.strip()))
            self.opened.append((number, "", {}))  # its closing would otherwise close another block

    def open(self, number: int, name: str, attributes: Mapping[str, str]) -> None:
        above = self.lines[number - 1] if number else ""
        if above.strip() and not above.startswith(":::"):
            self.troubles.append((number, Trouble.STUCK, name))
        if len(self.opened) == DEEPEST_BLOCK:
            self.troubles.append((number, Trouble.TOO_DEEP, name))
        self.opened.append((number, name, attributes))

    def close(self, end: int) -> None:
        start, name, attributes = self.opened.pop()
        if name:
            depth = sum(1 for _, around, _ in self.opened if around)
            self.blocks[start] = Block(name, attributes, start, end, depth)


def _opening(line: str) -> tuple[str, Mapping[str, str]]:
    found = _OPENER.fullmatch(line)
    if found is None:
        return "", {}
    if found["name"]:
        return found["name"], {}
    return _braced(found["braces"])


def _braced(text: str) -> tuple[str, Mapping[str, str]]:
    try:
        end, attributes = parse(text)
    except ParseError:
        return "", {}
    if text[end + 1 :].strip():
        return "", {}
    name, _, others = attributes.pop("class", "").partition(" ")
    return name, attributes | ({"class": others} if others else {})
