"""Settings of an atelier, its words, and the French words of the domain."""

from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest
from tests.activities.arbre_des_causes.deroule import U, un_atelier

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain import arbre as a
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Phase,
    Reglages,
    Repartition,
    Reserve,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import Relation
from allervers_training.activities.arbre_des_causes.reglages import (
    prepare,
    read_settings,
    seconds_of,
)
from allervers_training.catalogue.domain import ArbreDesCauses
from allervers_training.kernel.errors import Invalid, SiteError

OWN = {"fait_ultime": "Ana n'a pas demandé"}


def exercise() -> ArbreDesCauses:
    cause = SimpleNamespace(
        id="c2-r1", text="Le bureau est loin.", category="organisation", non_take_up="non-reception"
    )
    plain = SimpleNamespace(id="c2-r2", text="Elle est seule.", category="personne", non_take_up="")
    made = object.__new__(ArbreDesCauses)  # the catalogue's own fields are none of our business
    values = {
        "mode": "reussite", "duration": 60, "reserve": (cause, plain), "title": "Titre",
        "situation": "Une situation.", "final_fact": "Le fait.",
    }  # fmt: skip
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def test_what_is_not_stored_takes_its_default() -> None:
    assert read_settings({}) == Reglages(secondes=seconds_of(120))


def test_an_exercise_brings_its_mode_its_time_and_its_reserve_but_no_words() -> None:
    stored = prepare(exercise(), {})
    assert "Une situation" not in str(stored)
    chosen = read_settings(stored)
    assert (chosen.mode, chosen.nombre) == (a.Mode.REUSSITE, 1)
    assert chosen.secondes == seconds_of(60)
    assert chosen.reserve == (
        Reserve("c2-r1", a.Categorie.ORGANISATION, a.NonRecours.NON_RECEPTION),
        Reserve("c2-r2", a.Categorie.PERSONNE, a.NonRecours.AUCUN),
    )


def test_the_trainer_may_bring_her_own_situation() -> None:
    fields = {**OWN, "titre": " Ana ", "mode": "problemes", "repartition": "lot", "tables": "4"}
    stored = prepare(None, fields)
    assert stored["textes"] == {"titre": "Ana", "fait_ultime": "Ana n'a pas demandé"}
    chosen = read_settings(stored)
    assert (chosen.mode, chosen.repartition, chosen.nombre) == (
        a.Mode.PROBLEMES,
        Repartition.LOT,
        4,
    )


def test_an_exercise_may_be_left_for_another_mode_with_words_of_ones_own() -> None:
    fields = {"mode": "problemes", "situation": "Au guichet.", "fait_ultime": "On ne vient plus"}
    stored = prepare(exercise(), fields)
    chosen = read_settings(stored)
    assert (chosen.mode, chosen.reserve) == (a.Mode.PROBLEMES, ())
    assert stored["textes"] == {"situation": "Au guichet.", "fait_ultime": "On ne vient plus"}
    with pytest.raises(Invalid) as refused:
        prepare(exercise(), {"mode": "problemes"})
    assert set(refused.value.fields) == {"situation", "fait_ultime"}
    assert prepare(exercise(), {"mode": "reussite"}) == prepare(exercise(), {})


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "fait_ultime"),
        ({"fait_ultime": "x" * 201}, "fait_ultime"),
        ({**OWN, "situation": "x" * 1201}, "situation"),
        ({**OWN, "mode": "autre"}, "mode"),
        ({**OWN, "repartition": "hasard"}, "repartition"),
        ({**OWN, "repartition": "lot", "tables": "13"}, "tables"),
        ({**OWN, "repartition": "lot", "tables": "deux"}, "tables"),
        ({**OWN, "minutes": "5"}, "minutes"),
    ],
)
def test_what_cannot_be_chosen_is_said_beside_its_field(fields: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        prepare(None, fields)
    assert set(refused.value.fields) == {field}


def test_stored_settings_are_checked_too() -> None:
    with pytest.raises(SiteError):
        read_settings({"repartition": "lot", "tables": 0})


@pytest.mark.parametrize("minutes", [60, 90, 120])
def test_the_phases_share_the_time_that_was_chosen(minutes: int) -> None:
    shared = seconds_of(minutes)
    assert set(shared) == set(Phase) - {Phase.CLOS}
    assert abs(sum(shared.values()) - 60 * minutes) <= 120
    assert max(shared, key=lambda phase: shared[phase]) is Phase.CONSTRUCTION


def test_words_come_from_the_course_or_from_the_trainer() -> None:
    course: Any = SimpleNamespace(
        get=lambda _id, _type: exercise(), resource=lambda _id: None, credits={}
    )
    found = textes.resolve(course, "x", {"textes": {"fait_ultime": "Le nôtre."}})
    assert found == {
        "titre": "Titre",
        "situation": "Une situation.",
        "fait_ultime": "Le nôtre.",
        "c2-r1": "Le bureau est loin.",
        "c2-r2": "Elle est seule.",
    }
    assert textes.resolve(course, "", {}) == {}


def test_a_card_says_its_own_words_or_those_of_the_course() -> None:
    said = {"fait_ultime": "Le fait.", "c2-r1": "Le bureau est loin."}
    atelier = un_atelier(phase=Phase.CONSTRUCTION, reserve=(Reserve("c2-r1"),))
    atelier.fait(c.PoserReserve("c2-r1", U))
    own = atelier.carte("C'est loin", effet=U)
    words = [textes.words(atelier.atelier, f, said) for f in atelier.arbre.faits.values()]
    assert words == ["Le fait.", "Le bureau est loin.", "C'est loin"]
    atelier.fait(c.Fusionner(2, own), s.FormulerUltime("Autrement"))
    assert textes.wordings(atelier.arbre, atelier.carte_de(own), said) == ("Le bureau est loin.",)
    assert textes.words(atelier.atelier, atelier.carte_de(U), said) == "Autrement"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (Phase, mots.PHASES),
        (a.Mode, mots.MODES),
        (a.Mode, mots.ULTIMES),
        (Repartition, mots.REPARTITIONS),
        (a.Nature, mots.NATURES),
        (a.Caractere, mots.CARACTERES),
        (a.Categorie, mots.CATEGORIES),
        (a.NonRecours, mots.NON_RECOURS),
        (a.Statut, mots.STATUTS),
        (a.Jugement, mots.JUGEMENTS),
        (a.Raison, mots.RAISONS),
        (a.Niveau, mots.NIVEAUX),
        (a.Terme, mots.TERMES),
        (a.Effort, mots.EFFORTS),
        (Relation, mots.RELATIONS),
    ],
)
def test_every_word_is_said(words: type[StrEnum], said: dict[StrEnum, str]) -> None:
    assert set(said) == set(words)
    assert len(set(said.values())) == len(said)
    assert all(text.strip() for text in said.values())
