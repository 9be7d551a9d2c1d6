"""Stored events: one of each type, written once and readable for ever (`evenements.json`)."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from allervers_training.activities.debat_mouvant import codec
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Rubrique, Zone

STORED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "evenements.json").read_text("utf-8")
)
MEANT: tuple[e.Evenement, ...] = (
    e.PositionPrise(3, Zone.TOUT_A_FAIT, "salle"),
    e.ObservationChoisie(3),
    e.MotifDonne(3, 2, "Ce témoignage", partage=True),
    e.MainLevee(3),
    e.MainBaissee(3),
    e.ParoleDonnee(3),
    e.ParoleTerminee(3, 42),
    e.ArgumentPropose(1, 3, Zone.OUI, "On dérange"),
    e.ArgumentNote(2, Zone.NON, "On accompagne"),
    e.ArgumentRetenu(1, Zone.NSP),
    e.ArgumentMasque(1),
    e.ArgumentsReunis(1, 2),
    e.ComptageSaisi(Moment.APRES, {Zone.OUI: 4, Zone.PAS_DU_TOUT: 0}, "papier"),
    e.PhaseChangee(Phase.POSITION_FINALE, 7),
    e.AffirmationChoisie(1),
    e.DebatSuspendu(),
    e.DebatRepris(),
    e.TempsAjoute(120),
    e.ComptesMontres(True),
    e.NotePrise(Rubrique.A_VERIFIER, "Le taux de non-recours"),
    e.DebatClos(),
)


def test_one_event_of_each_type_is_stored_here() -> None:
    assert set(STORED) == {kind.__name__ for kind in get_args(e.Evenement)}


@pytest.mark.parametrize("event", MEANT, ids=lambda event: type(event).__name__)
def test_an_old_log_still_loads(event: e.Evenement) -> None:
    name = type(event).__name__
    assert codec.decode(name, STORED[name]) == event


@pytest.mark.parametrize("event", MEANT, ids=lambda event: type(event).__name__)
def test_an_event_is_stored_as_it_always_was(event: e.Evenement) -> None:
    name, payload = codec.encode(event)
    assert json.loads(json.dumps(payload)) == STORED[name]


def test_words_come_back_as_words_of_the_domain() -> None:
    placed = codec.decode("PositionPrise", STORED["PositionPrise"])
    assert isinstance(placed, e.PositionPrise)
    assert isinstance(placed.zone, Zone)
    counted = codec.decode("ComptageSaisi", STORED["ComptageSaisi"])
    assert isinstance(counted, e.ComptageSaisi)
    assert {type(zone) for zone in counted.comptes} == {Zone}


def test_what_an_older_version_did_not_write_takes_its_default() -> None:
    assert codec.decode("PhaseChangee", {"phase": "bilan"}) == e.PhaseChangee(Phase.BILAN, 0)
    assert codec.decode("PositionPrise", {"numero": 1, "zone": "oui"}) == e.PositionPrise(
        1, Zone.OUI
    )


def test_what_a_newer_version_wrote_besides_is_left_out() -> None:
    assert codec.decode("MainLevee", {"numero": 3, "geste": "doigt"}) == e.MainLevee(3)
