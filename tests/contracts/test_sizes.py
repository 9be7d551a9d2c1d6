"""Small files, small functions; whatever is longer says why, and no longer than it must."""

from pathlib import Path

import pytest
from tests.contracts.code import functions, line_count, name_of, python_files, template_files

FILE, HARD_CAP = 150, 320
FUNCTION, ROUTE, TEMPLATE = 30, 15, 80

# file -> the most lines it may have, and why it is not cut in two
LONGER_FILES = {
    "accounts/service.py": (170, "one function per intention, each short"),
    "activities/arbre_des_causes/domain/commandes.py": (270, "one class per command"),
    "activities/arbre_des_causes/domain/evenements.py": (310, "one class per event"),
    "activities/arbre_des_causes/domain/graphe.py": (185, "everything that is read from the links of a tree"),
    "activities/arbre_des_causes/domain/regles_cartes.py": (200, "every rule about a card on one page"),
    "activities/arbre_des_causes/forms.py": (240, "one reader per form"),
    "activities/debat_mouvant/domain/application.py": (235, "one function per event, read side by side"),
    "activities/debat_mouvant/domain/bilan.py": (210, "one computation, from counts to what may be told"),
    "activities/debat_mouvant/domain/commandes.py": (170, "one class per command"),
    "activities/debat_mouvant/domain/decisions.py": (240, "every rule of the debate on one page"),
    "activities/debat_mouvant/domain/etat.py": (210, "the whole state, with its words"),
    "activities/debat_mouvant/domain/evenements.py": (170, "one class per event"),
    "activities/debat_mouvant/forms.py": (170, "one reader per form"),
    "activities/engine/batch.py": (170, "one transaction, read downwards"),
    "activities/engine/bus.py": (160, "two buses behind the same methods"),
    "activities/engine/writer.py": (155, "one thread, read downwards"),
    "activities/engine/kind.py": (170, "all that a kind is asked, on one page"),
    "contributing/access.py": (195, "the only ways to a row, one short function each"),
    "contributing/personal.py": (205, "one declaration per table"),
    "cohorts/service/places.py": (180, "one function per intention, each short"),
    "conducteur/running_service.py": (170, "one function per intention, each short"),
    "kernel/db.py": (200, "the base, the engine and its transactions"),
    "positioning/pages/own.py": (160, "the three pages of one's own"),
    "salle/desk.py": (195, "what routes of the room talk to"),
    "salle/rooms.py": (250, "what a process knows of its rooms, under one lock"),
    "salle/routes.py": (185, "the room's addresses, one after the other"),
}  # fmt: skip

LONGER_FUNCTIONS = {
    "app/__init__.py:create_app": (40, "the only place that wires, one line for each thing"),
    "activities/debat_mouvant/domain/decisions.py:_course": (40, "one case per command, as a table"),
    "activities/debat_mouvant/rapport.py:_of_tour": (36, "one dictionary: what is taken home"),
}  # fmt: skip


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_a_file_is_short_or_says_why(path: Path) -> None:
    cap, _why = LONGER_FILES.get(name_of(path), (FILE, ""))
    assert line_count(path) <= cap


def test_a_function_is_short_or_says_why() -> None:
    found = [function for path in python_files() for function in functions(path)]
    caps = {f.where: ROUTE if f.is_route else FUNCTION for f in found}
    caps |= {where: cap for where, (cap, _why) in LONGER_FUNCTIONS.items()}
    assert {f.where: f.lines for f in found if f.lines > caps[f.where]} == {}


@pytest.mark.parametrize("path", template_files(), ids=name_of)
def test_a_template_is_short(path: Path) -> None:
    assert line_count(path) <= TEMPLATE


def test_no_exception_outlives_its_need() -> None:
    files = {name_of(path): line_count(path) for path in python_files()}
    lengths = {f.where: f.lines for path in python_files() for f in functions(path)}
    assert {name for name in LONGER_FILES if files.get(name, 0) <= FILE} == set()
    assert {name for name in LONGER_FUNCTIONS if lengths.get(name, 0) <= FUNCTION} == set()


def test_every_exception_has_a_reason_and_stays_under_the_hard_cap() -> None:
    assert all(why for _cap, why in (*LONGER_FILES.values(), *LONGER_FUNCTIONS.values()))
    assert max(cap for cap, _why in LONGER_FILES.values()) <= HARD_CAP
