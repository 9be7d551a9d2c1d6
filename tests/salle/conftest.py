"""A debate that is on, its first affirmation read; a running order to follow."""

import pytest
from tests.dev.site import Cast, Site
from tests.salle.debate import Debate
from tests.salle.running_day import RunningDay


@pytest.fixture
def debate(site: Site, clients: Cast) -> Debate:
    return Debate(site, clients, site.open_debate(clients.alice))


@pytest.fixture
def day(site: Site, clients: Cast) -> RunningDay:
    return RunningDay(site, clients)
