"""View of what somebody proposes: each text with where it stands, and what is missing."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.words import PropositionKind, PropositionState
from allervers_training.contributing.models import Contributor, Need
from allervers_training.contributing.queries import writing as queries

S = PropositionState
STATES = {
    S.DRAFT: ("crayon", "Vous l'écrivez."),
    S.SENT: ("coche", "Nous l'avons reçu."),
    S.IN_REVIEW: ("oeil", "Quelqu'un le lit."),
    S.CHANGES_REQUESTED: ("question", "On vous a répondu."),
    S.AUTHOR_CHECK: ("main", "On attend votre accord."),
    S.ACCEPTED: ("coche", "Votre texte est accepté."),
    S.WITHDRAWN: ("croix", "Vous l'avez retiré."),
}
NO_WORDS = "Sans mot pour le moment."


@dataclass(frozen=True, slots=True)
class Own:
    """One of her texts."""

    slug: str
    title: str
    kind: str
    picture: str
    icon: str
    says: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What trainers say is missing."""

    id: int
    text: str
    kind: str
    picture: str


@dataclass(frozen=True, slots=True)
class MinePage:
    key: str
    name: str
    own: tuple[Own, ...]
    missing: tuple[Missing, ...]
    reads_as_peer: bool


def mine_page(db: Session, person: Person, who: Contributor) -> MinePage:
    own = tuple(
        Own(
            one.slug,
            title_of(one.kind, one.draft),
            GUIDES[one.kind].name,
            GUIDES[one.kind].picture,
            *STATES[one.state],
        )
        for one in queries.mine(db, person)
    )
    missing = tuple(missing_of(need) for need in queries.open_needs(db))
    return MinePage(who.key, person.name, own, missing, who.reads_as_peer)


def missing_of(need: Need) -> Missing:
    guide = GUIDES[PropositionKind(need.kind)]
    return Missing(need.id, need.text, guide.name, guide.picture)
