"""View of one text for its readers: field by field, with what was said of it, and what each may do now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence, Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, moves
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.opinions import Gesture, Sight, why_not
from allervers_training.contributing.domain.words import Happened, PropositionState
from allervers_training.contributing.models import Proposition, PropositionEvent, Revision
from allervers_training.contributing.pages.fields import Field, fields_of
from allervers_training.contributing.pages.readings import STATES
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries import writing as written
from allervers_training.contributing.service import reading as service
from allervers_training.kernel.errors import NotFound

H = Happened
STEPS = {
    H.BEGUN: "Nouvelle version commencée",
    H.SENT: "Texte envoyé",
    H.TAKEN: "Relecture commencée",
    H.PEER_AGREED: "Avis favorable d'une personne concernée",
    H.CHANGES_ASKED: "Reprise demandée",
    H.FINAL_TEXT_PUT: "Texte proposé à son auteur·e",
    H.AUTHOR_AGREED: "Accord de son auteur·e",
    H.AUTHOR_DECLINED: "Refus de son auteur·e : le texte lui revient",
    H.READ_FROM_FILE: "Texte repris d'un fichier du cours",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and could not be kept: about a field, a remark, or the whole (`about` empty)."""

    about: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    says: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    proposition: Proposition
    revision: Revision
    title: str
    kind: str
    state: str
    author: str
    helper: str
    due: datetime | None
    fields: tuple[Field, ...]
    reasons: Mapping[str, str]  # why not, by gesture; nothing when one may
    subject: str
    subjects: tuple[Competence, ...]
    steps: tuple[Step, ...]
    versions: tuple[int, ...]
    sight: Sight
    reader: str  # who said last that she reads this version; empty when nobody did
    is_reader: bool
    seen: str
    typed: Typed

    @property
    def is_mine(self) -> bool:
        return self.sight.reading.author_id == self.sight.reader_id

    @property
    def is_team(self) -> bool:
        return self.sight.is_team

    @property
    def may_remark(self) -> bool:
        return not self.is_mine and self.sight.state is PropositionState.IN_REVIEW

    @property
    def remarks(self) -> int:
        return len(self.sight.remarks)

    @property
    def joined(self) -> int:
        """How many remarks are those of people who are for the text: they go with the final text."""
        return self.remarks - len(self.sight.blocking)


def reading_page(
    db: Session, proposition: Proposition, person: Person, course: Course, typed: Typed = Typed()
) -> ReadingPage:  # fmt: skip
    newest = access.newest(db, proposition)
    if newest is None:
        raise NotFound
    life, sight = queries.life(db, proposition), service.sight_of(db, proposition, person)
    remarks = written.remarks_to_author(db, newest)
    reader = queries.taken_by(db, [newest.id]).get(newest.id)
    people = [proposition.author_id, *(s.by_id for s in life), *(r.by_id for r in remarks)]
    names, answers = _names(db, people), newest.answers or {}
    return ReadingPage(
        proposition=proposition,
        revision=newest,
        title=title_of(proposition.kind, answers),
        kind=GUIDES[proposition.kind].name,
        state=STATES[proposition.state],
        author=names.get(proposition.author_id or 0, ""),
        helper=answers.get(answering.HELPER, ""),
        due=newest.at + moves.ANSWER_WITHIN if proposition.state in moves.WAITING else None,
        fields=fields_of(db, proposition, newest, (remarks, names, person.id)),
        reasons={g.value: why_not(g, sight, typed.fields.get("message", "-")) for g in Gesture},
        subject=next((c.title for c in course.competences if c.id == proposition.competence_id), ""),
        subjects=course.competences,
        steps=_steps(life, names),
        versions=tuple(r.number for r in queries.revisions(db, proposition)),
        sight=sight,
        reader=names.get(reader or 0, ""),
        is_reader=reader == person.id,
        seen=service.seen_of(db, proposition),
        typed=typed,
    )  # fmt: skip


def _steps(life: list[PropositionEvent], names: Mapping[int, str]) -> tuple[Step, ...]:
    """Tell its life to readers; what she consents to is not theirs to know."""
    told = [step for step in life if step.type in STEPS]
    return tuple(Step(STEPS[s.type], names.get(s.by_id or 0, ""), s.at, s.text) for s in told)


def _names(db: Session, people: list[int | None]) -> dict[int, str]:
    return written.names(db, {number for number in people if number})
