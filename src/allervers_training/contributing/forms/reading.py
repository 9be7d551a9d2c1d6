"""From what a reader typed to a remark, an opinion, or a need."""

from collections.abc import Collection, Mapping
from typing import Any

from allervers_training.catalogue.domain.simple_line import words_of
from allervers_training.contributing.domain import wording
from allervers_training.contributing.domain.answering import cleaned
from allervers_training.contributing.domain.length import STILL_HERE, excess, row_excess
from allervers_training.contributing.domain.opinions import Gesture
from allervers_training.contributing.domain.question import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answer,
    Input,
    Question,
)
from allervers_training.contributing.domain.questions import several
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.service.reading import Opinion
from allervers_training.contributing.service.remarking import Remarked
from allervers_training.contributing.service.replying import Reply
from allervers_training.kernel.errors import Invalid, NotFound

LONGEST_REMARK, LONGEST_MESSAGE, LONGEST_NEED = 600, 1000, 200
MOST_WORDS = 12  # of a need: those who propose read it in one line
KINDS = {kind.value: kind for kind in PropositionKind}
GESTURES = {gesture.value: gesture for gesture in Gesture}
REPLIES = {reply.value: reply for reply in Reply}
EMPTY = "Écrivez une remarque, ou changez des mots dans la proposition."
TOO_MANY = "Ce champ tient en {} lignes au plus : une réponse par ligne."
TOO_MANY_WORDS = "C'est trop long : {} mots, et douze au plus se lisent d'un coup d'œil."


def read_remark(question: Question, before: Answer, fields: Mapping[str, str]) -> Remarked:
    """Return a remark; other words that are the same as hers are no suggestion."""
    text = _short(fields, "texte", LONGEST_REMARK)
    suggests = wording.as_text(wording.as_answer(question, fields.get("mots", "")))
    if question.input is Input.CHOICE or several({"": suggests}, "") == several(
        {"": wording.as_text(before)}, ""
    ):
        suggests = ""
    check_wording(question, suggests, "mots")
    if not text and not suggests:
        raise Invalid({"texte": EMPTY})
    return Remarked(question.key, text, suggests)


def check_wording(question: Question, text: str, name: str) -> None:
    """Raise `Invalid` for words that a field cannot hold."""
    longest = LONGEST_TEXT if question.input is Input.TEXT else LONGEST_LINE
    rows = text.split("\n") if question.input is Input.LIST else [text]
    if question.input is Input.LIST and len(rows) > question.most:
        raise Invalid({name: TOO_MANY.format(question.most)})
    over = row_excess(rows, longest) if question.input is Input.LIST else excess(text, longest)
    if over:
        raise Invalid({name: f"{over} {STILL_HERE}"})


def read_opinion(fields: Mapping[str, str]) -> Opinion:
    """Return what a reader decides; raises `NotFound` for a button that no page shows."""
    gesture = GESTURES.get(fields.get("geste", ""))
    if gesture is None:
        raise NotFound
    return Opinion(gesture, _short(fields, "message", LONGEST_MESSAGE), fields.get("vu", ""))


def read_subject(fields: Mapping[str, str], known: Collection[str]) -> str:
    subject = fields.get("sujet", "")
    if subject not in known:
        raise Invalid({"sujet": "Choisissez un sujet dans la liste."})
    return subject


def read_reply(fields: Mapping[str, str]) -> Reply:
    found = REPLIES.get(fields.get("choix", ""))
    if found is None:
        raise NotFound
    return found


def read_need(
    fields: Mapping[str, str], known: Collection[str]
) -> tuple[PropositionKind, str, str]:
    """Return what is missing: its kind, its subject, and a sentence; raises `Invalid` for all that is wrong."""
    wrong: dict[str, str] = {}
    kind, subject = KINDS.get(fields.get("genre", "")), fields.get("sujet", "")
    text = cleaned(fields.get("texte", ""), on_one_line=True)
    if kind is None:
        wrong["genre"] = "Choisissez ce qui manque dans la liste."
    if subject not in known:
        wrong["sujet"] = "Choisissez un sujet dans la liste."
    if not text:
        wrong["texte"] = "Dites en une phrase ce qui manque."
    elif len(words_of(text)) > MOST_WORDS:
        wrong["texte"] = TOO_MANY_WORDS.format(len(words_of(text)))
    elif over := excess(text, LONGEST_NEED):
        wrong["texte"] = over
    if kind is None or wrong:
        raise Invalid(wrong)
    return kind, subject, text


def read_ticked(
    fields: Mapping[str, str], about: Mapping[int, tuple[Any, Question]]
) -> dict[int, tuple[Any, Question, Reply, str]]:
    """Return what was ticked on paper, remark by remark; one that was left blank is not there."""
    found = {}
    for number, (remark, question) in about.items():
        choice = REPLIES.get(fields.get(f"choix-{number}", ""))
        words = wording.as_text(wording.as_answer(question, fields.get(f"mots-{number}", "")))
        check_wording(question, words, f"mots-{number}")
        if choice is not None:
            found[number] = (remark, question, choice, words)
    return found


def _short(fields: Mapping[str, str], name: str, most: int) -> str:
    text = cleaned(fields.get(name, ""), on_one_line=False)
    if over := excess(text, most):
        raise Invalid({name: f"{over} {STILL_HERE}"})
    return text
