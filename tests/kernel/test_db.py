"""Transactions: what is kept, what is not, and what follows a commit."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, select, text
from sqlalchemy.exc import IntegrityError
from tests.kernel.databases import full, sqlite_path

from allervers_training.accounts.models import Person, WebSession
from allervers_training.kernel.db import Database, after_commit
from allervers_training.kernel.errors import NotKept
from allervers_training.kernel.kept import KeptConnection

AT = datetime(2027, 3, 1, 9, 5, tzinfo=UTC)


def names(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(Person.name).order_by(Person.id)))


def test_writing_commits(database: Database) -> None:
    with database.writing() as db:
        db.add(Person(name="Chloé", created_at=AT))
    assert names(database) == ["Chloé"]


def test_writing_rolls_back_whatever_was_flushed_when_anything_is_raised(
    database: Database,
) -> None:
    with pytest.raises(KeyError), database.writing() as db:  # noqa: PT012 - the whole transaction is what raises
        db.add(Person(name="Chloé", created_at=AT))
        db.flush()
        raise KeyError
    assert names(database) == []


def test_reading_keeps_nothing(database: Database) -> None:
    with database.reading() as db:
        db.add(Person(name="Chloé", created_at=AT))
        db.flush()
    assert names(database) == []


def test_what_follows_a_commit_sees_it(database: Database) -> None:
    seen: list[list[str]] = []
    with database.writing() as db:
        db.add(Person(name="Chloé", created_at=AT))
        after_commit(db, lambda: seen.append(names(database)))
        assert seen == []
    assert seen == [["Chloé"]]


def test_nothing_follows_a_rollback(database: Database) -> None:
    done: list[str] = []
    with pytest.raises(KeyError), database.writing() as db:  # noqa: PT012 - the whole transaction is what raises
        after_commit(db, lambda: done.append("told"))
        raise KeyError
    with database.writing() as db:
        db.add(Person(name="Inès", created_at=AT))
    assert done == []


def test_actions_follow_a_commit_once_and_in_order(database: Database) -> None:
    done: list[int] = []
    with database.writing() as db:
        for number in range(3):
            after_commit(db, lambda number=number: done.append(number))
    with database.writing() as db:
        db.add(Person(name="Inès", created_at=AT))
    assert done == [0, 1, 2]


def test_a_mistake_of_ours_is_not_said_to_be_the_disk(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as db:
        db.add(WebSession(token_hash="a", person_id=999, created_at=AT, expires_at=AT))
    with pytest.raises(IntegrityError), KeptConnection(database).transaction() as connection:
        connection.execute(
            text("INSERT INTO person (id, name, provisional) VALUES (1, NULL, false)")
        )


def test_a_kept_connection_rolls_back(database: Database) -> None:
    with pytest.raises(KeyError), KeptConnection(database).transaction() as connection:  # noqa: PT012 - the whole transaction is what raises
        connection.execute(
            Person.__table__.insert().values(name="Chloé", provisional=False, created_at=AT)
        )
        raise KeyError
    assert names(database) == []


def test_an_instant_comes_back_aware_and_in_utc(database: Database) -> None:
    paris_summer = timezone(timedelta(hours=2))
    with database.writing() as db:
        db.add(Person(name="Chloé", created_at=datetime(2027, 7, 1, 1, 30, tzinfo=paris_summer)))
    with database.reading() as db:
        found = db.scalars(select(Person)).one().created_at
        late = db.scalars(
            select(Person).where(Person.created_at > datetime(2027, 6, 30, 23, 29, tzinfo=UTC))
        ).all()
    assert found == datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    assert found.tzinfo is not None
    assert len(late) == 1


def test_sqlite_is_set_as_decided(sqlite_database: Database) -> None:
    with sqlite_database.engine.connect() as connection:
        said = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
    }


def test_a_writer_takes_its_turn_at_once_and_a_reader_does_not_wait(
    sqlite_database: Database,
) -> None:
    said: list[str] = []
    event.listen(
        sqlite_database.engine,
        "checkout",
        lambda driver, *_: driver.set_trace_callback(said.append),
    )
    with sqlite_database.writing() as db:
        db.add(Person(name="Chloé", created_at=AT))
        db.flush()
        assert names(sqlite_database) == []
    assert [s for s in said if s.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]


def test_a_full_disk_refuses_and_loses_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as db:
        db.add(Person(name="Chloé", created_at=AT))
    told: list[str] = []
    with full(sqlite_database), pytest.raises(NotKept), sqlite_database.writing() as db:  # noqa: PT012 - the whole transaction is what raises
        db.add_all(Person(name="x" * 80, created_at=AT) for _ in range(2000))
        after_commit(db, lambda: told.append("told"))
    assert told == []
    with sqlite_database.writing() as db:
        db.add(Person(name="Inès", created_at=AT))
    assert names(sqlite_database) == ["Chloé", "Inès"]


def test_a_read_only_database_refuses(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = sqlite_path(str(sqlite_database.engine.url))
    sqlite_database.dispose()
    closed = Database(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(NotKept), closed.writing() as db:
        db.add(Person(name="Chloé", created_at=AT))
    closed.dispose()
    assert list(tmp_path.iterdir()) == []  # an address is not a folder to be made


def test_a_database_of_another_program_is_left_alone(sqlite_database: Database) -> None:
    plain = create_engine(sqlite_database.engine.url)
    with plain.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM person")).scalar() == 0
    plain.dispose()
