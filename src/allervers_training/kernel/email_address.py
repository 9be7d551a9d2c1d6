"""E-mail addresses: what may be written to; pure."""

import re

LONGEST = 254
LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"{LOCAL}@(?:{LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")


def is_address(text: str) -> bool:
    """Tell whether mail can be sent there: one plain address, without a name, a space or a line end."""
    local, _, _ = text.partition("@")
    return len(text) <= LONGEST and len(local) <= 64 and bool(ADDRESS.fullmatch(text))  # noqa: PLR2004 - RFC 5321
