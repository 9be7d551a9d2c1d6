"""What somebody did in a room, and on her path, is told to her in words, never in those of the program."""

import dataclasses
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from allervers_training.activities.arbre_des_causes.domain.evenements import Evenement as DeLArbre
from allervers_training.activities.debat_mouvant.domain.evenements import Evenement as DuDebat
from allervers_training.activities.quiz_en_groupe.domain.evenements import Evenement as DuQuiz
from allervers_training.positioning.domain import Moment
from allervers_training.progress.domain.words import AS_COMPLETED, AS_NOT_COMPLETED
from allervers_training.progress.personal import ABOUT
from allervers_training.salle.personal import OWN, SAID, SEATS

PROGRAM = re.compile(r"\b\w+_\w+\b")
OWN_EVENTS = [
    kind
    for kinds in (DuDebat, DeLArbre, DuQuiz)
    for kind in get_args(kinds)
    if {OWN, SEATS} & {field.name for field in dataclasses.fields(kind)}
]  # others are the group's, or the team's: told to nobody as hers


def closed_lists(hint: Any) -> Iterator[type[StrEnum]]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        yield hint
    for inside in get_args(hint):
        yield from closed_lists(inside)


@pytest.mark.parametrize("kind", OWN_EVENTS, ids=lambda kind: kind.__name__)
def test_whatever_one_did_in_a_room_is_said_in_french(kind: type[Any]) -> None:
    assert kind.__name__ in SAID["geste"]
    for name, hint in get_type_hints(kind).items():
        assert not PROGRAM.search(SAID["détail"].get(name, name)), name
        for word in (word for words in closed_lists(hint) for word in words):
            assert not PROGRAM.search(SAID.get(name, {}).get(word, word)), (name, word)


def test_what_an_event_of_a_path_is_about_is_said_in_french() -> None:
    assert {*Moment, AS_COMPLETED, AS_NOT_COMPLETED} <= set(ABOUT)
