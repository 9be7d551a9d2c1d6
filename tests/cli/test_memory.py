"""What a running site takes of a small laptop's memory: hard limits (bench, measure 8)."""

import contextlib
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.cli.started import page, started

COMMAND = (sys.executable, "-m", "allervers_training", "demo", "--json", "--port", "0", "--data")
IDLE_MB, FULL_MB, PHONES = 145, 205, 500
ROLLUP = Path("/proc/self/smaps_rollup")


def memory_mb(pid: int) -> float:
    """Return a process's proportional share of memory (PSS)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def settled_mb(pid: int) -> float:
    """Return it once the site has done early what first visitors would wait for."""
    before, now, end = 0.0, memory_mb(pid), time.monotonic() + 15
    while abs(now - before) > 0.2 and time.monotonic() < end:
        time.sleep(0.7)
        before, now = now, memory_mb(pid)
    return now


@pytest.mark.slow
@pytest.mark.skipif(not ROLLUP.exists(), reason="only Linux tells a process's share of memory")
def test_a_site_stays_small_idle_and_with_a_full_lecture_hall(tmp_path: Path) -> None:
    command = (*COMMAND, "data")
    with started(command, tmp_path) as first:
        first.world()
        first.stop()
    with started(command, tmp_path) as site, contextlib.ExitStack() as streams:
        world = site.world()
        page(world["url"])
        assert settled_mb(site.process.pid) <= IDLE_MB

        address = urlsplit(world["projection"])
        for _ in range(PHONES):
            phone = streams.enter_context(
                socket.create_connection(("127.0.0.1", address.port or 80), timeout=10)
            )
            phone.sendall(f"GET {address.path}/flux HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert phone.recv(12) == b"HTTP/1.1 200"
        assert settled_mb(site.process.pid) <= FULL_MB
