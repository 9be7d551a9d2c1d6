"""Each objective of a finished competence is worked on, checked by its quiz, and felt by people."""

import pytest
from tests.catalogue.builders import CLEAN, spoiled
from tests.contracts.code import ROOT
from tools.objectives import competences, page_of_objectives

from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.loader import load

KINDS = ("exercises", "questions", "statements")
SAYS = spoiled(
    "modules/1/c1/competence.md", 'service sort."', 'service sort.", objectives: ["obj-c1-1"]'
)


def test_the_page_of_objectives_is_up_to_date(tree: Tree) -> None:
    written = (ROOT / "docs/objectifs.md").read_text("utf-8")
    assert written == page_of_objectives(tree), "run « make tables »"


@pytest.mark.parametrize("kind", KINDS)
def test_no_objective_of_a_competence_with_a_quiz_is_left_alone(tree: Tree, kind: str) -> None:
    finished = [one for one in competences(tree) if one.has_quiz]
    assert finished
    assert [o.id for one in finished for o in one.objectives if not getattr(o, kind)] == []


def test_every_competence_announces_objectives(tree: Tree) -> None:
    assert [one.title for one in competences(tree) if not one.objectives] == []


def test_every_statement_of_a_competence_with_a_quiz_shows_an_objective(tree: Tree) -> None:
    course = tree.loaded.draft
    finished = [
        c for c, one in zip(course.competences, competences(tree), strict=True) if one.has_quiz
    ]
    assert [s.id for c in finished for s in c.positioning if not s.objectives] == []


def test_an_objective_gathers_what_headers_say_of_it() -> None:
    (one,) = competences(grow(load(SAYS)))
    (objective,) = one.objectives
    assert (objective.id, objective.text) == (
        "obj-c1-1",
        "Distinguer plusieurs formes de non-recours.",
    )
    assert objective.statements == ("c1-p1",)
    assert objective.questions
    assert all(
        link.startswith("[") and "../content/modules/1/c1/" in link for link in objective.exercises
    )


def test_guides_and_sheets_are_not_exercises() -> None:
    fiche = 'competences: ["c1"]\n---'
    files = spoiled("modules/1/c1/fiche.md", fiche, f'objectives: ["obj-c1-1"]\n{fiche}')
    assert competences(grow(load(files))) == competences(grow(load(CLEAN)))


def test_what_is_missing_is_said_on_the_page() -> None:
    assert "| aucun |" in page_of_objectives(grow(load(CLEAN)))
