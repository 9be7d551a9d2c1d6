"""Files written whole or not at all, for their owner alone, and never in the place of another."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from allervers_training.kernel.errors import Refused


def write_whole(path: Path, fill: Callable[[Path], object]) -> None:
    """Let `fill` write a file beside `path`, then give it its name; raises `Refused` in plain words.

    Nothing is left behind when anything goes wrong, and a file that is already there stays as it is.
    """
    refuse_existing(path)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        fill(unfinished)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        _name(unfinished, path)
    except FileExistsError as error:
        raise _already_there(path) from error
    except OSError as error:
        raise Refused(
            f"« {path} » ne peut pas être écrit ({error.strerror}) : rien n'a été gardé.",
            remedy="Vérifiez que le dossier existe, que vous pouvez y écrire et qu'il reste de la place.",
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def refuse_existing(path: Path) -> None:
    """Raise `Refused` when there is already something of that name."""
    if path.exists() or path.is_symlink():
        raise _already_there(path)


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path leads into a folder, links followed."""
    return path.resolve().is_relative_to(folder.resolve())


def _name(unfinished: Path, path: Path) -> None:
    """Give a file its name, unless it is taken by now; some sticks know no links, and rename."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        refuse_existing(path)
        unfinished.replace(path)


def _already_there(path: Path) -> Refused:
    return Refused(
        f"« {path} » existe déjà : rien n'a été écrit.", remedy="Choisissez un autre nom."
    )
