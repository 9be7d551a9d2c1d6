"""Views of the bibliography and of the glossary."""

from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.catalogue.bibliography.catalogue import Entry
from allervers_training.catalogue.bibliography.entries import fold
from allervers_training.catalogue.domain import Guide, Term
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import Body, Link, body, link_to, safe

ON_A_PAGE = 40
_OLD = 5


@dataclass(frozen=True, slots=True)
class Reference:
    key: str
    html: Markup
    note: str
    age: str
    doubt: str
    is_further: bool


@dataclass(frozen=True, slots=True)
class Filter:
    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class BibliographyPage:
    references: tuple[Reference, ...]
    total: int
    filters: tuple[Filter, ...]
    competence: str
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class TermPage:
    term: Term
    body: Body
    pages: tuple[Link, ...]
    back: Link | None  # the page that she comes from, when the word is used there


def bibliography_page(
    edition: Edition, competence_id: str, number: int, *, year: int
) -> BibliographyPage:
    """Show a page of the list; `year` is now's, to say how old each reference is."""
    bibliography = edition.bibliography
    listed = bibliography.of_competence(competence_id)
    last = max(1, -(-len(listed) // ON_A_PAGE))
    number = min(max(number, 1), last)
    shown = bibliography.entries(listed[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])
    return BibliographyPage(
        references=tuple(_reference(entry, year) for entry in shown),
        total=len(listed),
        filters=_filters(edition, competence_id),
        competence=competence_id,
        number=number,
        last=last,
    )


def glossary(edition: Edition) -> tuple[Term, ...]:
    return tuple(sorted(edition.course.glossary.values(), key=lambda term: fold(term.term)))


def term_page(
    edition: Edition, term: Term, *, for_trainers: bool, comes_from: str = ""
) -> TermPage:
    """Show a word and where it is used, among the pages that this reader may open."""
    listed = edition.documents_using(term.id)
    used = [document for document in listed if for_trainers or not isinstance(document, Guide)]
    pages = tuple(link_to(edition, document) for document in used)
    return TermPage(
        term=term,
        body=body(edition, edition.definition(term.id)),
        pages=pages,
        back=next((link for link in pages if link.address == comes_from), None),
    )


def _filters(edition: Edition, competence_id: str) -> tuple[Filter, ...]:
    competences = edition.course.competences
    each = (Filter(c.id, f"Compétence {c.order}", c.id == competence_id) for c in competences)
    return (Filter("", "Toutes", not competence_id), *each)


def _reference(entry: Entry, year: int) -> Reference:
    doubt = "" if entry.checked in {"", "confirmée"} else f"Référence {entry.checked}."
    age = _age(entry.year, year)
    return Reference(entry.key, safe(entry.html), entry.note, age, doubt, entry.is_further)


def _age(written: str, year: int) -> str:
    last = written.rpartition("-")[2]
    if not last.isdigit():
        return "Sans date."
    gap = year - int(last)
    return f"Il y a {gap} ans." if gap >= _OLD else ""
