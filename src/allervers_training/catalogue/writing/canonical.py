"""The form that all files of the course share: what a file would be in it, or why it is left alone.

The form is the writer's, so that what people write and what the program writes differ by their
words alone.
"""

from dataclasses import dataclass
from typing import Any

from allervers_training.catalogue.reading.documents import read_document
from allervers_training.catalogue.reading.front_matter import cut
from allervers_training.catalogue.writing import shared
from allervers_training.catalogue.writing.documents import write_document
from allervers_training.catalogue.writing.remarks import leading_remarks, stray_remark

SAID_OF_STRAY = "une remarque (#) se perdrait dans la forme commune."


@dataclass(frozen=True, slots=True)
class Form:
    """`text` is the file in the common form; none when the file cannot be understood.

    `stray` is the line of a remark that this form would lose.
    """

    before: str
    text: str | None
    stray: int | None = None

    @property
    def is_common(self) -> bool:
        return self.before == self.text

    @property
    def line(self) -> int:
        """The first line that differs, or the remark's."""
        if self.stray is not None:
            return self.stray
        pairs = zip(self.before.split("\n"), (self.text or "").split("\n"), strict=False)
        return 1 + next((rank for rank, (old, new) in enumerate(pairs) if old != new), 0)


def has_form(path: str) -> bool:
    """Tell whether a file is a document, or one of the three that are shared."""
    return path in shared.SHARED or (path.startswith("modules/") and path.endswith(".md"))


def form_of(path: str, text: str) -> Form:
    """Never raises, whatever a file that `has_form` holds.

    A form that would not say the same as the file, should the writer be wrong, is no form.
    """
    said = _said(path, text)
    header, first_line = _header(path, text)
    written = None if said is None else _written(path, said, leading_remarks(header))
    same = written is not None and _said(path, written) == said
    rank = stray_remark(header)
    return Form(text, written if same else None, None if rank is None else first_line + rank)


def _said(path: str, text: str) -> Any:  # noqa: ANN401 - each file has a type of its own
    """Give all that a file says, as typed data; none when a part of it cannot be understood."""
    if path in shared.SHARED:
        return shared.understood(path, text)
    read = read_document(path, text)
    return None if read.header is None else (read.header, read.text.markdown)


def _written(path: str, said: Any, remarks: str) -> str:  # noqa: ANN401 - as above
    if path in shared.SHARED:
        return shared.SHARED[path].write(said, remarks)
    header, body = said
    return write_document(header, body, remarks)


def _header(path: str, text: str) -> tuple[str, int]:
    """Give the part of a file that is YAML, with its first line."""
    if path in shared.SHARED:
        return text, 1
    pieces = cut(path, text)
    return pieces.header, pieces.header_line
