"""What this room keeps on a person: who she is, her ways in, the messages to her, the audit journal."""

from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, or_, select

from allervers_training.accounts.models import (
    AccessLink,
    AuditEntry,
    Person,
    PersonRole,
    WebSession,
)
from allervers_training.accounts.told import GESTES, PURPOSES, ROLES
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.kernel.personal import SECRET, SOMEBODY_ELSE, Holding, Told

Numbers = Callable[[int], ColumnElement[bool]]
OF_AUDIT = {"le": AuditEntry.at, "geste": AuditEntry.action}


def about(subject: str, title: str, numbers: Numbers) -> Told:
    """Tell what the audit journal says of things that are a person's; rooms above name theirs."""
    return Told(
        model=AuditEntry,
        title=title,
        hers=lambda person: (AuditEntry.subject == subject) & numbers(person),
        fields=OF_AUDIT,
        words={"geste": GESTES},
        links=frozenset({"subject", "subject_id"}),
        untold={"actor_id": SOMEBODY_ELSE},
    )


def _sent_to_her(person: int) -> ColumnElement[bool]:
    hers = select(Person.email).where(Person.id == person).scalar_subquery()
    return or_(OutgoingMail.person_id == person, OutgoingMail.to == hers)


HOLDINGS: Sequence[Holding] = (
    Told(
        model=Person,
        title="Qui vous êtes",
        hers=lambda person: Person.id == person,
        fields={
            "numéro": Person.id,
            "nom": Person.name,
            "adresse électronique": Person.email,
            "encore à vérifier": Person.provisional,
            "connue depuis": Person.created_at,
        },
    ),
    Told(
        model=PersonRole,
        title="Vos rôles sur le site",
        hers=lambda person: PersonRole.person_id == person,
        fields={"rôle": PersonRole.role},
        words={"rôle": ROLES},
    ),
    Told(
        model=WebSession,
        title="Vos connexions",
        hers=lambda person: WebSession.person_id == person,
        fields={
            "ouverte le": WebSession.created_at,
            "jusqu'au": WebSession.expires_at,
            "fermée le": WebSession.revoked_at,
        },
        links=frozenset({"person_id"}),
        untold={"token_hash": SECRET},
    ),
    Told(
        model=AccessLink,
        title="Vos liens et vos cartes",
        hers=lambda person: AccessLink.person_id == person,
        fields={
            "usage": AccessLink.purpose,
            "fait le": AccessLink.created_at,
            "jusqu'au": AccessLink.expires_at,
            "utilisé le": AccessLink.used_at,
            "fermé le": AccessLink.revoked_at,
        },
        words={"usage": PURPOSES},
        links=frozenset({"person_id"}),
        untold={"token_hash": SECRET},
    ),
    Told(
        model=OutgoingMail,
        title="Les messages qui vous sont adressés",
        hers=_sent_to_her,
        fields={
            "à": OutgoingMail.to,
            "objet": OutgoingMail.subject,
            "demandé le": OutgoingMail.created_at,
            "essais": OutgoingMail.tries,
            "prochain essai": OutgoingMail.next_try_at,
            "parti le": OutgoingMail.sent_at,
            "ennui": OutgoingMail.last_error,
        },
        links=frozenset({"cohort_id", "person_id"}),
        untold={"body": "le texte d'un message, oublié dès qu'il part : il porte un lien secret"},
    ),
    about("person", "Ce qui a été fait de votre compte", lambda p: AuditEntry.subject_id == p),
    Told(
        model=AuditEntry,
        title="Ce que vous avez fait, et que le journal du site a noté",
        hers=lambda person: AuditEntry.actor_id == person,
        fields=OF_AUDIT,
        words={"geste": GESTES},
        links=frozenset({"actor_id"}),
        untold=dict.fromkeys(("subject", "subject_id"), "dire de qui il s'agissait"),
    ),
)
