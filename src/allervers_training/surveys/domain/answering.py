"""What is kept of what somebody answered."""

from collections.abc import Mapping, Sequence

from allervers_training.catalogue.domain import SurveyQuestion
from allervers_training.kernel.errors import Invalid

MOST_SIGNS = 1_500
SHARED = "_partage"  # among the answers: her words may be read to another group; no question has such an id
NOTHING = "Répondez à une question au moins, celle que vous voulez."
TOO_LONG = f"{MOST_SIGNS} signes au plus. Gardez l'exemple, coupez le reste."
NO_CHOICE = "Choisissez l'une des réponses proposées."


def answers_from(typed: Mapping[str, str], questions: Sequence[SurveyQuestion]) -> dict[str, str]:
    """Return what was answered, question by question; raises `Invalid` when it says nothing, or too much.

    With « yes » under `SHARED` when she lets her words be read to another group.
    """
    said = {q.id: typed.get(q.id, "").strip() for q in questions}
    wrong = {q.id: fault for q in questions if (fault := _fault(q, said[q.id]))}
    if wrong:
        raise Invalid(wrong)
    kept = {name: text for name, text in said.items() if text}
    if not kept and questions:
        raise Invalid({questions[0].id: NOTHING})
    return kept | ({SHARED: "oui"} if typed.get(SHARED) else {})


def _fault(question: SurveyQuestion, text: str) -> str:
    if question.choices:
        known = {choice.id for choice in question.choices}
        return NO_CHOICE if text and text not in known else ""
    return TOO_LONG if len(text) > MOST_SIGNS else ""
