"""A list beside the people of its session and of the site: who is there already, who is known, who is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from allervers_training.accounts.domain import heard
from allervers_training.invitations.domain.doubles import doubted
from allervers_training.invitations.domain.lines import Line, Verdict


class Choice(StrEnum):
    """What the trainer wants of one line."""

    YES = "oui"
    NO = "non"
    SAME = "meme"  # as the person of the site who has this address
    OTHER = "autre"  # as somebody else, who shares that address


@dataclass(frozen=True)
class Known:
    """Somebody of the site; `here` when she has a place in this session, `removed` when she was taken out."""

    person_id: int
    name: str
    email: str
    here: bool = False
    removed: bool = False


@dataclass(frozen=True)
class Examined:
    """A line, and the person of the site whom it may name."""

    line: Line
    same: Known | None = None

    @property
    def usual(self) -> Choice:
        """Return what is done when the trainer says nothing."""
        if self.line.verdict is Verdict.REFUSED or not self.line.ticked:
            return Choice.NO
        return Choice.SAME if self.same else Choice.YES

    def settled(self, chosen: Choice | None) -> Choice:
        """Return what is done; a choice that this line no longer offers counts for nothing."""
        if self.line.verdict is not Verdict.DOUBTFUL or chosen is None:
            return self.usual
        if self.same is None:
            return Choice.NO if chosen is Choice.NO else Choice.YES
        return self.usual if chosen is Choice.YES else chosen


def examined(lines: Sequence[Line], people: Sequence[Known]) -> tuple[Examined, ...]:
    """Return the lines with what this session and this site add to them.

    Nobody is taken for somebody else by her name alone; by her address, it is proposed.
    """
    here_by_name = {heard(p.name): p for p in people if p.here}
    by_address: dict[str, list[Known]] = {}
    for person in people:
        if person.email:
            by_address.setdefault(person.email, []).append(person)
    return tuple(_beside(line, here_by_name.get(heard(line.name)), by_address) for line in lines)


def _beside(line: Line, namesake: Known | None, by_address: Mapping[str, list[Known]]) -> Examined:
    if line.verdict is Verdict.REFUSED:
        return Examined(line)
    sharing = by_address.get(line.email, []) if line.email else []
    known = next((p for p in sharing if heard(p.name) == heard(line.name)), None) or next(
        iter(sharing), None
    )
    if known and known.here:
        return Examined(_already(line, known))
    if namesake:
        return Examined(_homonym(line, namesake), known)
    return Examined(_recognized(line, known), known) if known else Examined(line)


def _already(line: Line, known: Known) -> Line:
    """Say that this address is in the session: the same person, or one who shares it."""
    if heard(known.name) != heard(line.name):
        why = f"cette adresse est déjà celle de « {known.name} », dans cette session"
        return doubted(line, why, ticked=False)
    why = "déjà dans cette session"
    if known.removed:
        why = "retirée de cette session : faites-la revenir depuis la page « Personnes »"
    return replace(line, verdict=Verdict.REFUSED, why=(why,))


def _homonym(line: Line, namesake: Known) -> Line:
    if line.email and namesake.email:
        why = "quelqu'un de cette session porte le même nom, avec une autre adresse"
        return doubted(line, why, ticked=True)
    return doubted(line, "quelqu'un porte déjà ce nom dans cette session", ticked=False)


def _recognized(line: Line, known: Known) -> Line:
    if heard(known.name) == heard(line.name):
        return doubted(
            line, "déjà connu·e sur ce site, avec la même adresse : même personne", ticked=True
        )
    why = f"cette adresse est déjà celle de « {known.name} » sur ce site : la même personne ?"
    return doubted(line, why, ticked=False)
