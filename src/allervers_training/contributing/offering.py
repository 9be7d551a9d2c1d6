"""Tells the library of the course what people let be shown: see `catalogue/library.py` and decision 0024."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.catalogue.domain.contributed import Offer, Offered, Piece, Reach
from allervers_training.catalogue.sources import CONTRIBUTED_MARK
from allervers_training.catalogue.writing.documents import write_document
from allervers_training.contributing.domain.consent import Consent, within
from allervers_training.contributing.domain.cooling import Said, begins, in_force, was_in_force
from allervers_training.contributing.domain.document import HIDDEN, Written, document_of, tombstone
from allervers_training.contributing.domain.words import CreditKind, What, Where
from allervers_training.contributing.models import (
    Contributor,
    Proposition,
    PropositionEvent,
    Recording,
    Revision,
)
from allervers_training.contributing.queries.consents import histories
from allervers_training.contributing.queries.heard import spoken_with

REACHES = {Where.ROOM: Reach.ROOM, Where.PLATFORM: Reach.PLATFORM, Where.PUBLIC: Reach.PUBLIC}
UNKNOWN_KEY = "inconnu"  # of an author whose account is gone
WITHDRAWN = "retrait"  # in a mark, in the place of a revision


class Offering:
    """What `app/` hands to the library."""

    def tide(self, db: Session) -> int:
        """Return the number of the newest step: every change of what is shown is one."""
        return db.scalar(select(func.max(PropositionEvent.id))) or 0

    def offer(self, db: Session, *, at: datetime) -> Offer:
        """Return the texts that are agreed to and whose day has come, and what is left of those withdrawn."""
        rows = db.execute(
            select(Proposition, Revision)
            .join(Revision, Revision.proposition_id == Proposition.id)
            .where(Revision.agreed_at.is_not(None), Revision.replaced_at.is_(None))
            .order_by(Proposition.id)
        ).all()
        said = histories(db, [row[0].id for row in rows])
        shown = (_offered(one, text, said[one.id], at=at) for one, text in rows)
        standing = [(one, text) for one, text in rows if one.withdrawn_at is None]
        days = (day for one, text in standing for day in _days(text, said[one.id]) if day > at)
        return Offer(tuple(o for o in shown if o), min(days, default=None))

    def pieces(self, db: Session, marks: Collection[str], *, at: datetime) -> Mapping[str, Piece]:
        """Return what marks say now; a tombstone for what was withdrawn, or is no longer to be shown."""
        asked = {mark: mark.removeprefix(CONTRIBUTED_MARK).split("@") for mark in marks}
        known = _known(db, {slug for slug, _ in asked.values()}, at=at)
        pieces = {}
        for mark, (slug, said) in asked.items():
            if slug in known:
                number = said.partition(".")[0]
                pieces[mark] = _piece(known[slug], int(number) if number.isdecimal() else 0)
        return pieces


@dataclass(slots=True)
class _Known:
    """One proposition, what may be shown of it now, and all that it takes to show any of its texts."""

    proposition: Proposition
    key: str
    consent: Consent
    texts: dict[int, Revision] = field(default_factory=dict)
    voices: list[Recording] = field(default_factory=list)


def credit_of(proposition: Proposition) -> str:
    """Return how an author is named, where she agreed to it; empty when she wants no name."""
    return "" if proposition.credit_kind is CreditKind.NONE else proposition.credit_name


def _offered(
    one: Proposition, text: Revision, said: tuple[Said, ...], *, at: datetime
) -> Offered | None:
    until = one.withdrawn_at or at
    if text.shows_from is None or text.shows_from > until or not was_in_force(said, until):
        return None  # nobody has seen it
    now = in_force(said, at).consent
    if one.withdrawn_at is None and now.reach is None:
        return None
    state = WITHDRAWN if one.withdrawn_at else f"{text.number}.{_told(now)}"
    return Offered(one.slug, one.competence_id, f"{CONTRIBUTED_MARK}{one.slug}@{state}")


def _days(text: Revision, said: tuple[Said, ...]) -> Iterator[datetime]:
    """Give the days on which something of a text begins to be shown."""
    if text.shows_from:
        yield text.shows_from
    yield from begins(said).values()


def _told(now: Consent) -> str:
    """Tell a consent in a mark: the mark is another when what is shown is, and the same as long as it is not."""
    reaches = "".join(f"{what[0]}{len(within(now.goes_to(what)))}" for what in What)
    return f"{reaches}l" if now.licence else reaches


def _known(db: Session, slugs: Collection[str], *, at: datetime) -> dict[str, _Known]:
    found = db.scalars(select(Proposition).where(Proposition.slug.in_(slugs))).all()
    numbers, people = [one.id for one in found], [one.author_id for one in found]
    authors = db.scalars(select(Contributor).where(Contributor.person_id.in_(people)))
    keys = {who.person_id: who.key for who in authors}
    said = histories(db, numbers)
    known = {
        one.id: _Known(
            one,
            keys.get(one.author_id or 0, UNKNOWN_KEY),
            in_force(said[one.id], at).consent,
        )
        for one in found
    }
    for text in db.scalars(select(Revision).where(Revision.proposition_id.in_(numbers))):
        known[text.proposition_id].texts[text.number] = text
    for voice in db.scalars(select(Recording).where(Recording.proposition_id.in_(numbers))):
        known[voice.proposition_id].voices.append(voice)
    return {one.proposition.slug: one for one in known.values()}


def _piece(known: _Known, number: int) -> Piece:
    one, text, said = known.proposition, known.texts.get(number), known.consent
    written = Written(one.slug, one.competence_id, max(number, 1), known.key, said.licence)
    if one.withdrawn_at or text is None or text.answers is None or said.reach is None:
        left = tombstone(written) if one.withdrawn_at else tombstone(written, HIDDEN)
        return Piece(write_document(*left))
    document, body = document_of(one.kind, text.answers, written)
    return Piece(
        write_document(document, body),
        reach=REACHES[said.reach],
        credit=credit_of(one),
        named=_reach(said, What.NAME),
        voices=spoken_with(one, text, known.voices),
        heard=_reach(said, What.VOICE),
    )


def _reach(said: Consent, what: What) -> Reach | None:
    where = said.goes_to(what)
    return REACHES[where] if where else None
