"""An atelier told as a story: what people do, one command after the other, and what follows."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from allervers_training.activities.arbre_des_causes import codec
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.application import apply
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Mode,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.decisions import decide
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Atelier,
    Phase,
    Reglages,
    Repartition,
    Table,
    debut,
)
from allervers_training.activities.arbre_des_causes.domain.evenements import Evenement
from allervers_training.activities.engine.kind import Actor, Context, Role
from allervers_training.kernel.errors import Refused

U = ULTIME
NEUF_HEURES = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass
class Deroule:
    """An atelier, the clock of the room, and the log as it would be stored."""

    atelier: Atelier
    at: datetime = NEUF_HEURES
    journal: list[tuple[str, dict[str, Any], datetime]] = field(default_factory=list)
    ecrans: list[Atelier] = field(default_factory=list)  # what was shown, event after event
    textes: dict[str, str] = field(default_factory=dict)  # words of the course
    groupes: dict[int, int] = field(default_factory=dict)  # local number -> employer

    def __post_init__(self) -> None:
        self.ecrans.append(self.atelier)

    @property
    def table(self) -> Table:
        return self.atelier.tables[1]

    @property
    def arbre(self) -> Arbre:
        return self.table.arbre

    def fait(
        self, *commandes: c.Commande, par: int | None = None, role: Role | None = None, lot: int = 0
    ) -> tuple[Evenement, ...]:
        """Do commands (of the console when nobody is named) and return the events of the last."""
        events: tuple[Evenement, ...] = ()
        for commande in commandes:
            events = self.essai(commande, par=par, role=role, lot=lot)
            for event in events:
                self.atelier = apply(self.atelier, event, self.at)
                self.journal.append((*codec.encode(event), self.at))
                self.ecrans.append(self.atelier)
        return events

    def essai(
        self,
        commande: c.Commande,
        *,
        par: int | None = None,
        role: Role | None = None,
        lot: int = 0,
    ) -> tuple[Evenement, ...]:
        """Return what would follow, and change nothing."""
        who = role or (Role.PARTICIPANT if par is not None else Role.ANIMATOR)
        context = Context(Actor(who, par), self.at, lot, self.textes, self.groupes)
        return tuple(decide(self.atelier, commande, context))

    def refus(
        self, commande: c.Commande, *, par: int | None = None, role: Role | None = None
    ) -> str:
        """Return the sentence of a refusal; empty when it is none."""
        try:
            self.essai(commande, par=par, role=role)
        except Refused as refused:
            return str(refused)
        return ""

    def en(self, phase: Phase) -> "Deroule":
        self.fait(s.ChangerPhase(phase))
        return self

    def carte(self, texte: str, *, par: int | None = None, **where: Any) -> int:
        """Write a card and return its number."""
        (event,) = self.fait(c.Ajouter(texte, **where), par=par)
        return event.fait  # type: ignore[union-attr]

    def passe(self, secondes: int) -> "Deroule":
        self.at += timedelta(seconds=secondes)
        return self

    def dit(self, number: int) -> str:
        return self.arbre.faits[number].texte

    def carte_de(self, number: int) -> Fait:
        return self.arbre.faits[number]

    def ou(self, number: int) -> Statut:
        return self.arbre.faits[number].statut

    def rejoue(self) -> Atelier:
        """Fold the stored log again, from nothing."""
        atelier = debut(self.atelier.reglages)
        for name, payload, at in self.journal:
            atelier = apply(atelier, codec.decode(name, payload), at)
        return atelier


def un_atelier(
    mode: Mode = Mode.CAUSES,
    phase: Phase = Phase.CADRAGE,
    *,
    repartition: Repartition = Repartition.GROUPE,
    tables: int = 1,
    **reglages: Any,
) -> Deroule:
    atelier = Deroule(debut(Reglages(mode, repartition, tables, **reglages)))
    return atelier.en(phase) if phase is not Phase.CADRAGE else atelier


def un_chantier(mode: Mode = Mode.CAUSES) -> Deroule:
    """Return an atelier where cards are being linked."""
    return un_atelier(mode, Phase.CONSTRUCTION)
