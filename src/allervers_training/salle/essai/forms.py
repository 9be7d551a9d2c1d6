"""What a phone sends at the end of its test: digits and commas, or nothing."""

from collections.abc import Mapping

from allervers_training.kernel.errors import Refused
from allervers_training.salle.essai.domain import PUSHES, TRIPS, Measures

UNREADABLE = "Ces mesures ne sont pas lisibles. Recommencez le test."
MOST_MS = 90_000
MOST_GAP_MS = 10**14  # a phone whose clock begins in 1970 is told so, a longer number is no clock


def measures_of(fields: Mapping[str, str]) -> Measures:
    """Return what was measured; raises `Refused` for anything that no page of ours sends."""
    return Measures(
        arrivals=_times(fields.get("arrivees", ""), most=PUSHES, in_order=True),
        trips=_times(fields.get("allers", ""), most=TRIPS, in_order=False),
        lost=_whole(fields.get("perdus", "0"), most=TRIPS),
        clock_gap=_gap(fields.get("ecart", "0")),
        is_secure=fields.get("securise") == "oui",
    )


def _times(text: str, *, most: int, in_order: bool) -> tuple[int, ...]:
    found = tuple(_whole(word, most=MOST_MS) for word in text.split(",")) if text else ()
    if len(found) > most or (in_order and list(found) != sorted(found)):
        raise Refused(UNREADABLE)
    return found


def _gap(text: str) -> int:
    size = _whole(text.removeprefix("-"), most=MOST_GAP_MS)
    return -size if text.startswith("-") else size


def _whole(text: str, *, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        raise Refused(UNREADABLE)
    return min(int(text), most)
