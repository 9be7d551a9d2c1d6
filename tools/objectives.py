"""`docs/objectifs.md`: what works on each objective of the course, and what checks it.

An objective is a `[sentence]{#obj-…}` of the page of a competence. An exercise works on it when its
header says so; guides, sheets and simple versions are not exercises. Only what is published counts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    Guide,
    Quiz,
    Resource,
    VersionSimplifiee,
)

_OBJECTIVE = re.compile(r"\[([^\[\]]+)\]\{#(obj-[\w-]+)\}")
_NOT_EXERCISES = (Guide, Fiche, VersionSimplifiee, Quiz)
_COURSE = "../content/"
_NONE = "aucun"
_HEAD = """# Les objectifs, et ce qui y travaille

Page faite par `make tables` à partir de `content/` : ne la corrigez pas à la main. Pour chaque objectif d'une compétence : les exercices
qui y travaillent, les questions du quiz qui le vérifient, les énoncés de positionnement qui en rendent compte. Une compétence sans quiz
est encore en chantier ; pour les autres, un test refuse une case vide.
"""


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective, with links to the exercises, and the ids of what checks it."""

    id: str
    text: str
    exercises: tuple[str, ...]
    questions: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetenceObjectives:
    """A competence with its objectives; `has_quiz` when it is far enough to be held to them."""

    title: str
    has_quiz: bool
    objectives: tuple[Objective, ...]


def competences(tree: Tree) -> tuple[CompetenceObjectives, ...]:
    return tuple(_competence(tree, competence) for competence in tree.loaded.draft.competences)


def page_of_objectives(tree: Tree) -> str:
    return "\n".join([_HEAD, *(line for one in competences(tree) for line in _section(one))])


def _competence(tree: Tree, competence: Competence) -> CompetenceObjectives:
    course, page = tree.loaded.draft, tree.by_id[competence.id]
    quizzes = course.resources_of(competence.id, Quiz)
    listed = course.resources_of(competence.id, Resource)
    exercises = [tree.by_id[r.id] for r in listed if not isinstance(r, _NOT_EXERCISES)]
    found = _OBJECTIVE.findall(page.read.text.markdown)
    title = f"{competence.order}. {competence.title}"
    objectives = (_objective(i, text, exercises, quizzes, competence) for text, i in found)
    return CompetenceObjectives(title, bool(quizzes), tuple(objectives))


def _objective(
    name: str,
    text: str,
    exercises: Iterable[Page],
    quizzes: Iterable[Quiz],
    competence: Competence,
) -> Objective:
    return Objective(
        id=name,
        text=" ".join(text.split()),
        exercises=tuple(link for page in exercises for link in _worked(page, name)),
        questions=tuple(item.id for q in quizzes for item in q.items if item.objective == name),
        statements=tuple(s.id for s in competence.positioning if name in s.objectives),
    )


def _worked(page: Page, name: str) -> Iterator[str]:
    if isinstance(page.header, Resource) and name in page.header.objectives:
        yield f"[{page.header.title}]({_COURSE}{page.path})"


def _section(one: CompetenceObjectives) -> Iterator[str]:
    yield f"## {one.title}\n"
    yield "| objectif | exercices | questions du quiz | positionnement |"
    yield "|---|---|---|---|"
    for objective in one.objectives:
        cells = (
            f"{objective.text} `{objective.id}`",
            "<br>".join(objective.exercises) or _NONE,
            ", ".join(objective.questions) or _NONE,
            ", ".join(objective.statements) or _NONE,
        )
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield ""
