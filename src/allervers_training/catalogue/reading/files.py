"""What can be wrong with a file before it is read: its encoding, its size, its place."""

from collections.abc import Iterator

from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.reading.findings import error, warning
from allervers_training.catalogue.sources import LARGEST_TEXT, UNDECODABLE, Files, is_media

_ROOT = frozenset({"course.yaml", "bibliography.yaml", "glossary.yaml"})


def file_problems(files: Files) -> Iterator[Problem]:
    for path, text in files.items():
        if not is_media(path):
            yield from _text_problems(path, text)


def _text_problems(path: str, text: str) -> Iterator[Problem]:
    if UNDECODABLE in text:
        line = text[: text.index(UNDECODABLE)].count("\n") + 1
        message = "ce fichier contient un signe illisible : il n’est pas enregistré en UTF-8."
        yield error(path, line, "F01", message, "Enregistrez-le en UTF-8.")
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        yield error(
            path, line, "F01", "ce n’est pas un fichier de texte.", "Retirez-le de content/."
        )
    if not text.strip():
        yield error(path, 1, "F02", "ce fichier est vide.", "Écrivez-le, ou supprimez-le.")
    if len(text) > LARGEST_TEXT:
        message = f"ce fichier dépasse {LARGEST_TEXT // 1000} 000 signes ; la suite n’est pas lue."
        yield error(path, 1, "F03", message, "Coupez-le en plusieurs ressources.")
    if not _is_expected(path):
        message = "ce fichier n’est pas à une place connue : il n’est pas lu."
        yield warning(path, 1, "F05", message, "Rangez-le sous modules/, ou retirez-le.")


def _is_expected(path: str) -> bool:
    return path in _ROOT or path.startswith(("modules/", "styles/"))
