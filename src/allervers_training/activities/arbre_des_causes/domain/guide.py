"""The questions of the method, fact by fact: what was needed, was it necessary, is it sufficient?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Jugement,
    Mode,
    Nature,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    causes_of,
    effects_of,
    levels,
)


class Sorte(StrEnum):
    """What is asked."""

    CAUSES = "causes"  # « Qu'a-t-il fallu pour que… ? »
    MANQUE = "manque"  # the causes found were judged not sufficient
    NECESSITE = "necessite"
    SUFFISANCE = "suffisance"
    CONSEQUENCES = "consequences"  # of the problem


PHRASES: Mapping[Mode, Mapping[Sorte, str]] = {
    Mode.CAUSES: {
        Sorte.CAUSES: "Qu'a-t-il fallu pour que cela arrive ?",
        Sorte.MANQUE: "Cela ne suffit pas : qu'a-t-il fallu d'autre ?",
        Sorte.NECESSITE: "Était-ce nécessaire ? Sans cela, le fait serait-il arrivé ?",
        Sorte.SUFFISANCE: "Est-ce suffisant ? Ces causes réunies expliquent-elles tout le fait ?",
        Sorte.CONSEQUENCES: "Qu'est-ce que cela a entraîné ?",
    },
    Mode.REUSSITE: {
        Sorte.CAUSES: "Qu'a-t-il fallu pour que cela réussisse ?",
        Sorte.MANQUE: "Cela ne suffit pas : qu'est-ce qui a aidé d'autre ?",
        Sorte.NECESSITE: "Était-ce nécessaire ? Sans cela, cela aurait-il marché ?",
        Sorte.SUFFISANCE: "Est-ce suffisant ? Ces appuis réunis expliquent-ils toute la réussite ?",
        Sorte.CONSEQUENCES: "Qu'est-ce que cela a permis ?",
    },
    Mode.PROBLEMES: {
        Sorte.CAUSES: "Pourquoi ? Qu'est-ce qui fait que cela existe ?",
        Sorte.MANQUE: "Cela ne suffit pas : quelle autre cause voyez-vous ?",
        Sorte.NECESSITE: "Est-ce bien une cause ? Sans elle, le problème serait-il moindre ?",
        Sorte.SUFFISANCE: "Est-ce suffisant ? Reste-t-il une cause importante à dire ?",
        Sorte.CONSEQUENCES: "Qu'est-ce que cela entraîne, et pour qui ?",
    },
}
CHECK_ORDER = (Sorte.NECESSITE, Sorte.SUFFISANCE, Sorte.MANQUE, Sorte.CAUSES, Sorte.CONSEQUENCES)


@dataclass(frozen=True)
class Question:
    """About a fact, or about one of its causes when the link is judged."""

    sorte: Sorte
    fait: int
    phrase: str
    cause: int | None = None


@dataclass(frozen=True)
class Completude:
    faits: int  # in the tree, fait ultime included, consequences left out
    expliques: int  # with causes, or stopped with a reason
    liens: int
    liens_juges: int
    effets: int  # facts with causes
    effets_juges: int
    a_verifier: int  # opinions, hypotheses, and judgments left to check
    boite: int
    parking: int

    @property
    def pourcent(self) -> int:
        """Return the part of the questions that have an answer."""
        asked = self.faits + self.liens + self.effets
        return 100 * (self.expliques + self.liens_juges + self.effets_juges) // asked


def questions(arbre: Arbre) -> tuple[Question, ...]:
    """Return everything that is still to ask, from the fait ultime outwards, fact by fact."""
    return tuple(_asked(arbre))


def unexplained(arbre: Arbre) -> tuple[int, ...]:
    """Return the facts whose causes were not looked for yet, nearest to the fait ultime first."""
    return tuple(fait for fait in _outwards(arbre) if _is_unexplained(arbre, fait))


def next_question(arbre: Arbre, *, checking: bool = False) -> Question | None:
    """Return what to ask now: fact by fact when building; when checking, judgments before new causes."""
    if not checking:
        return next(_asked(arbre), None)
    return min(_asked(arbre), key=lambda asked: CHECK_ORDER.index(asked.sorte), default=None)


def completeness(arbre: Arbre) -> Completude:
    behind = _outwards(arbre)
    links = [(fait, cause) for fait in behind for cause in causes_of(arbre, fait)]
    effects = [fait for fait in behind if causes_of(arbre, fait)]
    statuts = [fait.statut for fait in arbre.faits.values()]
    said = [arbre.necessites.get(link) for link in links]
    enough = [arbre.faits[f].suffisance for f in effects]
    return Completude(
        faits=len(behind),
        expliques=sum(not _is_unexplained(arbre, fait) for fait in behind),
        liens=len(links),
        liens_juges=sum(jugement is not None for jugement in said),
        effets=len(effects),
        effets_juges=sum(jugement is not None for jugement in enough),
        a_verifier=sum(arbre.faits[f].nature is not Nature.FAIT for f in behind)
        + [*said, *enough].count(Jugement.A_VERIFIER),
        boite=statuts.count(Statut.BOITE),
        parking=statuts.count(Statut.PARKING),
    )


def _asked(arbre: Arbre) -> Iterator[Question]:
    phrases = PHRASES[arbre.mode]
    for fait in _outwards(arbre):
        causes, held = causes_of(arbre, fait), arbre.faits[fait]
        if _is_unexplained(arbre, fait):
            yield Question(Sorte.CAUSES, fait, phrases[Sorte.CAUSES])
        for cause in causes:
            if (fait, cause) not in arbre.necessites:
                yield Question(Sorte.NECESSITE, fait, phrases[Sorte.NECESSITE], cause)
        if causes and held.suffisance is None:
            yield Question(Sorte.SUFFISANCE, fait, phrases[Sorte.SUFFISANCE])
        if causes and held.suffisance is Jugement.NON:
            yield Question(Sorte.MANQUE, fait, phrases[Sorte.MANQUE])
    if arbre.mode is Mode.PROBLEMES and not effects_of(arbre, ULTIME):
        yield Question(Sorte.CONSEQUENCES, ULTIME, phrases[Sorte.CONSEQUENCES])


def _outwards(arbre: Arbre) -> list[int]:
    """Return the facts on the side of causes, by distance then in the order they were written."""
    far = levels(arbre)
    return sorted((f for f, level in far.items() if level >= 0), key=lambda f: (far[f], f))


def _is_unexplained(arbre: Arbre, fait: int) -> bool:
    return not causes_of(arbre, fait) and arbre.faits[fait].arret is None
