"""The lines of the plan: each fact with its level, its causes and its judgments in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Jugement
from allervers_training.activities.arbre_des_causes.domain.graphe import Ligne as Trace
from allervers_training.activities.arbre_des_causes.domain.graphe import causes_of
from allervers_training.activities.arbre_des_causes.vues.commun import Carte, carte
from allervers_training.activities.arbre_des_causes.vues.leviers import Levier, levers_of
from allervers_training.activities.arbre_des_causes.vues.phrases import (
    BRIEF,
    Lecture,
    causes_words,
    place_words,
    reading,
    together,
)
from allervers_training.activities.arbre_des_causes.vues.pli import Pli
from allervers_training.web.french import count_of

__all__ = ["Lecture", "Levier", "Ligne", "Repli", "levers_of", "lines", "reading"]

DEEPEST = 30  # nested lists; further back the words alone tell the level
NEEDED = {
    Jugement.OUI: "nécessaire",
    Jugement.NON: "jugé non nécessaire",
    Jugement.A_VERIFIER: "nécessité à vérifier",
}


@dataclass(frozen=True)
class Ligne:
    """One line of the nested list."""

    carte: Carte
    niveau: int
    place: str  # « Cause de : 1. Le dossier est clos », or « Conséquence de : … »
    lien: str  # what was judged of the link to the line above: necessary, to check…
    causes: str  # number of causes in words, without explanation, or stopped with its reason
    ensemble: str  # how the causes under it hold together
    conjonction: bool  # several causes, all needed
    a_expliquer: bool
    rappel: bool  # told in full above, under another effect
    leviers: tuple[Levier, ...] = ()
    ouvre: bool = False  # the next line is nested under this one
    ferme: int = 0  # lists that end after this line
    repli: bool = False


@dataclass(frozen=True)
class Repli:
    """The end of a list, folded: how many facts it holds, and whose they are."""

    fait: int
    dit: str
    ferme: int
    ouvre: bool = False
    repli: bool = True


def lines(
    lu: Lecture, traces: Sequence[Trace | Pli], *, after: bool = False
) -> tuple[Ligne | Repli, ...]:
    """Return the lines of an outline; `after` reads consequences."""
    depths = [min(trace.profondeur, DEEPEST) for trace in traces]
    return tuple(
        _fold(trace, max(0, depth - below))
        if isinstance(trace, Pli)
        else _line(lu, trace, after=after, opens=below > depth, closes=max(0, depth - below))
        for trace, (depth, below) in zip(traces, pairwise([*depths, 0]), strict=True)
    )


def _fold(pli: Pli, closes: int) -> Repli:
    said = count_of(pli.faits, "autre fait", "autres faits")
    left = f", dont {pli.a_expliquer} sans explication" if pli.a_expliquer else ""
    return Repli(pli.fait, f"{said} par ici{left}", closes)


def _line(lu: Lecture, trace: Trace, *, after: bool, opens: bool, closes: int) -> Ligne:
    numero, above = trace.fait, trace.sous
    is_after = after and above is not None
    said = lu.table.arbre.necessites.get((above, numero)) if above and not after else None
    place = (
        f"Conséquence de : {lu.nom(above, BRIEF)}"
        if is_after and above
        else place_words(lu, numero)
    )
    tells = not (trace.rappel or after)
    return Ligne(
        carte=carte(lu.atelier, lu.table, lu.room, numero),
        niveau=abs(lu.niveaux.get(numero, 0)),
        place="" if numero == ULTIME else place,
        lien=NEEDED[said] if said else "",
        causes=causes_words(lu, numero) if not after else "",
        ensemble=together(lu, numero) if tells else "",
        conjonction=tells and len(causes_of(lu.table.arbre, numero)) > 1,
        a_expliquer=numero in lu.a_expliquer and not after,
        rappel=trace.rappel,
        leviers=lu.leviers.get(numero, ()) if not trace.rappel else (),
        ouvre=opens,
        ferme=closes,
    )
