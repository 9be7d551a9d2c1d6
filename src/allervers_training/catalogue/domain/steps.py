"""The minute-by-minute running order of a day, as trainers' guides write it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MinLen

from allervers_training.catalogue.domain.data import Data, Minutes, Resource, Slug, Words

Method = Literal[
    "accueil",
    "expose",
    "debat",
    "debat-mouvant",
    "arbre-des-causes",
    "mise-en-situation",
    "etude-de-cas",
    "travail-en-groupe",
    "reflexion",
    "tour-de-table",
    "quiz",
    "positionnement",
    "temoignage",
    "pause",
    "bilan",
]

Use = Literal["cold-survey"]
"""What a step draws on besides the course: what the site itself has gathered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Data):
    id: Slug
    title: Words
    minutes: Minutes
    aim: str = ""
    method: Method
    material: tuple[Words, ...] = ()
    resource: Slug | None = None
    uses: Use | None = None
    plan_b: str = ""
    inclusion: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFormat(Data):
    id: Slug
    steps: Annotated[tuple[Step, ...], MinLen(1)]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Resource):
    formats: Annotated[tuple[GuideFormat, ...], MinLen(1)]

    def format(self, format_id: str) -> GuideFormat | None:
        return next((f for f in self.formats if f.id == format_id), None)
