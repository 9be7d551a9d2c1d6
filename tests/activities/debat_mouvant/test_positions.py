"""Taking a place: in secret, as often as one likes, and never where there is none."""

import pytest
from tests.activities.debat_mouvant.deroule import NON, NSP, OUI, pose, un_debat

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import Mode, Phase, Variante, Zone


def test_a_place_is_taken_from_a_phone() -> None:
    debat = un_debat().en(Phase.POSITION)
    assert debat.fait(c.SePlacer(OUI), par=3) == (e.PositionPrise(3, OUI, "telephone"),)
    assert debat.tour.de(3).place is OUI


def test_a_place_typed_by_the_team_says_so() -> None:
    debat = un_debat().en(Phase.POSITION)
    assert debat.fait(c.SePlacer(OUI), par=3, scribe=True) == (e.PositionPrise(3, OUI, "salle"),)


def test_the_same_place_twice_changes_nothing() -> None:
    debat = un_debat().en(Phase.POSITION).place({3: OUI})
    assert debat.fait(c.SePlacer(OUI), par=3) == ()


def test_one_may_change_her_mind_before_the_reveal_without_having_moved() -> None:
    debat = un_debat().en(Phase.POSITION).place({3: OUI}).place({3: NON})
    assert debat.tour.de(3).place is NON
    assert debat.tour.de(3).deplacements == 0
    assert not debat.moi(3).motif_attendu


def test_after_the_reveal_a_change_is_a_move_and_its_reason_is_asked() -> None:
    debat = pose({3: OUI}, Phase.ECHANGES).place({3: NON})
    assert debat.tour.de(3).deplacements == 1
    assert debat.moi(3).motif_attendu


def test_a_first_place_after_the_reveal_is_not_a_move() -> None:
    debat = pose({3: OUI}, Phase.ECHANGES).place({4: NON})
    assert debat.tour.de(4).deplacements == 0
    assert debat.tour.de(4).avant is None


@pytest.mark.parametrize("phase", [Phase.ANNONCE, Phase.BILAN, Phase.DEBRIEF])
def test_no_place_is_taken_before_the_choice_or_after_the_bilan(phase: Phase) -> None:
    debat = un_debat().en(phase)
    assert debat.refus(c.SePlacer(OUI), par=3)


@pytest.mark.parametrize(
    ("variante", "zone"),
    [
        (Variante.DEUX_RIVES, NSP),
        (Variante.DEUX_RIVES, Zone.TOUT_A_FAIT),
        (Variante.RIVIERE, Zone.PAS_DU_TOUT),
    ],
)
def test_a_place_that_the_variant_has_not_is_refused(variante: Variante, zone: Zone) -> None:
    assert "n'existe pas" in un_debat(variante).en(Phase.POSITION).refus(c.SePlacer(zone), par=1)


def test_the_continuum_has_five_places() -> None:
    debat = un_debat(Variante.CONTINUUM).en(Phase.POSITION)
    debat.place(dict(enumerate(Zone, 1)))
    assert [debat.tour.de(n).place for n in range(1, 6)] == list(Zone)


def test_in_corps_a_phone_takes_no_place_but_the_team_may_type_one() -> None:
    debat = un_debat(mode=Mode.CORPS).en(Phase.POSITION)
    assert "debout" in debat.refus(c.SePlacer(OUI), par=1)
    assert debat.fait(c.SePlacer(OUI), par=1, scribe=True)


def test_the_console_itself_has_no_place() -> None:
    assert un_debat().en(Phase.POSITION).refus(c.SePlacer(OUI))


def test_anyone_may_observe_and_leaves_no_place_behind_before_the_reveal() -> None:
    debat = un_debat().en(Phase.POSITION).place({3: OUI})
    assert debat.fait(c.Observer(), par=3) == (e.ObservationChoisie(3),)
    assert debat.tour.de(3).place is None
    assert debat.fait(c.Observer(), par=3) == ()


def test_an_observer_may_place_herself_after_all() -> None:
    debat = un_debat().en(Phase.POSITION)
    debat.fait(c.Observer(), par=3)
    debat.place({3: NON})
    assert (debat.tour.de(3).place, debat.tour.de(3).observe) == (NON, False)


def test_observing_after_the_reveal_keeps_the_place_so_that_sums_stay_silent() -> None:
    debat = pose({3: OUI}, Phase.ECHANGES)
    debat.fait(c.Observer(), par=3)
    assert debat.tour.de(3).place is OUI


def test_a_closed_debate_keeps_places_and_takes_no_more() -> None:
    debat = pose({3: OUI}, Phase.ECHANGES)
    debat.fait(c.CloreDebat())
    assert "clos" in debat.refus(c.SePlacer(NON), par=3)
    assert debat.tour.de(3).place is OUI


def test_the_final_position_stands_beside_the_present_place() -> None:
    debat = pose({3: OUI}, Phase.POSITION_FINALE)
    assert debat.fait(c.SePlacer(OUI), par=3) == (e.PositionPrise(3, OUI),)
    debat.place({3: NON})
    assert (debat.tour.de(3).place, debat.tour.de(3).apres) == (OUI, NON)
    assert debat.tour.de(3).deplacements == 0
