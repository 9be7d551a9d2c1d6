"""The atelier after an event; never fails on an event of the log."""

from datetime import datetime, timedelta

from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import Arbre
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Atelier,
    Phase,
    Plume,
    Table,
)
from allervers_training.activities.arbre_des_causes.domain.histoire import done, redone, undone
from allervers_training.activities.arbre_des_causes.domain.journal import after
from allervers_training.activities.engine.minuterie import Minuterie
from allervers_training.kernel.frozen import changed


def apply(atelier: Atelier, event: e.Evenement, at: datetime) -> Atelier:
    """Return the atelier after an event."""
    if isinstance(event, e.DeConduite):
        return _conducted(atelier, event, at)
    if isinstance(event, e.DeSalle):
        return _seated(atelier, event)
    table = atelier.tables.get(event.table)
    if table is None:
        return atelier
    table = _pens_held(table, at)
    if isinstance(event, e.DeTable):
        table = _of_table(table, event, at)
    else:
        table = _operated(table, event, undoable=atelier.phase is not Phase.COLLECTE)
    return changed(atelier, tables={**atelier.tables, table.numero: table})


def _operated(table: Table, event: e.Operation, *, undoable: bool) -> Table:
    arbre = after(table.arbre, event, table.operations + 1)
    used = max(_numbered(event), table.prochain - 1)
    table = changed(done(table, arbre, undoable=undoable), prochain=used + 1)
    if isinstance(event, e.FaitReecrit | e.FormulationAjoutee):
        held = table.plumes.get(event.fait)
        if held and held.numero == event.numero:
            return _pen_down(table, event.fait)
    return table


def _numbered(event: e.Operation) -> int:
    match event:
        case e.FaitAjoute(fait=number) | e.FaitScinde(nouveau=number) | e.LevierPose(levier=number):
            return number
        case _:
            return 0


def _of_table(table: Table, event: e.DeTable, at: datetime) -> Table:
    match event:
        case e.OperationAnnulee():
            return undone(table)
        case e.OperationRetablie():
            return redone(table)
        case e.VoixDonnee(_, levier, numero):
            held = tuple(n for n in table.voix.get(numero, ()) if n != levier)
            return changed(table, voix={**table.voix, numero: (*held, levier)})
        case e.VoixRetiree(_, levier, numero):
            held = tuple(n for n in table.voix.get(numero, ()) if n != levier)
            return changed(table, voix={**table.voix, numero: held})
        case e.PlumePrise(_, fait, numero, secondes):
            plume = Plume(numero, at + timedelta(seconds=secondes))
            return changed(table, plumes={**table.plumes, fait: plume})
        case e.PlumeRendue(_, fait):
            return _pen_down(table, fait)


def _pens_held(table: Table, at: datetime) -> Table:
    """Forget the pens that have run out: nobody is said to write who no longer does."""
    held = {fait: plume for fait, plume in table.plumes.items() if at < plume.jusqua}
    return table if len(held) == len(table.plumes) else changed(table, plumes=held)


def _pen_down(table: Table, fait: int) -> Table:
    return changed(table, plumes={n: p for n, p in table.plumes.items() if n != fait})


def _seated(atelier: Atelier, event: e.DeSalle) -> Atelier:
    match event:
        case e.PersonneArrivee(numero, table) | e.PersonneAssise(numero, table):
            return changed(atelier, places={**atelier.places, numero: table})
        case e.TablesFormees(nombre, places):
            mode = atelier.reglages.mode
            tables = {
                n: atelier.tables.get(n) or Table(n, Arbre(mode)) for n in range(1, nombre + 1)
            }
            shown = atelier.montree if atelier.montree in tables else None
            seated = {**atelier.places, **places}
            return changed(atelier, tables=tables, places=seated, reparti=True, montree=shown)
        case e.TableMontree(table):
            return changed(atelier, montree=table)


def _conducted(atelier: Atelier, event: e.DeConduite, at: datetime) -> Atelier:
    match event:
        case e.UltimeFormule(texte):
            former = (atelier.fait_ultime,) if atelier.fait_ultime else ()
            return changed(
                atelier, fait_ultime=texte, anciens_ultimes=(*atelier.anciens_ultimes, *former)
            )
        case e.PhaseChangee(phase):
            seconds = atelier.reglages.secondes.get(phase, 0)
            running = Minuterie(at, seconds, reste=seconds if atelier.pause else None)
            return changed(atelier, phase=phase, minuterie=running)
        case e.AtelierSuspendu():
            return changed(atelier, pause=True, minuterie=atelier.minuterie.arretee(at))
        case e.AtelierRepris():
            return changed(atelier, pause=False, minuterie=atelier.minuterie.reprise(at))
        case e.TempsAjoute(secondes):
            return changed(atelier, minuterie=atelier.minuterie.allongee(secondes))
        case e.AtelierClos():
            return changed(atelier, phase=Phase.CLOS, pause=False)
