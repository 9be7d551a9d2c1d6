"""Bringing a database to the schema of this version, with the migrations shipped beside the code."""

import re
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from allervers_training.kernel import paths
from allervers_training.kernel.db import Database, storage_refused
from allervers_training.kernel.errors import NotKept, Refused
from allervers_training.kernel.settings import Settings

if TYPE_CHECKING:
    from alembic.config import Config

REVISION = re.compile(r'^(down_)?revision = "(\w+)"', re.MULTILINE)


def alembic_config(database: Database) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations_dir()))
    config.attributes["engine"] = database.engine
    return config


def upgrade(database: Database) -> None:
    """Apply what is missing; an up-to-date database is left alone, and costs no loading of Alembic."""
    if is_current(database):
        return
    from alembic import command

    command.upgrade(alembic_config(database), "head")


def is_current(database: Database) -> bool:
    """Tell whether a database is at the newest migration shipped with this version."""
    return applied_revisions(database) == newest_revisions()


def applied_revisions(database: Database) -> set[str]:
    """Return where a database stands; nothing for one that was never prepared."""
    if not inspect(database.engine).has_table("alembic_version"):
        return set()
    with database.engine.connect() as connection:
        return set(connection.scalars(text("SELECT version_num FROM alembic_version")))


def newest_revisions() -> set[str]:
    """Return the revisions that no other follows, read from the migrations themselves."""
    known, followed = _revisions()
    return known - followed


def known_revisions() -> set[str]:
    """Return every revision that this version can bring up to date."""
    return _revisions()[0]


def _revisions() -> tuple[set[str], set[str]]:
    followed: set[str] = set()
    known: set[str] = set()
    for path in (paths.migrations_dir() / "versions").glob("*.py"):
        for is_down, name in REVISION.findall(path.read_text("utf-8")):
            (followed if is_down else known).add(name)
    return known, followed


def prepare_database(settings: Settings) -> None:
    """Create the database when there is none, and bring it up to date; raises in plain words."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        database = Database(settings.database)
        try:
            upgrade(database)
        finally:
            database.dispose()
    except OSError as error:
        raise _not_kept(settings) from error
    except (SQLAlchemyError, ImportError) as error:
        if isinstance(error, DatabaseError) and storage_refused(error):
            raise _not_kept(settings) from error
        raise Refused(
            "La base de données ne répond pas, ou ce n'en est pas une.",
            remedy="Vérifiez ALLERVERS_DATABASE_URL, ou le fichier allervers.sqlite3 du dossier des données.",
        ) from error


def _not_kept(settings: Settings) -> NotKept:
    refusal = NotKept()
    refusal.remedy = (
        f"Libérez de la place ou changez les droits du dossier {settings.data_dir}, puis relancez."
    )
    return refusal
