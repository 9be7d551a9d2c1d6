"""The short letter that tells an author where her text stands; it holds no word of the text."""

from dataclasses import dataclass

from allervers_training.contributing.domain.words import Happened

SUBJECT = "Des nouvelles de votre texte"
SAYS = {
    Happened.TAKEN: "Quelqu'un lit votre texte.\nVous n'avez rien à faire.",
    Happened.CHANGES_ASKED: "On vous a répondu.\nLisez ce qu'on vous dit.\nVous décidez des mots.",
    Happened.FINAL_TEXT_PUT: "Votre texte est prêt.\nOn attend votre oui.\nSans votre oui, ces mots ne paraissent pas.",
}


@dataclass(frozen=True, slots=True)
class StepLetter:
    """Whom it is for, what happened, and where her text is."""

    name: str
    step: Happened
    page: str

    @property
    def body(self) -> str:
        return f"Bonjour {self.name},\n\n{SAYS[self.step]}\n\nVotre texte est ici :\n{self.page}\n\nVous avez le temps.\n"
