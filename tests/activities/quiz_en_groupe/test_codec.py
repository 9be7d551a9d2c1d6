"""Stored events: one of each type, written once and readable for ever (`evenements.json`)."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from allervers_training.activities.quiz_en_groupe import codec
from allervers_training.activities.quiz_en_groupe.domain import evenements as e

STORED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "evenements.json").read_text("utf-8")
)
MEANT: tuple[e.Evenement, ...] = (
    e.QuestionMontree(2),
    e.ReponseEnvoyee(2, 3),
    e.QuestionFermee(2, 11, ("a", "c"), {"a": 8, "b": 0, "c": 3}),
    e.ExplicationMontree(2, "a"),
    e.QuizSuspendu(),
    e.QuizRepris(),
    e.QuizClos(),
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


def test_what_an_older_or_a_newer_version_writes_loads_too() -> None:
    assert codec.decode("QuestionFermee", {"rang": 0, "reponses": 4}) == e.QuestionFermee(0, 4)
    assert codec.decode("QuestionMontree", {"rang": 0, "au_mur": True}) == e.QuestionMontree(0)
