"""On what the figures were measured: interpreter, processor, versions."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGES = ("uvicorn", "uvloop", "httptools", "fastapi", "starlette", "sqlalchemy", "jinja2")


def machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "interpreter": sys.executable,
        "optimised build (PGO)": optimised(),
        "cores": os.cpu_count(),
        "cpu": _cpu_model(),
        "kernel": platform.release(),
        "sqlite": sqlite3.sqlite_version,
        "packages": {name: _version(name) for name in PACKAGES},
    }


def optimised() -> str:
    """A non-optimised Python renders 1.4 times slower: say which one it was."""
    arguments = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    if "--enable-optimizations" in arguments:
        return "yes"
    if "/usr/share/python-wheels" in arguments:
        return "yes (Debian builds with it)"
    return "no"


def sentence() -> str:
    known = machine()
    return (
        f"Python {known['python']}, optimised build (PGO): {known['optimised build (PGO)']};"
        f" {known['cores']} × {known['cpu']}; Linux {known['kernel']}; SQLite {known['sqlite']};"
        f" {', '.join(f'{name} {found}' for name, found in known['packages'].items())}"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
