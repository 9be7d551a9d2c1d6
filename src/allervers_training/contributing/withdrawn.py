"""The list of what was withdrawn, beside the data: a back-up of before is put back without what it held of it.

One slug a line, appended and never changed; a slug says nothing of anybody.
"""

import os
import re
from pathlib import Path

NAME = "retraits"  # never part of a back-up, never moved by a restoration: see `kernel/copies/placing.py`
_SLUG = re.compile(r"[a-z0-9-]{1,40}")


def remember(folder: Path, slug: str) -> None:
    """Write a slug down, on the disk; raises `OSError` when that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = os.open(folder / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(kept, f"{slug}\n".encode("ascii"))
        os.fsync(kept)
    finally:
        os.close(kept)


def remembered(folder: Path) -> frozenset[str]:
    """Return the slugs of what was withdrawn; a line that is none is left out."""
    path = folder / NAME
    lines = path.read_text("ascii", "replace").split() if path.is_file() else ()
    return frozenset(line for line in lines if _SLUG.fullmatch(line))
