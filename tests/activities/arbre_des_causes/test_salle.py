"""Who sits where, the phases of the room, its pause and its end."""

import pytest
from tests.activities.arbre_des_causes.deroule import NEUF_HEURES, Deroule, U, un_atelier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Minuterie,
    Phase,
    Repartition,
)
from allervers_training.activities.arbre_des_causes.domain.regles_salle import people_at
from allervers_training.activities.engine.kind import Role


def presents(repartition: Repartition, people: int, tables: int = 2) -> Deroule:
    atelier = un_atelier(repartition=repartition, tables=tables)
    for numero in range(1, people + 1):
        atelier.fait(s.Participer(), par=numero)
    return atelier


def test_with_one_table_everybody_sits_there_without_asking() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    assert atelier.atelier.table_de(7) == 1
    assert atelier.fait(s.Participer(), par=7) == (e.PersonneArrivee(7),)
    assert atelier.fait(s.Participer(), par=7) == ()


def test_tables_are_drawn_by_lot_in_equal_parts() -> None:
    atelier = presents(Repartition.LOT, 14)
    (event,) = atelier.fait(s.FormerTables(), lot=7)
    assert isinstance(event, e.TablesFormees)
    assert event.nombre == 3
    assert sorted(len(people) for people in people_at(atelier.atelier).values()) == [4, 5, 5]
    assert atelier.essai(s.FormerTables(), lot=7) == (event,)
    assert atelier.essai(s.FormerTables(), lot=8) != (event,)


def test_whoever_comes_after_the_draw_joins_the_smallest_table() -> None:
    atelier = presents(Repartition.LOT, 5)
    atelier.fait(s.FormerTables(2))
    sizes = {n: len(people) for n, people in people_at(atelier.atelier).items()}
    small = min(sizes, key=lambda n: sizes[n])
    assert atelier.fait(s.Participer(), par=9) == (e.PersonneArrivee(9, small),)


def test_one_may_choose_a_table_while_there_is_room() -> None:
    atelier = presents(Repartition.CHOIX, 6)
    for numero in range(1, 6):
        atelier.fait(s.ChoisirTable(2), par=numero)
    assert "complète" in atelier.refus(s.ChoisirTable(2), par=6)
    assert atelier.fait(s.ChoisirTable(1), par=6) == (e.PersonneAssise(6, 1),)
    assert "n'existe pas" in atelier.refus(s.ChoisirTable(3), par=6)
    drawn = presents(Repartition.LOT, 2)
    assert "demandez à l'animation" in drawn.refus(s.ChoisirTable(1), par=1)


def test_the_trainer_says_who_sits_where_and_moves_people() -> None:
    atelier = presents(Repartition.DONNEE, 4)
    atelier.fait(s.FormerTables(2, {1: 2, 2: 2}), s.Asseoir(1, 1))
    assert atelier.atelier.table_de(1) == 1
    assert atelier.atelier.table_de(2) == 2
    assert {atelier.atelier.table_de(n) for n in (3, 4)} == {1}
    assert "Vérifiez les places" in atelier.refus(s.FormerTables(2, {1: 3}))
    assert "de une à" in atelier.refus(s.FormerTables(13))


def test_a_table_that_has_worked_is_never_taken_away() -> None:
    atelier = presents(Repartition.LOT, 8).en(Phase.COLLECTE)
    atelier.fait(c.Ajouter("Un", table=2))
    assert "a déjà des cartes" in atelier.refus(s.FormerTables(1))
    atelier.fait(s.FormerTables(3))
    assert len(atelier.atelier.tables[2].arbre.faits) == 2


def test_the_team_alone_chooses_the_table_on_the_wall() -> None:
    atelier = presents(Repartition.LOT, 8)
    assert "par l'équipe" in atelier.refus(s.MontrerTable(2), par=1)
    assert "n'existe pas" in atelier.refus(s.MontrerTable(3))
    assert atelier.fait(s.MontrerTable(2), role=Role.SCRIBE) == (e.TableMontree(2),)
    assert atelier.fait(s.MontrerTable(2)) == ()
    assert atelier.fait(s.MontrerTable()) == (e.TableMontree(None),)


