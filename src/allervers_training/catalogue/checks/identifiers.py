"""Identifiers given twice, or that nothing answers to."""

from collections.abc import Iterable, Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import (
    Competence,
    DebatMouvant,
    Guide,
    Module,
    Problem,
    Quiz,
    Resource,
)

Named = tuple[str, Page, int]
_VERIFY = "Vérifiez l’id : il s’écrit comme dans l’en-tête de la ressource."


def check_unique(tree: Tree) -> Iterator[Problem]:
    """Check what answers and activities point to: it may exist only once in the whole course."""
    yield from _twice((p.read.id, p, p.line("id")) for p in tree.pages if p.read.id)
    yield from _twice(_statements(tree))
    yield from _twice(
        (name, page, line)
        for page in tree.pages
        for name, line in page.anchors
        if name.startswith("obj-")
    )


def check_anchors(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        yield from _twice((n, page, line) for n, line in page.anchors if not n.startswith("obj-"))


def check_lists(tree: Tree) -> Iterator[Problem]:
    """Check that inside a list of a header no two elements have the same id."""
    for page in tree.pages:
        if page.header is not None:
            yield from _in_value(page, page.read.source.value, ())


def check_known(tree: Tree) -> Iterator[Problem]:
    """Check the competences, objectives, resources and modules that headers name."""
    for page, resource in tree.of_type(Resource):
        for rank, name in enumerate(resource.competences):
            if not isinstance(_header(tree, name), Competence):
                yield _unknown(page, page.line("competences", rank), "aucune compétence", name)
        for rank, name in enumerate(resource.objectives):
            yield from _objective(tree, page, page.line("objectives", rank), name)
    for page, quiz in tree.of_type(Quiz):
        for rank, item in enumerate(quiz.items):
            if item.objective:
                yield from _objective(
                    tree, page, page.line("items", rank, "objective"), item.objective
                )
    yield from _positions(tree)
    yield from _modules(tree)
    yield from _steps(tree)


def _statements(tree: Tree) -> Iterator[Named]:
    for page, debate in tree.of_type(DebatMouvant):
        for rank, statement in enumerate(debate.statements):
            yield statement.id, page, page.line("statements", rank, "id")
    for page, competence in tree.of_type(Competence):
        for rank, position in enumerate(competence.positioning):
            yield position.id, page, page.line("positioning", rank, "id")


def _twice(named: Iterable[Named]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, page, line in named:
        if name in seen:
            message = f"l’identifiant « {name} » est déjà pris : {seen[name]}."
            yield page.error(
                line, "I02", message, "Choisissez-en un autre ; ne changez pas le plus ancien."
            )
        seen.setdefault(name, f"{page.path}:{line}")


def _in_value(page: Page, value: object, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _in_value(page, item, (*path, key))
    elif isinstance(value, list):
        ids = [item.get("id") if isinstance(item, dict) else None for item in value]
        for rank, (name, item) in enumerate(zip(ids, value, strict=True)):
            if name is not None and name in ids[:rank]:
                message = f"deux éléments de cette liste s’appellent « {name} »."
                line = page.line(*path, rank, "id")
                yield page.error(line, "I04", message, "Donnez un autre id au second.")
            yield from _in_value(page, item, (*path, rank))


def _header(tree: Tree, name: str) -> object:
    page = tree.by_id.get(name)
    return page.header if page else None


def _objective(tree: Tree, page: Page, line: int, name: str) -> Iterator[Problem]:
    if name not in tree.objectives:
        yield _unknown(page, line, "aucun objectif", name)


def _positions(tree: Tree) -> Iterator[Problem]:
    for page, competence in tree.of_type(Competence):
        for rank, position in enumerate(competence.positioning):
            for n, name in enumerate(position.objectives):
                line = page.line("positioning", rank, "objectives", n)
                yield from _objective(tree, page, line, name)


def _modules(tree: Tree) -> Iterator[Problem]:
    for page, competence in tree.of_type(Competence):
        if not isinstance(_header(tree, competence.module), Module):
            yield _unknown(page, page.line("module"), "aucun module", competence.module)
    for page, module in tree.of_type(Module):
        for way in module.requires.any_of if module.requires else ():
            if not isinstance(way, str) and not isinstance(
                _header(tree, way.module_completed), Module
            ):
                yield _unknown(page, page.line("requires"), "aucun module", way.module_completed)


def _steps(tree: Tree) -> Iterator[Problem]:
    for page, guide in tree.of_type(Guide):
        for f, chosen in enumerate(guide.formats):
            for s, step in enumerate(chosen.steps):
                if step.resource and step.resource not in tree.by_id:
                    line = page.line("formats", f, "steps", s, "resource")
                    yield _unknown(page, line, "aucune ressource", step.resource)
                if step.uses == "cold-survey" and not tree.loaded.draft.outline.cold_survey:
                    line = page.line("formats", f, "steps", s, "uses")
                    message = "cette étape s’appuie sur l’enquête à froid, et course.yaml n’en pose aucune question."
                    remedy = "Ajoutez cold-survey à course.yaml, ou retirez uses."
                    yield page.error(line, "I03", message, remedy)


def _unknown(page: Page, line: int, nothing: str, name: str) -> Problem:
    return page.error(line, "I03", f"{nothing} ne s’appelle « {name} ».", _VERIFY)
