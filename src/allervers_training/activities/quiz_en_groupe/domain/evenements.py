"""What happened in a quiz en groupe; names and fields are stored, so they only ever grow.

No event holds an answer. `ReponseEnvoyee` says that somebody answered, so that nobody answers twice; what was
answered is in a tally, then in `QuestionFermee` as far as it may be told (decision 0021).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class QuestionMontree:
    rang: int


@dataclass(frozen=True)
class ReponseEnvoyee:
    rang: int
    numero: int


@dataclass(frozen=True)
class QuestionFermee:
    """`surtout` from five answers to nine, `comptes` from ten; below, their number alone."""

    rang: int
    reponses: int
    surtout: tuple[str, ...] = ()
    comptes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ExplicationMontree:
    rang: int
    choix: str = ""


@dataclass(frozen=True)
class QuizSuspendu:
    pass


@dataclass(frozen=True)
class QuizRepris:
    pass


@dataclass(frozen=True)
class QuizClos:
    pass


Evenement = (
    QuestionMontree
    | ReponseEnvoyee
    | QuestionFermee
    | ExplicationMontree
    | QuizSuspendu
    | QuizRepris
    | QuizClos
)
