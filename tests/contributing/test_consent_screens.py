"""What consent screens promise is kept: a tap answers its own question, a name is hers to confirm, a voice is told of."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.contributing.agreeing import (
    EVERYWHERE,
    HERE,
    ROOM_ONLY,
    consents,
    proposition,
    put_to_her,
    says_yes,
)
from tests.contributing.people import Shown, publish
from tests.contributing.proposing import SAID, begun, invited, whole_debate
from tests.contributing.readers import decided, invited_peer
from tests.contributing.test_simple_words import check
from tests.dev.site import Cast, Site

from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.contributing.domain.naming import gives_away
from allervers_training.contributing.domain.words import CreditKind, PropositionState
from allervers_training.contributing.models import PropositionEvent, Recording
from allervers_training.kernel import clock

CREDIT = f"{HERE}/credit"
PUBLIC = ("texte/salle", "texte/plateforme", "texte/public")


@pytest.fixture
def nadia(site: Site) -> TestClient:
    put_to_her(site)
    return site.signed_in("Nadia")


def test_each_answer_names_its_question_so_that_two_taps_answer_one(nadia: TestClient) -> None:
    first = nadia.get(f"{HERE}/accord", params={"lu": "oui"}).text
    assert set(re.findall(r'<button name="(\w+)"', first)) == {"salle"}
    for _ in range(2):
        page = nadia.get(f"{HERE}/accord", params={"lu": "oui", "salle": "oui"}).text
        assert set(re.findall(r'<button name="(\w+)"', page)) == {"plateforme"}
        assert 'name="salle" value="oui"' in page


def test_an_answer_to_a_question_that_is_not_asked_is_left_out(site: Site, nadia: TestClient) -> None:  # fmt: skip
    early = {"lu": "oui", "nom": "public", "licence": "oui", "public": "oui"}
    page = nadia.get(f"{HERE}/accord", params=early).text
    assert "Montrer mon texte dans la salle" in page
    assert 'type="hidden" name="nom"' not in page
    assert says_yes(nadia, early).headers["location"] == f"{HERE}/accord"
    assert not consents(site)


def test_every_button_that_answers_waits_for_a_hurried_finger(nadia: TestClient) -> None:
    for said in ({}, {"lu": "oui"}, {"lu": "oui", **EVERYWHERE}):
        page = nadia.get(f"{HERE}/accord", params=said).text
        main = page[page.index("<main") : page.index("</main>")]
        for form in re.findall(r"<form.*?</form>", main, re.DOTALL):
            assert re.search(r'class="[^"]*\bpose\b', form), form


def test_a_licence_promises_no_more_than_what_holds(nadia: TestClient) -> None:
    said = {"lu": "oui", **EVERYWHERE, "licence": "oui"}
    bound = nadia.get(f"{HERE}/accord", params=said).text
    assert "et après" not in bound
    assert "tout retirer" not in bound
    assert bound.count("retirer votre texte de ce site") == 1
    assert bound.index("retirer votre texte de ce site") < bound.index("copies déjà prises")
    asked = nadia.get(f"{HERE}/accord", params={**said, "changer": "licence"}).text
    assert asked.index("copies déjà prises") < asked.index('value="oui">')  # before she answers
    free = nadia.get(f"{HERE}/accord", params={**said, "licence": "non"}).text
    assert "et après" in free


def test_her_own_name_as_an_invented_one_is_asked_about_once(site: Site, nadia: TestClient) -> None:
    typed = {"signature": "pseudonyme", "nom": "NADÌA"}
    asked = nadia.post(CREDIT, data=typed)
    assert asked.status_code == 422
    assert "C’est bien ce que vous voulez" in asked.text
    check(asked.text)
    button = re.search(r'name="confirme" value="([^"]*)"', asked.text)
    assert button
    other = nadia.post(CREDIT, data={**typed, "nom": "Nadia B.", "confirme": button[1]})
    assert other.status_code == 422  # what she confirms is what she was shown
    assert proposition(site).credit_kind is CreditKind.NONE
    assert nadia.post(CREDIT, data={**typed, "confirme": button[1]}).status_code == 303
    assert proposition(site).credit_name == "NADÌA"


@pytest.mark.parametrize(
    ("invented", "own", "told"),
    [("nadia", "Nadia", True), ("Élodie", "elodie martin", True), ("Mésange", "Nadia", False)],
)
def test_a_name_is_known_whatever_its_capitals_and_accents(
    invented: str, own: str, *, told: bool
) -> None:
    assert gives_away(invented, own) is told


def test_a_new_name_is_said_to_be_shown_at_once_and_is(site: Site) -> None:
    publish(site)
    library, nadia = site.app.state.library, site.signed_in("Nadia")
    assert "il est montré tout de suite" in nadia.get(CREDIT).text
    for name in ("Mésange", "Fauvette"):
        nadia.post(CREDIT, data={"signature": "pseudonyme", "nom": name})
        library.forget()
        assert library.current.piece("p-soir").credit_for(Reader.ANYBODY) == name
        assert "le nouveau est montré tout de suite" in nadia.get(CREDIT).text


def test_a_name_that_waits_is_not_said_to_be_shown_at_once(site: Site) -> None:
    publish(site, Shown(given=PUBLIC))
    nadia = site.signed_in("Nadia")
    says_yes(nadia, EVERYWHERE)
    assert "tout de suite" not in nadia.get(CREDIT).text


def test_whoever_explained_may_be_named_and_readers_do_not_read_it(
    site: Site, clients: Cast, nadia: TestClient
) -> None:
    said = {**ROOM_ONLY, "explique": "autre"}
    recap = nadia.get(f"{HERE}/accord", params={"lu": "oui", **said}).text
    assert 'name="prenom"' in recap
    check(recap)
    says_yes(nadia, said, prenom=" Ibtissam ")
    assert "Ibtissam m’a expliqué" in nadia.get(f"{HERE}/accord/fiche").text
    assert "Ibtissam" not in clients.alice.get("/relectures/p-soir").text
    nadia.post(f"{HERE}/retrait")
    with site.database.reading() as db:
        assert all("Ibtissam" not in step.text for step in db.query(PropositionEvent))
    assert [given.explained_by_name for given in consents(site)] == ["Quelqu'un"]


def test_changing_one_answer_keeps_who_had_explained(site: Site, nadia: TestClient) -> None:
    says_yes(nadia, {**ROOM_ONLY, "explique": "autre"})
    again = nadia.get(f"{HERE}/accord").text
    assert 'name="explique" value="autre"' in again
    assert "sans aide" not in again


def test_nobody_has_to_name_whoever_explained(nadia: TestClient) -> None:
    said = {**ROOM_ONLY, "explique": "non"}
    recap = nadia.get(f"{HERE}/accord", params={"lu": "oui", **said}).text
    assert 'name="prenom"' not in recap
    says_yes(nadia, {**said, "explique": "autre"}, prenom="?")
    assert "Quelqu’un m’a expliqué" in nadia.get(f"{HERE}/accord/fiche").text


def test_a_peer_for_a_first_version_is_not_for_the_second(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    invited_peer(site, invited(site, "Moktar"))
    zohra, moktar, alice = site.signed_in("Zohra"), site.signed_in("Moktar"), clients.alice
    slug = begun(zohra, "temoignage")
    for words in ("Un jour, une dame est venue.", "Un jour, une dame est repartie."):
        zohra.post(f"/propositions/{slug}/questions/recit", data={"reponse": words})
        assert zohra.post(f"/propositions/{slug}/envoi").status_code == 303
        assert decided(alice, slug, "lecture") == 303
        assert decided(alice, slug, "final") == 409  # nobody who lived it has said yes to these
        assert "attend l’avis d’une personne concernée" in alice.get("/relectures").text
        assert "Une personne concernée est d" not in zohra.get(f"/propositions/{slug}").text
        assert decided(moktar, slug, "avis") == 303
        assert "Une personne concernée est d" in zohra.get(f"/propositions/{slug}").text
        decided(alice, slug, "reprise", "Encore un mot.")
    assert proposition(site, slug).state is PropositionState.CHANGES_REQUESTED


def test_a_voice_whose_typist_is_gone_is_written_all_the_same(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    zohra = site.signed_in("Zohra")
    slug = begun(zohra, "temoignage", "parle")
    voice_page = f"/propositions/{slug}/voix/recit"
    zohra.post(voice_page, files={"son": ("x.ogg", SAID, "audio/ogg")})
    assert "Votre voix attend d’être écrite." in zohra.get(voice_page).text
    with site.database.writing() as db:
        voice = db.query(Recording).one()
        voice.typed_at = clock.now() + timedelta(seconds=1)
        assert voice.typed_by_id is None
    for page in (voice_page, f"/propositions/{slug}", f"/propositions/{slug}/questions/recit"):
        shown = zohra.get(page).text
        assert "Quelqu’un a écrit ce que vous avez dit." in shown
        assert "attend d’être écrite" not in shown


def test_a_voice_for_a_text_that_came_back_is_told_of_too(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    zohra, alice = site.signed_in("Zohra"), clients.alice
    slug = begun(zohra, "temoignage")
    here = f"/propositions/{slug}"
    zohra.post(f"{here}/questions/recit", data={"reponse": "Un jour, une dame est venue."})
    zohra.post(f"{here}/envoi")
    decided(alice, slug, "lecture")
    decided(alice, slug, "reprise", "Encore un mot.")
    zohra.post(f"{here}/voix/recit", files={"son": ("x.ogg", SAID, "audio/ogg")})
    assert "écoute votre voix, et l’écrit." in zohra.get(here).text
    with site.database.reading() as db:
        number = db.query(Recording).one().id
    alice.post(f"/voix/{number}", data={"texte": "Une dame est venue hier."})
    assert "Votre voix est écrite." in zohra.get(here).text
    zohra.post(f"{here}/questions/recit", data={"reponse": "Une dame est venue hier soir."})
    assert "Votre voix est écrite." not in zohra.get(here).text


def test_a_voice_sent_beside_written_words_stays_on_the_list_until_it_is_read(
    site: Site, clients: Cast
) -> None:
    invited(site, "Zohra")
    zohra, alice = site.signed_in("Zohra"), clients.alice
    slug = whole_debate(site, "Zohra")
    here, read = f"/propositions/{slug}", f"/relectures/{slug}"
    zohra.post(f"{here}/voix/phrases", files={"son": ("x.ogg", SAID, "audio/ogg")})
    assert f'href="{read}' not in alice.get("/voix").text  # still to be typed
    assert "Votre voix attend d’être écrite." in zohra.get(here).text
    zohra.post(f"{here}/envoi")
    assert f'href="{read}#champ-phrases"' in alice.get("/voix").text
    assert "attend d’être écrite" not in zohra.get(here).text  # nobody types it any more
    decided(alice, slug, "lecture")
    assert f'href="{read}#champ-phrases"' in alice.get("/voix").text
    decided(alice, slug, "reprise", "Votre phrase est forte.")
    listed = alice.get("/voix").text
    assert f'href="{read}' not in listed
    assert 'href="/voix/' in listed
