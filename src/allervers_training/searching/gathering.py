"""What can be found: every public piece of the course, cut at its titles, each with its address."""

import re
from collections.abc import Iterator
from functools import singledispatch
from html import unescape

from allervers_training.catalogue.addresses import address_of, address_of_term
from allervers_training.catalogue.bibliography.catalogue import Entry
from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    CarteActeurs,
    DebatMouvant,
    Document,
    EtudeDeCas,
    Guide,
    MiseEnSituation,
    Module,
    Paroles,
    Quiz,
    Reflexion,
    Retire,
    VersionSimplifiee,
)
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.references import ON_A_PAGE
from allervers_training.catalogue.registry import kind_of
from allervers_training.catalogue.typography import typeset
from allervers_training.searching.domain import BIBLIOGRAPHY, Passage

MARGIN = re.compile(r'<div class="marge".*?</div>', re.DOTALL)  # said again in the glossary
CALL = re.compile(r'<a class="appel".*?</a>', re.DOTALL)  # the number of a source
INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
TITLE = re.compile(r"<h2\b.*?</h2>", re.DOTALL)
SPACES = re.compile(r"\s+")


def passages_of(edition: Edition) -> Iterator[Passage]:
    """Give the whole course, piece by piece; what is for trainers, or lent to the team alone, says so."""
    for document_id in dict.fromkeys(edition.course.outline.listed):
        document = edition.course.documents.get(document_id)
        if document is not None and not isinstance(document, Retire):
            yield from _document(edition, document)
    for term in edition.course.glossary.values():
        longer = _words(edition.definition(term.id).html)
        text = f"{term.acronym} {typeset(term.plain)} {longer}".strip()
        yield Passage("Glossaire", typeset(term.term), address_of_term(term.id), text)
    yield from _references(edition)


def _document(edition: Edition, document: Document) -> Iterator[Passage]:
    address = address_of(edition.course, document.id) or ""
    is_guide = isinstance(document, Guide)
    for_team = is_guide or not edition.may_read(document.id, Reader.ANYBODY)
    kind = kind_of(document).label
    data = typeset(" ".join(_data(document)))
    if data:
        yield Passage(kind, document.title, address, data, for_team)
    body = edition.body(document.id, for_trainers=is_guide)
    for anchor, chunks in body.sections().items():
        html = MARGIN.sub(" ", "".join(chunk.html for chunk in chunks))
        title = TITLE.search(html) if anchor else None
        heading = f" : {_words(title[0])}" if title else ""
        text = _words(TITLE.sub(" ", html, count=1) if title else html)
        if text:
            where = f"{address}#{anchor}" if anchor else address
            yield Passage(kind, f"{document.title}{heading}", where, text, for_team)


def _references(edition: Edition) -> Iterator[Passage]:
    listed = edition.bibliography.of_competence("")
    for rank, entry in enumerate(edition.bibliography.entries(listed)):
        yield _reference(entry, rank // ON_A_PAGE + 1)


def _reference(entry: Entry, number: int) -> Passage:
    written = _words(entry.html)
    address = f"/bibliographie?suite={number}#src-{entry.key}"
    return Passage(BIBLIOGRAPHY, written, address, entry.note)


def _words(html: str) -> str:
    inline = INLINE.sub("", CALL.sub("", html))
    return SPACES.sub(" ", unescape(TAG.sub(" ", inline))).strip()


@singledispatch
def _data(_document: Document) -> tuple[str, ...]:
    """Give the words that a document keeps as data; never an answer, nor what trainers hold in reserve."""
    return ()


@_data.register
def _(document: Module) -> tuple[str, ...]:
    return (*document.objectives_of_module, *document.audience, document.prerequisite)


@_data.register
def _(document: VersionSimplifiee) -> tuple[str, ...]:
    return tuple(line.text for line in document.lines)


@_data.register
def _(document: DebatMouvant) -> tuple[str, ...]:
    return tuple(statement.text for statement in document.statements)


@_data.register
def _(document: ArbreDesCauses) -> tuple[str, ...]:
    return (document.situation, document.final_fact)


@_data.register
def _(document: Quiz) -> tuple[str, ...]:
    return tuple(item.prompt for item in document.items)


@_data.register
def _(document: EtudeDeCas) -> tuple[str, ...]:
    return document.questions


@_data.register
def _(document: MiseEnSituation) -> tuple[str, ...]:
    return tuple(f"{role.name} : {role.card}" for role in document.roles)


@_data.register(Paroles)
@_data.register(Reflexion)
def _(document: Paroles | Reflexion) -> tuple[str, ...]:
    return document.prompts


@_data.register
def _(document: CarteActeurs) -> tuple[str, ...]:
    return document.circles


@_data.register
def _(document: Guide) -> tuple[str, ...]:
    steps = {step.id: step for chosen in document.formats for step in chosen.steps}
    return tuple(f"{step.title}. {step.aim}" for step in steps.values())
