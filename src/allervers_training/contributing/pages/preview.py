"""View of a text as others would see it: on the wall of the room, or on the page of its type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from allervers_training.catalogue.domain import Course, DebatMouvant, Document, Text
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.fitting import Screen
from allervers_training.catalogue.pages.common import Body, body
from allervers_training.catalogue.pages.exercises import DECLARED, VARIANTS
from allervers_training.catalogue.registry import kind_of
from allervers_training.catalogue.render import render
from allervers_training.catalogue.screens import screens_of
from allervers_training.catalogue.typography import typeset_values
from allervers_training.contributing.domain.document import Written, document_of
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.questions import missing
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses
from allervers_training.web.forms import whole_number

Wall = Callable[[Document, Course, tuple[Screen, ...], int], Markup | None]
Final = tuple[Answers, str]
AS_PAGE = "page"  # in an address, in the place of a screen's number
NOT_YET = "Il manque encore une réponse."


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`data`, `variants`, `declared` and `links` are what the templates of the course ask for."""

    key: str
    back: str
    label: str
    title: str
    wall: Markup | None
    number: int
    total: int
    is_text: bool  # read on the wall, and on a page of the course
    data: Document
    template: str
    body: Body
    variants: Mapping[str, str]
    declared: str
    links: Mapping[str, tuple[()]]
    for_trainers: bool = False


def preview_page(
    proposition: Proposition, edition: Edition, wall: Wall, key: str, asked: str, final: Final | None = None
) -> PreviewPage | None:  # fmt: skip
    """Return nothing while an answer is missing: there is no exercise to show yet.

    `asked` is the number of a screen of the wall, or `AS_PAGE`. `final` is a text that was put to her, and where
    she comes back from it; her draft otherwise.
    """
    answers, back = final or (proposition.draft, addresses.own_page(proposition))
    if missing(proposition.kind, answers):
        return None
    course = edition.course
    subject = proposition.competence_id or course.competences[0].id
    written = Written(proposition.slug, subject, 1, key)
    document, markdown = document_of(proposition.kind, answers, written)
    data = typeset_values(document)
    screens = screens_of(data, markdown)
    stated = data.statements if isinstance(data, DebatMouvant) else ()
    total = max(len(screens or stated), 1)
    at = min(max(whole_number(asked) or 1, 1), total)
    kind = kind_of(data)
    return PreviewPage(
        key,
        back,
        kind.label,
        data.title,
        None if asked == AS_PAGE else wall(_alone(data, at), course, screens, at),
        at,
        total,
        bool(screens),
        data,
        f"catalogue/{kind.template}.html",
        body(edition, render(Text(f"{proposition.slug}.md", 1, markdown), course)),
        VARIANTS,
        DECLARED.get(getattr(data, "declared", ""), ""),
        {statement.id: () for statement in stated},
    )


def _alone(data: Document, number: int) -> Document:
    """Return a debate as a debate on one of its phrases, counted from 1."""
    if not isinstance(data, DebatMouvant):
        return data
    return replace(data, statements=data.statements[number - 1 : number])
