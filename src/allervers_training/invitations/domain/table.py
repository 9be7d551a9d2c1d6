"""From text to records: separators, quotes and line ends, read forgivingly and without losing a line."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

SEPARATORS = {
    ";": "points-virgules",
    "\t": "tabulations",
    "|": "barres verticales",
    ",": "virgules",
}  # in order of trust: a comma also stands between a name and a first name
SAID = re.compile(r'\s*"?sep=(.)"?\s*(?:\n|\Z)', re.IGNORECASE)
SAMPLE = 40_000
MOST_CELLS = 60
QUOTED_MOST = 2_000  # signs; a quote that closes later than that closes nothing
ENDS_MOST = 20  # line ends inside one quoted cell


@dataclass(frozen=True)
class Record:
    """One line of a table, which may stand on several lines of the file."""

    number: int  # of its first line in the file
    cells: tuple[str, ...]
    text: str
    unclosed: bool = False  # a quote that opens and never closes: taken for a sign


@dataclass(frozen=True)
class Table:
    records: tuple[Record, ...]  # those that hold something
    separator: str  # empty: one column


def tabulate(text: str) -> Table:
    """Cut a text into records, with the separator that it announces or that fits it best."""
    said = SAID.match(text)
    separator = said[1] if said and said[1] in SEPARATORS else sniffed(text)
    begins = said.end() if said else 0
    found = records(text, separator, begins)
    return Table(tuple(record for record in found if any(map(visible, record.cells))), separator)


def sniffed(text: str) -> str:
    """Return the separator that at least half of the lines use, as often one as the other."""
    best, most = "", (0, 0)
    for separator in SEPARATORS:
        widths = Counter(
            len(record.cells)
            for record in records(text[:SAMPLE], separator, 0)
            if any(map(visible, record.cells))
        )
        cut = sum(n for width, n in widths.items() if width > 1)
        if cut * 2 >= sum(widths.values()) and cut:
            regular = max(n for width, n in widths.items() if width > 1)
            if (cut, regular) > most:
                best, most = separator, (cut, regular)
    return best


def records(text: str, separator: str, begins: int) -> Iterator[Record]:
    """Cut a text into records; every sign of it belongs to one."""
    at, number = begins, text.count("\n", 0, begins) + 1
    while at < len(text):
        start, cells, unclosed = at, [], False
        while True:
            cell, at, is_bad = _cell(text, at, separator)
            cells.append(cell)
            unclosed |= is_bad
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
            if len(cells) >= MOST_CELLS:
                end = text.find("\n", at)
                at = end if end >= 0 else len(text)
                break
        yield Record(number, tuple(cells), text[start : min(at, start + 300)], unclosed)
        number += text.count("\n", start, at) + 1
        at += 1


def visible(cell: str) -> bool:
    """Tell whether a cell holds anything that prints, besides separators."""
    return any(
        sign.isprintable() and not sign.isspace() and sign not in SEPARATORS for sign in cell
    )


def _cell(text: str, at: int, separator: str) -> tuple[str, int, bool]:
    """Return one cell, where it ends, and whether its opening quote closes nowhere."""
    quoted, bare = _patterns(separator)
    opening = quoted.match(text, at)
    if opening and opening[1].count("\n") <= ENDS_MOST:
        return opening[1].replace('""', '"'), opening.end(), False
    found = bare.match(text, at)
    assert found  # it matches nothing at all, too
    return found[0], found.end(), found[0].lstrip().startswith('"')


@cache
def _patterns(separator: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    cut = re.escape(separator)
    blank = r"[ \u00a0]*"
    quoted = rf'{blank}"((?:[^"]|""){{0,{QUOTED_MOST}}}+)"{blank}(?=[{cut}\n]|\Z)'
    return re.compile(quoted), re.compile(rf"[^{cut}\n]*")
