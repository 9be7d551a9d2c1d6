"""The two modules read as one course: each competence leads to the other module, and is led to."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Tree
from allervers_training.catalogue.domain import Course


def targets(tree: Tree, document_id: str) -> Iterator[str]:
    """Give the documents that a text links to in its sentences."""
    for child, _ in tree.by_id[document_id].parsed.inlines():
        if child.type == "link_open":
            scheme, _, rest = str(child.attrGet("href") or "").partition(":")
            if scheme == "ressource":
                yield rest.partition("#")[0]


def competences_linked(tree: Tree, document_id: str) -> set[str]:
    """Give the competences that a text links to, by their own page or one of their resources."""
    course = tree.loaded.draft
    above = (course.competence_of(target) for target in targets(tree, document_id))
    of_resources = {one.id for one in above if one}
    return of_resources | {t for t in targets(tree, document_id) if course.competence(t)}


def module_of(course: Course, competence_id: str) -> str:
    module = course.module_of(competence_id)
    return module.id if module else ""


def across(tree: Tree) -> set[tuple[str, str]]:
    """Give each pair of competences of two modules, the first leading to the second."""
    course = tree.loaded.draft
    return {
        (one.id, other)
        for one in course.competences
        for other in competences_linked(tree, one.id)
        if module_of(course, one.id) != module_of(course, other)
    }


def test_each_competence_leads_to_the_other_module(tree: Tree) -> None:
    every = {one.id for one in tree.loaded.draft.competences}
    assert {one for one, _ in across(tree)} == every


def test_each_competence_is_led_to_from_the_other_module(tree: Tree) -> None:
    every = {one.id for one in tree.loaded.draft.competences}
    assert {other for _, other in across(tree)} == every


def test_the_competences_of_the_second_module_lead_to_one_another(tree: Tree) -> None:
    second = {one.id for one in tree.loaded.draft.competences_of("m2-mise-en-pratique")}
    alone = [one for one in second if not competences_linked(tree, one) & (second - {one})]
    assert alone == []


def test_the_openings_of_the_two_modules_refer_to_each_other(tree: Tree) -> None:
    first, second = (module.id for module in tree.loaded.draft.modules)
    assert second in targets(tree, first)
    assert first in targets(tree, second)
