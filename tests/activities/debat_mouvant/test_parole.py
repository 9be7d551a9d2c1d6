"""The floor: camps alternate, who has not spoken comes first, movers are invited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.debat_mouvant.deroule import NON, NSP, OUI, Deroule, pose, un_debat

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import (
    Phase,
    PremiereParole,
    Variante,
    Zone,
)
from allervers_training.activities.debat_mouvant.domain.parole import next_speaker, queue
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.regimes import Regime

QUATRE = {1: OUI, 2: OUI, 3: OUI, 4: NON}


def echanges(places: dict[int, Zone], **reglages: object) -> Deroule:
    return pose(places, Phase.ECHANGES, **reglages)


@pytest.mark.parametrize("phase", [Phase.POSITION, Phase.REVELATION, Phase.BILAN])
def test_hands_are_raised_during_the_exchanges_only(phase: Phase) -> None:
    assert "pas encore ouverte" in un_debat().en(phase).refus(c.LeverLaMain(), par=1)


def test_a_hand_is_raised_once_and_may_be_lowered() -> None:
    debat = echanges(QUATRE)
    assert debat.fait(c.LeverLaMain(), par=1) == (e.MainLevee(1),)
    assert debat.fait(c.LeverLaMain(), par=1) == ()
    assert debat.fait(c.BaisserLaMain(), par=1) == (e.MainBaissee(1),)
    assert debat.fait(c.BaisserLaMain(), par=1) == ()


def test_camps_alternate_beginning_with_the_smaller() -> None:
    debat = echanges(QUATRE | {5: NON}).mains(1, 2, 5, 4)
    assert queue(debat.debat) == (5, 1, 4, 2)


def test_the_next_camp_is_the_other_one() -> None:
    debat = echanges(QUATRE).mains(1, 2, 4)
    debat.fait(c.DonnerParole(1))
    assert next_speaker(debat.debat) == 4


def test_who_has_not_spoken_comes_first_within_a_camp() -> None:
    debat = echanges(QUATRE).mains(1)
    debat.fait(c.DonnerParole(1), c.TerminerParole())
    debat.mains(1, 2, 4)
    assert queue(debat.debat) == (4, 2, 1)


def test_who_has_just_moved_is_invited_before_the_others_of_her_camp() -> None:
    debat = echanges({1: NON, 2: NON, 3: OUI}).place({3: NON}).mains(1, 2, 3)
    assert queue(debat.debat)[0] == 3
    assert debat.vue(Audience.CONSOLE)["parole"].file[0].remarque == "vient de bouger"


def test_in_confidentiel_hands_are_taken_as_they_came_so_that_nothing_is_told() -> None:
    debat = echanges({1: OUI, 2: OUI, 3: NON}, regime=Regime.CONFIDENTIAL)
    debat.place({3: OUI}).mains(1, 2, 3)
    assert queue(debat.debat) == (1, 2, 3)


@pytest.mark.parametrize(("lot", "first"), [(0, 1), (1, 4)])
def test_a_draw_may_choose_the_first_camp(lot: int, first: int) -> None:
    debat = un_debat(premiere_parole=PremiereParole.TIRAGE).en(Phase.POSITION).place(QUATRE)
    debat.en(Phase.ECHANGES, lot=lot).mains(4, 1)
    assert next_speaker(debat.debat) == first


def test_the_most_firmly_placed_may_begin() -> None:
    places = {1: OUI, 2: NON, 3: Zone.PAS_DU_TOUT}
    debat = echanges(
        places, variante=Variante.CONTINUUM, premiere_parole=PremiereParole.PLUS_PLACES
    )
    assert next_speaker(debat.mains(1, 2).debat) == 2


def test_a_speech_is_timed_for_its_camp() -> None:
    debat = echanges(QUATRE).mains(1, 4)
    assert debat.fait(c.DonnerParole()) == (e.ParoleDonnee(4),)
    events = debat.passe(35).fait(c.DonnerParole())
    assert events == (e.ParoleTerminee(4, 35), e.ParoleDonnee(1))
    debat.passe(10).fait(c.TerminerParole())
    assert debat.tour.paroles == {NON: 35, OUI: 10}
    assert debat.fait(c.TerminerParole()) == ()


def test_a_forgotten_speech_counts_an_hour_at_most() -> None:
    debat = echanges(QUATRE).mains(1)
    debat.fait(c.DonnerParole())
    assert debat.passe(90_000).fait(c.TerminerParole()) == (e.ParoleTerminee(1, 3600),)


def test_nobody_is_given_the_floor_when_no_hand_is_up() -> None:
    assert "Personne" in echanges(QUATRE).refus(c.DonnerParole())


def test_the_floor_is_not_given_outside_the_exchanges() -> None:
    assert un_debat().en(Phase.POSITION).refus(c.DonnerParole(1))


def test_the_speaker_does_not_raise_her_hand_nor_is_called_twice() -> None:
    debat = echanges(QUATRE).mains(1)
    debat.fait(c.DonnerParole(1))
    assert debat.fait(c.LeverLaMain(), par=1) == ()
    assert debat.fait(c.DonnerParole(1)) == ()


def test_somebody_may_be_passed_over() -> None:
    debat = echanges(QUATRE).mains(1, 4)
    assert debat.fait(c.PasserTour(4)) == (e.MainBaissee(4),)
    assert debat.fait(c.PasserTour(4)) == ()
    assert queue(debat.debat) == (1,)


def test_after_the_middle_has_spoken_the_other_bank_is_still_expected() -> None:
    debat = echanges({1: OUI, 2: NSP, 3: NON, 4: OUI}).mains(1, 2, 3, 4)
    debat.fait(c.DonnerParole(1), c.DonnerParole(2))
    assert next_speaker(debat.debat) == 3


def test_one_sees_that_it_is_ones_turn() -> None:
    debat = echanges(QUATRE).mains(2, 4)
    assert debat.moi(4).prochaine
    assert debat.moi(2).prochaine  # the next of her own bank
    debat.fait(c.DonnerParole(4))
    assert debat.moi(4).a_la_parole
    assert not debat.moi(2).a_la_parole


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    places=st.lists(st.sampled_from([OUI, NSP, NON, None]), min_size=1, max_size=7),
    spoken=st.lists(st.integers(1, 7), max_size=4),
    rule=st.sampled_from(PremiereParole),
    regime=st.sampled_from([Regime.VISIBLE, Regime.CONFIDENTIAL]),
)
def test_the_order_announced_is_the_order_followed(
    places: list[Zone | None], spoken: list[int], rule: PremiereParole, regime: Regime
) -> None:
    placed = {n: zone for n, zone in enumerate(places, 1) if zone}
    debat = echanges(placed, premiere_parole=rule, regime=regime)
    for numero in spoken:
        debat.fait(c.DonnerParole(numero), c.TerminerParole())
    debat.mains(*range(1, len(places) + 1))
    announced = queue(debat.debat)
    assert sorted(announced) == list(range(1, len(places) + 1))
    for place, numero in enumerate(announced, 1):
        debat.fait(c.DonnerParole(), c.TerminerParole())
        assert debat.tour.parcours[numero].passages == spoken.count(numero) + 1
        assert queue(debat.debat) == announced[place:]
