"""What each column holds when no line of titles says it: addresses, figures, names, then the rest."""

import re
from collections.abc import Sequence

from allervers_training.invitations.domain.columns import NO_PHONE, Columns, Role
from allervers_training.invitations.domain.first_names import share
from allervers_training.invitations.domain.table import Record
from allervers_training.invitations.domain.words import is_upper, tidy

FIGURES = re.compile(r"[\d\s.,/:;()€%+-]+")
SAMPLE = 400
LONGEST = 200  # signs that are enough to tell what a cell is
HALF, CLEARLY = 0.5, 0.2
GUESSED = "le fichier n'a pas de ligne de titres : les colonnes ont été devinées"


def guessed(records: Sequence[Record], separator: str) -> Columns:
    """Return the columns of a list without titles, as its cells let guess."""
    sample = records[:SAMPLE]
    width = max((len(record.cells) for record in sample), default=0)
    columns = [_cells(sample, at) for at in range(width)]
    kinds = [_kind(cells) for cells in columns]
    texts = [at for at, kind in enumerate(kinds) if kind == "texte"]
    places = {Role.EMAIL: kinds.index("adresse")} if "adresse" in kinds else {}
    notes = [NO_PHONE] if "chiffres" in kinds else []
    names, is_sure = _names(texts, columns, separator)
    places |= names
    rest = [at for at in texts if at not in names.values()]
    places |= dict(zip((Role.EMPLOYER, Role.FUNDER), rest, strict=False))
    if len(places) > 1:
        notes.insert(0, GUESSED)
    return Columns(places, notes=tuple(notes), order_is_guessed=not is_sure)


def _cells(records: Sequence[Record], at: int) -> list[str]:
    cells = (tidy(record.cells[at][:LONGEST]) for record in records if at < len(record.cells))
    return [cell for cell in cells if cell]


def _kind(cells: Sequence[str]) -> str:
    if not cells:
        return "vide"
    if sum("@" in cell and " " not in cell for cell in cells) >= len(cells) * HALF:
        return "adresse"
    figures = sum(bool(FIGURES.fullmatch(cell)) for cell in cells)
    return "chiffres" if figures > len(cells) * HALF else "texte"


def _names(
    texts: Sequence[int], columns: Sequence[list[str]], separator: str
) -> tuple[dict[Role, int], bool]:
    """Return where names stand, and whether it is sure which of two columns holds first names."""
    if not texts:
        return {}, True
    if len(texts) == 1 or _holds_whole_names(columns[texts[0]], columns[texts[1]]):
        return {Role.FULL: texts[0]}, True
    left, right = texts[:2]
    order = _order(columns[left], columns[right])
    last_first = order < 0 or (order == 0 and separator == ",")
    first, last = (right, left) if last_first else (left, right)
    return {Role.FIRST: first, Role.LAST: last}, order != 0 or separator == ","


def _holds_whole_names(left: list[str], right: list[str]) -> bool:
    """Tell « Marie Dupont ; CCAS » from « Marie ; Dupont »."""
    many = sum(len(cell.split()) > 1 for cell in left) / max(len(left), 1)
    return many > HALF and share(right) < HALF and not _capitals(right)


def _order(left: list[str], right: list[str]) -> int:
    """Return 1 when first names stand on the left, -1 on the right, 0 when nothing says it."""
    upper = _capitals(right) - _capitals(left)
    if upper:
        return upper
    difference = share(left) - share(right)
    return 0 if abs(difference) < CLEARLY else (1 if difference > 0 else -1)


def _capitals(cells: list[str]) -> int:
    return int(bool(cells) and sum(map(is_upper, cells)) > len(cells) * HALF)
