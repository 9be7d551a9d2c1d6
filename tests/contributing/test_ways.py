"""The way around of somebody who proposes: her own pages are one tap away, wherever she is."""

import pytest
from tests.contributing.proposing import invited
from tests.contributing.readers import invited_peer
from tests.dev.site import Cast, Site

MINE, OTHERS, SESSIONS = 'href="/propositions"', 'href="/relectures"', 'href="/sessions"'
ANYWHERE = (
    "/modules",
    "/competences/c2-besoin",
    "/glossaire",
    "/connexion",
    "/plan",
    "/ce-qui-reste",
    "/rien-ici",
    "/modules/rien-ici",
)


@pytest.mark.parametrize("address", ANYWHERE)
def test_her_ideas_are_one_tap_away(site: Site, address: str) -> None:
    invited(site, "Zohra")
    text = site.signed_in("Zohra").get(address).text
    assert MINE in text
    assert OTHERS not in text
    assert SESSIONS not in text


@pytest.mark.parametrize("address", [*ANYWHERE[:5], "/rien-ici", "/voix"])
def test_a_peer_finds_what_she_reads(site: Site, address: str) -> None:
    invited_peer(site, invited(site, "Zohra"))
    text = site.signed_in("Zohra").get(address).text
    assert MINE in text
    assert OTHERS in text


@pytest.mark.parametrize("address", ANYWHERE)
def test_nobody_else_is_offered_pages_that_are_not_for_them(clients: Cast, address: str) -> None:
    text = clients.bob.get(address).text
    assert MINE not in text
    assert OTHERS not in text
