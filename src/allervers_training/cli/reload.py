"""Running a command again whenever a file of the program or of the course changes; for development."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from allervers_training.kernel import paths

SECONDS = 1.0
WATCHED = {".py", ".html", ".css", ".js", ".md", ".yaml", ".svg"}


def run_again_and_again(*, without: str) -> int:
    """Run this very command without one of its words, and restart it at each change."""
    words = [word for word in sys.argv[1:] if word != without]
    while True:
        seen = _stamp()
        child = subprocess.Popen([sys.executable, "-m", "allervers_training", *words])  # noqa: S603
        try:
            while child.poll() is None and _stamp() == seen:
                time.sleep(SECONDS)
        finally:
            child.terminate()
            child.wait()
        if _stamp() == seen:
            return child.returncode


def _stamp() -> tuple[int, int]:
    times = [path.stat().st_mtime_ns for path in _files()]
    return len(times), max(times, default=0)


def _files() -> Iterator[Path]:
    for folder in (paths.PACKAGE, paths.content_dir()):
        yield from (path for path in folder.rglob("*") if path.suffix in WATCHED and path.is_file())
