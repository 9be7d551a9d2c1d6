"""From what was typed to an answer, and to what is chosen before the first question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from allervers_training.accounts.domain import clean_name
from allervers_training.contributing.domain import rows
from allervers_training.contributing.domain.answering import cleaned
from allervers_training.contributing.domain.length import excess, row_excess
from allervers_training.contributing.domain.question import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answer,
    Input,
    Question,
)
from allervers_training.contributing.domain.words import PropositionKind, WritingWay
from allervers_training.contributing.forms.reading import TOO_MANY
from allervers_training.contributing.models import Need
from allervers_training.contributing.service.writing import Start, Typed
from allervers_training.kernel.errors import Invalid
from allervers_training.web.forms import whole_number

GESTURES = {rows.ADD, rows.REMOVE, rows.UP, rows.DOWN}
KINDS = {kind.value: kind for kind in PropositionKind}
WAYS = {way.value: way for way in WritingWay}
SPOKE_AGAIN = "Cette personne a parlé de nouveau depuis. Écoutez encore, et corrigez vos mots."
ON, BACK, LATER = "suite", "retour", "tard"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of one question: what was typed, and the button that was pressed."""

    typed: Typed
    gesture: str
    row: int = 0


def read_answer(question: Question, fields: Mapping[str, str]) -> Sent:
    """Return an answer; raises `Invalid` when it is longer than what can be kept."""
    gesture, _, number = fields.get("geste", ON).partition("-")
    answer, order, row = _answer(question, fields), None, 0
    if gesture in GESTURES and isinstance(answer, list):
        at = whole_number(number) or len(answer)
        order, row = rows.ordered(len(answer), gesture, at, question.most)
        answer = rows.arranged(answer, order)
    longest = LONGEST_TEXT if question.input is Input.TEXT else LONGEST_LINE
    over = excess(answer, longest) if isinstance(answer, str) else row_excess(answer, longest)
    if over:
        raise Invalid({"reponse": over})
    return Sent(Typed(answer, fields.get("lu", ""), order), gesture, row)


def typed_again(question: Question, fields: Mapping[str, str]) -> Answer:
    """Return what was typed as it was, to show it once more."""
    if question.input is Input.LIST:
        return [fields[name] for name in _names(question) if name in fields]
    return fields.get("reponse", "")


def read_typed_out(question: Question, fields: Mapping[str, str], take: str) -> str:
    """Return what somebody heard; raises `Invalid` when it is too long, or when another take came meanwhile."""
    if fields.get("prise", take) != take:
        raise Invalid({"texte": SPOKE_AGAIN})
    on_one_line = question.input is Input.LINE
    text = cleaned(fields.get("texte", ""), on_one_line=on_one_line)
    if question.input is Input.LIST and len(list(filter(None, text.split("\n")))) > question.most:
        raise Invalid({"texte": TOO_MANY.format(question.most)})
    longest = LONGEST_LINE if on_one_line else LONGEST_TEXT
    if over := excess(text, longest):
        raise Invalid({"texte": over})
    return text


def read_start(
    fields: Mapping[str, str], need: Need | None, competences: Collection[str]
) -> Start | None:
    """Return what was chosen before the first question; nothing when something is still to be chosen."""
    kind = need.kind if need else KINDS.get(fields.get("genre", ""))
    way = WAYS.get(fields.get("facon", ""))
    if kind is None or way is None or (need is None and "sujet" not in fields):
        return None
    subject = need.competence_id if need else fields["sujet"]
    helper = (
        clean_name(fields.get("aide", ""), field="aide", whose="un")
        if way is WritingWay.WITH_HELP
        else ""
    )
    known = subject if subject in competences else ""
    return Start(kind, way, known, need.id if need else None, helper)


def _answer(question: Question, fields: Mapping[str, str]) -> Answer:
    if question.input is Input.LIST:
        return [
            cleaned(fields[name], on_one_line=True) for name in _names(question) if name in fields
        ]
    text = fields.get("reponse", "")
    if question.input is Input.CHOICE:
        return text if text in dict(question.choices) else ""
    return cleaned(text, on_one_line=question.input is Input.LINE)


def _names(question: Question) -> list[str]:
    return [f"r-{number}" for number in range(1, question.most + 1)]
