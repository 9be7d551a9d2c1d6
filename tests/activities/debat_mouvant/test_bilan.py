"""The bilan: from the first place (T0) to the last (T1), with the heads counted in the room."""

from tests.activities.debat_mouvant.deroule import NON, NSP, OUI, foule, pose, un_debat

from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import (
    Mode,
    Moment,
    Phase,
    Variante,
    Zone,
)
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.regimes import Shown

TROIS = {1: OUI, 2: OUI, 3: NON}


def test_the_reveal_freezes_the_first_places() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({1: NON})
    assert dict(b.first_places(debat.debat).comptes) == {OUI: 2, NSP: 0, NON: 1}
    assert dict(b.present_places(debat.debat).comptes) == {OUI: 1, NSP: 0, NON: 2}


def test_the_reveal_is_made_by_whatever_phase_comes_after_the_choice() -> None:
    debat = pose(TROIS, Phase.ECHANGES)
    assert debat.tour.de(1).avant is OUI


def test_the_flow_goes_from_the_first_place_to_the_last() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    told = b.summary(debat.debat)
    assert {cell: n for cell, n in told.flux if n} == {
        (OUI, NON): 1,
        (OUI, OUI): 1,
        (NON, NON): 1,
    }
    assert told.bouge == 1


def test_the_final_position_wins_over_the_place_held_during_the_exchanges() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({1: NON}).en(Phase.POSITION_FINALE).place({1: NSP})
    told = b.summary(debat.en(Phase.BILAN).debat)
    assert dict(told.apres.comptes) == {OUI: 1, NSP: 1, NON: 1}


def test_whoever_confirms_nothing_stays_where_she_was() -> None:
    debat = pose(TROIS, Phase.POSITION_FINALE).en(Phase.BILAN)
    assert b.summary(debat.debat).bouge == 0
    moi = debat.moi(1)
    assert moi.apres is not None
    assert moi.apres.zone is OUI


def test_going_and_coming_back_is_not_having_moved() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({1: NON}).place({1: OUI}).en(Phase.BILAN)
    assert b.summary(debat.debat).bouge == 0


def test_a_late_joiner_is_counted_among_the_last_places_but_not_in_the_flow() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({4: NON}).en(Phase.BILAN)
    told = b.summary(debat.debat)
    assert (told.avant.total, told.apres.total) == (3, 4)
    assert sum(n for _, n in told.flux) == 3
    assert told.bouge == 0


def test_whoever_observed_all_along_is_nowhere_in_the_bilan() -> None:
    debat = un_debat().en(Phase.POSITION).place(TROIS)
    debat.fait(c.Observer(), par=9)
    assert b.summary(debat.en(Phase.BILAN).debat).apres.total == 3


def test_no_bilan_is_told_before_it_is_opened() -> None:
    told = b.summary(pose(TROIS, Phase.ECHANGES).debat)
    assert (told.apres.niveau, told.apres.comptes, told.bouge, told.flux) == (
        Shown.PROGRESS,
        (),
        None,
        (),
    )


def test_the_wall_shows_no_count_of_the_exchanges_unless_it_is_wanted() -> None:
    debat = pose(TROIS, Phase.ECHANGES)
    assert debat.vue(Audience.PROJECTION)["ecran"].comptes is None
    debat.fait(c.MontrerComptes(True))
    assert debat.vue(Audience.PROJECTION)["ecran"].comptes is not None
    assert debat.fait(c.MontrerComptes(True)) == ()


def test_heads_counted_in_the_room_are_added_to_the_phones() -> None:
    debat = pose(TROIS).compte(Moment.AVANT, oui=4, non=6)
    assert dict(b.first_places(debat.debat).comptes) == {OUI: 6, NSP: 0, NON: 7}


def test_without_a_second_count_the_first_one_stands() -> None:
    debat = pose(TROIS).compte(Moment.AVANT, oui=4).en(Phase.BILAN)
    assert dict(b.summary(debat.debat).apres.comptes)[OUI] == 6
    debat.compte(Moment.APRES, oui=1, non=3)
    assert dict(b.summary(debat.debat).apres.comptes) == {OUI: 3, NSP: 0, NON: 4}


def test_a_count_replaces_the_one_before_of_the_same_moment() -> None:
    debat = un_debat(mode=Mode.CORPS).en(Phase.POSITION)
    debat.compte(Moment.AVANT, oui=4, non=6).compte(Moment.AVANT, non=7).en(Phase.REVELATION)
    assert dict(b.first_places(debat.debat).comptes) == {OUI: 0, NSP: 0, NON: 7}


def test_a_count_of_an_unknown_place_or_of_a_wild_number_is_refused() -> None:
    debat = un_debat(Variante.DEUX_RIVES)
    assert "n'existe pas" in debat.refus(c.SaisirComptage(Moment.AVANT, {NSP: 1}))
    assert "0 à 2000" in debat.refus(c.SaisirComptage(Moment.AVANT, {OUI: 2001}))
    assert "0 à 2000" in debat.refus(c.SaisirComptage(Moment.AVANT, {OUI: -1}))


def test_a_group_leans_in_words() -> None:
    tour = un_debat().tour
    leaning = {
        "plutôt d'accord": foule(oui=7, non=3),
        "plutôt pas d'accord": foule(oui=3, non=7),
        "partagé": foule(oui=5, nsp=1, non=4),
        "plutôt hésitant": foule(oui=2, nsp=6, non=2),
    }
    for words, places in leaning.items():
        counts = {zone: list(places.values()).count(zone) for zone in tour.zones}
        assert b.tendency(tour, counts) == words
    assert b.tendency(tour, {}) == "partagé"


def test_the_two_ends_of_the_continuum_lean_as_their_sides() -> None:
    tour = un_debat(Variante.CONTINUUM).tour
    assert b.tendency(tour, {Zone.TOUT_A_FAIT: 3, NON: 1}) == "plutôt d'accord"
    assert b.tendency(tour, {Zone.PAS_DU_TOUT: 3, OUI: 1}) == "plutôt pas d'accord"


def test_one_reads_her_own_path_and_nobody_elses() -> None:
    debat = pose(TROIS, Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    moi, nobody = debat.moi(1), debat.moi(None)
    assert moi.avant is not None
    assert (moi.avant.zone, moi.apres and moi.apres.zone) == (OUI, NON)
    assert (nobody.place, nobody.avant, nobody.apres) == (None, None, None)


def test_the_report_tells_every_affirmation_that_was_opened() -> None:
    debat = un_debat(affirmations=3).en(Phase.POSITION).place(TROIS).en(Phase.BILAN)
    debat.fait(c.ChoisirAffirmation(1))
    told = debat.rapport()["affirmations"]
    assert [item["id"] for item in told] == ["a1", "a2"]
    assert told[0]["avant"]["comptes"] == {"D’accord": 2, "Je ne sais pas": 0, "Pas d’accord": 1}
    assert told[1]["apres"]["comptes"] == {}
