"""Where a text stands, on its author's own pages: after her yes, with her voice, while an older text is shown."""

import re
from datetime import timedelta
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.contributing.agreeing import EVERYWHERE, HERE, SLUG, put_to_her, says_yes
from tests.contributing.people import Shown, publish
from tests.contributing.proposing import SAID, begun, invited
from tests.contributing.test_simple_words import check
from tests.dev.site import Site

from allervers_training.contributing.models import (
    ConsentGiven,
    Proposition,
    PropositionEvent,
    Recording,
)

CHOOSE, CHANGE_WORDS = "Choisir où le montrer", "Relisez, et changez si besoin."
OLDER = "L'ancien texte"

TITLE = re.compile(r"<h1[^>]*data-sien.*?</h1>", re.DOTALL)  # made of her own words


def page_of(device: TestClient, path: str = HERE) -> str:
    text = device.get(path).text
    check(TITLE.sub("", text))
    return unescape(text).replace("\u00a0", " ").replace("’", "'")


@pytest.fixture
def nadia(site: Site) -> TestClient:
    put_to_her(site)
    return site.signed_in("Nadia")


def test_a_no_everywhere_says_why_nothing_is_shown_and_one_way_to_change(
    nadia: TestClient,
) -> None:
    says_yes(nadia, {"salle": "non", "explique": "non"})
    page = page_of(nadia)
    assert "Vous avez dit non pour le montrer." in page
    assert "Vous avez dit oui." not in page
    assert "encore utilisé" not in page  # nobody could
    link = re.search(rf'class="bouton plein" href="([^"]+)">.*{CHOOSE}', page)
    assert link
    assert "Montrer mon texte dans la salle ?" in page_of(nadia, link[1])
    assert "reste montré" not in page
    assert "Il paraît le" not in page


def test_a_yes_without_any_place_asks_for_one(site: Site, nadia: TestClient) -> None:
    says_yes(nadia)
    with site.database.writing() as db:
        db.query(ConsentGiven).delete()
    page = page_of(nadia)
    assert "Vous n'avez pas dit où le montrer." in page
    assert CHOOSE in page


def test_during_her_seven_days_no_older_text_is_said_to_stay(nadia: TestClient) -> None:
    says_yes(nadia, EVERYWHERE)
    page = page_of(nadia)
    assert "Il paraît le" in page
    assert OLDER not in page
    assert "Ce texte paraît quand même le" in page
    assert "reste montré" not in page
    assert CHOOSE not in page
    nadia.post(f"{HERE}/nouvelle-version")
    page = page_of(nadia)
    assert "Vous changez votre texte." in page
    assert "L'ancien texte paraît quand même le" in page


def test_an_older_text_that_is_shown_is_said_to_stay_until_her_yes(site: Site) -> None:
    slug = publish(site, Shown())
    nadia = site.signed_in("Nadia")
    here = f"/propositions/{slug}"
    assert "Ce texte reste montré en attendant." in page_of(nadia, here)
    nadia.post(f"{here}/nouvelle-version")
    assert "L'ancien texte reste montré en attendant." in page_of(nadia, here)
    nadia.post(f"{here}/envoi")
    assert "L'ancien texte reste montré en attendant." in page_of(nadia, here)
    assert "rien ne paraît" not in page_of(nadia, f"{here}/envoi")


def test_a_voice_says_to_change_words_only_while_they_are_hers(site: Site) -> None:
    invited(site, "Zohra")
    zohra = site.signed_in("Zohra")
    slug = begun(zohra, way="parle")
    here = f"/propositions/{slug}"
    zohra.post(f"{here}/voix/phrases", files={"son": ("voix.ogg", SAID, "audio/ogg")})
    page = page_of(zohra, here)
    assert "Revenez dans quelques jours." in page
    assert "Vous n'avez rien à faire." in page
    assert "Envoyez" not in page
    with site.database.reading() as db:
        number = db.query(Recording).one().id
    site.signed_in("Alice").post(f"/voix/{number}", data={"texte": "On frappe avant d'entrer."})
    assert CHANGE_WORDS in page_of(zohra, here)
    zohra.post(f"{here}/envoi")
    for path in ("", "/voix/phrases"):
        page = page_of(zohra, f"{here}{path}")
        assert "a écrit ce que vous avez dit." in page
        assert CHANGE_WORDS not in page


def test_a_day_that_has_nothing_to_do_with_her_sending_is_not_said(
    site: Site, nadia: TestClient
) -> None:
    says_yes(nadia)
    nadia.post(f"{HERE}/nouvelle-version")
    nadia.post(f"{HERE}/envoi")
    with site.database.writing() as db:
        one = db.query(Proposition).filter_by(slug=SLUG).one()
        for step in db.query(PropositionEvent).filter_by(proposition_id=one.id):
            step.at -= timedelta(days=3)
    before = re.search(r"C'était le ([^.]+)\.", page_of(nadia))
    nadia.post(f"{HERE}/credit", data={"signature": "nom"})
    after = re.search(r"C'était le ([^.]+)\.", page_of(nadia))
    assert before
    assert after
    assert before[1] == after[1]
