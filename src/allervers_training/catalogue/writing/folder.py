"""Looks at the files of a course one by one, and writes again those that are not in the common form."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allervers_training.catalogue.sources import LARGEST_TEXT, course_paths
from allervers_training.catalogue.writing.canonical import SAID_OF_STRAY, form_of, has_form
from allervers_training.kernel.errors import Refused

UNREADABLE = "il n'est pas compris : « allervers content check » dit pourquoi."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file: `text` is what it should be, `left` why nobody but a person can put it so."""

    path: str
    line: int = 1
    text: str = ""
    is_common: bool = False
    left: str = ""


def review(folder: Path) -> Iterator[Reviewed]:
    """Read every document and shared file of a course, to the byte."""
    for place in course_paths(folder):
        path = place.relative_to(folder).as_posix()
        if has_form(path):
            yield _reviewed(path, place.read_bytes())


def write_whole(place: Path, text: str) -> None:
    """Put a text in a file, whole or not at all; raises `Refused`."""
    target = place.resolve()
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as failure:
        beside.unlink(missing_ok=True)
        raise Refused(
            f"Le fichier « {place} » ne peut pas être écrit ({os.strerror(failure.errno or 0)}).",
            remedy="Vérifiez la place et les droits, puis recommencez : rien n'est perdu.",
        ) from failure


def _reviewed(path: str, data: bytes) -> Reviewed:
    try:
        raw = data.decode()
    except UnicodeDecodeError:
        return Reviewed(path, left=UNREADABLE)
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    form = form_of(path, text)
    if form.text is None or len(raw) > LARGEST_TEXT:
        return Reviewed(path, left=UNREADABLE)
    if form.stray is not None:
        return Reviewed(path, form.line, left=f"ligne {form.line}, {SAID_OF_STRAY}")
    return Reviewed(path, form.line, form.text, is_common=raw == form.text)
