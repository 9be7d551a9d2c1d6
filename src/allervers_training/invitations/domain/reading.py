"""From a file or a pasted list to its lines: each of them added, to be checked, or set aside with its reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allervers_training.invitations.domain.columns import Columns, from_titles
from allervers_training.invitations.domain.decoding import MOST_BYTES, decode
from allervers_training.invitations.domain.doubles import compared
from allervers_training.invitations.domain.guessing import guessed
from allervers_training.invitations.domain.lines import Line, read_line, refused
from allervers_training.invitations.domain.table import SEPARATORS, Record, Table, tabulate
from allervers_training.kernel.errors import Invalid

MOST_LINES = 5_000
MOST_ENDS = 30_000  # line ends, blank lines included
BETWEEN_ADDRESSES = re.compile(r">[ \t]*[,;][ \t]*(?=\S)")
GUESSED_ORDER = "prénom et nom ont peut-être été pris l'un pour l'autre"


@dataclass(frozen=True)
class ReadList:
    """A list as it was understood; nothing has been written yet."""

    lines: tuple[Line, ...]
    told: tuple[str, ...]  # how it was read, in clauses: encoding, separator, columns left aside


def read_file(data: bytes) -> ReadList:
    """Read a file; raises `Invalid` when it is no list at all."""
    decoded = decode(data)
    return _read(decoded.text, "fichier", (f"lu en {decoded.encoding}",))


def read_paste(text: str) -> ReadList:
    """Read what was pasted or typed, one person a line; raises `Invalid` when there is nobody in it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(plain.encode("utf-8", "replace")) > MOST_BYTES:
        raise Invalid({"liste": "Cette liste pèse plus de 2 Mo. Coupez-la en plusieurs."})
    if not plain.strip():
        raise Invalid({"liste": "Collez au moins un nom, un par ligne."})
    return _read(BETWEEN_ADDRESSES.sub(">\n", plain), "liste", ())


def _read(text: str, field: str, told: tuple[str, ...]) -> ReadList:
    if text.count("\n") > MOST_ENDS:
        raise Invalid({field: _too_many(text.count("\n"))})
    table = tabulate(text)
    titles = from_titles(table.records)
    begins = titles.begins if titles else 0
    named = len(table.records) - begins
    if named <= 0:
        raise Invalid({field: _nobody(table)})
    if named > MOST_LINES:
        raise Invalid({field: _too_many(named)})
    columns = titles or guessed(table.records, table.separator)
    cut_by = SEPARATORS.get(table.separator)
    told = (*told, *([f"séparé par des {cut_by}"] if cut_by else []), *columns.notes)
    return ReadList(tuple(compared(_lines(table, columns))), told)


def _lines(table: Table, columns: Columns) -> Iterator[Line]:
    width = columns.width or _usual_width(table.records)
    titles = table.records[columns.titles_at].cells if columns.titles_at >= 0 else ()
    guess = (GUESSED_ORDER,) if columns.order_is_guessed else ()
    for at, record in enumerate(table.records):
        if at < columns.titles_at:
            yield refused(record, "au-dessus de la ligne des titres")
        elif at >= columns.begins and record.cells == titles:
            yield refused(record, "la ligne des titres est répétée")
        elif at >= columns.begins:
            whole, doubts = _recut(record, table.separator, width)
            yield read_line(whole, columns, (*guess, *doubts, *_odd(whole, columns, width)))


def _recut(record: Record, separator: str, width: int) -> tuple[Record, tuple[str, ...]]:
    """Cut a record that uses another separator than the rest of its list."""
    if width < 2 or len(record.cells) > 1:  # noqa: PLR2004 - one column: nothing to cut
        return record, ()
    for other in SEPARATORS:
        cells = record.cells[0].split(other)
        if other != separator and len(cells) > 1:
            cut = Record(record.number, tuple(cells), record.text, record.unclosed)
            return cut, (f"cette ligne est séparée par des {SEPARATORS[other]}, pas les autres",)
    return record, ()


def _odd(record: Record, columns: Columns, width: int) -> tuple[str, ...]:
    """Say what is wrong with the shape of a record."""
    told = []
    if record.unclosed:
        told.append("un guillemet s'ouvre et ne se ferme pas")
    extra = [cell for cell in record.cells[width:] if cell.strip()]
    if columns.width and extra:
        told.append("plus de cases que de titres : vérifiez que rien ne s'est décalé")
    return tuple(told)


def _usual_width(records: Sequence[Record]) -> int:
    widths = sorted(len(record.cells) for record in records)
    return widths[len(widths) // 2] if widths else 0


def _nobody(table: Table) -> str:
    if table.records:
        return "Il n'y a que la ligne des titres : aucune personne en dessous."
    return "Il n'y a rien de lisible dans cette liste."


def _too_many(count: int) -> str:
    return f"Cette liste a {count} lignes : {MOST_LINES} au plus à la fois. Coupez-la en plusieurs."
