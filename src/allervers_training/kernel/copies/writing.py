"""Making a back-up: the database first, then the files that it names, in one archive written whole or not at all."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from pathlib import Path

from allervers_training.kernel.copies import bases
from allervers_training.kernel.copies.apart import holds_key, refuse_place_of_back_up
from allervers_training.kernel.copies.manifest import BASES, FILES, NAME, Manifest, copied
from allervers_training.kernel.copies.placing import is_left
from allervers_training.kernel.db import opened
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.schema import applied_revisions
from allervers_training.kernel.settings import Settings
from allervers_training.kernel.whole_files import write_whole


def back_up(settings: Settings, path: Path, *, at: datetime) -> Manifest:
    """Write the back-up of a site, that may be running, and return what it says of itself.

    Raises `Refused` when there is nothing to copy, or when the place is not one for a back-up.
    """
    refuse_place_of_back_up(settings, path)
    kind = bases.kind_of(settings.database)
    with _beside(path) as folder:
        base = Path(folder) / BASES[kind]
        bases.copy_base(settings.database, base)
        inside = {BASES[kind]: base, **{f"{FILES}/{name}": file for name, file in files(settings)}}
        manifest = Manifest(at.isoformat(), _version(), kind, _revision(settings, base), {})
        made: list[Manifest] = []
        write_whole(path, lambda unfinished: made.append(_pack(unfinished, manifest, inside)))
    return made[0]


def files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Return the files of the data folder that no other command makes again, keys excepted; links are not followed."""
    root = settings.data_dir
    for folder, inner, names in os.walk(root):
        if Path(folder) == root:
            inner[:] = [name for name in inner if not is_left(name)]
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink() and not _stays(settings, path):
                yield path.relative_to(root).as_posix(), path


def _stays(settings: Settings, path: Path) -> bool:
    """Tell whether a file is no business of a back-up: the database itself, which is copied apart, a secret or a key."""
    at_top = path.parent == settings.data_dir and is_left(path.name)
    is_base = bases.is_base(settings.database, path)
    return at_top or is_base or path.suffix == ".tmp" or holds_key(path)


def _pack(path: Path, manifest: Manifest, inside: dict[str, Path]) -> Manifest:
    digests = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, file in inside.items():
            try:
                source = file.open("rb")
            except FileNotFoundError:  # thrown away since: so will be the row that named it
                continue
            with source, packed.open(name, "w", force_zip64=True) as target:
                digests[name] = copied(source, target)
        whole = Manifest(**{**vars(manifest), "files": digests})
        packed.writestr(NAME, whole.as_json())
    return whole


def _revision(settings: Settings, base: Path) -> str:
    """Return where the schema of what was copied stands."""
    url = f"sqlite:///{base}" if base.name == BASES["sqlite"] else settings.database
    with opened(url) as database:
        found = applied_revisions(database)
    if len(found) != 1:
        raise Refused(
            "Cette base de données n'est pas celle d'un site : rien n'a été écrit.",
            remedy="Vérifiez ALLERVERS_DATA_DIR et ALLERVERS_DATABASE_URL.",
        )
    return found.pop()


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    """Make a folder for the copy of the database, on the disk that will hold the archive."""
    try:
        return tempfile.TemporaryDirectory(dir=path.parent, prefix=".sauvegarde-")
    except OSError as error:
        raise Refused(
            f"Rien ne peut être écrit dans « {path.parent} » ({error.strerror}).",
            remedy="Vérifiez que ce dossier existe et que vous pouvez y écrire.",
        ) from error


def _version() -> str:
    try:
        return metadata.version("allervers-training")
    except metadata.PackageNotFoundError:
        return "inconnue"
