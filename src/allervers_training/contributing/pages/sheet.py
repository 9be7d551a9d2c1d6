"""View of the sheet that she keeps: the text, what she agreed to, when, and how to take it back."""

from dataclasses import dataclass
from datetime import datetime

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import agreement
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.models import Proposition, Revision
from allervers_training.contributing.pages.accepted import Line, lines_of
from allervers_training.contributing.pages.agreement import around_of, texts_of
from allervers_training.contributing.pages.ahead import Ahead, ahead
from allervers_training.contributing.queries import agreement as queries
from allervers_training.contributing.queries.consents import consent_in, history
from allervers_training.contributing.service import agreement as service
from allervers_training.web.french import day_of


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What she keeps."""

    key: str
    proposition: Proposition
    title: str
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[Line, ...]
    licence: str
    agreed_on: str
    ahead: Ahead
    is_nowhere: bool
    explained_by: str
    credit: str
    qr: Markup
    address: str


def sheet_page(
    db: Session, proposition: Proposition, key: str, base_url: str, *, at: datetime
) -> SheetPage | None:
    """Return the sheet of what she agreed to; nothing before her first yes."""
    given, text = service.newest_consent(db, proposition), _agreed(db, proposition)
    if given is None or text is None:
        return None
    said, around = consent_in(given), around_of(db, proposition, wants_licence=True)
    address = f"{base_url}/propositions/{proposition.slug}"
    answers = agreement.answers_of(said, around)
    answers.pop(agreement.EXPLAINED, None)
    return SheetPage(
        key,
        proposition,
        title_of(proposition.kind, text.answers or {}),
        texts_of(proposition, text),
        lines_of(answers, around),
        said.licence,
        day_of(given.at),
        ahead(history(db, proposition), text.shows_from, at=at),
        said.reach is None,
        queries.explained_by(db, given),
        proposition.credit_name,
        _drawn(address),
        address,
    )  # fmt: skip


def _agreed(db: Session, proposition: Proposition) -> Revision | None:
    found = access.agreed(db, proposition)
    return found if found and found.answers is not None else None


def _drawn(address: str) -> Markup:
    made = segno.make(address, error="m")
    drawn = made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 - drawn by segno from our own address
