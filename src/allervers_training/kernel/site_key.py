"""The site's key: what seals private words, kept apart from the database and from its back-ups."""

import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
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
        keys = keys_in(path.read_text("ascii"))
    except (OSError, ValueError) as error:
        raise Refused(NOT_KEPT[0], remedy=NOT_KEPT[1]) from error
    return keys


def keys_in(text: str) -> tuple[bytes, ...]:
    """Return the keys written in a file of keys; raises `ValueError` when there is none, or a wrong one."""
    keys = tuple(b64decode(line, validate=True) for line in text.split())
    if not keys or any(len(key) != SIZE for key in keys):
        raise ValueError("no key of ours")
    return keys


def put_back(path: Path, keys: Sequence[bytes]) -> bool:
    """Give a site its keys back, and tell whether anything changed.

    What it has now stays, on top: pages may have been sealed with it meanwhile. What cannot be understood is put
    aside, beside it. Raises `Refused` when the file cannot be read or written.
    """
    try:
        held = held_at(path)
        if set(keys) <= set(held):
            return False
        kept = [*(key for key in held if key not in keys), *keys]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = _written(path, kept)
        if path.exists() and not held:
            path.rename(path.with_name(f"{path.name}.illisible-{secrets.token_hex(4)}"))
        unfinished.replace(path)
    except OSError as error:
        raise Refused(
            f"La clé ne peut pas être mise dans « {path} » ({error.strerror}) : rien n'a changé.",
            remedy="Vérifiez les droits de ce fichier et de son dossier, puis redonnez la commande.",
        ) from error
    return True


def held_at(path: Path) -> tuple[bytes, ...]:
    """Return the keys that a file holds; none when it is absent, or not a file of keys."""
    try:
        return keys_in(path.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return ()


def _make(path: Path) -> None:
    """Write a new key whole or not at all: another process may be doing the same."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = _written(path, [secrets.token_bytes(SIZE)])
    try:
        os.link(unfinished, path)  # fails when somebody was faster: theirs is the key
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def _written(path: Path, keys: Sequence[bytes]) -> Path:
    """Write keys beside a file, for its owner alone, and return where."""
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(b"".join(b64encode(key) + b"\n" for key in keys))
        made.flush()
        os.fsync(made.fileno())
    return unfinished
