"""The small course without fault, served; and the course of this repository, served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.catalogue.builders import CLEAN
from tests.catalogue.site import Site, open_site, write_tree

from allervers_training.kernel import paths


@pytest.fixture
def small_site(tmp_path: Path) -> Iterator[Site]:
    site = open_site(write_tree(tmp_path / "content", dict(CLEAN)), tmp_path)
    yield site
    site.database.dispose()


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = open_site(paths.content_dir(), tmp_path_factory.mktemp("site"))
    yield site
    site.database.dispose()
