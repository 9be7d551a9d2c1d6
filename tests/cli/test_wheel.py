"""The wheel works alone: built, installed outside the repository, and started."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.cli.started import STOPPED, page, started
from tests.contracts.code import ROOT

pytestmark = pytest.mark.slow


def quietly(*command: str | Path) -> str:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "ALLERVERS_"))
    }
    done = subprocess.run(
        [str(part) for part in command], env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installed(folder: Path) -> Path:
    """Return an environment with the wheel, which finds its dependencies among those of the tests."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    quietly(
        *pip,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        folder,
        ROOT,
    )
    wheel = next(folder.glob("*.whl"))
    quietly(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    quietly(*pip, "--python", python, "install", "--no-deps", "--no-index", "--no-compile", wheel)
    site = Path(
        quietly(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    # a path named here brings its packages, but not its own .pth files: the editable install stays out
    (site / "dependances.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def test_the_wheel_alone_runs_the_demo(tmp_path: Path) -> None:
    python = installed(tmp_path)
    where = quietly(python, "-c", "import allervers_training; print(allervers_training.__file__)")
    assert Path(where.strip()).is_relative_to(tmp_path)
    for name in ("papier", "kit_papier"):
        papier = f"allervers_training.activities.arbre_des_causes.{name}"
        quietly(python, "-c", f"import {papier} as papier; papier.TEMPLATE.read_bytes()")
    command = (python.with_name("allervers"), "demo", "--json", "--port", "0", "--data", "data")
    with started(command, tmp_path) as demo:
        url = demo.world()["url"]
        status, home = page(f"{url}/")
        assert status == 200
        status, lesson = page(f"{url}/competences/c2-besoin")
        assert status == 200
        assert "<h1" in lesson
        style = home.split('rel="stylesheet" href="')[1].split('"')[0]
        assert page(url + style)[0] == 200
        assert demo.stop() == (STOPPED, "")
