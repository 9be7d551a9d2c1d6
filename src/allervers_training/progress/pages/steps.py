"""The drawn path: each competence with one word on where somebody is; for herself."""

from collections.abc import Iterator
from dataclasses import dataclass

from allervers_training.catalogue.domain import Competence, Course, Module
from allervers_training.catalogue.pages.common import drawing_of
from allervers_training.progress.domain.words import Standing
from allervers_training.progress.pages.known import Held

AHEAD, READ, RESUMES = "à venir", "lue", "vous reprendrez ici"


@dataclass(frozen=True)
class Step:
    """One competence on the line."""

    order: int
    title: str
    address: str
    drawing: str
    state: str  # a word: « lue », « vous êtes ici »… or nothing
    is_here: bool
    resumes: bool  # she said that she stopped there


def here_of(course: Course, held: Held) -> str:
    """Find where she is: the page she marked last, or the first unread one of what she follows."""
    marked = [one.document_id for one in held.reading.values() if not one.is_done]
    if marked:
        return marked[-1]
    under_way = (Standing.UNDER_WAY, Standing.REOPENED)
    followed = [m for m in course.modules if held.standing(m) in under_way]
    coming = [m for m in course.modules if held.standing(m) is Standing.NOTHING]
    pages = [c.id for m in (*followed, *coming) for c in course.competences_of(m.id)]
    return next((page for page in pages if page not in held.reading), "")


def steps_of(course: Course, module: Module, held: Held, here: str) -> Iterator[Step]:
    for competence in course.competences_of(module.id):
        is_here, kept = competence.id == here, held.reading.get(competence.id)
        resumes = is_here and kept is not None and not kept.is_done
        where = RESUMES if resumes else "vous êtes ici"
        state = where if is_here else _state(competence, held.standing(module), held)
        address, drawing = f"/competences/{competence.id}", drawing_of(competence)
        yield Step(competence.order, competence.title, address, drawing, state, is_here, resumes)


def _state(competence: Competence, standing: Standing, held: Held) -> str:
    if standing is Standing.COMPLETED:
        return "faite"
    kept = held.reading.get(competence.id)
    if kept and kept.is_done:
        return READ
    return {
        Standing.COMPLETED_ELSEWHERE: "faite ailleurs",
        Standing.EXEMPTED: "dispense",
    }.get(standing, AHEAD)
