"""The repository speaks of the product alone: no machine, no registry, no other host."""

import re
from pathlib import Path

import pytest
from tests.contracts.code import ROOT, own_files

MACHINE = re.compile(r"(?<![\w.])/(?:root|home|Users|work|workspace)/|[A-Z]:\\\\Users")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".yaml",
    ".yml",
    ".svg",
    ".mako",
    ".csl",
    "",
}
STATIC = ROOT / "src" / "allervers_training" / "web" / "static"
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL)
HOST = re.compile(
    r"(?:https?:)?//(?!www\.w3\.org/)(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE
)  # but namespaces


def texts() -> list[Path]:
    return [path for path in own_files() if path.suffix in TEXT and path != Path(__file__)]


def test_no_file_knows_a_machine() -> None:
    found = [
        str(path.relative_to(ROOT)) for path in texts() if MACHINE.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_no_host_and_holds_hashes(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host", text)
    pinned = re.findall(r"^[\w.\-\[\]]+==\S+(?: ; .+?)? \\$", text, re.MULTILINE)
    assert len(pinned) > 20
    assert len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) == len(pinned)
    assert "--hash=sha256:" in text


def test_pyproject_and_make_name_no_registry() -> None:
    for name in ("pyproject.toml", "Makefile", "tools/environment.sh", "tools/lock.sh"):
        assert not re.search(
            r"index-url\s*=?\s*http|pypi\.|--extra-index", (ROOT / name).read_text("utf-8")
        ), name


@pytest.mark.parametrize(
    "path",
    [p for p in STATIC.rglob("*") if p.suffix in {".css", ".js", ".svg"}],
    ids=lambda p: p.name,
)
def test_a_static_file_speaks_to_no_other_host(path: Path) -> None:
    text = COMMENT.sub("", path.read_text("utf-8"))
    assert HOST.findall(text) == []
    assert "@import" not in text


def test_nothing_generated_is_kept() -> None:
    kept = {part for path in own_files() for part in path.relative_to(ROOT).parts}
    assert not kept & {".venv", "__pycache__", "node_modules", "dist", ".coverage", "test-results"}
    assert not [p for p in own_files() if p.suffix in {".sqlite3", ".pyc", ".log"}]
