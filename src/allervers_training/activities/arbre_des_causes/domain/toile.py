"""Changing links of a tree: both directions together, then who is in the tree and what must be asked again."""

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Fait,
    Jugement,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.formulations import stopped
from allervers_training.activities.arbre_des_causes.domain.graphe import attached
from allervers_training.kernel.frozen import changed

Links = dict[int, tuple[int, ...]]


class Toile:
    """Links being rewoven; `woven` gives the tree. The one mutable thing of these rules, never kept."""

    def __init__(self, arbre: Arbre) -> None:
        self.arbre = arbre
        self.causes: Links = dict(arbre.causes)
        self.effets: Links = dict(arbre.effets)
        self.necessites = dict(arbre.necessites)
        self.touched: set[int] = set()  # effects whose causes changed
        self.explained: set[int] = set()  # effects that gained a cause

    def add(
        self, effet: int, cause: int, said: Jugement | None = None, *, after: int | None = None
    ) -> None:
        """Add a link, once; `after` names the cause beside which it stands. The first judgment is kept."""
        held = self.causes.get(effet, ())
        if said is not None:
            self.necessites.setdefault((effet, cause), said)
        if cause in held or cause == effet:
            return
        place = held.index(after) + 1 if after in held else len(held)
        self.causes[effet] = (*held[:place], cause, *held[place:])
        self.effets[cause] = tuple(sorted((*self.effets.get(cause, ()), effet)))
        self.touched.add(effet)
        self.explained.add(effet)

    def cut(self, effet: int, cause: int) -> None:
        self.necessites.pop((effet, cause), None)
        if cause not in self.causes.get(effet, ()):
            return
        _without(self.causes, effet, cause)
        _without(self.effets, cause, effet)
        self.touched.add(effet)

    def isolate(self, fait: int) -> None:
        self.leave_effects(fait)
        self.leave_causes(fait)

    def leave_effects(self, fait: int) -> None:
        for effet in self.effets.get(fait, ()):
            self.cut(effet, fait)

    def leave_causes(self, fait: int) -> None:
        for cause in self.causes.get(fait, ()):
            self.cut(fait, cause)

    def replace(self, gone: int, kept: int) -> None:
        """Give all links of one fact to another, without doubles."""
        for effet in self.effets.get(gone, ()):
            if effet != kept:
                self.add(effet, kept, self.necessites.get((effet, gone)), after=gone)
        for cause in self.causes.get(gone, ()):
            if cause != kept:
                self.add(kept, cause, self.necessites.get((gone, cause)))
        self.isolate(gone)

    def bridge(self, fait: int) -> None:
        """Link what stands behind a fact to what follows from it."""
        for effet in self.effets.get(fait, ()):
            for cause in self.causes.get(fait, ()):
                self.add(effet, cause, after=fait)

    def woven(self) -> Arbre:
        """Return the tree. Other causes: whether they are enough is asked again, and the branch goes on."""
        faits = dict(self.arbre.faits)
        for effet in self.touched:
            held = changed(faits[effet], suffisance=None)
            faits[effet] = stopped(held, None) if effet in self.explained else held
        arbre = changed(
            self.arbre,
            faits=faits,
            causes=self.causes,
            effets=self.effets,
            necessites=self.necessites,
        )
        inside = attached(arbre)
        for fait in self.arbre.faits.values():
            statut = self._statut(fait, inside)
            if statut is not fait.statut:
                faits[fait.id] = changed(faits[fait.id], statut=statut)
        return arbre

    def _statut(self, fait: Fait, inside: frozenset[int]) -> Statut:
        if fait.statut is Statut.SUPPRIME:
            return Statut.SUPPRIME
        if fait.id in inside:
            return Statut.ARBRE
        linked = fait.id in self.causes or fait.id in self.effets
        return Statut.PARKING if linked or fait.statut is Statut.ARBRE else fait.statut


def _without(links: Links, here: int, there: int) -> None:
    left = tuple(n for n in links[here] if n != there)
    if left:
        links[here] = left
    else:
        del links[here]
