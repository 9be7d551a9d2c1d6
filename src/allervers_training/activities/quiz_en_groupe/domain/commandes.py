"""What people may ask of a quiz en groupe."""

from dataclasses import dataclass

from allervers_training.activities.engine.ballot import OpensBoxes


@dataclass(frozen=True)
class Commande:
    @property
    def slot(self) -> str | None:
        return None


@dataclass(frozen=True)
class Repondre(Commande):
    """Answer a question by its id: what comes late must not count for the next one."""

    question: str
    choix: frozenset[str]


@dataclass(frozen=True)
class MontrerQuestion(Commande):
    """Show a question: the next one, one further, or an earlier one with its result."""

    rang: int


@dataclass(frozen=True)
class FermerQuestion(Commande, OpensBoxes):
    """Take no more answers and show the right one; also when nobody answered on a phone."""

    question: str


@dataclass(frozen=True)
class ExpliquerChoix(Commande):
    """Put the explanation of one choice on the wall; of none, the table of all."""

    question: str
    choix: str


@dataclass(frozen=True)
class Suspendre(Commande):
    pass


@dataclass(frozen=True)
class Reprendre(Commande):
    pass


@dataclass(frozen=True)
class CloreQuiz(Commande, OpensBoxes):
    pass
