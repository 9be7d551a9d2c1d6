"""A real Chromium, a real site, and pages that are watched all the time."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from tests.browser.groups import Group, new_group
from tests.browser.room import Room
from tests.browser.served import Served
from tests.browser.watching import Watch

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "own_site: kills its server, so it needs one of its own")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is here, and keep it on one worker: several Chromium would fight for the same cores."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=12_000)
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, else the one Playwright brought."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site for all tests that leave it alive; each works with a group of its own."""
    site = Served(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop()


@pytest.fixture
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """The site of a test: the common one, or its own when it is going to be killed."""
    if request.node.get_closest_marker("own_site") is None:
        yield request.getfixturevalue("site")
        return
    own = Served(tmp_path)
    own.start()
    yield own
    own.stop()


@pytest.fixture
def group(served: Served) -> Group:
    return new_group(served)


@pytest.fixture
def watch(served: Served) -> Watch:
    return Watch(urlsplit(served.url).netloc)


@pytest.fixture
def room(browser: Browser, served: Served, group: Group, watch: Watch) -> Iterator[Room]:
    """Opens console, wall and phones; at the end, none of them may have complained."""
    opened = Room(browser, served, group, watch)
    yield opened
    opened.close()
    assert watch.faults() == []
