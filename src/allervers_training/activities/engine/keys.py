"""Keys of commands, made by the server and carried by the forms (plain HTTP pages can make none).

A key says when its form was issued and how many times it was sent with a different answer, so that a
retry changes nothing and a late, older tap cannot undo a newer one.
"""

import random
import re
import secrets
import zlib
from dataclasses import dataclass

NOISE = random.Random(secrets.randbits(64))  # noqa: S311 - tells forms apart; not a secret
KEY = re.compile(r"([0-9a-f]{12})([0-9a-f]{8,16})\.?(\d{0,6})", re.ASCII)


@dataclass(frozen=True, order=True)
class Key:
    """`issued` in milliseconds since the epoch; keys are ordered as people tapped."""

    issued: int
    taps: int
    noise: str

    def __str__(self) -> str:
        return f"{self.issued:012x}{self.noise}.{self.taps}"


def new_key(issued_ms: int) -> str:
    """Return the key of a form issued now."""
    return str(Key(issued_ms, 0, f"{NOISE.getrandbits(32):08x}"))


def read_key(text: str, taps: str = "", said: str = "") -> Key | None:
    """Return the key that a form carried, or None when it is not one of ours.

    `taps` is the count the page keeps of its own sendings; a form without script sends none. `said` is what
    the form says besides: two different answers from one form are two commands.
    """
    found = KEY.fullmatch(text)
    if not found:
        return None
    count = taps if taps.isascii() and taps.isdigit() and len(taps) < 7 else found[3]  # noqa: PLR2004 - six digits
    noise = f"{found[2][:8]}{zlib.crc32(said.encode()):08x}" if said else found[2]
    return Key(int(found[1], 16), int(count or 0), noise)
