"""The site's key: what seals private words, kept apart from the database and from its back-ups."""

import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from allervers_training.kernel.errors import Refused

SIZE = 32  # bytes: AES-256
NOT_KEPT = (
    "La clé du site ne peut pas être lue : le carnet reste fermé, et rien de ce qu'il contient n'est perdu.",
    "Prévenez la personne responsable : elle remettra la clé, ou ses droits, à leur place.",
)


def keys_at(path: Path) -> tuple[bytes, ...]:
    """Return the keys of a site, the one to seal with first; makes the file, for its owner alone, when there is none.

    One key a line, in base64: a new one goes on top, the former ones below still open what they sealed.
    Raises `Refused` when the file cannot be read, made or understood.
    """
    try:
        if not path.exists():
            _make(path)
        keys = tuple(b64decode(line, validate=True) for line in path.read_text("ascii").split())
    except (OSError, ValueError) as error:
        raise Refused(NOT_KEPT[0], remedy=NOT_KEPT[1]) from error
    if not keys or any(len(key) != SIZE for key in keys):
        raise Refused(NOT_KEPT[0], remedy=NOT_KEPT[1])
    return keys


def _make(path: Path) -> None:
    """Write a new key whole or not at all: another process may be doing the same."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(b64encode(secrets.token_bytes(SIZE)) + b"\n")
        made.flush()
        os.fsync(made.fileno())
    try:
        os.link(unfinished, path)  # fails when somebody was faster: theirs is the key
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
