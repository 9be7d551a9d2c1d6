"""Declaring one's experience: a draft kept at each step, sent, withdrawn, written again."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.kernel.errors import Conflict, Invalid, Refused
from allervers_training.progress import access, attestations, doors, held
from allervers_training.progress.domain.door import Open, exempted_by
from allervers_training.progress.domain.words import OPEN, DeclarationState, Happened
from allervers_training.progress.models import Declaration
from allervers_training.progress.queries import declarations
from allervers_training.progress.service.journal import Line, append

LONGEST = 2000
WAITING = "Votre déclaration est déjà envoyée : attendez la réponse, ou retirez-la pour la changer."
ENOUGH = "Ce module vous est déjà ouvert : il n'y a plus rien à déclarer."
TOO_LONG = f"C'est trop long : {LONGEST} signes au plus. Gardez l'essentiel."
UNANSWERED = "Il manque une réponse à cette question, ou votre attestation du module."


def keep_answer(
    db: Session, person: Person, module: Module, question_id: str, text: str, *, at: datetime
) -> Declaration:
    """Keep one answer in the draft, beginning it when there is none; an earlier declaration fills it."""
    if len(text) > LONGEST:
        raise Invalid({"reponse": TOO_LONG})
    draft = _draft(db, person, module, at=at)
    draft.answers = {**draft.answers, question_id: text}
    return draft


def keep_attestation(
    db: Session, person: Person, module: Module, folder: Path, picture: bytes, *, at: datetime
) -> None:
    """Join the picture of an attestation to the draft; another one takes its place. An empty one takes it away."""
    draft = _draft(db, person, module, at=at)
    if draft.attestation and not _is_shared(db, draft):
        attestations.forget(db, folder, draft.attestation)
    draft.attestation = attestations.keep(db, folder, picture) if picture else ""


def send(db: Session, person: Person, module: Module, *, at: datetime) -> Declaration:
    """Send the draft to be read; raises `Invalid`, question by question, while something is missing."""
    _alone(db, person)
    draft = access.own_declaration(db, person, module.id, state=DeclarationState.DRAFT)
    if draft is None:
        _refuse_another(db, person, module)
        raise Refused("Il n'y a encore rien à envoyer : répondez d'abord aux questions.")
    asked = module.declaration.questions if module.declaration else ()
    empty = {f"q-{q.id}": UNANSWERED for q in asked if not draft.answers.get(q.id, "").strip()}
    if empty and not draft.attestation:
        raise Invalid(empty)
    draft.state, draft.sent_at = DeclarationState.SENT, at
    _note(db, draft, Happened.DECLARED, by=person, at=at)
    return draft


def withdraw(db: Session, person: Person, module: Module, *, at: datetime) -> None:
    """Take back what was sent, before any answer; it is kept, and may be written again."""
    _alone(db, person)
    sent = access.own_declaration(db, person, module.id, state=DeclarationState.SENT)
    if sent is None:
        raise Conflict("Cette déclaration a déjà reçu sa réponse, ou elle est déjà retirée.")
    db.refresh(sent, with_for_update=True)
    if sent.state is not DeclarationState.SENT:
        raise Conflict("Cette déclaration vient de recevoir sa réponse.")
    sent.state = DeclarationState.WITHDRAWN
    _note(db, sent, Happened.WITHDREW, by=person, at=at)


def last_answers(db: Session, person: Person, module: Module) -> Mapping[str, str]:
    """Return what fills the pages: the draft, or what was declared last."""
    earlier = declarations.declarations_of(db, person.id, module.id)
    return earlier[0].answers if earlier else {}


def _draft(db: Session, person: Person, module: Module, *, at: datetime) -> Declaration:
    _alone(db, person)
    draft = access.own_declaration(db, person, module.id, state=DeclarationState.DRAFT)
    if draft is not None:
        return draft
    _refuse_another(db, person, module)
    earlier = declarations.declarations_of(db, person.id, module.id)
    draft = Declaration(
        person_id=person.id,
        module_id=module.id,
        exempts_id=exempted_by(module.requires) or module.id,
        answers=dict(earlier[0].answers) if earlier else {},
        attestation=earlier[0].attestation if earlier else "",
        state=DeclarationState.DRAFT,
        created_at=at,
    )
    db.add(draft)
    db.flush()
    return draft


def _alone(db: Session, person: Person) -> None:
    """Let nobody else write this person's declarations meanwhile; refuse whoever is not checked yet."""
    if person.provisional:
        raise Refused(doors.NOT_CHECKED, remedy=doors.ASK_HER)
    db.execute(select(Person.id).where(Person.id == person.id).with_for_update())


def _refuse_another(db: Session, person: Person, module: Module) -> None:
    """Refuse a second declaration while one waits for its answer, or has opened the door."""
    newest = held.newest_states(db, (person.id,), module.id).get(person.id)
    if newest in OPEN:
        raise Conflict(WAITING)
    if isinstance(doors.door(db, module, person), Open):
        raise Refused(ENOUGH)


def _is_shared(db: Session, draft: Declaration) -> bool:
    """Tell whether an earlier declaration, which is kept as it was sent, points to the same picture."""
    found = select(Declaration.id).where(
        Declaration.attestation == draft.attestation, Declaration.id != draft.id
    )
    return db.scalars(found.limit(1)).first() is not None


def _note(
    db: Session, declaration: Declaration, what: Happened, *, by: Person, at: datetime
) -> None:
    db.flush()
    line = Line(what, declaration.ref, by_id=by.id)
    append(db, (declaration.person_id,), declaration.exempts_id, line, at=at)
    action = f"declaration_{declaration.state.name.lower()}"
    accounts.audit(db, action, "declaration", declaration.id, by=by.id, at=at)
