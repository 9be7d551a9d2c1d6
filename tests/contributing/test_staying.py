"""What a withdrawal cannot take back: said the same everywhere, and read without losing an answer."""

import re
from html import unescape
from typing import Any

from tests.contributing.agreeing import EVERYWHERE, HERE, put_to_her, says_yes
from tests.contributing.people import Shown
from tests.dev.site import Cast, Site

from allervers_training.contributing.domain.words import PropositionKind

STAYS, BACK = re.compile(r'href="(/ce-qui-reste[^"]*)"'), "Revenir à mes choix"
LISTS = re.compile(r'<ul class="pile liste">.*?</ul>', re.DOTALL)
TESTIMONY = Shown(PropositionKind.TEMOIGNAGE, {"recit": "Un jour, une dame s'est assise."})


def way_there_and_back(device: Any, address: str, **said: str) -> str:
    """Follow the link from what she accepts, and return the address that leads back."""
    recap = device.get(address, params={"lu": "oui", **said}).text
    there = device.get(unescape(STAYS.search(recap)[1])).text  # type: ignore[index] - it is there
    return unescape(re.search(rf'href="([^"]*)">{BACK}', there)[1])  # type: ignore[index] - it is there


def test_her_answers_are_still_there_when_she_comes_back(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")
    back = way_there_and_back(nadia, f"{HERE}/accord", **EVERYWHERE)
    text = nadia.get(back).text
    assert "Voici ce que vous acceptez" in text
    for name, value in EVERYWHERE.items():
        assert f'name="{name}" value="{value}"' in text


def test_a_licence_that_she_asked_for_is_still_there(site: Site) -> None:
    put_to_her(site, TESTIMONY)
    nadia = site.signed_in("Nadia")
    said = {**EVERYWHERE, "licence": "oui", "demande": "oui"}
    back = way_there_and_back(nadia, f"{HERE}/accord", **said)
    assert 'name="licence" value="oui"' in nadia.get(back).text


def test_her_sheet_leads_back_to_itself(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")
    says_yes(nadia)
    there = STAYS.search(nadia.get(f"{HERE}/accord/fiche").text)
    assert there
    text = nadia.get(unescape(there[1])).text
    assert f'href="{HERE}/accord/fiche"' in text
    assert BACK not in text


def test_nobody_is_led_back_to_another_s_text(site: Site, clients: Cast) -> None:
    slug = put_to_her(site)
    asked = {"texte": slug, "lu": "oui", **EVERYWHERE}
    assert site.signed_in("Rosa").get("/ce-qui-reste", params=asked).status_code == 404
    assert slug not in clients.bob.get("/ce-qui-reste", params=asked).text
    assert slug not in site.visitor().get("/ce-qui-reste", params=asked).text


def test_every_screen_says_the_same_of_what_stays(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")
    before = LISTS.findall(nadia.get(f"{HERE}/retrait").text)
    assert len(before) == 2
    assert sorted(LISTS.findall(nadia.get("/ce-qui-reste").text)) == sorted(before)
    nadia.post(f"{HERE}/retrait")
    assert LISTS.findall(nadia.get(f"{HERE}/retrait").text) == before
