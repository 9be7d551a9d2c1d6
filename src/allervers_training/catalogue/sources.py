"""The files of the course as one mapping of texts, whether from a folder or from a snapshot."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

Files = Mapping[str, str]

TEXT_SUFFIXES = frozenset({".md", ".yaml", ".yml", ".csl"})
MEDIA_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg", ".mp3", ".ogg", ".pdf"})
LARGEST_TEXT = 400_000
UNDECODABLE = "\ufffd"
MEDIA_MARK = "sha256:"
CONTRIBUTED_MARK = "proposition:"  # stands for the words of somebody who may take them back
FROM_FILE = "fichier"  # in a mark, in the place of a revision: a file stands there, and its author is known here


def read_tree(folder: Path) -> dict[str, str]:
    """Read every text of a folder; a medium is represented by its digest.

    Nothing is refused here: an undecodable byte becomes U+FFFD and a text is cut just above the
    largest size allowed, so that the checker can say where and why.
    """
    return {
        path.relative_to(folder).as_posix(): _read(path)
        for path in course_paths(folder)
        if path.suffix.lower() in TEXT_SUFFIXES | MEDIA_SUFFIXES
    }


def course_paths(folder: Path) -> Iterator[Path]:
    """Give the files of the course: neither hidden ones, nor the README and the licence."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        is_about = len(inside.parts) == 1 and inside.stem.isupper()
        if path.is_file() and not is_hidden and not is_about:
            yield path


def content_hash(files: Files) -> str:
    """Name a state of the content: the same files give the same name, wherever they are."""
    digest = hashlib.sha256()
    for path in sorted(files):
        for part in (path, files[path]):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()


def is_media(path: str) -> bool:
    return Path(path).suffix.lower() in MEDIA_SUFFIXES


def media_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> str:
    if path.suffix.lower() in MEDIA_SUFFIXES:
        return MEDIA_MARK + media_digest(path)
    with path.open("rb") as source:
        data = source.read(4 * LARGEST_TEXT + 4)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text[: LARGEST_TEXT + 1]
