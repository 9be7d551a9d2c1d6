"""A real SQLite file with one session, its people and its activities; migrated once, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.activities.engine.hall import Hall, furnish

from allervers_training.kernel.schema import prepare_database
from allervers_training.kernel.settings import Settings


@pytest.fixture(scope="session")
def empty_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    prepare_database(Settings(data_dir=folder))
    furnish(folder)
    return folder


@pytest.fixture
def hall(empty_hall: Path, tmp_path: Path) -> Iterator[Hall]:
    folder = tmp_path / "donnees"
    shutil.copytree(empty_hall, folder)
    opened = Hall(folder)
    yield opened
    opened.close()
