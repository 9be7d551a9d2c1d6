"""What the screens may tell, regime by regime and number by number: the table of design/live.md."""

import pytest
from tests.activities.debat_mouvant.deroule import NON, NSP, OUI, Deroule, foule, pose, un_debat

from allervers_training.activities.debat_mouvant import exports
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Variante, Zone
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.regimes import Regime, Shown


def en_confidence(places: dict[int, Zone], phase: Phase = Phase.REVELATION) -> Deroule:
    return pose(places, phase, regime=Regime.CONFIDENTIAL)


@pytest.mark.parametrize("regime", [Regime.VISIBLE, Regime.CONFIDENTIAL])
@pytest.mark.parametrize("phase", [Phase.POSITION, Phase.POSITION_FINALE])
def test_while_people_choose_only_how_many_have_is_told(regime: Regime, phase: Phase) -> None:
    debat = un_debat(regime=regime).en(phase).place(foule(oui=9, non=2))
    for audience, region in ((Audience.PARTICIPANT, "salle"), (Audience.PROJECTION, "bas")):
        assert debat.vue(audience)[region].avance == "11 sur 14"
    assert debat.vue(Audience.PARTICIPANT)["salle"].comptes is None
    assert debat.vue(Audience.PROJECTION)["ecran"].comptes is None


def test_more_answers_than_people_registered_never_looks_absurd() -> None:
    debat = un_debat().en(Phase.POSITION).place(foule(oui=16))
    assert debat.vue(Audience.PROJECTION)["bas"].avance == "16 sur 16"


@pytest.mark.parametrize(
    ("people", "level"),
    [
        (1, Shown.NOTHING),
        (4, Shown.NOTHING),
        (5, Shown.WORDS),
        (9, Shown.WORDS),
        (10, Shown.COUNTS),
    ],
)
def test_in_confidentiel_the_number_of_people_decides(people: int, level: Shown) -> None:
    debat = en_confidence(foule(oui=people))
    assert b.first_places(debat.debat).niveau is level


@pytest.mark.parametrize("people", [1, 4, 5, 9, 10, 40])
def test_in_visible_everything_is_told_whatever_the_number(people: int) -> None:
    told = b.first_places(pose(foule(oui=people)).debat)
    assert told.niveau is Shown.ALL
    assert dict(told.comptes) == {OUI: people, NSP: 0, NON: 0}


