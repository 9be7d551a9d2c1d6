"""What a newer state of the course changes for a session, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from allervers_training.catalogue.domain import (
    Competence,
    Course,
    Fiche,
    Guide,
    Module,
    Quiz,
    Resource,
    Retire,
    Step,
    VersionSimplifiee,
)
from allervers_training.catalogue.domain.contributed import credited
from allervers_training.planning.domain.course_state import State, cited, says_the_same
from allervers_training.planning.domain.timings import timings

PARTS = {  # what every competence has one of
    VersionSimplifiee: "la version simplifiée",
    Guide: "le guide d'animation",
    Fiche: "la fiche à imprimer",
    Quiz: "le quiz",
}


@dataclass(frozen=True)
class Part:
    """What changes in one competence, or around all of them."""

    title: str
    sentences: tuple[str, ...]


def differences(before: State, after: State, module_id: str, format_id: str) -> tuple[Part, ...]:
    """Tell what changes for a session that follows this module in this format; empty when nothing does."""
    old = {c.id: c for c in before.course.competences_of(module_id)}
    new = {c.id: c for c in after.course.competences_of(module_id)}
    parts = [Part("Le module", tuple(_of_module(before, after, module_id, format_id)))]
    parts += [
        Part(c.title, tuple(_of_competence(before, after, c, format_id)))
        if c.id in old
        else Part(c.title, ("Cette compétence est nouvelle.",))
        for c in new.values()
    ]
    gone = [c for c in old.values() if c.id not in new]
    parts += [Part(c.title, ("Cette compétence n'est plus dans le module.",)) for c in gone]
    return tuple(part for part in parts if part.sentences)


def _of_module(before: State, after: State, module_id: str, format_id: str) -> Iterator[str]:
    old, new = before.course.module(module_id), after.course.module(module_id)
    if old is None or new is None:
        return
    if not after.looks_like(new, before):
        yield "Texte changé : la page du module."
    yield from timings(_around(old, format_id), _around(new, format_id))


def _of_competence(
    before: State, after: State, competence: Competence, format_id: str
) -> Iterator[str]:
    if not after.looks_like(competence, before):
        yield "Texte changé : la page de la compétence."
    old, new = _standing(before, competence.id), _standing(after, competence.id)
    for resource in new.values():
        yield from _of_resource(before, after, resource, old.get(resource.id))
    for resource in old.values():
        if resource.id not in new:
            yield f"Retiré : {_named(resource)}."
    yield from timings(
        _steps(before.course, competence.id, format_id),
        _steps(after.course, competence.id, format_id),
    )
    known = cited(before, [competence.id, *old])
    for key in cited(after, [competence.id, *new]):
        if key not in known:
            title = after.course.references[key].data.get("title", key)
            yield f"Référence ajoutée : « {title} »."


def _of_resource(
    before: State, after: State, resource: Resource, old: Resource | None
) -> Iterator[str]:
    if old is None:
        yield f"Nouveau : {_named(resource)}{_proposed(after.course, resource)}."
    elif type(resource) in PARTS:
        if not (after.looks_like(resource, before) and says_the_same(old, resource)):
            yield f"Texte changé : {_named(resource)}."
    elif resource.title != old.title:
        yield f"Exercice renommé : « {old.title} » devient « {resource.title} »."
    elif not after.looks_like(resource, before):
        yield f"Texte changé : {_named(resource)}."


def _standing(state: State, competence_id: str) -> dict[str, Resource]:
    """Return the resources of a competence by id; a text that was withdrawn is withdrawn from every state."""
    listed = state.course.resources_of(competence_id, Resource)
    return {r.id: r for r in listed if not isinstance(r, Retire)}


def _proposed(course: Course, resource: Resource) -> str:
    name = course.credits.get(resource.id)
    if name is None:
        return ""
    said = credited(name)
    return f", {said[0].lower()}{said[1:]}"


def _named(resource: Resource) -> str:
    return PARTS.get(type(resource), f"l'exercice « {resource.title} »")


def _around(module: Module, format_id: str) -> tuple[Step, ...]:
    chosen = module.format(format_id)
    return (*chosen.opening, *chosen.closing) if chosen else ()


def _steps(course: Course, competence_id: str, format_id: str) -> tuple[Step, ...]:
    guides = course.resources_of(competence_id, Guide)
    chosen = (guide.format(format_id) for guide in guides)
    return tuple(step for found in chosen if found for step in found.steps)
