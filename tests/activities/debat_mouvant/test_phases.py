"""The course of a debate: phases in order, pause, step back, several affirmations, time."""

import pytest
from tests.activities.debat_mouvant.deroule import NON, OUI, Deroule, pose, un_debat

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import Phase, Rubrique
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.minuterie import Minuterie


def test_phases_follow_each_other_without_preparation_unless_it_is_wanted() -> None:
    assert Phase.PREPARATION not in un_debat().debat.phases
    assert un_debat(preparation=True).debat.phases == tuple(Phase)
    assert un_debat().refus(c.ChangerPhase(Phase.PREPARATION))


def test_the_console_offers_what_comes_before_and_after() -> None:
    debat = un_debat().en(Phase.REVELATION)
    conduite = debat.vue(Audience.CONSOLE)["conduite"]
    assert conduite.precedente[0] is Phase.POSITION
    assert conduite.suivante[0] is Phase.ECHANGES
    first, last = un_debat().en(), un_debat().en(Phase.DEBRIEF)
    assert first.vue(Audience.CONSOLE)["conduite"].precedente is None
    assert last.vue(Audience.CONSOLE)["conduite"].suivante is None


def test_opening_the_same_phase_twice_changes_nothing() -> None:
    assert un_debat().en(Phase.POSITION).fait(c.ChangerPhase(Phase.POSITION)) == ()


def test_stepping_back_hides_the_places_again_and_keeps_them() -> None:
    debat = pose({1: OUI}).en(Phase.POSITION)
    assert not debat.tour.revele
    assert debat.tour.de(1).place is OUI
    debat.place({1: NON}).en(Phase.REVELATION)
    assert debat.tour.de(1).avant is NON


def test_stepping_back_ends_the_speech_and_lowers_the_hands() -> None:
    debat = pose({1: OUI, 2: NON}, Phase.ECHANGES).mains(1, 2)
    debat.fait(c.DonnerParole(1))
    debat.passe(40).en(Phase.POSITION)
    assert (debat.tour.orateur, debat.tour.mains) == (None, ())
    assert debat.tour.paroles == {OUI: 40}


