"""What a back-up says of itself: where it comes from, and the digest of each of its files."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from allervers_training.kernel.errors import Refused

KIND, FORMAT = "sauvegarde allervers", 1
NAME, FILES = "manifeste.json", "fichiers"
BASES = {"sqlite": "base.sqlite3", "postgresql": "base.pgdump"}
PIECE = 1024 * 1024  # bytes read at once


@dataclass(frozen=True)
class Manifest:
    """`files` maps a name in the archive to its SHA-256; `revision` is where the schema stands."""

    made_at: str
    version: str
    database: str
    revision: str
    files: Mapping[str, str]
    kind: str = KIND
    format: int = FORMAT

    @property
    def base(self) -> str:
        """The name of the database in the archive."""
        return BASES[self.database]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_of(packed: zipfile.ZipFile) -> Manifest:
    """Return the manifest of a back-up; raises `Refused` when it is none, or one that we cannot read."""
    try:
        said = json.loads(packed.read(NAME))
        found = Manifest(**said)
        is_ours = found.kind == KIND
        is_whole = found.base in found.files and all(map(_stays_inside, found.files))
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise not_one() from error
    if not is_ours or not is_whole:
        raise not_one()
    if found.format != FORMAT:
        raise Refused(
            "Cette sauvegarde a été faite par une version plus récente du programme : rien n'a changé.",
            remedy=f"Installez la version {found.version}, ou une plus récente, puis redonnez la commande.",
        )
    return found


def is_back_up(path: Path) -> bool:
    """Tell whether a file is one of our back-ups."""
    try:
        with zipfile.ZipFile(path) as packed:
            return bool(json.loads(packed.read(NAME))["kind"] == KIND)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return False


def not_one() -> Refused:
    return Refused(
        "Ce fichier n'est pas une sauvegarde du site, ou il est abîmé : rien n'a changé.",
        remedy="Prenez un fichier fait par « allervers backup ».",
    )


def copied(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy a file, and return its SHA-256."""
    digest = hashlib.sha256()
    while piece := source.read(PIECE):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()


def _stays_inside(name: str) -> bool:
    """Tell whether a name leads to the base, or below the folder of files and nowhere else."""
    path = PurePosixPath(name)
    if name in BASES.values():
        return True
    is_plain = str(path) == name and "\\" not in name and not {"..", "."} & set(path.parts)
    return is_plain and not path.is_absolute() and path.parts[0] == FILES and len(path.parts) > 1
