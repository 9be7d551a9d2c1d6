"""The words of the questions of consent: plain, one idea a line, with a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.contributing.domain import agreement as a


@dataclass(frozen=True, slots=True)
class Ask:
    """One question, as it is read. `short` names it in the list of what she accepts."""

    ask: str
    lines: tuple[str, ...]
    picture: str
    short: str


QUESTIONS: Mapping[str, Ask] = {
    a.ROOM: Ask(
        "Montrer mon texte dans la salle ?",
        ("Un groupe en formation le lit.", "Quelqu'un anime et protège la parole."),
        "chaises",
        "Mon texte dans la salle",
    ),
    a.PLATFORM: Ask(
        "Le montrer aux personnes inscrites ?",
        ("Elles ont une clé pour entrer sur ce site.", "Elles le lisent chez elles."),
        "cle",
        "Mon texte aux personnes inscrites",
    ),
    a.PUBLIC: Ask(
        "Le montrer à tout le monde ?",
        ("Tout le monde le lit sur internet.", "Des gens peuvent en garder une copie."),
        "mairie",
        "Mon texte à tout le monde",
    ),
    a.LICENCE: Ask(
        "Permettre à d'autres de le reprendre ?",
        (
            "Cette permission s'appelle une licence ouverte.",
            "Chacun peut copier mon texte et le changer.",
            "Il doit dire d'où vient le texte.",
            "Il doit permettre la même chose aux autres.",
            "Cette permission ne se reprend pas.",
        ),
        "fanions",
        "D'autres reprennent mon texte",
    ),
    a.VOICE: Ask(
        "Faire entendre ma voix ?",
        ("Ma voix peut me faire reconnaître.",),
        "oreille",
        "Ma voix",
    ),
    a.NAME: Ask(
        "Montrer un nom avec mon texte ?",
        ("Ce peut être un nom inventé.", "Je choisis ce nom juste après."),
        "carnet",
        "Un nom avec mon texte",
    ),
    a.EXPLAINED: Ask(
        "Qui m'a expliqué ces questions ?",
        ("Cela nous aide à bien expliquer.",),
        "bulle",
        "On m'a expliqué",
    ),
}
ANSWERS: Mapping[str, str] = {a.YES: "Oui", a.NO: "Non"}
PLACES: Mapping[str, str] = {
    a.NO: "Non, nulle part",
    a.ROOM: "Dans la salle",
    a.PLATFORM: "Aux personnes inscrites aussi",
    a.PUBLIC: "À tout le monde",
}
ALONE = "J'ai lu sans aide"


def answer_in_words(question: str, answer: str, around: a.Around) -> str:
    """Say an answer as its button says it."""
    if question in {a.VOICE, a.NAME}:
        return PLACES[answer]
    if question == a.EXPLAINED:
        return dict(around.explainers).get(answer, ALONE)
    return ANSWERS[answer]
