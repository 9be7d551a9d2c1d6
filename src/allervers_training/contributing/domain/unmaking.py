"""From a document of the course back to the answers that make it: the reverse of `making.py`.

Only words come back. What no answer says (a duration, another kind of document, a title inside a
text) is told, and nothing of it is taken.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from allervers_training.catalogue.domain import DebatMouvant, Document
from allervers_training.catalogue.domain.data import kebab
from allervers_training.contributing.domain.document import Written, document_of, title_of
from allervers_training.contributing.domain.plain import typed
from allervers_training.contributing.domain.question import TITLE, Answers
from allervers_training.contributing.domain.term import holds
from allervers_training.contributing.domain.words import PropositionKind

_BLOCK = re.compile(r"^::: .*\n(?s:(.*?))^:::$", re.MULTILINE)
_FREE = frozenset({"version"})  # whoever edits a file may raise it: the next export says ours
_BODY = "le texte"


def answers_in(kind: PropositionKind, document: Any, body: str) -> dict[str, Any]:  # noqa: ANN401 - each kind reads its own
    """Return the answers that a document of this kind was made of, her title among them if she gave one."""
    answers = {key: said for key, said in _READERS[kind](document, body).items() if said}
    if title_of(kind, answers) != document.title:
        answers[TITLE] = document.title
    return answers


def not_answers(
    kind: PropositionKind, answers: Answers, written: Written, said: tuple[Document, str]
) -> tuple[str, ...]:
    """Name what a file says and that these answers do not: keys of its header, or its text."""
    document, body = document_of(kind, answers, written)
    return tuple(_differing(document, _as_shown(said[0]))) + (
        (_BODY,) if typed(body) != typed(said[1]) else ()
    )


def _as_shown(document: Document) -> Document:
    """Leave out what a changed sentence holds no more: its word is explained nowhere, as on every screen."""
    if not isinstance(document, DebatMouvant):
        return document
    stated = (
        replace(s, terms=tuple(note for note in s.terms if holds(s.text, note.term)))
        for s in document.statements
    )
    return replace(document, statements=tuple(stated))


def _differing(made: Document, read: Document) -> Iterator[str]:
    for field in fields(made):
        if field.name not in _FREE and getattr(made, field.name) != getattr(read, field.name):
            yield kebab(field.name)


def _debat(document: Any, _body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    first = document.statements[0]
    term = next((note for stated in document.statements for note in stated.terms), None)
    return {
        "phrases": [statement.text for statement in document.statements],
        "mot": term.term if term else "",
        "sens": term.note if term else "",
        "relances": list(first.relaunch),
    }


def _arbre(document: Any, _body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {
        "situation": document.situation,
        "fait": document.final_fact,
        "origine": document.declared,
    }


def _temoignage(_document: Any, body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {
        "recit": _told(body),
        "retenir": typed(_under(body, "À retenir")),
        "questions": _bullets(_under(body, "Pour en parler")),
    }


def _mise_en_situation(document: Any, body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    cards = {f"carte-{number}": role.card for number, role in enumerate(document.roles, 1)}
    names = [role.name for role in document.roles]
    return {
        "scene": _told(body),
        "roles": names,
        "observer": list(document.observer_grid),
        **cards,
    }


def _cas(document: Any, body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {
        "recit": _told(body),
        "origine": document.declared,
        "questions": list(document.questions),
    }


def _paroles(document: Any, _body: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"questions": list(document.prompts)}


def _told(body: str) -> str:
    """Return what stands in the first block."""
    found = _BLOCK.search(body)
    return typed(found.group(1)) if found else ""


def _under(body: str, title: str) -> str:
    _, _, after = body.partition(f"\n## {title}\n")
    return after.partition("\n## ")[0]


def _bullets(markdown: str) -> list[str]:
    lines = (line.removeprefix("- ") for line in markdown.split("\n") if line.startswith("- "))
    return [typed(line) for line in lines]


_READERS: Mapping[PropositionKind, Callable[[Any, str], dict[str, Any]]] = {
    PropositionKind.DEBAT: _debat,
    PropositionKind.ARBRE: _arbre,
    PropositionKind.TEMOIGNAGE: _temoignage,
    PropositionKind.MISE_EN_SITUATION: _mise_en_situation,
    PropositionKind.CAS: _cas,
    PropositionKind.PAROLES: _paroles,
}
