"""What may be added to a running order, and where a step may be put."""

from collections.abc import Sequence
from dataclasses import dataclass

from allervers_training.catalogue.domain import Course, PlannedStep, Resource
from allervers_training.catalogue.domain.contributed import credited
from allervers_training.catalogue.registry import kind_of
from allervers_training.conducteur.domain import exercises_of
from allervers_training.conducteur.pages.lines import HalfDayLines

PROPOSED = "Proposés par des personnes concernées"
OWN = (("libre", "Une étape libre"), ("pause", "Une pause"), ("repas", "Un repas"))


@dataclass(frozen=True)
class Choices:
    """A group of a select: what it is called, and its options (value, words)."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unused:
    """A step of the guides that the running order leaves out."""

    id: str
    title: str
    minutes: int
    competence: str


def kinds_of(course: Course) -> tuple[Choices, ...]:
    """Return all that may be added: one's own, the exercises of both modules, then what people proposed."""
    every = [(c, exercises_of(course, c.id)) for c in course.competences]
    competences = (
        Choices(
            f"Compétence {competence.order} : {competence.title}",
            tuple(_option(course, one) for one in found if one.id not in course.credits),
        )
        for competence, found in every
    )
    proposed = {e.id: e for _, found in every for e in found if e.id in course.credits}
    theirs = Choices(PROPOSED, tuple(_option(course, one) for one in proposed.values()))
    return (Choices("À ma façon", OWN), *competences, *((theirs,) if proposed else ()))


def places_of(halves: Sequence[HalfDayLines], named: Sequence[str]) -> tuple[Choices, ...]:
    """Return every place of the running order, half-day by half-day, each `named` in words."""
    return tuple(
        Choices(
            name,
            (
                (f"fin {half.id}", f"À la fin : {name.lower()}"),
                (f"debut {half.id}", f"Au début : {name.lower()}"),
                *((f"apres {line.id}", f"Après : {line.at}, {line.title}") for line in half.lines),
            ),
        )
        for half, name in zip(halves, named, strict=True)
    )


def unused_of(planned: Sequence[PlannedStep]) -> tuple[Unused, ...]:
    return tuple(
        Unused(
            p.step.id,
            p.step.title,
            p.step.minutes,
            f"Compétence {p.competence.order}" if p.competence else "Ouverture et clôture",
        )
        for p in planned
    )


def _option(course: Course, exercise: Resource) -> tuple[str, str]:
    return f"exercice:{exercise.id}", _titled(course, exercise)


def _titled(course: Course, exercise: Resource) -> str:
    """Say what an exercise is, unless its title begins by saying so, and who contributed it."""
    label, title = kind_of(exercise).label, exercise.title
    words = title if title[:5].lower() == label[:5].lower() else f"{label} : {title}"
    name = course.credits.get(exercise.id)
    if name is None:
        return words
    said = credited(name)
    return f"{words} ({said[0].lower()}{said[1:]})"
