"""How a card is said: its words, those of the course where nobody wrote any, whole or shortened."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Fait, Mode
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier

FAIT_ULTIME = "fait_ultime"
NO_WORDS = "(carte sans texte)"
NAMED_IN = 60  # signs of a card named inside a sentence
OF_MODE: Mapping[Mode, str] = {
    Mode.CAUSES: "le fait ultime",
    Mode.REUSSITE: "la réussite",
    Mode.PROBLEMES: "le problème",
}


def words(atelier: Atelier, fait: Fait, textes: Mapping[str, str]) -> str:
    """Return what a card says on screen."""
    if fait.id == ULTIME:
        return atelier.fait_ultime or textes.get(FAIT_ULTIME, "")
    return fait.texte or textes.get(fait.source, NO_WORDS)


def short(texte: str, signs: int = NAMED_IN) -> str:
    """Return the beginning of a text, cut between two words."""
    if len(texte) <= signs:
        return texte
    head, _, _ = texte[:signs].rpartition(" ")
    return f"{(head or texte[:signs]).rstrip(' ,;:.')}…"


def last_one(mode: Mode) -> str:
    """Return how a sentence that begins with it calls the fact where the tree starts."""
    said = OF_MODE[mode]
    return said[0].upper() + said[1:]
