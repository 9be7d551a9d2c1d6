"""View of what somebody proposes: each text with where it stands, and what is missing."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.moves import OPEN_TO_AUTHOR
from allervers_training.contributing.domain.words import PropositionKind, PropositionState
from allervers_training.contributing.models import Contributor, Need, Proposition
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
TYPED = ("ecouter", "Votre voix est écrite. Relisez.")
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
    waits_for_her: bool
    is_gone: bool


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
    own: tuple[Own, ...]  # what waits for her first
    gone: tuple[Own, ...]  # withdrawn
    missing: tuple[Missing, ...]
    reads_as_peer: bool


def mine_page(db: Session, person: Person, who: Contributor) -> MinePage:
    typed = queries.just_typed(db, person)
    own = tuple(own_of(one, is_typed=one.id in typed) for one in queries.mine(db, person))
    missing = tuple(missing_of(need) for need in queries.open_needs(db))
    first = tuple(one for one in own if one.waits_for_her)
    then = tuple(one for one in own if not one.waits_for_her and not one.is_gone)
    gone = tuple(one for one in own if one.is_gone)
    return MinePage(who.key, person.name, first + then, gone, missing, who.reads_as_peer)


def own_of(one: Proposition, *, is_typed: bool) -> Own:
    is_hers_to_read = is_typed and one.state in OPEN_TO_AUTHOR
    icon, says = TYPED if is_hers_to_read else STATES[one.state]
    guide = GUIDES[one.kind]
    waits = is_hers_to_read or one.state in {S.CHANGES_REQUESTED, S.AUTHOR_CHECK}
    title = title_of(one.kind, one.draft)
    return Own(
        one.slug, title, guide.name, guide.picture, icon, says, waits, one.state is S.WITHDRAWN
    )


def missing_of(need: Need) -> Missing:
    guide = GUIDES[PropositionKind(need.kind)]
    return Missing(need.id, need.text, guide.name, guide.picture)
