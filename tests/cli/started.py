"""An `allervers …` in a process of its own, stopped by its number."""

import json
import os
import select
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

TIME_TO_START, TIME_TO_STOP = 25, 10
STOPPED = (
    -signal.SIGTERM
)  # asked to stop, it stops in order and says by which signal, as uvicorn does


class Started:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def line(self) -> str:
        """Return the next line it says; fails when it says nothing for long."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], TIME_TO_START)
        assert ready, "it said nothing"
        return self.process.stdout.readline()

    def world(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.line())
        return said

    def stop(self) -> tuple[int, str]:
        """Ask it to stop; return its exit code and what else it had said."""
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=TIME_TO_STOP)
        return self.process.returncode, said


@contextmanager
def started(command: Sequence[str | Path], folder: Path, **settings: str) -> Iterator[Started]:
    """Run a command in an empty folder, with nothing of this computer's own settings."""
    kept = {
        n: v for n, v in os.environ.items() if not n.startswith(("ALLERVERS_", "PYTHON", "XDG_"))
    }
    with (folder / "errors.txt").open("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=subprocess.PIPE, stderr=errors, text=True,
            env=kept | {f"ALLERVERS_{name.upper()}": value for name, value in settings.items()},
        )  # fmt: skip
        try:
            yield Started(process)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def page(url: str) -> tuple[int, str]:
    with urlopen(url, timeout=20) as answer:
        return answer.status, answer.read().decode()
