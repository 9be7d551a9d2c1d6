"""Writes what docs/ tells of the course from its files: `make tables`."""

import sys
from pathlib import Path

from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.reading.yaml_reader import read_yaml
from allervers_training.catalogue.sources import read_tree
from tools.figures_page import Differences, differences_of, page_of_figures
from tools.objectives import page_of_objectives

ROOT = Path(__file__).parent.parent
DIFFERENCES = ROOT / "docs" / "chiffres.yaml"


def known_differences() -> Differences:
    return differences_of(read_yaml(DIFFERENCES.read_text("utf-8"), DIFFERENCES.name).value)


def tables(tree: Tree) -> dict[str, str]:
    """Give each page that is made from the course, under its path."""
    return {
        "docs/objectifs.md": page_of_objectives(tree),
        "docs/chiffres.md": page_of_figures(tree, known_differences()),
    }


def main() -> int:
    for path, page in tables(grow(load(read_tree(ROOT / "content")))).items():
        (ROOT / path).write_text(page, "utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
