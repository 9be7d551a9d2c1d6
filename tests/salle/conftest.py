"""A debate that is on, its first affirmation read."""

import pytest
from tests.dev.site import Cast, Site
from tests.salle.debate import Debate


@pytest.fixture
def debate(site: Site, clients: Cast) -> Debate:
    return Debate(site, clients, site.open_debate(clients.alice))
