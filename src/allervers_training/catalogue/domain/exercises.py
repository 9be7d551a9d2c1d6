"""What a group does together: debates, trees, stories, role plays."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Gt, MinLen

from allervers_training.catalogue.domain.data import Data, Minutes, Resource, Slug, Words

Declared = Literal["fictive", "composite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSize(Data):
    min: Annotated[int, Gt(0)]
    max: Annotated[int, Gt(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNote(Data):
    """A word of an affirmation, with the sense that the group agrees to give it."""

    term: Words
    note: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Data):
    id: Slug
    text: Words
    variant: Literal["deux_rives", "riviere", "continuum"]
    minutes: Minutes
    terms: tuple[TermNote, ...] = ()
    relaunch: tuple[Words, ...] = ()
    to_check: tuple[Words, ...] = ()
    links: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Resource):
    duration: Minutes
    group_size: GroupSize | None = None
    materials: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DebatMouvant(Exercise):
    statements: Annotated[tuple[Statement, ...], MinLen(1)]

    def statement(self, statement_id: str) -> Statement | None:
        return next((s for s in self.statements if s.id == statement_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveCause(Data):
    """A cause kept in reserve by the trainer, for a branch that nobody opens."""

    id: Slug
    text: Words
    category: Literal["personne", "pratiques", "organisation", "institutions"]
    non_take_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArbreDesCauses(Exercise):
    mode: Literal["causes", "reussite", "problemes"] = "causes"
    declared: Declared
    situation: Words
    final_fact: Words
    reserve: tuple[ReserveCause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EtudeDeCas(Exercise):
    declared: Declared
    questions: Annotated[tuple[Words, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Data):
    id: Slug
    name: Words
    card: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MiseEnSituation(Exercise):
    roles: Annotated[tuple[Role, ...], MinLen(1)]
    observer_grid: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts(Resource):
    duration: Minutes | None = None
    materials: tuple[Words, ...] = ()
    prompts: Annotated[tuple[Words, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflexion(Prompts):
    """Questions for the private journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paroles(Prompts):
    """Open questions to the room, or to an intervenant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Temoignage(Resource):
    """Words of somebody who agreed; `consent` points to the agreement kept in the database."""

    consent: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire(Resource):
    """What is left of a text that its author withdrew: its identifier, and not a word of hers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarteActeurs(Exercise):
    circles: Annotated[tuple[Words, ...], MinLen(1)]
