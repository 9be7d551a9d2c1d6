"""What a module asks before and after: a declaration that nothing explains, a completion that nobody could reach."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Module, ModuleCompleted, ModuleFormat, Problem

_LIVE = frozenset({"debat-mouvant", "arbre-des-causes"})


def check_declarations(tree: Tree) -> Iterator[Problem]:
    for page, module in tree.of_type(Module):
        ways = module.requires.any_of if module.requires else ()
        takes = any(not isinstance(way, ModuleCompleted) for way in ways)
        if takes and module.declaration is None:
            message = "ce module accepte une expérience, et rien ne dit comment la déclarer."
            remedy = "Ajoutez declaration: ses critères et ses questions."
            yield page.error(page.line("requires"), "R01", message, remedy)
        if takes and not any(isinstance(way, ModuleCompleted) for way in ways):
            message = "une expérience dispense d'un module, et aucun n'est nommé."
            remedy = "Ajoutez module-completed: le module dont elle dispense."
            yield page.error(page.line("requires"), "R02", message, remedy)
        if module.declaration and not takes:
            message = "une déclaration est prévue, et aucune expérience n'ouvre ce module."
            remedy = "Ajoutez experience-accepted à requires, ou retirez declaration."
            yield page.error(page.line("declaration"), "R03", message, remedy)


def check_completions(tree: Tree) -> Iterator[Problem]:
    """Check that everybody can reach what is asked for, in each format."""
    for page, module in tree.of_type(Module):
        for chosen in module.formats if module.completion else ():
            yield from _positioning(page, module, chosen)
            yield from _activities(tree, page, module, chosen)


def _positioning(page: Page, module: Module, chosen: ModuleFormat) -> Iterator[Problem]:
    is_asked = module.completion is not None and module.completion.final_positioning
    if is_asked and not any(step.method == "positionnement" for step in chosen.closing):
        message = (
            f"un positionnement final est demandé, et « {chosen.id} » n'en a pas à la clôture."
        )
        remedy = "Ajoutez une étape method: positionnement, ou retirez final-positioning."
        yield page.error(page.line("completion"), "R04", message, remedy)


def _activities(tree: Tree, page: Page, module: Module, chosen: ModuleFormat) -> Iterator[Problem]:
    asked = module.completion.activities if module.completion else 0
    order = tree.loaded.draft.running_order(module.id, chosen.id)
    held = sum(planned.step.method in _LIVE for planned in order)
    if order and asked > held:
        message = f"{asked} activités sont demandées, et « {chosen.id} » en anime {held}."
        remedy = "Demandez-en moins, ou animez-en davantage."
        yield page.error(page.line("completion"), "R05", message, remedy)
