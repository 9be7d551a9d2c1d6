"""View of one text for a peer: she says that she reads it, then one answer at a time, then what she thinks of it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.pages.fields import Field
from allervers_training.contributing.pages.reading import ReadingPage

END = "fin"  # in an address, in the place of a field
ABOUT_REMARK = "remarque-"


@dataclass(frozen=True, slots=True)
class PeerPage:
    """`step` is « prendre », « champ », « fin », or « tout » when there is nothing for her to do."""

    key: str
    reading: ReadingPage
    step: str
    field: Field | None
    number: int
    total: int
    back: str
    then: str


def peer_page(db: Session, person: Person, reading: ReadingPage, wanted: str) -> PeerPage:
    """Show what was asked for, or what could not be kept; the first answer otherwise."""
    key, here = access.contributor(db, person).key, f"/relectures/{reading.proposition.slug}"
    keys = [field.key for field in reading.fields]
    asked = _typed_about(reading) or wanted
    at = len(keys) if asked == END else keys.index(asked) if asked in keys else 0
    step = _step(reading, is_over=at == len(keys))
    field = reading.fields[at] if step == "champ" else None
    back = f"{here}?champ={keys[at - 1]}" if at else "/relectures"
    then = f"{here}?champ={keys[at + 1] if at + 1 < len(keys) else END}"
    return PeerPage(key, reading, step, field, at + 1, len(keys) + 1, back, then)


def _step(reading: ReadingPage, *, is_over: bool) -> str:
    if reading.proposition.state is PropositionState.SENT and not reading.is_mine:
        return "prendre"
    if not reading.may_remark:
        return "tout"
    return END if is_over else "champ"


def _typed_about(reading: ReadingPage) -> str:
    """Return the answer that a refused form was about; the end when it was about the whole."""
    typed = reading.typed
    if not (typed.errors or typed.moved):
        return ""
    for field in reading.fields:
        if any(f"{ABOUT_REMARK}{said.remark.id}" == typed.about for said in field.said):
            return field.key
    return typed.about or END
