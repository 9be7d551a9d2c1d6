"""A debate told as a story: what people do, one command after the other, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from allervers_training.activities.debat_mouvant import codec, rapport, vues
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.application import apply
from allervers_training.activities.debat_mouvant.domain.decisions import decide
from allervers_training.activities.debat_mouvant.domain.etat import (
    Affirmation,
    Debat,
    Moment,
    Phase,
    Reglages,
    Tour,
    Variante,
    Zone,
)
from allervers_training.activities.debat_mouvant.domain.evenements import Evenement
from allervers_training.activities.debat_mouvant.moi import Moi, own
from allervers_training.activities.engine.kind import Actor, Audience, Context, Role, Room
from allervers_training.activities.engine.regimes import Regime
from allervers_training.kernel.errors import Refused

OUI, NSP, NON = Zone.OUI, Zone.NSP, Zone.NON
NEUF_HEURES = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXTES = {f"a{n}": vues.Texte(f"Affirmation numéro {n}") for n in range(1, 4)}


@dataclass
class Deroule:
    """A debate, the clock of the room, and the log as it would be stored."""

    debat: Debat
    at: datetime = NEUF_HEURES
    journal: list[tuple[str, dict[str, Any], datetime]] = field(default_factory=list)
    inscrits: int = 14

    @property
    def tour(self) -> Tour:
        return self.debat.tour

    def fait(
        self, *commandes: c.Commande, par: int | None = None, scribe: bool = False, lot: int = 0
    ) -> tuple[Evenement, ...]:
        """Do commands (of the console when nobody is named) and return the events of the last."""
        events: tuple[Evenement, ...] = ()
        for commande in commandes:
            events = self.essai(commande, par=par, scribe=scribe, lot=lot)
            for event in events:
                self.debat = apply(self.debat, event, self.at)
                self.journal.append((*codec.encode(event), self.at))
        return events

    def essai(
        self, commande: c.Commande, *, par: int | None = None, scribe: bool = False, lot: int = 0
    ) -> tuple[Evenement, ...]:
        """Return what would follow, and change nothing."""
        role = Role.PARTICIPANT if par is not None and not scribe else Role.ANIMATOR
        return tuple(decide(self.debat, commande, Context(Actor(role, par), self.at, lot)))

    def refus(self, commande: c.Commande, *, par: int | None = None) -> str:
        """Return the sentence of a refusal; empty when it is none."""
        try:
            self.essai(commande, par=par)
        except Refused as refused:
            return str(refused)
        return ""

    def en(self, *phases: Phase, lot: int = 0) -> "Deroule":
        for phase in phases:
            self.fait(c.ChangerPhase(phase), lot=lot)
        return self

    def place(self, places: Mapping[int, Zone]) -> "Deroule":
        for numero, zone in places.items():
            self.fait(c.SePlacer(zone), par=numero)
        return self

    def mains(self, *numeros: int) -> "Deroule":
        for numero in numeros:
            self.fait(c.LeverLaMain(), par=numero)
        return self

    def compte(self, moment: Moment, **comptes: int) -> "Deroule":
        self.fait(c.SaisirComptage(moment, {Zone(zone): n for zone, n in comptes.items()}))
        return self

    def passe(self, secondes: int) -> "Deroule":
        self.at += timedelta(seconds=secondes)
        return self

    def salle(self) -> Room:
        people = {n: f"Prénom-{n:03d}" for n in self.tour.parcours}
        return Room(names=people, registered=self.inscrits, texts=TEXTES, title="Session d'essai")

    def vue(self, audience: Audience) -> Mapping[str, Any]:
        return vues.view(self.debat, audience, self.salle())

    def vues(self) -> dict[Audience, Mapping[str, Any]]:
        return {audience: self.vue(audience) for audience in Audience}

    def moi(self, numero: int | None) -> Moi:
        return own(self.debat, numero)

    def rapport(self) -> dict[str, Any]:
        return rapport.report(self.debat, self.salle())

    def rejoue(self) -> Debat:
        """Fold the stored log again, from nothing."""
        debat = debut(self.debat.reglages)
        for name, payload, at in self.journal:
            debat = apply(debat, codec.decode(name, payload), at)
        return debat


def un_debat(
    variante: Variante = Variante.RIVIERE,
    regime: Regime = Regime.VISIBLE,
    *,
    affirmations: int = 1,
    **reglages: Any,
) -> Deroule:
    debated = tuple(Affirmation(f"a{n}", variante) for n in range(1, affirmations + 1))
    return Deroule(debut(Reglages(debated, regime=regime, **reglages)))


def debut(reglages: Reglages) -> Debat:
    return Debat(reglages, tuple(Tour(affirmation) for affirmation in reglages.affirmations))


def pose(places: Mapping[int, Zone], phase: Phase = Phase.REVELATION, **reglages: Any) -> Deroule:
    """Return a debate where people took these places, at some phase after the choice."""
    return un_debat(**reglages).en(Phase.POSITION).place(places).en(phase)


def foule(**comptes: int) -> dict[int, Zone]:
    """Number people zone by zone: `foule(oui=2, non=1)` puts 1 and 2 on one bank, 3 on the other."""
    zones = [Zone(zone) for zone, n in comptes.items() for _ in range(n)]
    return dict(enumerate(zones, 1))
