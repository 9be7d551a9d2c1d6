"""What the page of one list receives: a draft with its doubts, what was written, or what was undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.cohorts.entrance import Refusal, closed_for_newcomers
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentImport
from allervers_training.invitations import queries
from allervers_training.invitations.domain import Verdict
from allervers_training.invitations.domain.draft import Draft, draft_of
from allervers_training.invitations.domain.group import Choice, Examined
from allervers_training.invitations.service.importing import is_draft, look

PAGE = 200


@dataclass(frozen=True)
class Doubt:
    """A doubtful line, and what is done with it so far."""

    examined: Examined
    choice: Choice


@dataclass(frozen=True)
class Preview:
    """A draft: nothing is written yet."""

    told: Sequence[str]
    ready: Sequence[Examined]
    doubts: Sequence[Doubt]
    refused: Sequence[Examined]
    free: int | None  # places left; None: nobody has said how many there are
    closed: Refusal | None  # the rule of the module, to whoever is new to the site

    @property
    def taken(self) -> int:
        return len(self.ready) + sum(doubt.choice is not Choice.NO for doubt in self.doubts)

    @property
    def over(self) -> int:
        """Return how many people would be too many."""
        return 0 if self.free is None else max(0, self.taken - max(0, self.free))


@dataclass(frozen=True)
class ImportPage:
    cohort: Cohort
    bringing: EnrolmentImport
    preview: Preview | None
    places: Sequence[tuple[Enrolment, str]]  # that came from this list, and are still there
    number: int = 1
    most: int = PAGE
    refusal: str = ""

    @property
    def shown(self) -> Sequence[Doubt]:
        begins = (self.number - 1) * PAGE
        return self.preview.doubts[begins : begins + PAGE] if self.preview else ()

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.preview.doubts) // PAGE)) if self.preview else 1


def import_page(
    db: Session, cohort: Cohort, bringing: EnrolmentImport, *, number: int = 1, refusal: str = ""
) -> ImportPage:
    waits = is_draft(bringing)
    preview = _preview(db, cohort, draft_of(bringing.text)) if waits else None
    places = () if waits else queries.places_from(db, bringing)
    return ImportPage(cohort, bringing, preview, places, number, refusal=refusal)


def _preview(db: Session, cohort: Cohort, draft: Draft) -> Preview:
    found = look(db, cohort, draft)

    def those(verdict: Verdict) -> list[Examined]:
        return [one for one in found if one.line.verdict is verdict]

    doubts = [
        Doubt(one, one.settled(draft.choices.get(one.line.number)))
        for one in those(Verdict.DOUBTFUL)
    ]
    free = cohort.capacity - queries.trainees(db, cohort) if cohort.capacity else None
    return Preview(
        told=draft.read.told,
        ready=those(Verdict.TAKEN),
        doubts=doubts,
        refused=those(Verdict.REFUSED),
        free=free,
        closed=closed_for_newcomers(db, cohort),
    )
