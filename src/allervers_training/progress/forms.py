"""From what reviewers and trainers typed to what they decide."""

from collections.abc import Mapping

from allervers_training.kernel.errors import Invalid
from allervers_training.progress.domain.words import ReviewKind

LONGEST = 2000
OUTCOMES = {
    "acceptee": ReviewKind.ACCEPTED,
    "acceptee_conseil": ReviewKind.ACCEPTED_WITH_ADVICE,
    "attestation_vue": ReviewKind.ATTESTED,
    "refusee": ReviewKind.REFUSED,
}


def outcome_of(fields: Mapping[str, str]) -> ReviewKind:
    chosen = OUTCOMES.get(fields.get("decision", ""))
    if chosen is None:
        raise Invalid({"decision": "Choisissez une réponse : rien n'est coché."})
    return chosen


def words_of(fields: Mapping[str, str], name: str) -> str:
    """Return what was written in a field; raises `Invalid` when it is too long."""
    text = fields.get(name, "")
    if len(text) > LONGEST:
        raise Invalid({name: f"C'est trop long : {LONGEST} signes au plus ({len(text)} ici)."})
    return text
