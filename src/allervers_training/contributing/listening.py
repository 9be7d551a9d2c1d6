"""Questions read aloud: files that a training body records with people concerned, and puts in its data folder."""

from pathlib import Path

from allervers_training.contributing.domain.agreement import ALL_QUESTIONS
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.kernel.errors import NotFound

FOLDER = "consignes"
EXTENSION = ".mp3"
AGREEMENT = "accord"  # the questions of consent, as if they were a kind of their own
NAMES = frozenset(
    f"{kind}-{question.key}" for kind, guide in GUIDES.items() for question in guide.questions
) | {f"{AGREEMENT}-{question}" for question in ALL_QUESTIONS}


def name_of(kind: str, key: str) -> str:
    """Return the name of the recording of a question; one asked once per row has one for all rows."""
    alone = f"{kind}-{key}"
    return alone if alone in NAMES else alone.rpartition("-")[0]


def address_of(folder: Path, kind: str, key: str) -> str:
    """Return where a question can be heard; nothing when nobody has recorded it."""
    name = name_of(kind, key)
    return f"/consignes/{name}" if (folder / FOLDER / f"{name}{EXTENSION}").is_file() else ""


def file_of(folder: Path, name: str) -> Path:
    """Return the recording of a question; raises `NotFound` when there is none."""
    found = folder / FOLDER / f"{name}{EXTENSION}"
    if name not in NAMES or not found.is_file():
        raise NotFound
    return found
