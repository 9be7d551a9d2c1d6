"""From a command to the events that follow, or a refusal in plain words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain import (
    regles_cartes,
    regles_leviers,
    regles_liens,
    regles_salle,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.domain.geste import Geste, geste
from allervers_training.activities.engine.kind import Context, Role
from allervers_training.kernel.errors import Refused

Events = Sequence[e.Evenement]
Rule = Callable[[Geste, Any], Events]  # each takes the command of its own line

CLOSED = "Cet atelier est clos. L'arbre est gardé tel qu'il est ; plus rien ne peut y être changé."
PAUSED = "L'atelier est en pause. Rien n'est perdu : votre texte est encore à l'écran, renvoyez-le à la reprise."
RULES: Mapping[type[c.SurTable], Rule] = {
    c.Ajouter: regles_cartes.add,
    c.PoserReserve: regles_cartes.add_reserve,
    c.Reecrire: regles_cartes.rewrite,
    c.EcarterFormulation: regles_cartes.set_wording_aside,
    c.Qualifier: regles_cartes.qualify,
    c.Fusionner: regles_cartes.merge,
    c.Scinder: regles_cartes.split,
    c.Garer: regles_cartes.park,
    c.Supprimer: regles_cartes.delete,
    c.Restaurer: regles_cartes.restore,
    c.PrendrePlume: regles_cartes.take_pen,
    c.RendrePlume: regles_cartes.drop_pen,
    c.Lier: regles_liens.link,
    c.Delier: regles_liens.unlink,
    c.Rediriger: regles_liens.redirect,
    c.JugerNecessite: regles_liens.judge_necessity,
    c.JugerSuffisance: regles_liens.judge_sufficiency,
    c.ArreterBranche: regles_liens.stop,
    c.ReprendreBranche: regles_liens.resume,
    c.PoserLevier: regles_leviers.add,
    c.ChangerLevier: regles_leviers.change,
    c.RetirerLevier: regles_leviers.remove,
    c.DonnerVoix: regles_leviers.vote,
    c.RetirerVoix: regles_leviers.unvote,
    c.Annuler: regles_leviers.undo,
    c.Retablir: regles_leviers.redo,
}


def decide(atelier: Atelier, commande: c.Commande, context: Context) -> Events:
    """Return what follows from a command; raises `Refused`."""
    if atelier.clos:
        raise Refused(CLOSED)
    if isinstance(commande, s.Participer):
        return regles_salle.arrive(atelier, context)
    if atelier.pause and context.actor.role is Role.PARTICIPANT:
        raise Refused(PAUSED)
    if isinstance(commande, c.SurTable):
        return RULES[type(commande)](geste(atelier, commande, context), commande)
    return _of_room(atelier, commande, context)


def _of_room(atelier: Atelier, commande: c.Commande, context: Context) -> Events:
    match commande:
        case s.ChoisirTable():
            return regles_salle.choose(atelier, commande, context)
        case s.Asseoir():
            return regles_salle.seat(atelier, commande)
        case s.FormerTables():
            return regles_salle.share_out(atelier, commande, context)
        case s.MontrerTable():
            return regles_salle.show(atelier, commande, context)
        case _:
            return _course(atelier, commande)


def _course(atelier: Atelier, commande: c.Commande) -> Events:
    match commande:
        case s.FormulerUltime(texte):
            return () if texte == atelier.fait_ultime else (e.UltimeFormule(texte),)
        case s.ChangerPhase(phase):
            if phase is Phase.CLOS:
                return (e.AtelierClos(),)
            return () if phase is atelier.phase else (e.PhaseChangee(phase),)
        case s.Suspendre():
            return () if atelier.pause else (e.AtelierSuspendu(),)
        case s.Reprendre():
            return (e.AtelierRepris(),) if atelier.pause else ()
        case s.AjouterDuTemps(secondes):
            return (e.TempsAjoute(secondes),)
        case s.CloreAtelier():
            return (e.AtelierClos(),)
        case _:
            raise Refused(
                "Cette action n'existe pas dans un arbre des causes. Rechargez la page, puis réessayez."
            )
