"""The course of this repository, read once: what it says is compared with what stands around it."""

import pytest
from tests.contracts.code import ROOT

from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import Files, read_tree


@pytest.fixture(scope="session")
def files() -> Files:
    return read_tree(ROOT / "content")


@pytest.fixture(scope="session")
def tree(files: Files) -> Tree:
    return grow(load(files))


@pytest.fixture(scope="session")
def edition(files: Files) -> Edition:
    return Edition(files)
