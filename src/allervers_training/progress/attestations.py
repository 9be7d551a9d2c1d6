"""Pictures of attestations: checked by their content, drawn again without what a phone adds, kept out of the web's reach."""

import io
import secrets
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy.orm import Session

from allervers_training.kernel.db import after_commit, if_undone
from allervers_training.kernel.errors import Invalid, NotFound

FOLDER = "attestations"
LARGEST = 5 * 1024 * 1024  # bytes, as received
MOST_PIXELS = 50_000_000  # a phone's camera, and no bomb
SIDE = 2200  # pixels: a page of A4 stays readable
KINDS = ("JPEG", "PNG", "WEBP")
NOT_A_PICTURE = "Ce fichier n'est pas une photo lisible. Choisissez une image JPEG, PNG ou WebP."
TOO_BIG = "Cette photo est trop lourde : 5 Mo au plus."


def keep(db: Session, folder: Path, picture: bytes) -> str:
    """Write a picture and return the name of its file; it goes again if the transaction does not hold.

    Raises `Invalid` when it is no picture. Place, hour and model of the phone are left out: only pixels are drawn.
    """
    drawn = _drawn_again(picture)
    name = f"{secrets.token_hex(16)}.jpg"
    kept = folder / FOLDER / name
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_bytes(drawn)
    if_undone(db, lambda: kept.unlink(missing_ok=True))
    return name


def forget(db: Session, folder: Path, name: str) -> None:
    """Remove a picture, once the change that no longer needs it is on disk."""
    after_commit(db, lambda: (folder / FOLDER / name).unlink(missing_ok=True))


def file_of(folder: Path, name: str) -> Path:
    """Return the file of a picture; raises `NotFound` when there is none."""
    found = folder / FOLDER / name
    if not name or not found.is_file():
        raise NotFound
    return found


def _drawn_again(picture: bytes) -> bytes:
    if len(picture) > LARGEST:
        raise Invalid({"photo": TOO_BIG})
    try:
        with Image.open(io.BytesIO(picture), formats=KINDS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise Invalid({"photo": TOO_BIG})
            upright = ImageOps.exif_transpose(found).convert("RGB")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as error:
        raise Invalid({"photo": NOT_A_PICTURE}) from error
    upright.thumbnail((SIDE, SIDE))
    drawn = io.BytesIO()
    upright.save(drawn, "JPEG", quality=82)
    return drawn.getvalue()
