"""Bringing a database to the schema of this version, with the migrations shipped beside the code."""

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import OperationalError

from allervers_training.kernel import paths
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.kernel.settings import Settings


def alembic_config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations_dir()))
    config.attributes["engine"] = database.engine
    return config


def upgrade(database: Database) -> None:
    """Apply what is missing; does nothing on an up-to-date database."""
    command.upgrade(alembic_config(database), "head")


def prepare_database(settings: Settings) -> None:
    """Create the database when there is none, and bring it up to date; raises `NotKept` in plain words."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        database = Database(settings.database)
        try:
            upgrade(database)
        finally:
            database.dispose()
    except (OSError, OperationalError) as error:
        raise NotKept from error
