"""A demo site in a process of its own, which can be killed and started again on the same port and data."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TIME_TO_STOP = 10


class Served:
    """One `allervers demo`; `world` holds the addresses it printed."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.errors = folder / "stderr.txt"
        self.port = 0
        self.world: Mapping[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return str(self.world["url"])

    @property
    def database(self) -> Path:
        return self.data / "allervers.sqlite3"

    def start(self) -> None:
        command = [sys.executable, "-m", "allervers_training", "demo", "--json"]
        command += ["--port", str(self.port), "--data", str(self.data)]
        with self.errors.open("a", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the demo did not start:\n{self.errors.read_text('utf-8')[-3000:]}"
        self.world = json.loads(line)
        self.port = urlsplit(self.url).port or 0

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def restart(self) -> None:
        self.start()

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(TIME_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
