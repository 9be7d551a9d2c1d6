"""The lines of the plan: each fact with its level, its causes and its judgments in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arret,
    Jugement,
    Raison,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    Ligne as Trace,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    causes_of,
    effects_of,
    levels,
)
from allervers_training.activities.arbre_des_causes.domain.guide import unexplained
from allervers_training.activities.arbre_des_causes.domain.voix import ranked
from allervers_training.activities.arbre_des_causes.vues.commun import Carte, carte, named
from allervers_training.activities.engine.kind import Room
from allervers_training.web.french import count_of

DEEPEST = 30  # nested lists; further back the words alone tell the level
TOLD = frozenset({Phase.RESTITUTION, Phase.CLOS})  # votes sway nobody any more
NEEDED = {
    Jugement.OUI: "nécessaire",
    Jugement.NON: "jugé non nécessaire",
    Jugement.A_VERIFIER: "nécessité à vérifier",
}
ENOUGH = {
    Jugement.OUI: ("elle suffit", "ensemble elles suffisent"),
    Jugement.NON: ("elle ne suffit pas", "ensemble elles ne suffisent pas"),
    Jugement.A_VERIFIER: (
        "on ne sait pas encore si elle suffit",
        "on ne sait pas encore si elles suffisent",
    ),
}


@dataclass(frozen=True)
class Levier:
    """Something to do about a fact, in words."""

    id: int
    fait: int
    quoi: str
    details: str  # level, bearer, term, effort
    voix: int | None = None  # told once everybody has voted


@dataclass(frozen=True)
class Ligne:
    """One line of the nested list."""

    carte: Carte
    niveau: int
    place: str  # « Cause de : 1. Le dossier est clos », or « Conséquence de : … »
    lien: str  # what was judged of the link to the line above: necessary, to check…
    causes: str  # number of causes in words, without explanation, or stopped with its reason
    ensemble: str  # how the causes under it hold together
    a_expliquer: bool
    rappel: bool  # told in full above, under another effect
    leviers: tuple[Levier, ...] = ()
    ouvre: bool = False  # the next line is nested under this one
    ferme: int = 0  # lists that end after this line


@dataclass(frozen=True)
class Lecture:
    """One tree being read: what is looked up once for all its lines."""

    atelier: Atelier
    table: Table
    room: Room
    niveaux: Mapping[int, int] = field(default_factory=dict)
    a_expliquer: frozenset[int] = frozenset()
    leviers: Mapping[int, tuple[Levier, ...]] = field(default_factory=dict)

    def nom(self, numero: int) -> str:
        return named(self.atelier, self.table, self.room, numero)


def reading(atelier: Atelier, table: Table, room: Room) -> Lecture:
    found: dict[int, tuple[Levier, ...]] = {}
    for levier in levers_of(atelier, table):
        found[levier.fait] = (*found.get(levier.fait, ()), levier)
    arbre = table.arbre
    return Lecture(atelier, table, room, levels(arbre), frozenset(unexplained(arbre)), found)


def lines(lu: Lecture, traces: Sequence[Trace], *, after: bool = False) -> tuple[Ligne, ...]:
    """Return the lines of an outline; `after` reads consequences."""
    depths = [min(trace.profondeur, DEEPEST) for trace in traces]
    return tuple(
        _line(lu, trace, after=after, opens=below > depth, closes=max(0, depth - below))
        for trace, (depth, below) in zip(traces, pairwise([*depths, 0]), strict=True)
    )


def levers_of(atelier: Atelier, table: Table) -> tuple[Levier, ...]:
    """Return the levers, the most supported first once votes are told."""
    told = atelier.phase in TOLD
    held = ranked(table) if told else sorted(ranked(table), key=lambda pair: pair[0].id)
    return tuple(
        Levier(
            levier.id,
            levier.fait,
            levier.quoi,
            " · ".join(
                word
                for word in (
                    mots.NIVEAUX[levier.niveau],
                    f"porté par {levier.porteur}" if levier.porteur else "",
                    mots.TERMES[levier.terme].lower() if levier.terme else "",
                    mots.EFFORTS[levier.effort].lower() if levier.effort else "",
                )
                if word
            ),
            count if told else None,
        )
        for levier, count in held
    )


def stop_words(arret: Arret) -> str:
    if arret.raison is Raison.AUTRE:
        return f"branche arrêtée : {arret.texte}"
    more = f" ({arret.texte})" if arret.texte else ""
    return f"branche arrêtée : {mots.RAISONS[arret.raison].lower()}{more}"


def causes_words(lu: Lecture, numero: int) -> str:
    """Say how many causes a fact has, or why it has none."""
    arret = lu.table.arbre.faits[numero].arret
    count = len(causes_of(lu.table.arbre, numero))
    if arret and not count:
        return stop_words(arret)
    return count_of(count, "cause", "causes", "sans explication")


def place_words(lu: Lecture, numero: int) -> str:
    """Say what a fact explains: every effect, also those shown elsewhere."""
    effects = effects_of(lu.table.arbre, numero)
    return "Cause de : " + " ; ".join(lu.nom(effet) for effet in effects) if effects else ""


def together(lu: Lecture, numero: int) -> str:
    """Say how the causes of a fact hold together, as far as it was judged."""
    arbre = lu.table.arbre
    causes, enough = causes_of(arbre, numero), arbre.faits[numero].suffisance
    several = len(causes) > 1
    needed = several and all(arbre.necessites.get((numero, c)) is Jugement.OUI for c in causes)
    said = [
        f"les {len(causes)} causes sont nécessaires"
        if needed
        else f"{len(causes)} causes, prises ensemble"
        if several
        else "",
        ENOUGH[enough][several] if enough and causes else "",
    ]
    return " ; ".join(word for word in said if word)


def _line(lu: Lecture, trace: Trace, *, after: bool, opens: bool, closes: int) -> Ligne:
    numero, above = trace.fait, trace.sous
    is_after = after and above is not None
    said = lu.table.arbre.necessites.get((above, numero)) if above and not after else None
    place = f"Conséquence de : {lu.nom(above)}" if is_after and above else place_words(lu, numero)
    tells = not (trace.rappel or after)
    return Ligne(
        carte=carte(lu.atelier, lu.table, lu.room, numero),
        niveau=abs(lu.niveaux.get(numero, 0)),
        place="" if numero == ULTIME else place,
        lien=NEEDED[said] if said else "",
        causes=causes_words(lu, numero) if not after else "",
        ensemble=together(lu, numero) if tells else "",
        a_expliquer=numero in lu.a_expliquer and not after,
        rappel=trace.rappel,
        leviers=lu.leviers.get(numero, ()) if not trace.rappel else (),
        ouvre=opens,
        ferme=closes,
    )
