"""Stored events: one of each type, written once and readable for ever (`evenements.json`)."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.activities.arbre_des_causes.deroule import NEUF_HEURES, un_chantier

from allervers_training.activities.arbre_des_causes import codec
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.application import apply
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Effort,
    Jugement,
    Nature,
    Niveau,
    NonRecours,
    Raison,
    Statut,
    Terme,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase

STORED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "evenements.json").read_text("utf-8")
)
MEANT: tuple[e.Evenement, ...] = (
    e.FaitAjoute(
        1, 4, "Le bureau ferme à 16 heures", 3, 1, None, Nature.HYPOTHESE,
        Categorie.ORGANISATION, NonRecours.NON_RECEPTION, "c2-r1",
    ),
    e.FaitReecrit(1, 4, "Le bureau ferme tôt", 3),
    e.FormulationAjoutee(1, 4, "On arrive trop tard"),
    e.FormulationEcartee(1, 4, "On arrive trop tard"),
    e.FaitQualifie(1, 4, Nature.OPINION, Caractere.INHABITUEL, None, NonRecours.AUCUN),
    e.FaitScinde(1, 4, "Le bureau est loin", 9, "Le bureau est fermé"),
    e.FaitsFusionnes(1, 4, 5),
    e.FaitGare(1, 4),
    e.FaitSupprime(1, 4, relie=True),
    e.FaitRestaure(1, 4, Statut.BOITE),
    e.LienPose(2, 1, 4),
    e.LienRetire(2, 1, 4),
    e.LienRedirige(2, 4, 1, 5),
    e.NecessiteJugee(1, 1, 4, Jugement.A_VERIFIER),
    e.SuffisanceJugee(1, 1),
    e.BrancheArretee(1, 4, Raison.HORS_DE_PORTEE, "La loi"),
    e.BrancheReprise(1, 4),
    e.LevierPose(1, 6, 4, "Ouvrir un soir", Niveau.INSTITUTION, "Nous", Terme.COURT, None, 3),
    e.LevierChange(1, 6, None, Niveau.TERRITOIRE, "", None, Effort.FORT),
    e.LevierRetire(1, 6),
    e.VoixDonnee(1, 6, 3),
    e.VoixRetiree(1, 6, 3),
    e.PlumePrise(1, 4, 3, 30),
    e.PlumeRendue(1, 4),
    e.OperationAnnulee(1),
    e.OperationRetablie(1),
    e.PersonneArrivee(3, 2),
    e.PersonneAssise(3, 1),
    e.TablesFormees(2, {3: 1, 12: 2}),
    e.TableMontree(2),
    e.UltimeFormule("Ana n'a pas demandé"),
    e.PhaseChangee(Phase.VERIFICATION),
    e.AtelierSuspendu(),
    e.AtelierRepris(),
    e.TempsAjoute(120),
    e.AtelierClos(),
)  # fmt: skip


def test_one_event_of_each_type_is_stored_here() -> None:
    assert set(STORED) == {kind.__name__ for kind in get_args(e.Evenement)}
    assert {type(event).__name__ for event in MEANT} == set(STORED)


@pytest.mark.parametrize("event", MEANT, ids=lambda event: type(event).__name__)
def test_an_old_log_still_loads(event: e.Evenement) -> None:
    name = type(event).__name__
    assert codec.decode(name, STORED[name]) == event


@pytest.mark.parametrize("event", MEANT, ids=lambda event: type(event).__name__)
def test_an_event_is_stored_as_it_always_was(event: e.Evenement) -> None:
    name, payload = codec.encode(event)
    assert json.loads(json.dumps(payload)) == STORED[name]


@pytest.mark.parametrize("event", MEANT, ids=lambda event: type(event).__name__)
def test_no_event_of_the_log_fails_to_apply_wherever_it_stands(event: e.Evenement) -> None:
    atelier = un_chantier().atelier
    apply(apply(atelier, event, NEUF_HEURES), event, NEUF_HEURES)


def test_words_come_back_as_words_of_the_domain() -> None:
    added = codec.decode("FaitAjoute", STORED["FaitAjoute"])
    assert isinstance(added, e.FaitAjoute)
    assert isinstance(added.categorie, Categorie)
    judged = codec.decode("NecessiteJugee", STORED["NecessiteJugee"])
    assert isinstance(judged, e.NecessiteJugee)
    assert isinstance(judged.jugement, Jugement)


def test_what_an_older_version_did_not_write_takes_its_default() -> None:
    assert codec.decode("FaitAjoute", {"table": 1, "fait": 2}) == e.FaitAjoute(1, 2)
    assert codec.decode("FaitRestaure", {"table": 1, "fait": 2}) == e.FaitRestaure(1, 2)


def test_what_a_newer_version_wrote_besides_is_left_out() -> None:
    assert codec.decode("OperationAnnulee", {"table": 1, "cause": "x"}) == e.OperationAnnulee(1)