def test_fewer_than_five_no_figure_and_no_word() -> None:
    debat = en_confidence(foule(oui=3, non=1), Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    told = b.summary(debat.debat)
    assert (told.bouge, told.flux, told.avant.comptes, told.avant.tendance) == (None, (), (), "")
    assert told.apres.tendance == ""


def test_from_five_to_nine_words_and_how_many_moved_without_crossing() -> None:
    debat = en_confidence(foule(oui=5, non=2), Phase.ECHANGES).place({1: NON}).en(Phase.BILAN)
    told = b.summary(debat.debat)
    assert (told.avant.tendance, told.apres.tendance) == ("plutôt d'accord", "partagé")
    assert (told.bouge, told.flux, told.avant.comptes, told.apres.comptes) == (1, (), (), ())


def test_from_ten_counts_of_which_the_small_stand_together() -> None:
    told = b.first_places(en_confidence(foule(oui=8, nsp=2, non=1)).debat)
    assert (told.comptes, told.ensemble) == ((), 11)  # « 8 » beside a rest of 3 would tell 1 and 2


def test_one_small_zone_takes_another_along() -> None:
    told = b.first_places(en_confidence(foule(oui=8, nsp=4, non=1)).debat)
    assert (told.comptes, told.ensemble) == (((OUI, 8),), 5)


def test_of_a_group_of_one_mind_no_zone_is_told() -> None:
    told = b.first_places(en_confidence(foule(oui=12)).debat)
    assert (told.comptes, told.ensemble) == ((), 12)


def test_words_that_would_split_the_merged_zones_are_not_said() -> None:
    merged = b.first_places(en_confidence(foule(oui=8, nsp=4, non=1)).debat)
    whole = b.first_places(en_confidence(foule(oui=8, nsp=4, non=3)).debat)
    assert (merged.tendance, whole.tendance) == ("", "plutôt d'accord")


def test_a_flow_is_told_whole_when_none_of_its_cells_is_small() -> None:
    debat = pose(
        foule(oui=15, non=15),
        Phase.ECHANGES,
        regime=Regime.CONFIDENTIAL,
        variante=Variante.DEUX_RIVES,
    )
    moves = {**dict.fromkeys(range(1, 6), NON), **dict.fromkeys(range(16, 20), OUI)}
    told = b.summary(debat.place(moves).en(Phase.BILAN).debat)
    assert (told.bouge, sorted(n for _, n in told.flux)) == (9, [4, 5, 10, 11])


def test_a_flow_with_a_small_cell_is_not_told_at_all() -> None:
    debat = pose(
        foule(oui=15, non=15),
        Phase.ECHANGES,
        regime=Regime.CONFIDENTIAL,
        variante=Variante.DEUX_RIVES,
    )
    told = b.summary(debat.place({1: NON}).en(Phase.BILAN).debat)
    assert (told.bouge, told.flux) == (None, ())


def test_during_the_exchanges_the_places_told_are_those_of_the_reveal() -> None:
    debat = en_confidence(foule(oui=6, non=6), Phase.ECHANGES)
    debat.fait(c.MontrerComptes(True))
    before = debat.vue(Audience.PROJECTION)["ecran"].comptes
    debat.place({1: NON, 2: NON, 13: NON})
    assert debat.vue(Audience.PROJECTION)["ecran"].comptes == before


def test_a_late_joiner_enters_no_published_figure() -> None:
    debat = en_confidence(foule(oui=6, non=6), Phase.ECHANGES).place({13: NON}).en(Phase.BILAN)
    told = b.summary(debat.debat)
    assert (told.avant.total, told.apres.total) == (12, 12)


def test_heads_typed_for_the_room_do_not_lift_the_thresholds_of_the_phones() -> None:
    debat = en_confidence({1: OUI, 2: NON}).compte(Moment.AVANT, oui=20, non=3)
    told = b.first_places(debat.debat)
    assert OUI not in dict(told.comptes)
    assert NON not in dict(told.comptes)


def test_people_and_their_places_are_drawn_in_visible_alone() -> None:
    assert pose(foule(oui=6, non=6)).vue(Audience.PROJECTION)["ecran"].gens
    assert not en_confidence(foule(oui=6, non=6)).vue(Audience.PROJECTION)["ecran"].gens


def test_names_enter_the_floor_in_visible_alone() -> None:
    for regime, name in ((Regime.VISIBLE, "Prénom-001"), (Regime.CONFIDENTIAL, "n° 1")):
        debat = pose({1: OUI}, Phase.ECHANGES, regime=regime).mains(1)
        debat.fait(c.DonnerParole())
        assert debat.vue(Audience.PROJECTION)["bas"].orateur == name
        assert debat.vue(Audience.CONSOLE)["parole"].orateur.nom == name


def test_no_confidential_view_nor_export_holds_a_name() -> None:
    debat = en_confidence(foule(oui=7, non=5), Phase.ECHANGES).place({1: NON}).mains(1, 2)
    debat.fait(c.DonnerParole())
    for _ in range(2):
        report = debat.rapport()
        files = [exports.as_json(report), exports.as_csv(report), exports.as_markdown(report)]
        assert "Prénom" not in repr(debat.vues()) + "".join(files)
        debat.en(Phase.BILAN)
    assert debat.rapport()["affirmations"][0]["personnes"] == []


def test_in_visible_the_report_tells_each_path_once_the_bilan_is_open() -> None:
    debat = pose({1: OUI}, Phase.ECHANGES).place({1: NON})
    assert debat.rapport()["affirmations"][0]["personnes"] == []
    told = debat.en(Phase.BILAN).rapport()["affirmations"][0]["personnes"]
    assert told == [{"personne": "Prénom-001", "avant": "D’accord", "apres": "Pas d’accord"}]


def test_in_confidentiel_going_back_behind_the_reveal_is_a_new_question() -> None:
    debat = en_confidence(foule(oui=6, non=6)).en(Phase.POSITION).place({13: NON})
    assert b.first_places(debat.en(Phase.REVELATION).debat).total == 1


def test_how_many_an_argument_moved_is_no_figure_in_a_small_group() -> None:
    debat = en_confidence(foule(oui=4), Phase.ECHANGES)
    debat.fait(c.NoterArgument(NON, "Un"))
    debat.place({1: NON}).fait(c.DonnerMotif(1), par=1)
    shown = debat.en(Phase.BILAN).vue(Audience.PROJECTION)["ecran"]
    assert shown.touchants == ()
    assert debat.rapport()["affirmations"][0]["arguments"][0]["a_touche"] == 0
