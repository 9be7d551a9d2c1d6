"""A server as a child process: started, waited for, stopped by its own id whatever happens."""

from __future__ import annotations

import ctypes
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType
    from typing import Self

ROOT = Path(__file__).resolve().parent.parent
PR_SET_PDEATHSIG = 1
RESTING = 0.5  # seconds without a tick of its clock


class Server:
    """Use with `with`; `ready` is the JSON object of the first line it prints."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        self.command, self.env = list(command), env
        self.ready: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self.folder = tempfile.TemporaryDirectory(prefix="bench-")
        self.output = Path(self.folder.name) / "output"
        self.started = time.perf_counter()
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - no thread runs here
            )
        try:
            self.ready = self._first_line()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        self.folder.cleanup()

    @property
    def pid(self) -> int:
        return self.process.pid

    def pss_kb(self) -> int:
        return measure.pss_kb(self.pid)

    def cpu_seconds(self) -> float:
        return measure.cpu_seconds(self.pid)

    def come_to_rest(self, patience: float = 30.0) -> None:
        """Return once the server computes nothing: what it prepares for its first visitors is ready."""
        end = time.monotonic() + patience
        spent = -1.0
        while spent < (now := self.cpu_seconds()) and time.monotonic() < end:
            spent = now
            time.sleep(RESTING)

    def first_page(self, port: int, path: str = "/") -> None:
        """Return once that page was whole; it may redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}")

    def kill(self) -> None:
        """As a power cut would: SIGKILL, no farewell."""
        for pid in reversed(measure.process_tree(self.pid)):
            _signal(pid, signal.SIGKILL)

    def stop(self, patience: float = 8.0) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait(patience)

    def said(self) -> str:
        return self.output.read_text(errors="replace")

    def _first_line(self, patience: float = 60.0) -> dict[str, Any]:
        end = time.monotonic() + patience
        while time.monotonic() < end:
            for line in self.said().splitlines(keepends=True):
                if line.startswith("{") and line.endswith("}\n"):
                    found: dict[str, Any] = json.loads(line)
                    return found
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        raise RuntimeError(f"{self.command} is not ready:\n{self.said()[-2000:]}")


def reference(module: str, *arguments: str) -> Server:
    return Server([sys.executable, "-m", f"bench.reference.{module}", *arguments])


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
