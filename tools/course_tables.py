"""Writes what docs/ tells of the course from its files: `make tables`."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from tools.objectives import page_of_objectives

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, Callable[[Tree], str]] = MappingProxyType(
    {"docs/objectifs.md": page_of_objectives}
)


def main() -> int:
    tree = grow(load(read_tree(ROOT / "content")))
    for name, page_of in PAGES.items():
        (ROOT / name).write_text(page_of(tree), "utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
