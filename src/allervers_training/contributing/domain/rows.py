"""What the buttons beside the rows of a list do: one more, one less, up, down; and what follows its row."""

from collections.abc import Mapping, Sequence
from typing import Any

ADD, REMOVE, UP, DOWN = "ajout", "retrait", "montee", "descente"
Order = list[int | None]  # for each row, which one it was; nothing for a new one


def ordered(count: int, gesture: str, number: int, most: int) -> tuple[Order, int]:
    """Return the order of rows after a gesture on one of them (from 1), and the row where to go on."""
    rows: Order = list(range(max(count, 1)))
    at = min(max(number, 1), len(rows)) - 1
    if gesture == ADD and len(rows) < most:
        return [*rows, None], len(rows) + 1
    if gesture == REMOVE:
        left = rows[:at] + rows[at + 1 :] or [None]
        return left, min(at + 1, len(left))
    other = at - 1 if gesture == UP else at + 1
    if gesture in {UP, DOWN} and 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
        return rows, other + 1
    return rows, at + 1


def arranged(rows: Sequence[str], order: Order) -> list[str]:
    """Return the rows in their new order."""
    return [rows[i] if i is not None and i < len(rows) else "" for i in order]


def followed(
    draft: Mapping[str, Any], key: str, before: Sequence[str], after: Sequence[str], order: Order
) -> dict[str, Any]:
    """Return the answers asked once per row (« carte-1 »), each beside the row that it was given for."""
    old, new = _numbers(before), _numbers(after)
    prefix = f"{key}-"
    found = {k: v for k, v in draft.items() if not k.startswith(prefix)}
    for row, number in new.items():
        came_from = order[row] if row < len(order) else None
        before_it = old.get(came_from) if came_from is not None else None
        held = draft.get(f"{prefix}{before_it}")
        if held:
            found[f"{prefix}{number}"] = held
    return found


def _numbers(rows: Sequence[str]) -> dict[int, int]:
    """Return the number of each row that says something: blank ones are not counted."""
    said = [row for row, text in enumerate(rows) if text.strip()]
    return {row: number for number, row in enumerate(said, 1)}
