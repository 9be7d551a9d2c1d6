"""No cell that we write can become a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.kernel.spreadsheet import as_csv, harmless

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0=", "  @"]


@pytest.mark.parametrize("start", STARTS, ids=repr)
def test_what_would_be_computed_is_marked_as_text(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["Marie", "", "'", "a=b", "12", 0, -3, None, 1.5])
def test_what_would_not_is_left_alone(cell: object) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=8))
def test_a_table_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    text = as_csv(["a", "b"], rows)
    assert text.startswith("\ufeffa;b\r\n")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert read[1:] == [[harmless(cell) for cell in row] for row in rows]
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) for row in read for cell in row)
