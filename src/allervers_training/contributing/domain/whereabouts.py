"""Where a text stands, told to its author in simple lines: what happened, who does what next, what she can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from allervers_training.contributing.domain.words import PropositionState

S = PropositionState
Lines = tuple[str, ...]
WRITTEN = "Votre voix est écrite."
CHANGE = "Vous pouvez encore changer d'avis."


@dataclass(frozen=True, slots=True)
class Facts:
    """Days are said in words; empty when there is none."""

    since: str = ""
    before: str = ""  # the promised day
    is_late: bool = False
    reader: str = ""
    has_peer: bool = False
    to_answer: int = 0
    subject: str = ""
    shows_on: str = ""  # still to come
    more_on: str = ""  # the day on which it goes further than now
    is_nowhere: bool = False
    was_sent: bool = False
    voice_waits: bool = False
    voice_is_typed: bool = False  # and she has changed nothing since


@dataclass(frozen=True, slots=True)
class Standing:
    """A picture, and lines of twelve words at most."""

    picture: str
    now: Lines
    next: Lines


def standing(state: PropositionState, facts: Facts) -> Standing:
    """Return what an author is told."""
    picture, tell = TOLD[state]
    now, after = tell(facts)
    return Standing(picture, tuple(filter(None, now)), tuple(filter(None, after)))


def _draft(facts: Facts) -> tuple[Lines, Lines]:
    now = "Ce texte est revenu à vous." if facts.was_sent else "Vous l'écrivez."
    after = ("Prenez votre temps.", "Envoyez quand vous voulez.")
    if facts.voice_is_typed:
        return (WRITTEN,), ("Relisez vos mots.", "Changez-les si besoin.", *after)
    return (now, *_listening(facts), "Personne d'autre ne lit vos brouillons."), after


def _sent(facts: Facts) -> tuple[Lines, Lines]:
    now = ("Nous l'avons reçu.", f"C'était le {facts.since}.")
    return now, ("Quelqu'un va le lire.", *_promise(facts), "Vous n'avez rien à faire.")


def _read(facts: Facts) -> tuple[Lines, Lines]:
    who = f"{facts.reader} le lit." if facts.reader else "Quelqu'un le lit."
    liked = "Une personne concernée est d'accord." if facts.has_peer else ""
    return (who, liked), (*_promise(facts), "Vous n'avez rien à faire.")


def _answered(facts: Facts) -> tuple[Lines, Lines]:
    written = (WRITTEN, "Relisez vos mots.") if facts.voice_is_typed else _listening(facts)
    now = ("On vous a répondu.", f"C'était le {facts.since}.", *written)
    todo = "Lisez ce qu'on vous dit." if facts.to_answer else "Vous avez tout lu."
    return now, (todo, "Vous décidez des mots.", "Puis vous envoyez encore.")


def _checked(facts: Facts) -> tuple[Lines, Lines]:
    now = ("Votre texte est prêt.", "On attend votre accord.")
    subject = f"Le sujet : {facts.subject}" if facts.subject else ""
    return now, (subject, "Vous dites oui ou non.", "Sans votre oui, rien ne paraît.")


def _accepted(facts: Facts) -> tuple[Lines, Lines]:
    now = ("Votre texte est accepté.", "Vous avez dit oui.")
    if facts.is_nowhere:
        return now, ("Il n'est montré nulle part.", "C'est votre choix.", CHANGE)
    if facts.shows_on:
        return now, (f"Il paraît le {facts.shows_on}.", CHANGE)
    if facts.more_on:
        more = f"Ce que vous avez ajouté commence le {facts.more_on}."
        return now, ("Il peut servir maintenant.", more, "Avant ce jour, rien ne change.", CHANGE)
    return now, ("Il peut servir maintenant.", "Vous pouvez le retirer quand vous voulez.")


def _withdrawn(_facts: Facts) -> tuple[Lines, Lines]:
    return ("Vous l'avez retiré.",), ("Vos mots ne sont plus ici.",)


def _listening(facts: Facts) -> Lines:
    return ("Quelqu'un écoute votre voix, et l'écrit.",) if facts.voice_waits else ()


def _promise(facts: Facts) -> Lines:
    if facts.is_late:
        return (
            "La réponse est en retard.",
            "Ce n'est pas de votre faute.",
            "Demandez à la personne qui vous a donné la carte.",
        )
    return (f"Vous avez une réponse avant le {facts.before}.",)


TOLD: Mapping[PropositionState, tuple[str, Callable[[Facts], tuple[Lines, Lines]]]] = {
    S.DRAFT: ("carnet", _draft),
    S.SENT: ("lettre", _sent),
    S.IN_REVIEW: ("loupe", _read),
    S.CHANGES_REQUESTED: ("bulle", _answered),
    S.AUTHOR_CHECK: ("main", _checked),
    S.ACCEPTED: ("fanions", _accepted),
    S.WITHDRAWN: ("porte", _withdrawn),
}
