"""The rule of what a reader may do now with a text, and the sentence that says why not."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.words import Happened, PropositionState
from allervers_training.kernel.errors import Refused

ONLY_PEERS = "Cet avis est celui d'une personne qui a vécu la précarité."
ONLY_TEAM = "Une formatrice ou un formateur propose le texte final : votre avis l'y aide."
NOTHING_SAID = "Écrivez d'abord une remarque, ou un mot à son auteur·e : elle saurait quoi changer."
REMARKS_LEFT = "Une remarque au moins demande un changement. Demandez une reprise : son auteur·e lira tout, et décidera."
OWN_REMARKS_LEFT = f"{REMARKS_LEFT} Vous pouvez aussi enlever vos remarques."
NO_SUBJECT = "Choisissez d'abord le sujet de ce texte : son auteur·e ne le connaissait pas."
VOICE_LEFT = "Une voix de ce texte n'est pas écrite. Écoutez-la, et écrivez-la : son auteur·e choisira ses mots."
AGREED_ALREADY = "Vous avez déjà donné un avis favorable à ce texte."
TAKE_FIRST = "Dites d'abord « Je le relis » : son auteur·e saura que quelqu'un lit."


class Gesture(StrEnum):
    """What a reader can do; the words are those of forms."""

    TAKE = "lecture"
    CHANGES = "reprise"
    AGREE = "avis"
    FINAL = "final"


STEPS = {
    Gesture.TAKE: Happened.TAKEN,
    Gesture.CHANGES: Happened.CHANGES_ASKED,
    Gesture.AGREE: Happened.PEER_AGREED,
    Gesture.FINAL: Happened.FINAL_TEXT_PUT,
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What stands when somebody reads: the text, who she is, and what was said so far."""

    state: PropositionState
    reading: moves.Reading
    reader_id: int
    is_team: bool
    is_peer: bool
    remarks: Collection[
        int | None
    ]  # who made each; nobody: an account that is gone, her own words typed from her voice
    has_subject: bool
    voices_left: int = 0  # that came with the text, and that nobody has written
    remarked_since: Collection[int] = ()  # peers for it, who said more after

    @property
    def blocking(self) -> tuple[int | None, ...]:
        """Who made the remarks that ask for a change first.

        Whoever is for the text as it stands blocks nothing: her remarks go to its author with the final text.
        """
        content = set(self.reading.peers_for) - set(self.remarked_since)
        return tuple(by for by in self.remarks if by is None or by not in content)


def why_not(gesture: Gesture, sight: Sight, message: str = "") -> str:
    """Return why somebody may not do this now; empty when she may."""
    try:
        moves.after(sight.state, STEPS[gesture])
        moves.check_reader(STEPS[gesture], sight.reading, sight.reader_id)
    except Refused as no:
        is_late = gesture is not Gesture.TAKE and sight.state is PropositionState.SENT
        return TAKE_FIRST if is_late and sight.reading.author_id != sight.reader_id else str(no)
    return OTHER_REASONS[gesture](sight, message)


def _no_changes(sight: Sight, message: str) -> str:
    return "" if sight.remarks or message else NOTHING_SAID


def _no_opinion(sight: Sight, _message: str) -> str:
    if not sight.is_peer:
        return ONLY_PEERS
    return AGREED_ALREADY if sight.reader_id in sight.reading.peers_for else ""


def _no_final(sight: Sight, _message: str) -> str:
    if not sight.is_team:
        return ONLY_TEAM
    if sight.blocking:
        return OWN_REMARKS_LEFT if sight.reader_id in sight.blocking else REMARKS_LEFT
    if sight.voices_left:
        return VOICE_LEFT
    return "" if sight.has_subject else NO_SUBJECT


OTHER_REASONS = {
    Gesture.TAKE: lambda _sight, _message: "",
    Gesture.CHANGES: _no_changes,
    Gesture.AGREE: _no_opinion,
    Gesture.FINAL: _no_final,
}
