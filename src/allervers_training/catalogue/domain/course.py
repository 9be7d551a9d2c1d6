"""The whole published course, and the questions that other features ask it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from allervers_training.catalogue.domain.data import Document, Resource
from allervers_training.catalogue.domain.module import Competence, Module
from allervers_training.catalogue.domain.outline import Outline
from allervers_training.catalogue.domain.steps import Guide, Step
from allervers_training.catalogue.domain.texts import Reference, Term

D = TypeVar("D", bound=Document)
R = TypeVar("R", bound=Resource)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of a day, and the competence that it serves (none for opening and closing)."""

    step: Step
    competence: Competence | None


@dataclass(frozen=True, slots=True)
class Course:
    """`credits` says of what people contributed how each is named in a room; empty words: she wants no name."""

    outline: Outline
    documents: Mapping[str, Document]
    references: Mapping[str, Reference]
    glossary: Mapping[str, Term]
    credits: Mapping[str, str] = field(default_factory=dict)

    @property
    def modules(self) -> tuple[Module, ...]:
        return self._of_type(Module, (m.id for m in self.outline.modules))

    @property
    def competences(self) -> tuple[Competence, ...]:
        return tuple(c for m in self.modules for c in self.competences_of(m.id))

    def module(self, module_id: str) -> Module | None:
        return self.get(module_id, Module)

    def competence(self, competence_id: str) -> Competence | None:
        return self.get(competence_id, Competence)

    def resource(self, resource_id: str) -> Resource | None:
        return self.get(resource_id, Resource)

    def get(self, document_id: str, kind: type[D]) -> D | None:
        """Give a published document if it exists and is of this kind."""
        document = self.documents.get(document_id)
        return document if isinstance(document, kind) else None

    def competences_of(self, module_id: str) -> tuple[Competence, ...]:
        listed = (c.id for m in self.outline.modules if m.id == module_id for c in m.competences)
        return self._of_type(Competence, listed)

    def module_of(self, competence_id: str) -> Module | None:
        """Give the module under which `course.yaml` lists a competence."""
        for module in self.outline.modules:
            if any(c.id == competence_id for c in module.competences):
                return self.module(module.id)
        return None

    def resources_of(self, competence_id: str, kind: type[R]) -> tuple[R, ...]:
        """Give the resources of one kind of a competence; `Resource` for all of them."""
        listed = (
            resource
            for module in self.outline.modules
            for competence in module.competences
            if competence.id == competence_id
            for resource in competence.resources
        )
        return self._of_type(kind, listed)

    def competence_of(self, resource_id: str) -> Competence | None:
        """Give the competence under which `course.yaml` lists a resource."""
        for competence in self.competences:
            if any(r.id == resource_id for r in self.resources_of(competence.id, Resource)):
                return competence
        return None

    def running_order(self, module_id: str, format_id: str) -> tuple[PlannedStep, ...]:
        """Lay out a module in one of its formats: opening, guides in order, closing."""
        module = self.module(module_id)
        chosen = module.format(format_id) if module else None
        if chosen is None:
            return ()
        opening = (PlannedStep(step, None) for step in chosen.opening)
        closing = (PlannedStep(step, None) for step in chosen.closing)
        return (*opening, *self._guided(module_id, format_id), *closing)

    def _guided(self, module_id: str, format_id: str) -> Iterator[PlannedStep]:
        for competence in self.competences_of(module_id):
            for guide in self.resources_of(competence.id, Guide):
                chosen = guide.format(format_id)
                for step in chosen.steps if chosen else ():
                    yield PlannedStep(step, competence)

    def _of_type(self, kind: type[D], identifiers: Iterator[str]) -> tuple[D, ...]:
        found = (self.get(identifier, kind) for identifier in identifiers)
        return tuple(document for document in found if document is not None)
