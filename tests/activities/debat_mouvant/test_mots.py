"""Every word of the domain has its French words on screen."""

from enum import StrEnum
from pathlib import Path

import pytest
from tests.activities.debat_mouvant.deroule import un_debat

from allervers_training.activities.debat_mouvant import mots, vues
from allervers_training.activities.debat_mouvant.domain.etat import (
    ZONES,
    Mode,
    Phase,
    PremiereParole,
    Rubrique,
    Variante,
    Zone,
)
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.regimes import Regime


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (Phase, mots.PHASES),
        (Variante, mots.VARIANTES),
        (Mode, mots.MODES),
        (PremiereParole, mots.PREMIERES),
        (Rubrique, mots.RUBRIQUES),
        (Zone, mots.CONTINUUM),
    ],
)
def test_every_word_is_said(words: type[StrEnum], said: dict[StrEnum, str]) -> None:
    assert set(said) == set(words)
    assert len(set(said.values())) == len(said)
    assert all(text.strip() for text in said.values())


def test_every_regime_a_debate_may_have_makes_its_promise() -> None:
    assert set(mots.REGIMES) == set(Regime) - {Regime.ANONYMOUS}


def test_the_promise_of_confidentiel_speaks_of_places_and_says_that_moves_may_be_told() -> None:
    promise = mots.REGIMES[Regime.CONFIDENTIAL]
    assert "à une place" in promise
    assert "ont bougé peut être dit" in promise
    debat = un_debat(regime=Regime.CONFIDENTIAL).en(Phase.POSITION)
    debat.place(dict.fromkeys(range(1, 7), Zone.OUI)).en(Phase.ECHANGES)
    told = debat.place({1: Zone.NON}).en(Phase.BILAN).vue(Audience.PROJECTION)["ecran"].bilan
    assert told.bouge == 1
    assert (told.avant.comptes, told.apres.comptes, told.flux) == ((), (), ())


@pytest.mark.parametrize("variante", list(Variante))
def test_every_place_of_every_variant_has_a_name_of_its_own(variante: Variante) -> None:
    names = [mots.zone_name(zone, variante) for zone in ZONES[variante]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_tells_people_what_to_do(mode: Mode, phase: Phase) -> None:
    debat = un_debat(mode=mode, preparation=True).en(phase)
    assert debat.vue(Audience.PARTICIPANT)["question"].consigne


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("phase", list(Phase))
def test_in_confidentiel_no_sentence_invites_people_to_show_where_they_are(
    mode: Mode, phase: Phase
) -> None:
    debat = un_debat(regime=Regime.CONFIDENTIAL, mode=mode, preparation=True).en(phase)
    said = debat.vue(Audience.PARTICIPANT)["question"].consigne
    for inviting in ("Rejoignez", "dans la salle", "montrées", "votre rive", "Bougez"):
        assert inviting not in said
    if phase in {Phase.REVELATION, Phase.POSITION_FINALE}:
        assert "Restez où vous êtes." in said


def test_four_questions_open_the_debrief() -> None:
    assert len(mots.DEBRIEF) == 4


def test_the_middle_place_has_one_name_on_every_screen() -> None:
    folder = Path(vues.__file__).parents[1] / "templates"
    for template in folder.glob("*.html"):
        words = template.read_text("utf-8").casefold()
        assert "sans avis" not in words, template
        assert "doute ·" not in words, template
