"""A peer reads in simple screens: one answer at a time, then what she thinks of the whole."""

import re

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import PHRASE, begun, invited
from tests.contributing.readers import decided, invited_peer
from tests.contributing.test_simple_words import check
from tests.dev.site import Cast, Site

BIG = re.compile(r'<a class="bouton[^"]*" href="([^"]+)">Continuer')
RELAUNCH = "Et si c'était votre porte ?"


@pytest.fixture
def moktar(site: Site) -> TestClient:
    invited(site, "Zohra")
    invited_peer(site, invited(site, "Moktar"))
    return site.signed_in("Moktar")


@pytest.fixture
def slug(site: Site, moktar: TestClient) -> str:
    """Let Zohra send a debate of two answers, that Moktar reads."""
    zohra = site.signed_in("Zohra")
    one = begun(zohra)
    for key, typed in (("phrases", PHRASE), ("relances", RELAUNCH)):
        zohra.post(f"/propositions/{one}/questions/{key}", data={"r-1": typed})
    zohra.post(f"/propositions/{one}/questions/titre", data={"reponse": "La porte du soir"})
    zohra.post(f"/propositions/{one}/envoi")
    return one


def screens(device: TestClient, slug: str) -> list[str]:
    """Follow « Continuer » from the first screen to the last."""
    found, address = [], f"/relectures/{slug}"
    while address:
        found.append(device.get(address).text)
        on = BIG.search(found[-1])
        address = on[1] if on else ""
    return found


def test_one_answer_is_on_each_screen_and_the_end_comes_last(moktar: TestClient, slug: str) -> None:
    first = moktar.get(f"/relectures/{slug}").text
    assert "Je le lis" in first
    assert "Continuer" not in first
    decided(moktar, slug, "lecture")
    found = [text.replace("’", "'").replace("&#39;", "'") for text in screens(moktar, slug)]
    assert [PHRASE in text for text in found][:2] == [True, False]
    assert sum(RELAUNCH.replace(" ?", "\u00a0?") in text for text in found) == 1
    assert "Que pensez-vous de ce texte" in found[-1]
    assert [text.count("<h1") for text in found] == [1] * len(found)
    assert all('name="geste"' not in text for text in found[:-1])


def test_her_opinion_is_kept_and_she_is_thanked(site: Site, moktar: TestClient, slug: str) -> None:
    decided(moktar, slug, "lecture")
    seen = re.search(r'name="vu" value="(\w+)"', moktar.get(f"/relectures/{slug}?champ=fin").text)
    assert seen
    answer = moktar.post(f"/relectures/{slug}", data={"geste": "avis", "vu": seen[1]})
    after = moktar.get(answer.headers["location"]).text
    assert "Merci, c’est noté." in after
    assert "Je suis pour ce texte" not in after


def test_a_remark_that_is_not_kept_comes_back_on_its_own_screen(
    moktar: TestClient, slug: str
) -> None:
    decided(moktar, slug, "lecture")
    said = {"champ": "relances", "version": "1", "texte": "x" * 612}
    answer = moktar.post(f"/relectures/{slug}/remarques", data=said)
    assert answer.status_code == 422
    assert "x" * 612 in answer.text
    assert "12 signes de trop" in answer.text
    assert RELAUNCH.replace("'", "’").replace(" ?", "\u00a0?") in answer.text
    kept = moktar.post(f"/relectures/{slug}/remarques", data={**said, "texte": "Bien."})
    assert "Vous avez noté" in moktar.get(kept.headers["location"].partition("#")[0]).text


def test_the_team_keeps_its_whole_page(clients: Cast, slug: str) -> None:
    decided(clients.alice, slug, "lecture")
    text = clients.alice.get(f"/relectures/{slug}").text
    assert "Et maintenant" in text
    assert "Ce qui s’est passé" in text


def test_every_screen_of_a_peer_is_simple(moktar: TestClient, slug: str) -> None:
    check(moktar.get("/relectures").text)
    check(moktar.get(f"/relectures/{slug}").text)
    decided(moktar, slug, "lecture")
    moktar.post(f"/relectures/{slug}/remarques", data={"champ": "phrases", "version": "1", "texte": "Bien."})  # fmt: skip
    for text in screens(moktar, slug):
        check(text)
    decided(moktar, slug, "reprise")
    check(moktar.get(f"/relectures/{slug}").text)
