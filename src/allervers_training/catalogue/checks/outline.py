"""`course.yaml` against the files: what it lists must exist, where it says and as it says."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Tree
from allervers_training.catalogue.domain import Competence, Document, Module, Problem, Resource
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.shared import COURSE

Place = tuple[str | int, ...]
_WORDS = {Module: "un module", Competence: "une compétence", Resource: "une ressource"}


def check_outline(tree: Tree) -> Iterator[Problem]:
    outline, seen = tree.loaded.draft.outline, set[str]()
    for m, module in enumerate(outline.modules):
        at: Place = ("modules", m)
        yield from _listed(tree, module.id, Module, (*at, "id"), seen)
        for c, competence in enumerate(module.competences):
            here: Place = (*at, "competences", c)
            yield from _listed(tree, competence.id, Competence, (*here, "id"), seen)
            yield from _belongs(tree, competence.id, module.id, (*here, "id"))
            for r, resource in enumerate(competence.resources):
                place: Place = (*here, "resources", r)
                yield from _listed(tree, resource, Resource, place, seen)
                yield from _serves(tree, resource, competence.id, place)


def check_survey(tree: Tree) -> Iterator[Problem]:
    """Check that answers can be told apart: questions by their ids, choices by theirs, two choices at least."""
    questions = tree.loaded.draft.outline.cold_survey
    yield from _survey_twice(tree, [q.id for q in questions], ())
    for q, question in enumerate(questions):
        choices = [choice.id for choice in question.choices]
        yield from _survey_twice(tree, choices, (q, "choices"))
        if len(choices) == 1:
            line = tree.loaded.shared.sources[COURSE].line("cold-survey", q, "choices")
            message = f"« {question.id} » ne propose qu’une réponse."
            yield error(COURSE, line, "S03", message, "Proposez-en deux au moins, ou aucune.")


def check_statuses(tree: Tree) -> Iterator[Problem]:
    """Say what is ready and not shown, or shown and not ready."""
    listed = set(tree.loaded.draft.outline.listed)
    for page in tree.pages:
        status = page.header.status if page.header else ""
        if page.read.id in listed and status == "draft":
            message = "course.yaml publie cette ressource, mais son statut est draft."
            yield page.warning(
                page.line("status"), "K02", message, "Passez-la en beta, ou retirez-la de la liste."
            )
        if page.header and page.read.id not in listed and status == "published":
            message = "cette ressource est published, mais course.yaml ne la liste pas."
            yield page.warning(page.line("status"), "K02", message, "Ajoutez son id à course.yaml.")


def _listed(
    tree: Tree, name: str, kind: type[Document], at: Place, seen: set[str]
) -> Iterator[Problem]:
    line = tree.loaded.shared.sources[COURSE].line(*at)
    page = tree.by_id.get(name)
    if name in seen:
        yield error(COURSE, line, "I02", f"« {name} » est listé deux fois.", "Gardez-en un seul.")
    elif page is None:
        yield error(
            COURSE,
            line,
            "I03",
            f"aucun fichier ne s’appelle « {name} ».",
            "Écrivez-le, ou retirez-le de la liste.",
        )
    elif page.header is not None and not isinstance(page.header, kind):
        message = f"« {name} » n’est pas {_WORDS[kind]}."
        yield error(COURSE, line, "I03", message, f"Vérifiez le type dans {page.path}.")
    seen.add(name)


def _survey_twice(tree: Tree, names: list[str], at: Place) -> Iterator[Problem]:
    for rank, name in enumerate(names):
        if name in names[:rank]:
            line = tree.loaded.shared.sources[COURSE].line("cold-survey", *at, rank, "id")
            message = f"dans l’enquête à froid, « {name} » est donné deux fois."
            yield error(COURSE, line, "I04", message, "Changez l’un des deux.")


def _belongs(tree: Tree, name: str, module_id: str, at: Place) -> Iterator[Problem]:
    competence = tree.loaded.draft.get(name, Competence)
    if competence and competence.module != module_id:
        line = tree.loaded.shared.sources[COURSE].line(*at)
        message = (
            f"« {name} » est listée sous {module_id}, mais dit appartenir à {competence.module}."
        )
        yield error(COURSE, line, "I06", message, "Mettez les deux d’accord.")


def _serves(tree: Tree, name: str, competence_id: str, at: Place) -> Iterator[Problem]:
    resource = tree.loaded.draft.resource(name)
    if resource and competence_id not in resource.competences:
        line = tree.loaded.shared.sources[COURSE].line(*at)
        message = (
            f"« {name} » est listée sous {competence_id}, mais ne la cite pas dans competences."
        )
        yield error(COURSE, line, "I06", message, "Mettez les deux d’accord.")
