"""What contract tests read: the files of the repository, and the functions of the program."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "allervers_training"


@dataclass(frozen=True)
class Function:
    """One function, and how many lines its body has without its docstring."""

    where: str
    lines: int
    is_route: bool


@cache
def own_files() -> tuple[Path, ...]:
    """Return what is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return tuple(path for path in (ROOT / name for name in sorted(set(listed))) if path.is_file())


def python_files() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


def template_files() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("templates/**/*.html")))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield Function(f"{name_of(path)}:{node.name}", lines, _is_route(node))


def _is_route(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("id='router'" in ast.dump(decorator) for decorator in node.decorator_list)
