"""Verbs run in this process, on the data of a site that runs."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.dev.site import Site
from tests.kernel.databases import Backend, Postgresql

from allervers_training.cli import main


@dataclass
class Verbs:
    """A command line whose settings are those of a site."""

    capsys: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def __call__(self, *arguments: str | Path) -> tuple[object, str]:
        """Run a verb; return its exit code and all that it said."""
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return stopped.value.code, said.out + said.err

    def done(self, *arguments: str | Path) -> str:
        """Run a verb that succeeds, and return what it said."""
        code, said = self(*arguments)
        assert code == 0, said
        return said

    def refused(self, *arguments: str | Path) -> str:
        code, said = self(*arguments)
        assert code == 1, said
        return said

    def speak_of(self, data: Path, url: str = "") -> None:
        """Take another data folder, and another database."""
        self.patch.setenv("ALLERVERS_DATA_DIR", str(data))
        self.patch.setenv("ALLERVERS_DATABASE_URL", url)


def verbs_of(
    site: Site, program: Backend, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
) -> Verbs:
    made = Verbs(capsys, patch)
    made.speak_of(site.data, site.app.state.settings.database)
    if isinstance(program, Postgresql):
        patch.setenv("PATH", f"{program.programs}{os.pathsep}{os.environ['PATH']}")
    return made


def folders(root: Path, *names: str) -> Sequence[Path]:
    made = [root / name for name in names]
    for folder in made:
        folder.mkdir()
    return made