def test_a_table_that_is_taken_away_leaves_the_wall() -> None:
    atelier = presents(Repartition.LOT, 8, tables=3)
    atelier.fait(s.MontrerTable(3), s.FormerTables(2))
    assert atelier.atelier.montree is None
    atelier.fait(s.MontrerTable(2), s.FormerTables(3))
    assert atelier.atelier.montree == 2


def test_one_acts_on_the_tree_of_ones_own_table() -> None:
    atelier = presents(Repartition.DONNEE, 3)
    atelier.fait(s.FormerTables(2, {1: 1, 2: 2, 3: 1}))
    atelier.en(Phase.COLLECTE)
    atelier.fait(c.Ajouter("Un"), par=2)
    assert len(atelier.atelier.tables[2].arbre.faits) == 2
    assert "table 2" in atelier.refus(c.Ajouter("Un", table=1), par=2)
    assert "aucune table" in atelier.refus(c.Ajouter("Un"), par=9)


def test_the_scribe_and_the_console_act_on_any_table() -> None:
    atelier = presents(Repartition.LOT, 2).en(Phase.COLLECTE)
    atelier.fait(c.Ajouter("Un", table=2), role=Role.SCRIBE)
    atelier.fait(c.Ajouter("Deux", table=1))
    assert "Choisissez une table" in atelier.refus(c.Ajouter("Trois"))
    assert "Choisissez une table" in atelier.refus(c.Ajouter("Trois", table=5))


def test_the_console_is_nobody_at_a_table() -> None:
    assert "console" in un_atelier().refus(s.Participer())


def test_the_fait_ultime_is_worded_for_all_tables() -> None:
    atelier = un_atelier(repartition=Repartition.LOT, tables=2)
    atelier.fait(s.FormulerUltime("Ana renonce"), s.FormulerUltime("Ana n'a pas demandé"))
    assert atelier.atelier.fait_ultime == "Ana n'a pas demandé"
    assert atelier.atelier.anciens_ultimes == ("Ana renonce",)
    assert atelier.fait(s.FormulerUltime("Ana n'a pas demandé")) == ()


def test_the_trainer_goes_forward_and_steps_back() -> None:
    atelier = un_atelier()
    for phase in (Phase.COLLECTE, Phase.TRI, Phase.CONSTRUCTION, Phase.TRI):
        assert atelier.fait(s.ChangerPhase(phase)) == (e.PhaseChangee(phase),)
    assert atelier.fait(s.ChangerPhase(Phase.TRI)) == ()


def test_a_phase_has_its_time_which_a_pause_stops() -> None:
    atelier = un_atelier(secondes={Phase.COLLECTE: 600}).en(Phase.COLLECTE)
    assert atelier.atelier.minuterie == Minuterie(NEUF_HEURES, 600)
    atelier.passe(100).fait(s.Suspendre())
    atelier.passe(900).fait(s.AjouterDuTemps(60))
    assert atelier.atelier.minuterie.reste == 560
    atelier.fait(s.Reprendre())
    assert atelier.atelier.minuterie == Minuterie(atelier.at, 560)


def test_in_a_pause_people_wait_and_the_team_may_still_act() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    atelier.fait(s.Suspendre())
    assert "encore à l'écran" in atelier.refus(c.Ajouter("Un"), par=1)
    assert atelier.refus(c.Ajouter("Un")) == ""
    assert atelier.refus(s.Participer(), par=1) == ""
    assert atelier.fait(s.Suspendre()) == ()


@pytest.mark.parametrize("end", [s.CloreAtelier(), s.ChangerPhase(Phase.CLOS)])
def test_a_closed_atelier_stays_as_it_is(end: c.Commande) -> None:
    atelier = un_atelier(phase=Phase.CONSTRUCTION)
    assert atelier.fait(end) == (e.AtelierClos(),)
    assert atelier.atelier.clos
    for commande in (c.Ajouter("Un", U), s.ChangerPhase(Phase.TRI), s.Participer(), c.Annuler()):
        assert "clos" in atelier.refus(commande, par=1)
