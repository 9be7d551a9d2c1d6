"""The index of the course: derived, made by the program itself, thrown away when the course changes.

No migration knows of it: it can be made again at any time. SQLite holds it in an FTS5 table, PostgreSQL in a
`tsvector`; both keep the same stems, so both find the same passages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from allervers_training.kernel.db import Database
from allervers_training.searching.domain import Passage, is_beginning, stems_of

NAME = "search_passage_1"  # another shape, another name
LOCK = 7_283_101  # one process at a time makes the index, on PostgreSQL

MAKE = {
    "sqlite": """
CREATE VIRTUAL TABLE IF NOT EXISTS search_passage_1 USING fts5(title_stems, text_stems, kind UNINDEXED,
 title UNINDEXED, address UNINDEXED, body UNINDEXED, for_trainers UNINDEXED, edition UNINDEXED)""",
    "postgresql": """
CREATE TABLE IF NOT EXISTS search_passage_1 (title_stems text, text_stems text, kind text, title text,
 address text, body text, for_trainers boolean, edition text, words tsvector GENERATED ALWAYS AS
 (setweight(to_tsvector('simple', title_stems), 'A') || setweight(to_tsvector('simple', text_stems), 'D')) STORED);
CREATE INDEX IF NOT EXISTS search_passage_1_words ON search_passage_1 USING gin (words)""",
}
# A title weighs eight times the text, and both put the best first. SQLite ranks before it counts: bm25 and a
# window do not go together.
FIND = {
    "sqlite": """
WITH hits AS MATERIALIZED (
 SELECT kind, title, address, body, rowid AS place, bm25(search_passage_1, 8.0, 1.0) AS score
 FROM search_passage_1
 WHERE search_passage_1 MATCH :asked AND edition = :edition AND for_trainers <= :trains)
SELECT *, count(*) OVER () AS total FROM hits ORDER BY score, place LIMIT :limit OFFSET :offset""",
    "postgresql": """
SELECT kind, title, address, body, count(*) OVER () AS total
FROM search_passage_1, to_tsquery('simple', :asked) AS question
WHERE words @@ question AND edition = :edition AND (:trains OR NOT for_trainers)
ORDER BY ts_rank_cd('{0.12, 0.2, 0.4, 1.0}', words, question, 1) DESC, address LIMIT :limit OFFSET :offset""",
}
PUT = """
INSERT INTO search_passage_1
 (title_stems, text_stems, kind, title, address, body, for_trainers, edition)
VALUES (:title_stems, :text_stems, :kind, :title, :address, :body, :for_trainers, :edition)"""
HELD = "SELECT 1 FROM search_passage_1 WHERE edition = :edition LIMIT 1"


@dataclass(frozen=True, slots=True)
class Found:
    """The passages of one page of answers, and how many there are in all."""

    passages: Sequence[Passage]
    total: int


def is_ready(connection: Connection, edition: str) -> bool:
    """Tell whether this state of the course can be searched."""
    if not connection.dialect.has_table(connection, NAME):
        return False
    return connection.execute(text(HELD), {"edition": edition}).first() is not None


def refresh(database: Database, edition: str, passages: Iterable[Passage]) -> None:
    """Index a state of the course in the place of any other; does nothing when it is there."""
    with database.reading() as db:
        if is_ready(db.connection(), edition):
            return
    rows = [_row(passage, edition) for passage in passages]  # takes time: before the lock
    with database.writing() as db:
        connection = db.connection()
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": LOCK})
        for statement in MAKE[connection.dialect.name].split(";"):
            connection.execute(text(statement))
        connection.execute(text("DELETE FROM search_passage_1"))
        connection.execute(text(PUT), rows)


def forget(connection: Connection, address: str) -> None:
    """Take one page out of the index; on SQLite the stems are made again, so that none of its words is left."""
    if not connection.dialect.has_table(connection, NAME):
        return
    said = {"address": address, "places": f"{address}#%"}
    gone = "DELETE FROM search_passage_1 WHERE address = :address OR address LIKE :places"
    if connection.execute(text(gone), said).rowcount and connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO search_passage_1 (search_passage_1) VALUES ('rebuild')")
        )


def find(
    connection: Connection,
    edition: str,
    asked: Sequence[str],
    *,
    trains: bool,
    page: tuple[int, int],
) -> Found:
    """Return what holds every word asked for, or words that begin so; `page` is a limit and an offset."""
    dialect = connection.dialect.name
    said = {
        "asked": _question(asked, dialect),
        "edition": edition,
        "trains": trains,
        "limit": page[0],
        "offset": page[1],
    }
    rows = connection.execute(text(FIND[dialect]), said).all()
    passages = tuple(Passage(row.kind, row.title, row.address, row.body) for row in rows)
    return Found(passages, rows[0].total if rows else 0)


def _question(asked: Sequence[str], dialect: str) -> str:
    """Ask for every word, in the language of the index; stems hold letters and digits only."""
    if dialect == "sqlite":
        return " ".join(f'"{one}"' + "*" * is_beginning(one) for one in asked)
    return " & ".join(f"'{one}'" + ":*" * is_beginning(one) for one in asked)


def _row(passage: Passage, edition: str) -> dict[str, object]:
    return {
        "title_stems": stems_of(passage.weighs),
        "text_stems": stems_of(f"{passage.title} {passage.text}"),
        "kind": passage.kind,
        "title": passage.title,
        "address": passage.address,
        "body": passage.text,
        "for_trainers": passage.for_trainers,
        "edition": edition,
    }
