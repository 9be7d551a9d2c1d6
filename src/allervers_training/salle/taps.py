"""Which tap this is: the key that its form carried, and what it said."""

from collections.abc import Mapping
from datetime import datetime

from allervers_training.activities.engine.keys import Key, read_key

FORGED_AHEAD_MS = 60_000
CARRIED = frozenset({"cle", "coup", "inscription", "choix", "forme"})  # no part of what was said


def key_of(
    noun: str, fields: Mapping[str, str], now: datetime, *, is_ballot: bool = False
) -> Key | None:
    """Return the key of a command, or None when its form carried none of ours.

    Keys are stored with whoever sent them: that of a ballot is its form's alone, whatever was answered and
    however often. No form of ours comes from the future: such a key would shut out its owner's next taps.
    """
    names = () if is_ballot else sorted(fields.keys() - CARRIED)
    said = "&".join(f"{name}={fields[name]}" for name in names)
    taps = "" if is_ballot else fields.get("coup", "")
    key = read_key(fields.get("cle", ""), taps, f"{noun}?{said}")
    is_forged = key is not None and key.issued > now.timestamp() * 1000 + FORGED_AHEAD_MS
    return None if is_forged else key