def test_a_move_after_stepping_back_from_the_bilan_counts_in_the_next_bilan() -> None:
    debat = pose({1: OUI}, Phase.BILAN).en(Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    moi = debat.moi(1)
    assert moi.apres is not None
    assert moi.apres.zone is NON


def test_a_move_after_stepping_back_from_the_final_position_replaces_it() -> None:
    debat = pose({1: OUI}, Phase.POSITION_FINALE).place({1: OUI})
    debat.en(Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    moi = debat.moi(1)
    assert moi.apres is not None
    assert moi.apres.zone is NON


def test_nobody_has_confirmed_when_the_final_position_is_opened_after_a_bilan() -> None:
    debat = pose({1: OUI, 2: NON}, Phase.BILAN).en(Phase.POSITION_FINALE)
    assert debat.vue(Audience.PARTICIPANT)["salle"].avance == "0 sur 14"


def test_a_pause_keeps_everything_and_refuses_places_and_hands() -> None:
    debat = pose({1: OUI}, Phase.ECHANGES)
    assert debat.fait(c.Suspendre()) == (e.DebatSuspendu(),)
    assert debat.fait(c.Suspendre()) == ()
    for commande in (c.SePlacer(NON), c.LeverLaMain(), c.ProposerArgument(OUI, "mots")):
        assert "pause" in debat.refus(commande, par=1)
    assert debat.fait(c.Reprendre()) == (e.DebatRepris(),)
    assert debat.fait(c.Reprendre()) == ()
    assert debat.fait(c.SePlacer(NON), par=1)


def test_a_pause_stops_the_timer_and_the_return_takes_up_what_was_left() -> None:
    debat = un_debat().en(Phase.ECHANGES).passe(120)
    debat.fait(c.Suspendre())
    assert debat.tour.minuterie.reste == 600
    debat.passe(3600).fait(c.Reprendre())
    assert debat.tour.minuterie == Minuterie(debat.at, 600)


def test_time_may_be_added_also_during_a_pause() -> None:
    debat = un_debat().en(Phase.ECHANGES)
    debat.fait(c.AjouterDuTemps(120))
    assert debat.tour.minuterie.secondes == 720 + 120
    debat.fait(c.Suspendre(), c.AjouterDuTemps(60), c.Reprendre())
    assert debat.tour.minuterie.secondes == 720 + 180


def test_the_timer_shown_ends_when_the_time_is_up_and_stands_still_in_a_pause() -> None:
    debat = un_debat().en(Phase.POSITION)
    shown = debat.vue(Audience.CONSOLE)["conduite"]
    assert shown.fin_ms == int(debat.at.timestamp() * 1000) + 60_000
    debat.passe(90).fait(c.Suspendre())
    paused = debat.vue(Audience.CONSOLE)["conduite"]
    assert (paused.fin_ms, paused.minuterie.reste_texte) == (None, "+00:30")


def test_a_phase_changed_during_a_pause_starts_with_its_whole_time_at_the_return() -> None:
    debat = un_debat().en(Phase.POSITION)
    debat.fait(c.Suspendre())
    debat.passe(30).en(Phase.ECHANGES).passe(300).fait(c.Reprendre())
    assert debat.tour.minuterie == Minuterie(debat.at, 720)


def test_affirmations_are_debated_one_by_one_and_each_keeps_its_own_course() -> None:
    debat = deux().en(Phase.POSITION).place({1: OUI})
    assert debat.fait(c.ChoisirAffirmation(1)) == (e.AffirmationChoisie(1),)
    assert (debat.tour.phase, debat.tour.parcours) == (Phase.ANNONCE, {})
    debat.fait(c.ChoisirAffirmation(0))
    assert (debat.tour.phase, debat.tour.de(1).place) == (Phase.POSITION, OUI)


def test_leaving_an_affirmation_ends_the_speech() -> None:
    debat = deux().en(Phase.ECHANGES).mains(1)
    debat.fait(c.DonnerParole(1))
    events = debat.passe(12).fait(c.ChoisirAffirmation(1))
    assert events == (e.ParoleTerminee(1, 12), e.AffirmationChoisie(1))


@pytest.mark.parametrize("rang", [-1, 2, 99])
def test_there_is_no_affirmation_beyond_the_last(rang: int) -> None:
    assert "pas d'autre affirmation" in deux().refus(c.ChoisirAffirmation(rang))


def test_the_present_affirmation_is_not_chosen_again() -> None:
    assert deux().fait(c.ChoisirAffirmation(0)) == ()


def test_an_affirmation_left_during_a_pause_is_found_again_with_one_clear_timer() -> None:
    debat = deux().en(Phase.ECHANGES).passe(120)
    debat.fait(c.Suspendre(), c.ChoisirAffirmation(1))
    debat.passe(60).fait(c.ChoisirAffirmation(0))
    timer = debat.tour.minuterie
    assert not debat.debat.pause
    assert timer.reste is None


def test_what_the_group_keeps_is_noted_in_order() -> None:
    debat = un_debat().en(Phase.BILAN)
    debat.fait(c.PrendreNote(Rubrique.ACCORD, "Un"), c.PrendreNote(Rubrique.A_VERIFIER, "Deux"))
    assert [text for _, text in debat.tour.notes] == ["Un", "Deux"]


def test_closing_ends_everything_and_nothing_reopens_it() -> None:
    debat = pose({1: OUI}, Phase.ECHANGES).mains(1)
    debat.fait(c.DonnerParole(1), c.CloreDebat())
    assert debat.debat.clos
    assert debat.tour.orateur is None
    for commande in (c.ChangerPhase(Phase.BILAN), c.CloreDebat(), c.Suspendre()):
        assert "clos" in debat.refus(commande)


def deux() -> Deroule:
    return un_debat(affirmations=2)
