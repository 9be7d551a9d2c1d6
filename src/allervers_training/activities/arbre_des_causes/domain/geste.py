"""Who does what on which table, and when: what every rule about a tree begins with."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Levier,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.libelles import last_one, short, words
from allervers_training.activities.arbre_des_causes.domain.moments import OPEN, WHEN
from allervers_training.activities.engine.kind import Context, Role
from allervers_training.kernel.errors import Refused


@dataclass(frozen=True)
class Geste:
    """One command about one table."""

    atelier: Atelier
    table: Table
    context: Context

    @property
    def arbre(self) -> Arbre:
        return self.table.arbre

    @property
    def numero(self) -> int | None:
        return self.context.actor.number

    @property
    def is_participant(self) -> bool:
        return _is_participant(self.context)

    @property
    def is_own_collection(self) -> bool:
        """In the collecte each writes alone; nobody touches the card of somebody else."""
        return self.atelier.phase is Phase.COLLECTE and self.is_participant

    def fait(self, number: int) -> Fait:
        """Return a card that may be changed; raises `Refused` with what became of it."""
        held = self.card(number)
        if held.statut is not Statut.SUPPRIME:
            return held
        if held.fusion is not None:
            raise Refused(
                f"Cette carte a été réunie à {self.name(held.fusion)}. Agissez sur celle-ci."
            )
        raise Refused(
            "Cette carte est dans la corbeille. Ce que vous avez écrit est encore à l'écran : restaurez-la, ou ajoutez une carte."
        )

    def card(self, number: int) -> Fait:
        """Return a card, deleted or not."""
        held = self.arbre.faits.get(number)
        if held is None:
            raise Refused(
                "Cette carte n'est plus sur la table : son ajout a été annulé. Rétablissez-le, ou ajoutez une carte."
            )
        if self.is_own_collection and (held.id == ULTIME or held.auteur != self.numero):
            raise Refused(
                "Pendant la collecte, chacun·e ne touche que ses propres cartes. Vous trierez ensemble juste après."
            )
        return held

    def movable(self, number: int) -> Fait:
        if number == ULTIME:
            raise Refused(
                f"{last_one(self.arbre.mode)} reste à sa place : tout l'arbre en part. Choisissez une autre carte."
            )
        return self.fait(number)

    def levier(self, number: int) -> Levier:
        held = self.arbre.leviers.get(number)
        if held is None or held.retire:
            raise Refused(
                "Ce levier n'est plus dans la liste : la table vient de le retirer. Choisissez-en un autre, ou posez-le de nouveau."
            )
        return held

    def name(self, number: int) -> str:
        """Return how a sentence names a fact: by its words, which nobody has to look up by number."""
        said = words(self.atelier, self.arbre.faits[number], self.context.texts)
        return f"« {short(said)} »" if said else last_one(self.arbre.mode).lower()


def geste(atelier: Atelier, commande: c.SurTable, context: Context) -> Geste:
    """Return the table of a command; raises `Refused` when it is not hers or not the moment."""
    if _is_participant(context):
        _check_moment(atelier, commande)
    return Geste(atelier, _table(atelier, commande, context), context)


def _table(atelier: Atelier, commande: c.SurTable, context: Context) -> Table:
    number = context.actor.number
    own = atelier.table_de(number) if number is not None else None
    if not _is_participant(context):
        wanted = atelier.tables.get(commande.table or own or (len(atelier.tables) == 1))
        if wanted is None:
            raise Refused(
                "Choisissez une table parmi celles de la salle. Votre texte est encore à l'écran."
            )
        return wanted
    if own is None:
        raise Refused(
            "Vous n'êtes encore à aucune table. Demandez à l'animation, puis renvoyez : votre texte est encore à l'écran."
        )
    if commande.table not in {None, own}:
        raise Refused(
            f"Vous travaillez à la table {own} : c'est son arbre que vous pouvez changer."
        )
    return atelier.tables[own]


def _check_moment(atelier: Atelier, commande: c.SurTable) -> None:
    moments = OPEN.get(type(commande), frozenset(Phase))
    if atelier.phase not in moments:
        raise Refused(WHEN[moments])


def _is_participant(context: Context) -> bool:
    return context.actor.role is Role.PARTICIPANT
