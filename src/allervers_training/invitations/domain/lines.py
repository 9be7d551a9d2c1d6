"""One line of a list: whom it names, and whether she is added, to be checked, or set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from allervers_training.invitations.domain.cells import (
    Field,
    apart,
    name_from,
    read_address,
    read_words,
)
from allervers_training.invitations.domain.cleaning import is_blank
from allervers_training.invitations.domain.columns import Columns, Role
from allervers_training.invitations.domain.names import Name, read_name
from allervers_training.invitations.domain.table import Record
from allervers_training.invitations.domain.words import cut

LONGEST = 5_000  # signs; a person takes less
NAMES = (Role.FIRST, Role.LAST, Role.FULL)
FROM_ADDRESS = "pas de nom : il a été tiré de l'adresse électronique"


class Verdict(StrEnum):
    TAKEN = "ajoutee"
    DOUBTFUL = "a_verifier"
    REFUSED = "ecartee"


@dataclass(frozen=True)
class Line:
    """What one line of the file comes to; `why` holds the clauses that explain it."""

    number: int
    text: str  # as it stood, shortened
    first: str = ""
    last: str = ""
    email: str = ""
    employer: str = ""
    funder: str = ""
    verdict: Verdict = Verdict.TAKEN
    why: tuple[str, ...] = ()
    ticked: bool = True  # of a doubtful line: taken unless the trainer says no

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def sentence(self) -> str:
        """Say what is the matter, at which line of the file, and what will be done."""
        if self.verdict is Verdict.TAKEN:
            done = f"« {self.name} » sera ajouté·e."
        elif self.verdict is Verdict.REFUSED:
            done = "Rien n'est ajouté."
        elif self.ticked:
            done = f"« {self.name} » sera ajouté·e, sauf si vous décochez."
        else:
            done = f"« {self.name} » ne sera ajouté·e que si vous cochez."
        told = " ; ".join(self.why)
        return f"Ligne {self.number} : {told}. {done}" if told else f"Ligne {self.number} : {done}"


def read_line(record: Record, columns: Columns, more: Sequence[str] = ()) -> Line:
    """Return what a record says about one person; `more` are doubts about the record itself."""
    if sum(map(len, record.cells)) > LONGEST:
        return refused(record, "cette ligne est bien trop longue pour une personne")
    address, name = _who({role: columns.cell(record, role) for role in NAMES}, record, columns)
    if name.refusal:
        return refused(record, name.refusal)
    employer = read_words(columns.cell(record, Role.EMPLOYER))
    funder = read_words(columns.cell(record, Role.FUNDER))
    doubts = (*more, *name.doubts, *address.doubts, *employer.doubts, *funder.doubts)
    return Line(
        record.number,
        cut(record.text, 120),
        name.first,
        name.last,
        address.text,
        employer.text,
        funder.text,
        Verdict.DOUBTFUL if doubts else Verdict.TAKEN,
        tuple(dict.fromkeys(doubts)),
        name.is_likely_one,
    )


def _who(cells: dict[Role, str], record: Record, columns: Columns) -> tuple[Field, Name]:
    """Return the address and the name of a record; an address may stand inside the name's cell."""
    address = read_address(columns.cell(record, Role.EMAIL))
    for role, cell in cells.items():
        cells[role], stray = apart(cell)
        if stray and not address.text:
            address = Field(read_address(stray).text)
    if all(map(is_blank, cells.values())) and name_from(address.text):
        told = read_name("", "", name_from(address.text))
        return address, replace(told, doubts=(FROM_ADDRESS,))
    return address, read_name(cells[Role.FIRST], cells[Role.LAST], cells[Role.FULL])


def refused(record: Record, why: str) -> Line:
    return Line(record.number, cut(record.text, 120), verdict=Verdict.REFUSED, why=(why,))
