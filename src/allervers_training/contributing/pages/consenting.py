"""The words of the questions of consent: plain, one idea a line, with a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.contributing.domain import agreement as a


@dataclass(frozen=True, slots=True)
class Ask:
    """One question, as it is read. `short` names it in the list of what she accepts.

    `without` says what a no leaves as it is; `later` what she may still change, and `bound` what a yes binds
    her to: the two together are the whole truth about it.
    """

    ask: str
    lines: tuple[str, ...]
    picture: str
    short: str
    without: str = ""
    later: str = "Vous pouvez changer d'avis plus tard."
    bound: str = ""

    @property
    def binding(self) -> tuple[str, ...]:
        """What a yes binds her to, after what she may still do; nothing for what she takes back whole."""
        return (self.later, self.bound) if self.bound else ()

    @property
    def before(self) -> tuple[str, ...]:
        """What is read before she answers, all that binds her included."""
        return (*self.lines, *self.binding)

    @property
    def after(self) -> tuple[str, ...]:
        """What is read beneath the answers."""
        told = (self.without, "" if self.bound else self.later)
        return tuple(filter(None, told))


QUESTIONS: Mapping[str, Ask] = {
    a.ROOM: Ask(
        "Montrer mon texte dans la salle ?",
        ("Un groupe en formation le lit.", "Quelqu'un anime et protège la parole."),
        "chaises",
        "Mon texte dans la salle",
        "Si vous dites non, rien n'est montré.",
    ),
    a.PLATFORM: Ask(
        "Le montrer aux personnes inscrites ?",
        ("Elles ont une clé pour entrer sur ce site.", "Elles le lisent chez elles."),
        "cle",
        "Mon texte aux personnes inscrites",
        "Si vous dites non, il reste dans la salle.",
    ),
    a.PUBLIC: Ask(
        "Le montrer à tout le monde ?",
        ("Tout le monde le lit sur internet.", "Des gens peuvent en garder une copie."),
        "mairie",
        "Mon texte à tout le monde",
        "Si vous dites non, les personnes inscrites le lisent.",
    ),
    a.LICENCE: Ask(
        "Permettre à d'autres de le reprendre ?",
        (
            "Cette permission s'appelle une licence ouverte.",
            "Chacun peut copier mon texte et le changer.",
            "Il doit dire d'où vient le texte.",
            "Il doit permettre la même chose aux autres.",
        ),
        "fanions",
        "D'autres reprennent mon texte",
        "Si vous dites non, on le lit, c'est tout.",
        "Plus tard, vous pouvez retirer votre texte de ce site.",
        "Mais les copies déjà prises restent permises, pour toujours.",
    ),
    a.VOICE: Ask(
        "Faire entendre ma voix ?",
        ("On entend tout ce que j'écoute ici.", "Ma voix peut me faire reconnaître."),
        "oreille",
        "Ma voix",
        "Si vous dites non, on lit le texte, sans votre voix.",
    ),
    a.NAME: Ask(
        "Montrer un nom avec mon texte ?",
        ("Ce peut être un nom inventé.", "Je choisis ce nom à la fin."),
        "carnet",
        "Un nom avec mon texte",
        "Si vous dites non, on lit le texte, sans nom.",
    ),
    a.EXPLAINED: Ask(
        "Qui m'a expliqué ces questions ?",
        ("Cela nous aide à bien expliquer.", "Cela ne change rien à ce qui est montré."),
        "bulle",
        "Qui m'a expliqué",
        later="",
    ),
}
ANSWERS: Mapping[str, str] = {a.YES: "Oui", a.NO: "Non"}
PLACES: Mapping[str, str] = {
    a.NO: "Non, nulle part",
    a.ROOM: "Dans la salle",
    a.PLATFORM: "Aux personnes inscrites aussi",
    a.PUBLIC: "À tout le monde",
}
ALONE, SOMEBODY_ELSE = "Personne, j'ai lu sans aide", "Quelqu'un d'autre"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: a place has the picture of its own question, a yes and a no have a sign."""

    value: str
    words: str
    picture: str
    sign: str


def choices(question: str, said: a.Said, around: a.Around) -> tuple[Choice, ...]:
    """Return the answers to a question, as they are tapped."""
    return tuple(_choice(question, one, around) for one in a.choices(question, said, around))


def answer_in_words(question: str, answer: str, around: a.Around) -> str:
    """Say an answer as its button says it."""
    if question in {a.VOICE, a.NAME}:
        return PLACES[answer]
    if question == a.EXPLAINED:
        known = {a.OTHER: SOMEBODY_ELSE, **dict(around.explainers)}
        return known.get(answer, ALONE)
    return ANSWERS[answer]


def _choice(question: str, answer: str, around: a.Around) -> Choice:
    picture = QUESTIONS[answer].picture if answer in PLACES and answer != a.NO else ""
    sign = {a.YES: "coche", a.NO: "croix"}.get(answer, "")
    if question == a.EXPLAINED:
        sign = "oeil" if answer == a.NO else "personnes"
    return Choice(answer, answer_in_words(question, answer, around), picture, sign)
