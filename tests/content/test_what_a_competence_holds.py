"""What each competence holds, as the table of the design says it.

Affirmations, starting situations, questions, positioning statements and the length of simplified
lines are rules of the checker (K01, Q04, V01, the schema), which must have nothing to say.
"""

import pytest

from allervers_training.catalogue.check import check
from allervers_training.catalogue.checks.tree import Tree
from allervers_training.catalogue.domain import (
    MiseEnSituation,
    Resource,
)
from allervers_training.catalogue.sources import Files

FEWEST_VIGNETTES = 3  # on the page, and again in the exercises
ROLE_PLAYS = {
    "c1-raisons": 0,
    "c2-besoin": 0,
    "c3-conditions": 1,
    "c4-techniques": 3,
    "c5-cooperer": 1,
    "c6-effets": 1,
}


def vignettes(tree: Tree, document_id: str) -> int:
    blocks = tree.by_id[document_id].parsed.fences.blocks.values()
    return sum(block.name == "vignette" for block in blocks)


def test_the_checker_has_nothing_to_say(files: Files) -> None:
    assert check(files) == ()


def test_the_table_names_every_competence(tree: Tree) -> None:
    assert [one.id for one in tree.loaded.draft.competences] == list(ROLE_PLAYS)


@pytest.mark.parametrize(("competence", "role_plays"), ROLE_PLAYS.items())
def test_a_competence_holds_what_the_design_says(
    tree: Tree, competence: str, role_plays: int
) -> None:
    course = tree.loaded.draft
    exercises = course.resources_of(competence, Resource)
    assert len(course.resources_of(competence, MiseEnSituation)) == role_plays
    assert vignettes(tree, competence) >= FEWEST_VIGNETTES
    assert sum(vignettes(tree, exercise.id) for exercise in exercises) >= FEWEST_VIGNETTES
