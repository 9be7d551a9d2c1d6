"""What stands near the fact at work: its causes, its shortest way to the fait ultime, the others."""

from collections import defaultdict

from allervers_training.activities.arbre_des_causes.dessin.modele import Boite, Graphe, Trait


class Voisins:
    """Answers about one fact of a graph; lists are in the order of ids."""

    def __init__(self, graphe: Graphe, fait: int) -> None:
        self.graphe, self.fait = graphe, fait
        self.boites: dict[int, Boite] = {box.id: box for box in graphe.boites}
        self.traits: dict[tuple[int, int], Trait] = {(t.cause, t.effet): t for t in graphe.traits}
        self._causes: dict[int, list[int]] = defaultdict(list)
        self._effects: dict[int, list[int]] = defaultdict(list)
        for cause, effect in sorted(self.traits):
            self._causes[effect].append(cause)
            self._effects[cause].append(effect)
        self.causes = self._causes[fait]
        self.effets = self._way()

    def conjonction(self, fait: int) -> bool:
        return any(self.traits[cause, fait].conjonction for cause in self._causes[fait])

    def chaines(self, montres: set[int]) -> list[list[int]]:
        """Give the facts not shown yet as chains, each from an effect to its cause, to its cause…"""
        chains: list[list[int]] = []
        seen, last = set(montres), None
        for fact in self._from_the_end():
            if fact in seen:
                continue
            seen.add(fact)
            if chains and last is not None and (fact, last) in self.traits:
                chains[-1].append(fact)
            else:
                chains.append([fact])
            last = fact
        return chains

    def _from_the_end(self) -> list[int]:
        """Give all facts, each followed by what hangs from it; those that hang from nothing last."""
        met: dict[int, None] = {}
        for start in (self.graphe.ultime, *sorted(self.boites)):
            ahead = [start]
            while ahead:
                fact = ahead.pop()
                if fact not in met:
                    met[fact] = None
                    ahead += reversed(self._causes[fact])
        return list(met)

    def _way(self) -> list[int]:
        """Give the facts between this one and the fait ultime, the nearest first."""
        before: dict[int, int] = {self.fait: self.fait}
        queue = [self.fait]
        for fact in queue:
            for effect in self._effects[fact]:
                if effect not in before:
                    before[effect] = fact
                    queue.append(effect)
        way, fact = [], before.get(self.graphe.ultime, self.fait)
        while fact != self.fait:
            way.append(fact)
            fact = before[fact]
        return way[::-1]
