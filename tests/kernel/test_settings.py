"""Settings: their defaults, their limits, and what follows from them."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from allervers_training.kernel import paths
from allervers_training.kernel.settings import Settings


def test_without_anything_the_site_is_on_this_computer_with_sqlite(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert settings.host == "127.0.0.1"
    assert settings.database == f"sqlite:///{tmp_path / 'allervers.sqlite3'}"
    assert (settings.thread_limit, settings.is_https) == (2, False)


def test_postgresql_has_more_threads() -> None:
    assert Settings(database_url="postgresql+psycopg://localhost/x").thread_limit == 4
    assert Settings(threads=7).thread_limit == 7


def test_the_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLERVERS_PUBLIC_URL", "https://cours.example")
    assert Settings().is_https


@pytest.mark.parametrize("wrong", [{"port": 70000}, {"port": -1}, {"threads": 65}, {"inconnu": 1}])
def test_nonsense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_data_goes_where_xdg_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_dir() == tmp_path / "allervers"


def test_the_course_and_the_migrations_are_found() -> None:
    assert (paths.content_dir() / "course.yaml").is_file()
    assert (paths.migrations_dir() / "env.py").is_file()
