"""The state after an event; never fails on an event that the rules once let through."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Parcours,
    Phase,
    Sort,
    Tour,
)
from allervers_training.activities.debat_mouvant.domain.parole import BANKS, side_of
from allervers_training.activities.engine.minuterie import Minuterie
from allervers_training.activities.engine.regimes import Regime
from allervers_training.kernel.frozen import changed

SECONDS: Mapping[Phase, int] = {
    Phase.ANNONCE: 60,
    Phase.POSITION: 60,
    Phase.REVELATION: 120,
    Phase.PREPARATION: 300,
    Phase.POSITION_FINALE: 60,
    Phase.BILAN: 300,
    Phase.DEBRIEF: 600,
}
MOTIFS_SHOWN = 50


def apply(debat: Debat, event: e.Evenement, at: datetime) -> Debat:
    """Return the debate after an event."""
    match event:
        case e.DebatSuspendu():
            return _timed(changed(debat, pause=True), debat.tour.minuterie.arretee(at))
        case e.DebatRepris():
            return _timed(changed(debat, pause=False), debat.tour.minuterie.reprise(at))
        case e.AffirmationChoisie(rang):
            stopped = _timed(debat, debat.tour.minuterie.arretee(at))
            return _start(changed(stopped, rang=rang, pause=False), at)
        case e.ComptesMontres(montres):
            return changed(debat, reglages=changed(debat.reglages, comptes_pendant=montres))
        case e.DebatClos():
            return changed(debat, clos=True, pause=False)
        case _:
            tour = _apply_to_tour(debat.tour, event, at)
            if isinstance(event, e.PhaseChangee) and debat.reglages.regime is not Regime.VISIBLE:
                tour = _asked_again(debat.tour, tour)
            return with_tour(debat, tour)


def with_tour(debat: Debat, tour: Tour) -> Debat:
    tours = (*debat.tours[: debat.rang], tour, *debat.tours[debat.rang + 1 :])
    return changed(debat, tours=tours)


def _apply_to_tour(tour: Tour, event: e.Evenement, at: datetime) -> Tour:
    match event:
        case e.PositionPrise(numero, zone):
            return _placed(tour, numero, zone)
        case e.ObservationChoisie(numero):
            return _of(tour, numero, observe=True, **_left_place(tour))
        case e.MotifDonne():
            return _moved_by(tour, event)
        case e.PhaseChangee(phase, lot):
            return _entered(tour, phase, lot, at)
        case e.TempsAjoute(secondes):
            return changed(tour, minuterie=tour.minuterie.allongee(secondes))
        case e.ComptageSaisi(moment, comptes):
            kept = {key: n for key, n in tour.salle.items() if key[0] is not moment}
            return changed(
                tour, salle={**kept, **{(moment, zone): n for zone, n in comptes.items()}}
            )
        case e.NotePrise(rubrique, texte):
            return changed(tour, notes=(*tour.notes, (rubrique, texte)))
        case e.MainLevee() | e.MainBaissee() | e.ParoleDonnee() | e.ParoleTerminee():
            return _spoke(tour, event, at)
        case _:
            return _argued(tour, event)


def _placed(tour: Tour, numero: int, zone: Any) -> Tour:  # noqa: ANN401 - a Zone, seen through match
    held = tour.de(numero)
    if tour.phase is Phase.POSITION_FINALE:
        return _of(tour, numero, apres=zone, observe=False)
    moved = tour.revele and held.place is not None and held.place is not zone
    return _of(
        tour,
        numero,
        place=zone,
        observe=False,
        deplacements=held.deplacements + moved,
        motif_attendu=moved or held.motif_attendu,
    )


def _left_place(tour: Tour) -> dict[str, Any]:
    """Before the reveal an observer leaves her place; afterwards it is kept, so that sums stay silent."""
    return {} if tour.revele else {"place": None}


def _entered(tour: Tour, phase: Phase, lot: int, at: datetime) -> Tour:
    seconds = tour.affirmation.secondes if phase is Phase.ECHANGES else SECONDS[phase]
    tour = changed(tour, phase=phase, lot=lot, minuterie=Minuterie(at, seconds))
    if phase in {Phase.ANNONCE, Phase.POSITION}:
        parcours = {n: changed(p, apres=None) for n, p in tour.parcours.items()}
        return changed(tour, revele=False, mains=(), parcours=parcours)
    if not tour.revele:  # the reveal freezes T0, whichever step it is entered by
        parcours = {n: changed(p, avant=p.place) for n, p in tour.parcours.items()}
        tour = changed(tour, revele=True, parcours=parcours)
    if phase in {
        Phase.REVELATION,
        Phase.PREPARATION,
        Phase.ECHANGES,
    }:  # stepping back: nothing is final
        tour = changed(tour, parcours={n: changed(p, apres=None) for n, p in tour.parcours.items()})
    elif phase in {Phase.BILAN, Phase.DEBRIEF}:
        tour = changed(tour, mains=())
    return tour


def _asked_again(before: Tour, after: Tour) -> Tour:
    """In `confidentiel`, going back behind a reveal is a new question: two pictures of almost the same
    places could be subtracted.
    """
    if before.revele and not after.revele:
        return changed(
            after, parcours={n: Parcours(passages=p.passages) for n, p in after.parcours.items()}
        )
    return after


def _moved_by(tour: Tour, event: e.MotifDonne) -> Tour:
    tour = _of(tour, event.numero, motif_attendu=False)
    if event.texte and event.partage:
        tour = changed(tour, motifs=(*tour.motifs, event.texte)[-MOTIFS_SHOWN:])
    held = tour.arguments.get(event.argument or 0)
    if held is None:
        return tour
    return _with_argument(tour, changed(held, a_touche=held.a_touche + 1))


def _spoke(tour: Tour, event: e.Evenement, at: datetime) -> Tour:
    match event:
        case e.MainLevee(numero):
            return changed(tour, mains=(*tour.mains, numero))
        case e.MainBaissee(numero):
            return changed(tour, mains=tuple(n for n in tour.mains if n != numero))
        case e.ParoleDonnee(numero):
            tour = changed(tour, mains=tuple(n for n in tour.mains if n != numero))
            side = side_of(tour, numero)
            last = (
                side if side in BANKS else tour.dernier_cote
            )  # the middle does not break the alternation
            tour = changed(tour, orateur=numero, depuis=at, dernier_cote=last)
            return _of(tour, numero, passages=tour.de(numero).passages + 1)
        case e.ParoleTerminee(numero, secondes):
            side = side_of(tour, numero)
            spoken = (
                {**tour.paroles, side: tour.paroles.get(side, 0) + secondes}
                if side
                else tour.paroles
            )
            return changed(tour, orateur=None, depuis=None, paroles=spoken)
        case _:
            return tour


def _argued(tour: Tour, event: e.Evenement) -> Tour:
    match event:
        case e.ArgumentPropose(argument, numero, camp, texte):
            return _with_argument(tour, Argument(argument, camp, texte, numero, Sort.PROPOSE))
        case e.ArgumentNote(argument, camp, texte):
            return _with_argument(tour, Argument(argument, camp, texte))
        case e.ArgumentRetenu(argument, camp):
            held = tour.arguments[argument]
            return _with_argument(tour, changed(held, camp=camp, sort=Sort.RETENU, reuni_a=None))
        case e.ArgumentMasque(argument):
            return _with_argument(tour, changed(tour.arguments[argument], sort=Sort.MASQUE))
        case e.ArgumentsReunis(argument, avec):
            moved = {
                i: changed(a, reuni_a=avec)
                for i, a in tour.arguments.items()
                if a.reuni_a == argument
            }
            joined = changed(tour.arguments[argument], sort=Sort.REUNI, reuni_a=avec)
            return changed(tour, arguments={**tour.arguments, **moved, argument: joined})
        case _:
            return tour


def _with_argument(tour: Tour, argument: Argument) -> Tour:
    return changed(tour, arguments={**tour.arguments, argument.id: argument})


def _of(tour: Tour, numero: int, **changes: Any) -> Tour:  # noqa: ANN401 - fields of Parcours
    parcours: Parcours = changed(tour.de(numero), **changes)
    return changed(tour, parcours={**tour.parcours, numero: parcours})


def _start(debat: Debat, at: datetime) -> Debat:
    tour = debat.tour
    if tour.minuterie.depuis is not None:  # coming back to a debate that was under way
        return _timed(debat, Minuterie(at, tour.minuterie.reste or 0))
    return with_tour(debat, changed(tour, minuterie=Minuterie(at, SECONDS[tour.phase])))


def _timed(debat: Debat, timer: Minuterie) -> Debat:
    return with_tour(debat, changed(debat.tour, minuterie=timer))
