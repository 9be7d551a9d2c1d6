"""Modules and competences: what people come for, and what they must have before entering."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Len, MinLen

from allervers_training.catalogue.domain.data import Data, Document, Minutes, Slug, Words
from allervers_training.catalogue.domain.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleCompleted(Data):
    module_completed: Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Data):
    """The rule of entry: one of these ways is enough."""

    any_of: Annotated[tuple[ModuleCompleted | Literal["experience-accepted"], ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationQuestion(Data):
    """One question to whoever declares her experience, asked alone on a screen."""

    id: Slug
    ask: Words
    help: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationGuide(Data):
    """How an experience is declared: by what it is read, what is asked, and when an answer comes."""

    criteria: Annotated[tuple[Words, ...], MinLen(1)]
    questions: Annotated[tuple[DeclarationQuestion, ...], MinLen(1)]
    answer_days: Annotated[int, Gt(0)] = 5  # working days


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Data):
    """What a module asks for to be called completed; a trainer may decide otherwise, with a reason."""

    attendance: Annotated[int, Ge(0), Le(100)] = 0  # percent of the half-days of the session
    activities: Annotated[int, Ge(0)] = 0  # live ones, among those that the session has run
    final_positioning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleFormat(Data):
    id: Slug
    days: Annotated[int, Gt(0)]
    opening: tuple[Step, ...] = ()
    closing: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Document):
    order: int
    audience: tuple[Words, ...]
    prerequisite: str = ""
    requires: AnyOf | None = None
    declaration: DeclarationGuide | None = None
    completion: Completion | None = None
    pedagogy: tuple[Words, ...]
    objectives_of_module: tuple[Words, ...]
    day_minutes: Minutes = 420
    formats: Annotated[tuple[ModuleFormat, ...], MinLen(1)]

    def format(self, format_id: str) -> ModuleFormat | None:
        return next((f for f in self.formats if f.id == format_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositioningStatement(Data):
    """What people say of themselves, and the objectives whose progress it shows."""

    id: Slug
    text: Words
    objectives: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence(Document):
    order: int
    module: Slug
    kind: Literal["expose-debat", "reflexion-partagee"]
    reading_minutes: Minutes | None = None
    positioning: Annotated[tuple[PositioningStatement, ...], Len(3, 5)]
