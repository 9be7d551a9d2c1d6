"""One state of the course, as far as it is compared with another."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allervers_training.catalogue.domain import Course, Document, Guide, Resource

CITED = re.compile(r"@\{?([\w-]+)")
UNREAD = {"version", "status", "formats"}  # formats are compared step by step


@dataclass(frozen=True)
class State:
    """One state of the course: its data, and the texts of its documents by identifier."""

    course: Course
    texts: Mapping[str, str]

    def looks_like(self, document: Document | None, other: "State") -> bool:
        """Tell whether a document reads the same in both; its version number says nothing to readers."""
        if document is None:
            return True
        again = other.course.documents.get(document.id)
        return again is not None and self.read(document) == other.read(again)

    def read(self, document: Document) -> tuple[object, ...]:
        """Return all that a reader may find in a document."""
        kept = [name for name in document.__dataclass_fields__ if name not in UNREAD]
        return (*(getattr(document, name) for name in kept), self.texts.get(document.id, ""))


def says_the_same(old: Resource, new: Resource) -> bool:
    """Tell whether two states of a guide say the same of the steps that both have."""
    before, after = _notes(old), _notes(new)
    return all(before[key] == after[key] for key in before.keys() & after.keys())


def cited(state: State, documents: Iterable[str]) -> dict[str, None]:
    """Return the references that some documents call for, in order, each once."""
    found = (key for i in documents for key in CITED.findall(state.texts.get(i, "")))
    return {key: None for key in found if key in state.course.references}


def _notes(resource: Resource) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return what a guide says of its steps, besides their titles and minutes."""
    return {
        (f.id, s.id): (s.aim, s.material, s.plan_b, s.inclusion, s.method, s.resource)
        for f in (resource.formats if isinstance(resource, Guide) else ())
        for s in f.steps
    }
