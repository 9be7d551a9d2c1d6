"""Rules about levers, votes, undo and redo."""

from collections.abc import Sequence
from typing import TypeVar

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import Levier, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Table
from allervers_training.activities.arbre_des_causes.domain.geste import Geste
from allervers_training.activities.arbre_des_causes.domain.voix import VOIX, votes_of
from allervers_training.kernel.errors import Refused

T = TypeVar("T")
LEVIERS_MAX = 100
WORDS_MAX = 50  # former words of one lever


def add(geste: Geste, commande: c.PoserLevier) -> Sequence[e.Operation]:
    held = geste.fait(commande.fait)
    if held.statut is not Statut.ARBRE:
        raise Refused(
            f"{geste.name(held.id)} n'est pas dans l'arbre. Reliez cette carte, ou posez le levier sur un fait de l'arbre : votre texte est encore à l'écran."
        )
    if len(geste.arbre.leviers) >= LEVIERS_MAX:
        raise Refused(
            f"Cette table a déjà {LEVIERS_MAX} leviers. Changez-en un : votre texte est encore à l'écran."
        )
    return (
        e.LevierPose(
            geste.table.numero,
            geste.table.prochain,
            held.id,
            commande.quoi,
            commande.niveau,
            commande.porteur,
            commande.terme,
            commande.effort,
            geste.numero,
        ),
    )


def change(geste: Geste, commande: c.ChangerLevier) -> Sequence[e.Operation]:
    held = geste.levier(commande.levier)
    quoi, porteur = _new(commande.quoi, held.quoi), _new(commande.porteur, held.porteur)
    niveau = _new(commande.niveau, held.niveau)
    terme, effort = _new(commande.terme, held.terme), _new(commande.effort, held.effort)
    if all(value is None for value in (quoi, porteur, niveau, terme, effort)):
        return ()
    _check_words(held)
    return (e.LevierChange(geste.table.numero, held.id, quoi, niveau, porteur, terme, effort),)


def remove(geste: Geste, commande: c.RetirerLevier) -> Sequence[e.Operation]:
    held = geste.arbre.leviers.get(commande.levier)
    if held is None or held.retire:
        return ()
    return (e.LevierRetire(geste.table.numero, held.id),)


def vote(geste: Geste, commande: c.DonnerVoix) -> Sequence[e.VoixDonnee]:
    numero, held = _number(geste), geste.levier(commande.levier)
    given = votes_of(geste.table, numero)
    if held.id in given:
        return ()
    if len(given) >= VOIX:
        raise Refused("Vos trois voix sont données. Reprenez-en une pour la donner à ce levier.")
    return (e.VoixDonnee(geste.table.numero, held.id, numero),)


def unvote(geste: Geste, commande: c.RetirerVoix) -> Sequence[e.VoixRetiree]:
    numero = _number(geste)
    if commande.levier not in geste.table.voix.get(numero, ()):
        return ()
    return (e.VoixRetiree(geste.table.numero, commande.levier, numero),)


def undo(geste: Geste, commande: c.Annuler) -> Sequence[e.OperationAnnulee]:
    _check_seen(geste.table, commande.vu)
    if not geste.table.passe:
        raise Refused(
            "Il n'y a rien à annuler. Une carte écrite pendant la collecte se supprime à la main."
        )
    return (e.OperationAnnulee(geste.table.numero),)


def redo(geste: Geste, commande: c.Retablir) -> Sequence[e.OperationRetablie]:
    _check_seen(geste.table, commande.vu)
    if not geste.table.futur:
        raise Refused("Il n'y a rien à rétablir : on ne rétablit que ce qui vient d'être annulé.")
    return (e.OperationRetablie(geste.table.numero),)


def _check_seen(table: Table, vu: int | None) -> None:
    if vu is not None and vu != table.operations:
        raise Refused(
            "Quelqu'un vient de changer l'arbre. Regardez ce qui a changé, puis recommencez."
        )


def _check_words(held: Levier) -> None:
    if len(held.anciens) >= WORDS_MAX:
        raise Refused(
            "Ce levier a déjà été changé cinquante fois. Posez-en un autre : votre texte est encore à l'écran."
        )


def _number(geste: Geste) -> int:
    if geste.numero is None:
        raise Refused("Une voix est celle d'une personne de la salle, pas de la console.")
    return geste.numero


def _new(value: T | None, held: object) -> T | None:
    return None if value == held else value
