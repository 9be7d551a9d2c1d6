"""The rule of a proposition's life: which step may follow which state, who may take it, and why not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from allervers_training.contributing.domain.words import Happened, PropositionKind, PropositionState
from allervers_training.kernel.errors import Refused

S, H = PropositionState, Happened

COOLING_OFF = timedelta(days=7)  # between the author's yes and a first showing, to change her mind
ANSWER_WITHIN = timedelta(days=10)  # what an author is promised when she sends her text
PEER_READS = frozenset({PropositionKind.TEMOIGNAGE, PropositionKind.CAS})
OPEN_TO_AUTHOR = frozenset({S.DRAFT, S.CHANGES_REQUESTED})  # her text is hers to change
WAITING = frozenset({S.SENT, S.IN_REVIEW})  # somebody owes her an answer

MOVES: Mapping[PropositionState, Mapping[Happened, PropositionState]] = {
    S.DRAFT: {H.SENT: S.SENT},
    S.SENT: {
        H.TAKEN: S.IN_REVIEW,
        H.PEER_AGREED: S.IN_REVIEW,
        H.CHANGES_ASKED: S.CHANGES_REQUESTED,
    },
    S.IN_REVIEW: {
        H.TAKEN: S.IN_REVIEW,
        H.PEER_AGREED: S.IN_REVIEW,
        H.CHANGES_ASKED: S.CHANGES_REQUESTED,
        H.FINAL_TEXT_PUT: S.AUTHOR_CHECK,
    },
    S.CHANGES_REQUESTED: {H.SENT: S.SENT},
    S.AUTHOR_CHECK: {H.AUTHOR_AGREED: S.ACCEPTED, H.AUTHOR_DECLINED: S.DRAFT},
    S.ACCEPTED: {
        H.BEGUN: S.DRAFT,
        H.READ_FROM_FILE: S.IN_REVIEW,
    },  # a new text is begun; the accepted one stays until it is replaced
    S.WITHDRAWN: {},
}
ALWAYS = frozenset({H.CONSENT_CHANGED, H.CREDIT_CHANGED})
AUTHORS = frozenset({H.BEGUN, H.SENT, H.AUTHOR_AGREED, H.AUTHOR_DECLINED, H.WITHDRAWN, *ALWAYS})

NOT_NOW = "Ce texte n'en est plus là : quelqu'un l'a fait avancer entre-temps."
OWN_TEXT = "On ne relit pas son propre texte : demandez à quelqu'un d'autre."
PEER_MISSING = "Ce texte attend l'avis d'une personne qui a vécu la précarité : il en faut un avant l'accord final."
WITHDRAWN = "Ce texte a été retiré par la personne qui l'a écrit."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rule must know of a proposition, besides its state."""

    kind: PropositionKind
    author_id: int | None
    peers_for: Collection[
        int
    ] = ()  # who gave a favourable opinion on this very revision, as a peer


def after(state: PropositionState, step: Happened) -> PropositionState:
    """Return the state that a step leads to; raises `Refused` when it does not follow."""
    if state is S.WITHDRAWN:
        raise Refused(WITHDRAWN)
    if step is H.WITHDRAWN:
        return S.WITHDRAWN
    if step in ALWAYS:
        return state
    found = MOVES[state].get(step)
    if found is None:
        raise Refused(NOT_NOW, remedy="Revenez à la page du texte pour voir où il en est.")
    return found


def check_reader(step: Happened, reading: Reading, by: int) -> None:
    """Refuse what somebody may not do as a reader: accept her own text, or do without a peer."""
    if step in AUTHORS:
        return
    if reading.author_id == by:
        raise Refused(OWN_TEXT)
    if step is H.FINAL_TEXT_PUT and needs_peer(reading):
        raise Refused(PEER_MISSING)


def needs_peer(reading: Reading) -> bool:
    """Tell whether a reader with lived experience has still to be for this revision."""
    return reading.kind in PEER_READS and not set(reading.peers_for) - {reading.author_id}


def shows_from(agreed_at: datetime, first_shown_at: datetime | None) -> datetime:
    """Return when a text may first be shown: after seven days, unless an older text of hers is shown already."""
    return agreed_at if first_shown_at and first_shown_at <= agreed_at else agreed_at + COOLING_OFF
