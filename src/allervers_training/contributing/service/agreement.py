"""Her yes and her no: to a text that is put to her, then to how far it goes, at any time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.consent import WORDING, Consent, stored
from allervers_training.contributing.domain.cooling import in_force
from allervers_training.contributing.domain.words import (
    CreditKind,
    Happened,
    PropositionState,
)
from allervers_training.contributing.models import ConsentGiven, Proposition, Revision
from allervers_training.contributing.queries import consents
from allervers_training.contributing.service import leaving, steps
from allervers_training.kernel.errors import Refused

NOT_READY = "Ce texte n'est pas encore prêt pour votre accord."
NOT_READY_REMEDY = "Ouvrez « Mes idées » pour voir où il en est."
CHANGED = "Le texte ou les questions ont changé depuis."
CHANGED_REMEDY = "Relisez le texte. Puis dites oui ou non. Rien n'est montré d'ici là."


@dataclass(frozen=True, slots=True)
class Yes:
    """What she says yes to: this very text, in the words of an explanation that she read."""

    number: int
    consent: Consent
    wording: str = WORDING
    explained_by_id: int | None = None
    explained_by_name: str = ""  # of somebody whom this site does not know


def text_of(db: Session, proposition: Proposition) -> Revision:
    """Return the text that she is asked about, or that she agreed to; raises `Refused` when there is none."""
    if proposition.state is PropositionState.AUTHOR_CHECK:
        found = access.newest(db, proposition)
    else:
        found = access.agreed(db, proposition)
    if found is None or found.answers is None:
        raise Refused(NOT_READY, remedy=NOT_READY_REMEDY)
    return found


def newest_consent(db: Session, proposition: Proposition) -> ConsentGiven | None:
    """Return what she said last, of this text or of an older one."""
    said = select(ConsentGiven).where(ConsentGiven.proposition_id == proposition.id)
    return db.scalars(said.order_by(ConsentGiven.id.desc()).limit(1)).one_or_none()


def would_show_from(db: Session, proposition: Proposition, *, at: datetime) -> datetime:
    """Return when her words may first be shown, if she says yes to the text that is put to her."""
    old, seen = access.agreed(db, proposition), in_force(consents.history(db, proposition), at)
    shown_at = old.shows_from if old and seen.consent.reach else None
    return moves.shows_from(at, shown_at)


def agree(db: Session, proposition: Proposition, yes: Yes, *, by: Person, at: datetime) -> None:
    """Keep her yes; a second tap changes nothing. Raises `Refused` when she read something else."""
    text, said = text_of(db, proposition), newest_consent(db, proposition)
    if text.number != yes.number or yes.wording != WORDING:
        raise Refused(CHANGED, remedy=CHANGED_REMEDY)
    is_asked = proposition.state is PropositionState.AUTHOR_CHECK
    if not is_asked and _says_the_same(said, yes):
        return
    if is_asked:
        _replace(db, proposition, text, at=at)
    _write_down(db, proposition, text, yes, at=at)
    if consents.consent_in(said).reach and not yes.consent.reach:
        runs = leaving.runs_in(db, proposition)
        leaving.leave_rooms(db, proposition, leaving.HIDDEN, runs, at=at)
    step = Happened.AUTHOR_AGREED if is_asked else Happened.CONSENT_CHANGED
    steps.take(db, proposition, step, by=by, at=at, revision=text)


def decline(db: Session, proposition: Proposition, *, by: Person, at: datetime) -> None:
    """Give her the text back, as it was put to her; what was shown before is shown still."""
    if proposition.state is not PropositionState.AUTHOR_CHECK:
        return
    text = text_of(db, proposition)
    steps.take(db, proposition, Happened.AUTHOR_DECLINED, by=by, at=at, revision=text)
    proposition.draft = {**proposition.draft, **(text.answers or {})}
    db.flush()


def sign(
    db: Session, proposition: Proposition, kind: CreditKind, name: str, *, by: Person, at: datetime
) -> None:
    """Change how she is named, at once, wherever she agreed to a name."""
    kept = "" if kind is CreditKind.NONE else name
    if (proposition.credit_kind, proposition.credit_name) == (kind, kept):
        return
    proposition.credit_kind, proposition.credit_name = kind, kept
    steps.take(db, proposition, Happened.CREDIT_CHANGED, by=by, at=at)


def _write_down(
    db: Session, proposition: Proposition, text: Revision, yes: Yes, *, at: datetime
) -> None:
    row = ConsentGiven(
        proposition_id=proposition.id,
        revision_id=text.id,
        given=stored(yes.consent),
        licence=yes.consent.licence,
        wording=yes.wording,
        explained_by_id=yes.explained_by_id,
        explained_by_name=yes.explained_by_name,
        at=at,
    )
    db.add(row)
    db.flush()


def _replace(db: Session, proposition: Proposition, text: Revision, *, at: datetime) -> None:
    """Let a text take the place of the one that she had agreed to."""
    shows_from = would_show_from(db, proposition, at=at)
    old = access.agreed(db, proposition)
    if old:
        old.replaced_at = at
        db.flush()
    text.agreed_at, text.shows_from = at, shows_from
    db.flush()


def _says_the_same(said: ConsentGiven | None, yes: Yes) -> bool:
    if said is None or said.wording != yes.wording:
        return False
    return consents.consent_in(said) == yes.consent
