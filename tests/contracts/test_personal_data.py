"""Whatever leads to a person is told to her, or left out with a reason that she can read."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import Enum, Table, inspect
from sqlalchemy.orm import InstrumentedAttribute
from tests.contracts.code import python_files

from allervers_training.accounts.told import GESTES
from allervers_training.app import metadata
from allervers_training.app.personal import HOLDINGS, TOLD_TO_HER
from allervers_training.journal.models import JournalEntry
from allervers_training.kernel.personal import Computed, Told, Withheld
from allervers_training.progress.domain.words import DeclarationState, Happened, ReviewKind

NAMED_BY_NUMBER = {"audit_entry", "outgoing_mail", "activity_event"}
"""Tables that name people without a foreign key."""
OF_PEOPLE = {"person_id", "enrolment_id", "by_id", "actor_id", "leader_id", "author_id"}

AUDITED = re.compile(r"""\baudit\(\s*\w+,\s*"(\w+)\"""")
TOLD = [held for held in HOLDINGS if isinstance(held, Told)]


def leading_to_people(tables: list[Table]) -> set[str]:
    """Return the tables from which foreign keys lead to a person or to her place, however far."""
    found = {"person", "enrolment"}
    while True:
        more = {t.name for t in tables for k in t.foreign_keys if k.column.table.name in found}
        if more <= found:
            return found
        found |= more


def columns_told(held: Told) -> Iterator[str]:
    for column in held.fields.values():
        if isinstance(column, InstrumentedAttribute) and column.class_ is held.model:
            yield column.key


def test_every_table_about_people_is_declared() -> None:
    tables = list(metadata().tables.values())
    by_name = {t.name for t in tables if OF_PEOPLE & {column.name for column in t.columns}}
    declared = {str(model.__tablename__) for held in HOLDINGS for model in held.models}
    assert leading_to_people(tables) | by_name | NAMED_BY_NUMBER == declared


@pytest.mark.parametrize("held", TOLD, ids=lambda held: held.title)
def test_every_column_of_a_table_that_is_told_is_told_or_left_out(held: Told) -> None:
    mapper = inspect(held.model)
    keys = {column.name for column in mapper.primary_key}
    told = {*columns_told(held), *held.links, *held.untold}
    every = {column.name for column in mapper.columns}
    assert every - keys == told - keys
    assert not held.links & set(held.untold)


@pytest.mark.parametrize("held", TOLD, ids=lambda held: held.title)
def test_words_and_files_belong_to_a_field(held: Told) -> None:
    assert set(held.words) <= set(held.fields)
    assert bool(held.folder) == bool(held.file)
    assert not held.file or held.file in held.fields


def test_titles_are_told_apart() -> None:
    assert [t for t, n in Counter(held.title for held in HOLDINGS).items() if n > 1] == []


def test_the_words_of_a_journal_are_in_no_export() -> None:
    said = [held for held in HOLDINGS if JournalEntry in held.models]
    assert [type(held) for held in said] == [Withheld]
    assert all(JournalEntry not in held.models for held in TOLD_TO_HER)
    assert not any(JournalEntry in held.models for held in HOLDINGS if isinstance(held, Computed))


@pytest.mark.parametrize("held", TOLD, ids=lambda held: held.title)
def test_what_has_a_word_of_the_program_has_words_for_a_reader(held: Told) -> None:
    """« declaration_sent » means nothing to whoever reads what is kept on her."""
    for name, column in held.fields.items():
        kind = getattr(column, "type", None)
        if isinstance(kind, Enum) and kind.enum_class:
            said = held.words.get(name, {})
            assert {one for one in kind.enum_class if not said.get(one)} == set(), name


def test_every_gesture_of_the_audit_has_words() -> None:
    said = {*ReviewKind, DeclarationState.SENT, DeclarationState.WITHDRAWN}
    declared = {f"declaration_{one.name.lower()}" for one in said}
    settled = {Happened.COMPLETED, Happened.DECIDED, Happened.REOPENED}
    followed = {f"path_{one.value}" for one in settled}
    changed = {
        "session_described",
        "session_rescheduled",
        "peer_reading_given",
        "peer_reading_taken",
    }
    written = {
        action for path in python_files() for action in AUDITED.findall(path.read_text("utf-8"))
    }
    assert written
    assert (declared | followed | changed | written) - GESTES.keys() == set()
