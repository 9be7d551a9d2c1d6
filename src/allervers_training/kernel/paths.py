"""Where the course, the migrations and the user's data are: in the wheel, or in the checkout."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    packed = PACKAGE / in_wheel
    return packed if packed.is_dir() else CHECKOUT / in_checkout


def content_dir() -> Path:
    return _shipped("_content", "content")


def migrations_dir() -> Path:
    return _shipped("_migrations", "migrations")


def data_dir() -> Path:
    """Return where data goes when nothing is said: the XDG data directory of this user."""
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "allervers"
