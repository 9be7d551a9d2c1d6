"""Reading declarations: an opinion, a decision with its reason, and taking an exemption back."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import service as cohorts
from allervers_training.kernel.errors import Conflict, Invalid, NotFound, Refused
from allervers_training.progress.domain.words import (
    GRANTED,
    DeclarationState,
    Happened,
    ReviewKind,
)
from allervers_training.progress.models import Declaration, DeclarationReview
from allervers_training.progress.queries import declarations
from allervers_training.progress.service.journal import Line, append
from allervers_training.progress.service.telling import tell_author

ANSWERED = (
    "Cette déclaration a déjà reçu sa réponse, ou elle vient d'être retirée. Rechargez la page."
)
NEEDS_REASON = "Dites pourquoi : la personne lira cette raison, et pourra compléter."
NEEDS_ADVICE = "Écrivez votre conseil : la personne le lira avec la réponse."
NEEDS_OPINION = "Écrivez votre avis avant de l'envoyer."
NO_PAPER = "Aucune attestation n'est jointe à cette déclaration."

OUTCOMES = {
    ReviewKind.ACCEPTED: (DeclarationState.ACCEPTED, Happened.EXEMPTED),
    ReviewKind.ACCEPTED_WITH_ADVICE: (DeclarationState.ACCEPTED_WITH_ADVICE, Happened.EXEMPTED),
    ReviewKind.ATTESTED: (DeclarationState.ATTESTED, Happened.ATTESTED),
    ReviewKind.REFUSED: (DeclarationState.REFUSED, Happened.DECLINED),
}


def decide(
    db: Session,
    declaration: Declaration,
    outcome: ReviewKind,
    text: str,
    *,
    by: Person,
    at: datetime,
) -> None:
    """Answer a declaration; an acceptance confirms the places that waited for it."""
    _still_sent(declaration)
    if outcome is ReviewKind.REFUSED and not text:
        raise Invalid({"raison": NEEDS_REASON})
    if outcome is ReviewKind.ACCEPTED_WITH_ADVICE and not text:
        raise Invalid({"raison": NEEDS_ADVICE})
    if outcome is ReviewKind.ATTESTED and not declaration.attestation:
        raise Refused(NO_PAPER)
    declaration.state, happened = OUTCOMES[outcome]
    declaration.decided_at = at
    _note(db, declaration, outcome, text, by=by, at=at)
    _write(db, declaration, happened, text, by=by, at=at)
    if declaration.state in GRANTED:
        cohorts.admit_waiting(db, declaration.person_id, declaration.module_id, by=by.id, at=at)
    tell_author(db, declaration, at=at)


def ask_opinion(
    db: Session, declaration: Declaration, reviewer_id: int, *, by: Person, at: datetime
) -> None:
    """Ask another trainer or administrator of the site to read it too."""
    _still_sent(declaration)
    asked = {
        one.id: one for one in declarations.reviewers(db, without=(declaration.person_id, by.id))
    }
    if reviewer_id not in asked:
        raise NotFound
    declaration.second_reviewer_id = reviewer_id
    _note(db, declaration, ReviewKind.ASKED, asked[reviewer_id].name, by=by, at=at)


def give_opinion(
    db: Session, declaration: Declaration, text: str, *, by: Person, at: datetime
) -> None:
    """Tell what one thinks of it, when one was asked."""
    if declaration.second_reviewer_id != by.id:
        raise NotFound
    _still_sent(declaration)
    if not text:
        raise Invalid({"avis": NEEDS_OPINION})
    _note(db, declaration, ReviewKind.OPINION, text, by=by, at=at)
    _write(db, declaration, Happened.SECOND_OPINION, "", by=by, at=at)


def revoke(db: Session, declaration: Declaration, reason: str, *, by: Person, at: datetime) -> None:
    """Take back what a declaration had given, with a reason; places already given stay."""
    if declaration.state not in GRANTED:
        raise Conflict("Il n'y a plus de dispense à retirer ici. Rechargez la page.")
    if not reason:
        raise Invalid({"raison": NEEDS_REASON})
    declaration.state = DeclarationState.REVOKED
    _note(db, declaration, ReviewKind.REVOKED, reason, by=by, at=at)
    _write(db, declaration, Happened.REVOKED, reason, by=by, at=at)
    tell_author(db, declaration, at=at)


def _still_sent(declaration: Declaration) -> None:
    if declaration.state is not DeclarationState.SENT:
        raise Conflict(ANSWERED)


def _note(
    db: Session, declaration: Declaration, kind: ReviewKind, text: str, *, by: Person, at: datetime
) -> None:
    review = DeclarationReview(
        declaration_id=declaration.id, by_id=by.id, kind=kind, text=text, at=at
    )
    db.add(review)
    db.flush()
    action = f"declaration_{kind.name.lower()}"
    accounts.audit(db, action, "declaration", declaration.id, by=by.id, at=at)


def _write(
    db: Session, declaration: Declaration, what: Happened, reason: str, *, by: Person, at: datetime
) -> None:
    line = Line(what, declaration.ref, by_id=by.id, reason=reason)
    append(db, (declaration.person_id,), declaration.exempts_id, line, at=at)
    db.flush()
