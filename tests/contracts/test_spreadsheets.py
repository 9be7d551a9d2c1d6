"""Every CSV of the program is written by one function, and no cell of it is a formula."""

import ast
import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.contracts.code import PACKAGE, name_of, python_files

from allervers_training.accounts.models import Person
from allervers_training.activities.arbre_des_causes import exports as of_trees
from allervers_training.activities.debat_mouvant import exports as of_debates
from allervers_training.activities.quiz_en_groupe import exports as of_quizzes
from allervers_training.activities.registry import KINDS
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.contributing.exports import hours_csv
from allervers_training.contributing.models import WorkedTime
from allervers_training.emargement.exports import presence_csv
from allervers_training.invitations.exports import people_csv

WRITER = "kernel/spreadsheet.py"
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


class Hostile(dict[str, Any]):
    """A report in which every text that anybody could have typed is a formula."""

    def __init__(self, start: str, **lists: list[Any]) -> None:
        super().__init__(lists)
        self.start = start

    def __missing__(self, _key: str) -> str:
        return f"{self.start}1+1"


def debate(start: str) -> str:
    told = Hostile(start)
    counts = Hostile(start, comptes={told["zone"]: 1}, ensemble=2, total=3)
    item = Hostile(
        start,
        avant=counts, apres=counts, deplacements=[told], comptage_salle={told["x"]: {told["y"]: 1}},
        arguments=[Hostile(start, autres_formulations=[told["x"]])], paroles_partagees=[told["x"]],
        notes=[told], personnes=[told],
    )  # fmt: skip
    return of_debates.as_csv({"affirmations": [item]})


def tree(start: str) -> str:
    told = Hostile(start)
    fact = Hostile(start, autres_formulations=[told["x"]])
    table = Hostile(start, faits=[fact], liens=[told], leviers=[told])
    return of_trees.as_csv({"tables": [table]})


def quiz(start: str) -> str:
    told = Hostile(start, nombre=None)
    return of_quizzes.as_csv({"questions": [Hostile(start, choix=[told])]})


def people(start: str) -> str:
    text = f"{start}1+1"
    place = Enrolment(
        role=SessionRole.TRAINEE, status=EnrolmentStatus.CONFIRMED, employer=text, funder=text
    )
    return people_csv([(place, Person(name=text, email=text), False)])  # fmt: skip


def presence(start: str) -> str:
    text = f"{start}1+1"
    return presence_csv([("Personne", "Total"), (text, 7), ("Bob", text)])


def hours(start: str) -> str:
    text = f"{start}1+1"
    return hours_csv([(WorkedTime(day=date(2027, 3, 1), minutes=30, task=text), text)])


WRITTEN: dict[str, Callable[[str], str]] = {
    "activities/arbre_des_causes/exports.py": tree,
    "activities/debat_mouvant/exports.py": debate,
    "activities/quiz_en_groupe/exports.py": quiz,
    "contributing/exports.py": hours,
    "emargement/exports.py": presence,
    "invitations/exports.py": people,
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_one_module_writes_csv() -> None:
    found = {
        name_of(path)
        for path in python_files()
        if "csv" in {i.split(".")[0] for i in imports(path)}
    }
    assert found == {WRITER}


def test_every_export_is_in_this_test() -> None:
    users = {
        name_of(path)
        for path in python_files()
        if any("kernel.spreadsheet" in name for name in imports(path))
    }
    assert users == set(WRITTEN)


def test_whatever_is_sent_as_csv_comes_from_one_of_them() -> None:
    """A route or a kind that says `text/csv` names one of these modules."""
    for path in python_files():
        if "text/csv" in path.read_text("utf-8"):
            assert any("exports" in name for name in imports(path)), name_of(path)
    assert all((PACKAGE / name).is_file() for name in WRITTEN)
    assert {slug for slug, kind in KINDS.items() if "csv" in kind.exports} == {
        "arbre_des_causes",
        "debat_mouvant",
        "quiz_en_groupe",
    }


@pytest.mark.parametrize("start", LIVE, ids=repr)
@pytest.mark.parametrize("name", WRITTEN)
def test_no_cell_of_an_export_is_computed(name: str, start: str) -> None:
    text = WRITTEN[name](start)
    read = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    cells = [cell for row in list(read)[1:] for cell in row]
    assert any(cell.startswith(f"'{start}") for cell in cells)
    assert [cell for cell in cells if cell.startswith(LIVE)] == []
