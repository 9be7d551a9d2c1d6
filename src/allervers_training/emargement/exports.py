"""Presence as a file for spreadsheets."""

from collections.abc import Iterable, Sequence

from allervers_training.kernel.spreadsheet import as_csv


def presence_csv(rows: Iterable[Sequence[object]]) -> str:
    """Return the file of a session's presence; the first row holds the titles (`summary.rows`)."""
    titles, *lines = rows
    return as_csv([str(title) for title in titles], lines)
