"""Days that do not add up, steps that the guide does not tell."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import DebatMouvant, Guide, Module, ModuleFormat, Problem


def check_days(tree: Tree) -> Iterator[Problem]:
    for page, module in tree.of_type(Module):
        for rank, chosen in enumerate(module.formats):
            missing = list(_missing_guides(tree, module, chosen))
            yield from missing
            if not missing and tree.loaded.draft.competences_of(module.id):
                yield from _sum(tree, page, module, rank)


def check_told(tree: Tree) -> Iterator[Problem]:
    """Check that each step of a guide has its section in the body."""
    for page, guide in tree.of_type(Guide):
        anchors = {name for name, _ in page.anchors}
        for f, chosen in enumerate(guide.formats):
            for s, step in enumerate(chosen.steps):
                if step.method != "pause" and step.id not in anchors:
                    line = page.line("formats", f, "steps", s, "id")
                    message = f"l’étape « {step.id} » n’a pas de section dans le corps."
                    remedy = f"Dites, sous un titre ## … {{#{step.id}}}, comment la conduire."
                    yield page.warning(line, "M04", message, remedy)
                    anchors.add(step.id)


def check_debates(tree: Tree) -> Iterator[Problem]:
    for page, debate in tree.of_type(DebatMouvant):
        total = sum(statement.minutes for statement in debate.statements)
        if total > debate.duration:
            message = (
                f"les affirmations demandent {total} minutes, la séance en dure {debate.duration}."
            )
            remedy = "Allongez la séance, ou proposez de choisir parmi les affirmations."
            yield page.warning(page.line("duration"), "M03", message, remedy)


def _missing_guides(tree: Tree, module: Module, chosen: ModuleFormat) -> Iterator[Problem]:
    course = tree.loaded.draft
    for competence in course.competences_of(module.id):
        guides = course.resources_of(competence.id, Guide)
        page = tree.by_id[guides[0].id if guides else competence.id]
        if not any(guide.format(chosen.id) for guide in guides):
            message = f"aucun guide ne déroule {competence.id} dans le format « {chosen.id} »."
            yield page.error(page.line("formats"), "M02", message, "Ajoutez ce format au guide.")


def _sum(tree: Tree, page: Page, module: Module, rank: int) -> Iterator[Problem]:
    chosen = module.formats[rank]
    planned = sum(p.step.minutes for p in tree.loaded.draft.running_order(module.id, chosen.id))
    expected = chosen.days * module.day_minutes
    if planned != expected:
        gap = planned - expected
        words = f"{gap} de trop" if gap > 0 else f"il en manque {-gap}"
        message = (
            f"le format « {chosen.id} » fait {planned} minutes au lieu de {expected} : {words}."
        )
        remedy = "Ouverture, guides et clôture remplissent les journées, pauses comprises."
        yield page.error(page.line("formats", rank, "id"), "M01", message, remedy)
