"""Arguments: proposed from phones through an inbox, noted, kept, hidden, merged; and what moved people."""

import pytest
from tests.activities.debat_mouvant.deroule import NON, OUI, Deroule, pose, un_debat

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import Argument, Phase, Sort
from allervers_training.activities.engine.kind import Audience


def echanges() -> Deroule:
    return pose({1: OUI, 2: NON}, Phase.ECHANGES)


def kept(debat: Deroule) -> list[str]:
    return [a.texte for a in debat.vue(Audience.PARTICIPANT)["salle"].arguments]


def inbox(debat: Deroule) -> list[Argument]:
    return list(debat.vue(Audience.CONSOLE)["arguments"].a_trier)


def test_an_argument_from_a_phone_waits_in_the_inbox_before_the_room_sees_it() -> None:
    debat = echanges()
    events = debat.fait(c.ProposerArgument(OUI, "On dérange"), par=1)
    assert events == (e.ArgumentPropose(1, 1, OUI, "On dérange"),)
    assert [a.texte for a in inbox(debat)] == ["On dérange"]
    assert kept(debat) == []
    assert "On dérange" not in repr(debat.vue(Audience.PROJECTION))


def test_no_argument_is_proposed_during_the_announcement() -> None:
    assert un_debat().refus(c.ProposerArgument(OUI, "Trop tôt"), par=1)


def test_a_heard_argument_is_kept_at_once() -> None:
    debat = echanges()
    assert debat.fait(c.NoterArgument(NON, "Entendu")) == (e.ArgumentNote(1, NON, "Entendu"),)
    assert kept(debat) == ["Entendu"]


def test_keeping_an_argument_shows_it_and_may_change_its_camp() -> None:
    debat = echanges()
    debat.fait(c.ProposerArgument(OUI, "On dérange"), par=1)
    assert debat.fait(c.RetenirArgument(1, NON)) == (e.ArgumentRetenu(1, NON),)
    assert debat.fait(c.RetenirArgument(1, NON)) == ()
    assert (kept(debat), inbox(debat)) == (["On dérange"], [])
    assert debat.tour.arguments[1].camp is NON


def test_hiding_takes_an_argument_from_every_screen_and_keeps_its_trace() -> None:
    debat = echanges()
    debat.fait(c.NoterArgument(NON, "Blessant"), c.MasquerArgument(1))
    assert debat.fait(c.MasquerArgument(1)) == ()
    assert "Blessant" not in repr(debat.vues())
    assert "Blessant" not in repr(debat.rapport())
    assert debat.tour.arguments[1].sort is Sort.MASQUE
    debat.fait(c.RetenirArgument(1, NON))
    assert kept(debat) == ["Blessant"]


def test_merging_keeps_both_wordings() -> None:
    debat = reunis("Un", "Deux")
    assert kept(debat) == ["Un"]
    assert formulations(debat) == {"Un": ["Deux"]}


def test_merging_in_a_chain_keeps_every_wording() -> None:
    debat = reunis("Un", "Deux")
    debat.fait(c.NoterArgument(OUI, "Trois"), c.ReunirArguments(1, 3))
    assert sorted(formulations(debat)["Trois"]) == ["Deux", "Un"]


def test_merging_keeps_the_people_whom_each_wording_moved() -> None:
    debat = echanges()
    debat.fait(c.NoterArgument(NON, "Un"), c.NoterArgument(NON, "Deux"))
    debat.place({1: NON}).fait(c.DonnerMotif(2), par=1)
    debat.fait(c.ReunirArguments(2, 1))
    assert debat.rapport()["affirmations"][0]["arguments"][0]["a_touche"] == 1


def test_a_wording_merged_meanwhile_still_counts_for_the_one_that_is_kept() -> None:
    debat = reunis("Un", "Deux").place({1: NON})
    debat.fait(c.DonnerMotif(2), par=1)
    assert debat.rapport()["affirmations"][0]["arguments"][0]["a_touche"] == 1


@pytest.mark.parametrize(("argument", "avec"), [(1, 1), (1, 2), (1, 9), (9, 3)])
def test_merging_wants_two_arguments_of_which_one_is_kept(argument: int, avec: int) -> None:
    debat = echanges()
    debat.fait(c.ProposerArgument(OUI, "Un"), c.ProposerArgument(OUI, "Deux"), par=1)
    debat.fait(c.NoterArgument(OUI, "Trois"))
    assert debat.refus(c.ReunirArguments(argument, avec))


def test_merging_twice_changes_nothing() -> None:
    assert reunis("Un", "Deux").fait(c.ReunirArguments(2, 1)) == ()


def test_an_argument_put_away_meanwhile_is_said_in_plain_words() -> None:
    for commande in (c.RetenirArgument(7, OUI), c.MasquerArgument(7)):
        assert "n'est plus dans la liste" in echanges().refus(commande)


def test_whoever_moved_may_say_what_moved_her_once() -> None:
    debat = echanges()
    debat.fait(c.NoterArgument(NON, "Convaincant"))
    debat.place({1: NON})
    assert debat.fait(c.DonnerMotif(1), par=1) == (e.MotifDonne(1, 1),)
    assert debat.tour.arguments[1].a_touche == 1
    assert debat.fait(c.DonnerMotif(1), par=1) == ()


def test_she_may_say_nothing_and_is_not_asked_again() -> None:
    debat = echanges().place({1: NON})
    debat.fait(c.DonnerMotif(), par=1)
    assert not debat.moi(1).motif_attendu


def test_whoever_did_not_move_has_no_reason_to_give() -> None:
    assert echanges().fait(c.DonnerMotif(None, "Comme ça", partage=True), par=1) == ()


@pytest.mark.parametrize("partage", [True, False])
def test_words_are_read_to_the_room_only_when_she_agrees(partage: bool) -> None:
    debat = echanges().place({1: NON})
    debat.fait(c.DonnerMotif(None, "Mes mots à moi", partage), par=1)
    debat.en(Phase.BILAN)
    assert ("Mes mots à moi" in repr(debat.rapport())) is partage
    assert ("Mes mots à moi" in repr(debat.vues())) <= partage


@pytest.mark.parametrize("sort", [Sort.PROPOSE, Sort.MASQUE])
def test_an_argument_that_the_room_does_not_see_moves_nobody(sort: Sort) -> None:
    debat = echanges().place({1: NON})
    debat.fait(c.ProposerArgument(OUI, "Caché"), par=2)
    if sort is Sort.MASQUE:
        debat.fait(c.MasquerArgument(1))
    assert debat.refus(c.DonnerMotif(1), par=1)


def test_an_unknown_argument_moves_nobody() -> None:
    assert echanges().place({1: NON}).refus(c.DonnerMotif(9), par=1)


def test_the_console_has_no_reason_and_proposes_nothing() -> None:
    assert echanges().refus(c.DonnerMotif())
    assert echanges().refus(c.ProposerArgument(OUI, "Un"))


def reunis(first: str, second: str) -> Deroule:
    debat = echanges()
    debat.fait(c.NoterArgument(OUI, first), c.NoterArgument(OUI, second), c.ReunirArguments(2, 1))
    return debat


def formulations(debat: Deroule) -> dict[str, list[str]]:
    told = debat.rapport()["affirmations"][0]["arguments"]
    return {argument["texte"]: argument["autres_formulations"] for argument in told}
