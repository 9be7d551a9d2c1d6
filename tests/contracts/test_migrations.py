"""Migrations make exactly the tables of the models, on both databases, and can be undone."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from tests.kernel.databases import Backend

from allervers_training.app import metadata
from allervers_training.kernel.db import Database
from allervers_training.kernel.schema import alembic_config, upgrade


def test_upgrading_makes_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_constraints_and_lengths_are_those_of_the_models(database: Database) -> None:
    found = inspect(database.engine)
    for table in metadata().sorted_tables:
        columns = {c["name"]: c for c in found.get_columns(table.name)}
        assert {c.name: c.nullable for c in table.columns} == {
            n: c["nullable"] for n, c in columns.items()
        }
        lengths = {c.name: getattr(c.type, "length", None) for c in table.columns}
        assert lengths == {n: getattr(c["type"], "length", None) for n, c in columns.items()}
        said = {(fk.parent.name, fk.column.table.name, fk.ondelete) for fk in table.foreign_keys}
        kept = {
            (fk["constrained_columns"][0], fk["referred_table"], fk["options"].get("ondelete"))
            for fk in found.get_foreign_keys(table.name)
        }
        assert said == kept
        unique = {
            tuple(sorted(c.name for c in u.columns))
            for u in table.constraints
            if u.__visit_name__ == "unique_constraint"
        }
        assert unique == {
            tuple(sorted(u["column_names"])) for u in found.get_unique_constraints(table.name)
        }


def test_going_down_leaves_nothing_and_up_again_works(program: Backend) -> None:
    with program.empty() as url:
        database = Database(url)
        upgrade(database)
        command.downgrade(alembic_config(database), "base")
        assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
        upgrade(database)
        upgrade(database)  # nothing is missing: it does nothing
        assert set(metadata().tables) <= set(inspect(database.engine).get_table_names())
        database.dispose()


def test_there_is_one_head(sqlite_database: Database) -> None:
    assert len(ScriptDirectory.from_config(alembic_config(sqlite_database)).get_heads()) == 1


KEPT = """
INSERT INTO content_snapshot VALUES ('h', '2026-01-01 00:00:00', '{}');
INSERT INTO person (id, name, provisional, created_at) VALUES (1, 'Alice', false, '2026-01-01 00:00:00');
INSERT INTO cohort (id, title, module_id, place, starts_on, ends_on, content_hash, join_code, is_open, screen_hash, created_at)
 VALUES (1, 'G', 'm1', '', '2026-02-02', '2026-02-03', 'h', 'ABCDEF', false, 's', '2026-01-01 00:00:00');
INSERT INTO enrolment (id, cohort_id, person_id, role, shown_name, status, created_at)
 VALUES (1, 1, 1, 'trainer', 'Alice', 'confirmee', '2026-01-01 00:00:00')
"""


def test_a_database_of_the_first_version_loses_nothing(program: Backend) -> None:
    """SQLite makes tables anew to change them: whoever points to them must not be swept away."""
    with program.empty() as url:
        database = Database(url)
        command.upgrade(alembic_config(database), "0001")
        with database.writing() as db:
            for statement in KEPT.split(";"):
                db.execute(text(statement))
        upgrade(database)
        with database.reading() as db:
            assert db.scalar(text("SELECT count(*) FROM enrolment WHERE cohort_id = 1")) == 1
            halves = db.execute(text("SELECT half, count(*) FROM demi_journee GROUP BY half"))
            assert dict(halves.all()) == {"matin": 2, "apres_midi": 2}
        with pytest.raises(Exception, match=r"(?i)foreign"), database.writing() as db:
            db.execute(text("DELETE FROM content_snapshot"))
        database.dispose()
