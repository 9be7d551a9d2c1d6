"""What an author agrees to: what may be shown, and how far; nothing unless she says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from allervers_training.contributing.domain.words import What, Where

Pair = tuple[What, Where]
WORDING = "3"  # version of the explanation that was read; a new one is asked again, never assumed
VOICE_UNTOLD = frozenset({"1", "2"})  # they did not say which recordings would be heard
OPEN_LICENCE = "CC-BY-SA-4.0"


@dataclass(frozen=True, slots=True)
class Consent:
    """Every pair that she said yes to. `licence` is hers to add; nothing is reusable without it."""

    given: frozenset[Pair] = field(default_factory=frozenset)
    licence: str = ""

    def covers(self, what: What, where: Where) -> bool:
        return (what, where) in self.given

    def goes_to(self, what: What) -> Where | None:
        """How far it goes: the widest place she said yes to, which holds the narrower ones; none when she said no."""
        return next((w for w in reversed(tuple(Where)) if self.covers(what, w)), None)

    @property
    def reach(self) -> Where | None:
        """How far the text goes."""
        return self.goes_to(What.TEXT)


def as_explained(consent: Consent, wording: str) -> Consent:
    """Leave out what an explanation did not say: a yes to one's voice lets be heard only what the question played."""
    if wording not in VOICE_UNTOLD:
        return consent
    return replace(consent, given=frozenset(p for p in consent.given if p[0] is not What.VOICE))


def within(where: Where | None) -> tuple[Where, ...]:
    """Return a place and the narrower ones that it holds, the narrowest first."""
    every = tuple(Where)
    return every[: every.index(where) + 1] if where else ()


def spelt_out(consent: Consent) -> frozenset[Pair]:
    """Return every pair that it comes to: a place holds the narrower ones, nothing goes further than the text."""
    text = within(consent.reach)
    return frozenset(
        (what, where) for what in What for where in within(consent.goes_to(what)) if where in text
    )


def stored(consent: Consent) -> list[str]:
    """Return the pairs as they are kept: « texte/salle »."""
    return sorted(f"{what}/{where}" for what, where in consent.given)


def read_pairs(pairs: Iterable[str]) -> frozenset[Pair]:
    """Return what is kept, or typed, as pairs; whatever is no pair of ours is left out."""
    known = {f"{what}/{where}": (what, where) for what in What for where in Where}
    return frozenset(known[pair] for pair in pairs if pair in known)
