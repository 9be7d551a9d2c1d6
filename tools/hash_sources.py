"""Rebuilds the digests of what the course may not copy: `python -m tools.hash_sources DIR…`.

Reads every `*.txt` of the folders given. The folders stay where they are, out of the repository.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.source_runs import RUNS, digests_of_source, pack


def hashed(folders: Sequence[Path]) -> bytes:
    """Give the sorted digests of all sources together; the order of folders changes nothing."""
    sources = sorted(path for folder in folders for path in folder.glob("*.txt"))
    return pack(d for path in sources for d in digests_of_source(path.read_text("utf-8")))


def main(arguments: Sequence[str]) -> int:
    folders = [Path(argument) for argument in arguments]
    data = hashed(folders)
    if not data:
        print(
            "usage: python -m tools.hash_sources DIR…   (folders that hold *.txt)", file=sys.stderr
        )
        return 2
    RUNS.parent.mkdir(parents=True, exist_ok=True)
    RUNS.write_bytes(data)
    print(f"{RUNS.name}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
