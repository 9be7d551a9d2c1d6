"""What the page of answers receives."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.searching import index
from allervers_training.searching.domain import Piece, asked_for, excerpt

ON_A_PAGE = 20
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Answer:
    kind: str
    address: str
    title: Sequence[Piece]
    text: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A question and its answers; `asks` is false when it holds no word that can be searched."""

    question: str
    asks: bool
    is_ready: bool
    answers: Sequence[Answer] = ()
    total: int = 0
    number: int = 1
    last: int = 1


def search_page(
    db: Session, edition: str, question: str, number: int, *, trains: bool
) -> SearchPage:
    """Answer a question, one page at a time; `trains` also finds trainers' guides."""
    asked, connection = asked_for(question), db.connection()
    if not asked:
        return SearchPage(question, asks=False, is_ready=True)
    if not index.is_ready(connection, edition):
        return SearchPage(question, asks=True, is_ready=False)
    number = min(max(number, 1), MOST_PAGES)
    where = (ON_A_PAGE, (number - 1) * ON_A_PAGE)
    found = index.find(connection, edition, asked, trains=trains, page=where)
    return SearchPage(
        question=question,
        asks=True,
        is_ready=True,
        answers=tuple(
            Answer(p.kind, p.address, excerpt(p.title, asked), excerpt(p.text, asked))
            for p in found.passages
        ),
        total=found.total,
        number=number,
        last=min(MOST_PAGES, max(1, -(-found.total // ON_A_PAGE))),
    )
