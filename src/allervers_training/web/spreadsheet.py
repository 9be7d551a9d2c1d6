"""Files that a spreadsheet opens: what people typed stays text, and never becomes a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")  # OWASP, « CSV Injection »
BOM = "\ufeff"  # tells French spreadsheets that accents are UTF-8


def cell(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """Return a file with one line per row, separated as French spreadsheets expect."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([cell(str(value)) for value in row] for row in rows)
    return BOM + written.getvalue()
