"""The paper kit says everything that a debate without screens needs, and its counts come back."""

import re

import pytest
from tests.dev.site import EXERCISE, Cast, Site
from tests.salle.debate import Debate

from allervers_training.activities.debat_mouvant.domain.etat import Variante
from allervers_training.activities.debat_mouvant.kit import make_kit
from allervers_training.activities.debat_mouvant.vues.commun import PLACES
from allervers_training.catalogue.domain import DebatMouvant


@pytest.fixture
def exercise(site: Site) -> DebatMouvant:
    found = site.app.state.library.current.course.get(EXERCISE, DebatMouvant)
    assert found
    return found


@pytest.mark.one_database
def test_each_affirmation_has_its_sheet_with_its_places(exercise: DebatMouvant) -> None:
    kit = make_kit(exercise)
    assert [sheet.texte for sheet in kit.feuilles] == [s.text for s in exercise.statements]
    for sheet, said in zip(kit.feuilles, exercise.statements, strict=True):
        assert sheet.places == PLACES[Variante(said.variant)]


@pytest.mark.one_database
def test_one_set_of_cards_serves_every_affirmation(exercise: DebatMouvant) -> None:
    kit = make_kit(exercise)
    assert len(set(kit.cartes)) == len(kit.cartes)
    for sheet in kit.feuilles:
        assert any(set(sheet.places) <= set(cards) for cards in kit.cartes)


@pytest.mark.one_database
def test_the_kit_is_one_click_from_the_settings(
    site: Site, clients: Cast, exercise: DebatMouvant
) -> None:
    settings = f"/salle/{site.cohort}/preparation/{EXERCISE}"
    found = re.search(rf'href="({settings}/kit)"', clients.alice.get(settings).text)
    assert found
    kit = clients.alice.get(found[1]).text
    assert kit.count("Feuille de comptage") == len(exercise.statements)
    assert "À vérifier" in kit


def test_what_was_counted_on_paper_enters_the_bilan(site: Site, clients: Cast) -> None:
    debate = Debate(site, clients, site.open_debate(clients.alice, mode="corps"))
    debate.phase("position")
    for moment, agree, disagree in (("avant", 9, 4), ("apres", 6, 7)):
        if moment == "apres":
            debate.phase("position_finale")
        fields = {"moment": moment, "origine": "papier", "n-oui": agree, "n-non": disagree}
        assert debate.send(clients.alice, "comptages", None, **fields).status_code == 303
    debate.phase("bilan")
    assert [event["origine"] for event in debate.log("ComptageSaisi")] == ["papier"] * 2
    report = clients.alice.get(f"{debate.address}/rapport.csv").text
    assert re.search(r"9\b.*\b6\b", report, re.DOTALL)
