"""One thing that the checker has to say about one line of one file."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the content from being published; a warning only informs."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    severity: Severity
    code: str
    message: str
    remedy: str

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.ERREUR
