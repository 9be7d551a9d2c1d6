"""Tables for spreadsheets: the one place where the program writes CSV, and where a cell cannot become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet takes for the beginning of a formula (OWASP, « CSV Injection »), full-width signs included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"  # what a spreadsheet itself puts before « this is text »


def as_csv(titles: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table that French spreadsheets open with a double click: BOM, semicolons, CRLF, no live cell."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(title) for title in titles])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff" + written.getvalue()  # without it, French spreadsheets read accents wrong


def harmless(cell: object) -> object:
    """Return a cell as text when a spreadsheet would compute it; numbers stay numbers."""
    return f"{MARK}{cell}" if isinstance(cell, str) and _is_live(cell) else cell


def _is_live(text: str) -> bool:
    """Tell whether a spreadsheet would compute this text; some of them skip spaces first."""
    return text.startswith(FORMULA) or text.lstrip(" \u00a0").startswith(FORMULA)
