"""A command line that speaks of the site of the test."""

import pytest
from tests.cli.verbs import Verbs, verbs_of
from tests.dev.site import Site
from tests.kernel.databases import Backend


@pytest.fixture
def verbs(
    site: Site,
    program: Backend,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Verbs:
    return verbs_of(site, program, capsys, monkeypatch)
