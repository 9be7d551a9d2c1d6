"""Reads about declarations of experience and their reviews."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person, PersonRole
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.progress.domain.letter import SUBJECT
from allervers_training.progress.domain.words import DeclarationState, ReviewKind
from allervers_training.progress.models import Declaration, DeclarationReview

PAGE = 200
TO_READ = 50  # on a page
LAST = 20  # answers listed beside what waits


def declarations_of(db: Session, person_id: int, module_id: str) -> Sequence[Declaration]:
    """Return all that somebody has declared in order to enter a module, the newest first."""
    return db.scalars(
        select(Declaration)
        .where(Declaration.person_id == person_id, Declaration.module_id == module_id)
        .order_by(Declaration.id.desc())
        .limit(PAGE)
    ).all()


def drafted(db: Session, person_id: int) -> frozenset[str]:
    """Return the modules for which somebody has begun a declaration that she has not sent."""
    mine = (Declaration.person_id == person_id, Declaration.state == DeclarationState.DRAFT)
    return frozenset(db.scalars(select(Declaration.module_id).where(*mine)))


def reviews_of(
    db: Session, declarations: Collection[int]
) -> Mapping[int, Sequence[tuple[DeclarationReview, str]]]:
    """Return what reviewers did about declarations, in order, with their names."""
    found: dict[int, list[tuple[DeclarationReview, str]]] = defaultdict(list)
    rows = db.execute(
        select(DeclarationReview, Person.name)
        .outerjoin(Person, Person.id == DeclarationReview.by_id)
        .where(DeclarationReview.declaration_id.in_(declarations))
        .order_by(DeclarationReview.id)
    )
    for review, name in rows:
        found[review.declaration_id].append((review, name or "une personne effacée"))
    return found


def advice_to(db: Session, person_id: int) -> Mapping[str, tuple[str, str]]:
    """Return the advice that came with a yes, and who gave it, by the module that was opened; the newest counts."""
    rows = db.execute(
        select(Declaration.module_id, DeclarationReview.text, Person.name)
        .join(DeclarationReview, DeclarationReview.declaration_id == Declaration.id)
        .outerjoin(Person, Person.id == DeclarationReview.by_id)
        .where(
            Declaration.person_id == person_id,
            Declaration.state == DeclarationState.ACCEPTED_WITH_ADVICE,
            DeclarationReview.kind == ReviewKind.ACCEPTED_WITH_ADVICE,
        )
        .order_by(DeclarationReview.id)
    )
    return {module_id: (text, name or "une personne effacée") for module_id, text, name in rows}


def letter_about(
    db: Session, declaration: Declaration, reviews: Sequence[tuple[DeclarationReview, str]]
) -> OutgoingMail | None:
    """Return the newest letter that told somebody of an answer: it was queued at the instant of that answer."""
    return db.scalars(
        select(OutgoingMail)
        .where(
            OutgoingMail.person_id == declaration.person_id,
            OutgoingMail.subject == SUBJECT,
            OutgoingMail.created_at.in_([review.at for review, _ in reviews]),
        )
        .order_by(OutgoingMail.id.desc())
        .limit(1)
    ).one_or_none()


def to_read(db: Session, reader: Person, *, skip: int = 0) -> Sequence[tuple[Declaration, str]]:
    """Return the declarations that wait for an answer, the oldest first; never one's own."""
    rows = db.execute(
        select(Declaration, Person.name)
        .join(Person, Person.id == Declaration.person_id)
        .where(Declaration.state == DeclarationState.SENT, Declaration.person_id != reader.id)
        .order_by(Declaration.sent_at, Declaration.id)
        .offset(skip)
        .limit(TO_READ + 1)
    )
    return [(row[0], row[1]) for row in rows]


def how_many_to_read(db: Session, reader: Person) -> int:
    """Count the declarations that wait for an answer; never one's own."""
    waits = (Declaration.state == DeclarationState.SENT, Declaration.person_id != reader.id)
    return db.scalars(select(func.count()).select_from(Declaration).where(*waits)).one()


def answered(db: Session, reader: Person) -> Sequence[tuple[Declaration, str]]:
    """Return the declarations answered last, whoever answered; never one's own."""
    rows = db.execute(
        select(Declaration, Person.name)
        .join(Person, Person.id == Declaration.person_id)
        .where(Declaration.decided_at.is_not(None), Declaration.person_id != reader.id)
        .order_by(Declaration.decided_at.desc(), Declaration.id.desc())
        .limit(LAST)
    )
    return [(row[0], row[1]) for row in rows]


def reviewers(db: Session, *, without: Collection[int]) -> Sequence[Person]:
    """Return the trainers and administrators of the site who may be asked for an opinion."""
    may = select(PersonRole.person_id).where(
        PersonRole.role.in_((SiteRole.TRAINER, SiteRole.ADMIN))
    )
    return db.scalars(
        select(Person)
        .where(Person.id.in_(may), Person.id.not_in(without))
        .order_by(Person.name, Person.id)
        .limit(PAGE)
    ).all()
