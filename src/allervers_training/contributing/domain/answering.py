"""What becomes of an answer on its way in: its signs, its rows, and two versions that cross."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from allervers_training.contributing.domain.question import Answer, Answers, Input, Question
from allervers_training.contributing.domain.questions import several

OTHER = "~"  # before a key: what the answer was in another window, kept until she chooses
HELPER = "aide"  # who held the pen, or typed what was said; kept with the text, and goes with it
JOINERS = "\u200c\u200d"  # invisible, and needed by some scripts and pictures
BLANKS = re.compile(r"[^\S\n]+")
GAPS = re.compile(r"\n{3,}")


def cleaned(text: str, *, on_one_line: bool) -> str:
    """Return what was typed without control or invisible signs, its lines kept or joined."""
    known = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = "".join(s for s in known if s in f"\n\t{JOINERS}" or unicodedata.category(s)[0] != "C")
    lines = BLANKS.sub(" ", seen.replace("\n", " ") if on_one_line else seen)
    return GAPS.sub("\n\n", "\n".join(line.strip() for line in lines.split("\n"))).strip()


def fingerprint(answer: Answer | None) -> str:
    """Return a short name of an answer, to tell whether it has changed since it was shown."""
    return hashlib.sha256(_canonical(answer or "").encode()).hexdigest()[:12]


def digest_of(answers: Answers) -> str:
    """Return the SHA-256 of what was sent: the same answers give the same one, in any order."""
    return hashlib.sha256(_canonical(dict(answers)).encode()).hexdigest()


def kept(draft: Mapping[str, Any], question: Question, answer: Answer, seen: str) -> dict[str, Any]:
    """Return the draft with an answer; what another window wrote meanwhile is kept beside it."""
    held: Answer = draft.get(question.key, "")
    changed = {**draft, question.key: answer}
    was_seen = not seen or seen == fingerprint(held)
    if not was_seen and not set(_said(held)) <= set(_said(answer)) and not _continues(answer, held):
        return beside(changed, question, held)
    return changed


def beside(draft: Mapping[str, Any], question: Question, answer: Answer) -> dict[str, Any]:
    """Return the draft with other words beside an answer, after those that wait there; the same ones twice are kept once."""
    waiting = several(draft, OTHER + question.key)
    known = {*waiting, *several(draft, question.key)}
    both = [*waiting, *(text for text in _said(answer) if text not in known)]
    if not both:
        return dict(draft)
    glue = " " if question.input is Input.LINE else "\n\n"
    together: Answer = both if question.input is Input.LIST else glue.join(both)
    return {**draft, OTHER + question.key: together}


def exchanged(draft: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the draft with the other version in its place, and the present one beside it."""
    other = draft.get(OTHER + key)
    return {**draft, key: other, OTHER + key: draft.get(key, "")} if other else dict(draft)


def settled(draft: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the draft with its present answer alone: its author has chosen."""
    return {name: answer for name, answer in draft.items() if name != OTHER + key}


def sendable(asked: tuple[Question, ...], draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is sent: the answers to what is asked now, without blanks, and who helped."""
    found: dict[str, Any] = {}
    for question in asked:
        given = several(draft, question.key)
        if given:
            is_list = question.input is Input.LIST
            found[question.key] = list(given) if is_list else "\n\n".join(given)
    return {**found, HELPER: draft[HELPER]} if draft.get(HELPER) else found


def _continues(answer: Answer, held: Answer) -> bool:
    """Tell whether an answer goes on from another: the same hand, whose last word was not heard back."""
    return " ".join(_said(answer)).startswith(" ".join(_said(held)))


def _said(answer: Answer) -> tuple[str, ...]:
    return several({"": answer}, "")


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
