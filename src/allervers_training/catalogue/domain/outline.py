"""The order of the course: modules, their competences, and the resources of each."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MinLen

from allervers_training.catalogue.domain.data import Data, Semver, Slug, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Data):
    """One step of the scale on which people position themselves, before, after, months later."""

    value: int
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyChoice(Data):
    """One of the answers proposed to a question."""

    id: Slug
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion(Data):
    """One question asked months after a session: open, unless it proposes answers."""

    id: Slug
    text: Words
    choices: tuple[SurveyChoice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceOutline(Data):
    id: Slug
    resources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleOutline(Data):
    id: Slug
    competences: Annotated[tuple[CompetenceOutline, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Data):
    title: Words
    version: Semver
    lang: Words
    license: Words
    levels: Annotated[tuple[Level, ...], MinLen(2)]
    cold_survey: tuple[SurveyQuestion, ...] = ()
    modules: Annotated[tuple[ModuleOutline, ...], MinLen(1)]

    @property
    def listed(self) -> tuple[str, ...]:
        """Every published id, in reading order."""
        return tuple(
            identifier
            for module in self.modules
            for identifier in (module.id, *_listed_under(module))
        )


def _listed_under(module: ModuleOutline) -> tuple[str, ...]:
    return tuple(i for c in module.competences for i in (c.id, *c.resources))
