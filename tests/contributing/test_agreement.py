"""Her yes: asked one thing at a time, kept as proof, changed whenever she likes, kept on paper."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.contributing.agreeing import (
    EVERYWHERE,
    HERE,
    ROOM_ONLY,
    WITH_LOVE,
    consents,
    proposition,
    put_to_her,
    revisions,
    says_yes,
)
from tests.contributing.people import PHRASE, Shown, publish
from tests.dev.site import Cast, Site

from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.contributing.domain import consent
from allervers_training.contributing.domain.words import (
    CreditKind,
    PropositionKind,
    PropositionState,
)
from allervers_training.kernel import clock


@pytest.fixture
def nadia(site: Site) -> TestClient:
    put_to_her(site)
    return site.signed_in("Nadia")


def ask_of(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found
    return found[1].replace("\u00a0", " ")


def test_she_reads_the_final_text_then_answers_one_question_at_a_time(nadia: TestClient) -> None:
    text = nadia.get(f"{HERE}/accord").text
    assert "hirondelle" in text
    said: dict[str, str] = {"lu": "oui"}
    asked = []
    for answer in ("oui", "oui", "oui", "non", "public", "non"):
        page = nadia.get(f"{HERE}/accord", params=said).text
        asked.append(ask_of(page))
        name = re.search(r'<button name="(\w+)"', page)
        assert name
        said[name[1]] = answer
    assert len(set(asked)) == 6
    assert "Voici ce que vous acceptez" in nadia.get(f"{HERE}/accord", params=said).text


def test_her_yes_is_kept_with_its_words_and_shown_after_seven_days(site: Site, nadia: TestClient) -> None:  # fmt: skip
    answer = says_yes(nadia)
    assert (
        answer.headers["location"] == f"{HERE}/credit?note=oui"
    )  # she wants a name, and has none yet
    kept, text = consents(site)[0], revisions(site)[0]
    assert set(kept.given) == {"texte/salle", "texte/plateforme", "texte/public", "nom/salle", "nom/plateforme", "nom/public"}  # fmt: skip
    assert (kept.wording, kept.licence, kept.revision_id) == (consent.WORDING, "", text.id)
    assert text.agreed_at
    assert text.shows_from == text.agreed_at + timedelta(days=7)
    assert proposition(site).state is PropositionState.ACCEPTED
    sheet = nadia.get(f"{HERE}/accord/fiche").text
    assert "Montré à partir du" in sheet
    assert "hirondelle" in sheet
    assert '<svg class="qr"' in sheet or 'class="qr' in sheet
    assert f"http://localhost:8000{HERE}" in sheet or HERE in sheet


def test_without_consent_it_is_accepted_and_shown_nowhere(site: Site, nadia: TestClient) -> None:
    says_yes(nadia, {"salle": "non", "explique": "non"})
    assert proposition(site).state is PropositionState.ACCEPTED
    assert "nulle part" in nadia.get(f"{HERE}/accord/fiche").text
    site.app.state.library.forget()
    assert site.app.state.library.current.course.resource("p-soir") is None


def test_a_missing_answer_is_asked_and_nothing_is_kept(site: Site, nadia: TestClient) -> None:
    answer = says_yes(nadia, {"salle": "oui"})
    assert answer.headers["location"] == f"{HERE}/accord"
    assert not consents(site)
    assert proposition(site).state is PropositionState.AUTHOR_CHECK


def test_a_second_tap_changes_nothing(site: Site, nadia: TestClient) -> None:
    for _ in range(2):
        assert says_yes(nadia).status_code == 303
    assert len(consents(site)) == 1


@pytest.mark.parametrize("changed", [{"texte": "2"}, {"mots": "0"}])
def test_she_agrees_to_the_very_text_and_words_that_she_read(
    site: Site, nadia: TestClient, changed: dict[str, str]
) -> None:
    answer = says_yes(nadia, EVERYWHERE, **changed)
    assert answer.status_code == 422
    assert "ont changé" in answer.text
    assert not consents(site)


def test_her_no_gives_her_the_text_back(site: Site, nadia: TestClient) -> None:
    for _ in range(2):
        nadia.post(f"{HERE}/accord", data={"reponse": "non"})
    one = proposition(site)
    assert one.state is PropositionState.DRAFT
    assert one.draft["phrases"] == [PHRASE]
    assert not consents(site)


def test_she_widens_and_shrinks_whenever_she_likes(site: Site) -> None:
    publish(site, Shown(given=("texte/salle",)))
    library, nadia = site.app.state.library, site.signed_in("Nadia")
    recap = nadia.get(f"{HERE}/accord").text
    assert "Voici ce que vous acceptez" in recap
    says_yes(nadia)
    library.forget()
    assert library.current.may_read("p-soir", Reader.TEAM)
    assert not library.current.may_read("p-soir", Reader.ANYBODY)  # not before seven days
    says_yes(nadia, {"salle": "non", "explique": "non"})
    library.forget()
    assert library.current.course.resource("p-soir") is None
    says_yes(nadia, ROOM_ONLY)  # from nothing to something: seven days again
    library.forget()
    assert library.current.course.resource("p-soir") is None
    assert [len(row.given) for row in consents(site)] == [1, 6, 0, 1]


def test_new_words_are_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site)
    nadia = site.signed_in("Nadia")
    for module in ("service.agreement", "pages.agreement"):
        monkeypatch.setattr(f"allervers_training.contributing.{module}.WORDING", "neuf")
    page = nadia.get(f"{HERE}/accord").text
    assert "Nos questions ont changé" in page
    assert "Montrer mon texte dans la salle" in nadia.get(f"{HERE}/accord?lu=oui").text
    assert says_yes(nadia).status_code == 422
    assert says_yes(nadia, EVERYWHERE, mots="neuf").status_code == 303


def test_a_testimony_is_offered_no_licence_unless_she_asks(site: Site) -> None:
    put_to_her(site, Shown(PropositionKind.TEMOIGNAGE, {"recit": "Un jour, une dame m'a souri."}))
    nadia = site.signed_in("Nadia")
    whole = {key: value for key, value in EVERYWHERE.items() if key != "licence"}
    recap = nadia.get(f"{HERE}/accord", params={**whole, "lu": "oui"}).text
    assert "Permettre aussi de reprendre" in recap
    asked = nadia.get(f"{HERE}/accord", params={**whole, "lu": "oui", "demande": "oui"}).text
    assert "licence ouverte" in asked
    says_yes(nadia, whole, licence="oui")
    assert consents(site)[-1].licence == ""
    says_yes(nadia, whole, licence="oui", demande="oui")
    assert consents(site)[-1].licence == "CC-BY-SA-4.0"


def test_she_is_named_as_she_likes_at_once(site: Site) -> None:
    publish(site)
    library, nadia = site.app.state.library, site.signed_in("Nadia")
    nadia.post(f"{HERE}/credit", data={"signature": "pseudonyme", "nom": "Mésange"})
    assert "Proposé par Mésange" in nadia.get(f"{HERE}/credit").text
    library.forget()
    assert library.current.piece("p-soir").credit_for(Reader.ANYBODY) == "Mésange"
    nadia.post(f"{HERE}/credit", data={"signature": "aucun", "nom": "Mésange"})
    assert proposition(site).credit_name == ""
    library.forget()
    assert library.current.piece("p-soir").credit_for(Reader.ANYBODY) == ""


@pytest.mark.parametrize("typed", [{"signature": "groupe", "nom": " "}, {"signature": "autre", "nom": "X"}, {}])  # fmt: skip
def test_a_name_without_letters_comes_back(
    site: Site, nadia: TestClient, typed: dict[str, str]
) -> None:
    assert nadia.post(f"{HERE}/credit", data=typed).status_code == 422
    assert proposition(site).credit_kind is CreditKind.NONE


def test_her_own_name_is_shown_only_where_she_chooses_it(site: Site, nadia: TestClient) -> None:
    blank = nadia.get(f"{HERE}/credit").text
    assert re.search(r'name="nom" value=""', blank)
    for given_away in ("Nadia", "nadia", "La  NADIA du soir"):
        typed = {"signature": "pseudonyme", "nom": given_away}
        refused = nadia.post(f"{HERE}/credit", data=typed)
        assert refused.status_code == 422
        assert "vrai nom" in refused.text
    nadia.post(f"{HERE}/credit", data={"signature": "nom", "nom": "Mésange"})
    assert (proposition(site).credit_kind, proposition(site).credit_name) == (CreditKind.NAME, "Nadia")  # fmt: skip


def test_a_licence_is_said_to_bind_and_nothing_else_is(nadia: TestClient) -> None:
    said = {"lu": "oui", "salle": "oui", "plateforme": "oui", "public": "oui"}
    licence = nadia.get(f"{HERE}/accord", params=said).text
    assert "licence ouverte" in licence
    assert "copies déjà prises restent permises" in licence
    assert "changer d’avis" not in licence
    assert "tout retirer" not in licence
    said |= {"licence": "oui", "nom": "non", "explique": "non"}
    assert "copies déjà prises restent permises" in nadia.get(f"{HERE}/accord", params=said).text
    said["licence"] = "non"
    assert "copies déjà prises" not in nadia.get(f"{HERE}/accord", params=said).text


def test_a_no_is_said_for_what_it_is(nadia: TestClient) -> None:
    """What is left after a no differs: nothing, the room, who is enrolled, the text without a name."""
    said = {"lu": "oui"}
    for question, left in (
        ("salle", "rien n'est montré"),
        ("plateforme", "il reste dans la salle"),
        ("public", "les personnes inscrites le lisent"),
        ("licence", "on le lit, c'est tout"),
        ("nom", "on lit le texte, sans nom"),
    ):
        shown = nadia.get(f"{HERE}/accord", params=said).text.replace("’", "'")
        assert f"Si vous dites non, {left}" in shown.replace("\u00a0", " ")
        said[question] = "public" if question == "nom" else "oui"
    explained = nadia.get(f"{HERE}/accord", params=said).text
    assert "Si vous dites non" not in explained
    assert "changer d" not in explained


def test_somebody_else_may_have_explained(site: Site, nadia: TestClient) -> None:
    says_yes(nadia, explique="autre")
    assert (consents(site)[0].explained_by_id, consents(site)[0].explained_by_name) == (
        None,
        "Quelqu'un",
    )
    assert "Quelqu’un m’a expliqué" in nadia.get(f"{HERE}/accord/fiche").text.replace("'", "’")


def test_what_was_written_with_the_final_text_reaches_her(site: Site, nadia: TestClient) -> None:
    for page in ("", "/accord"):
        shown = nadia.get(f"{HERE}{page}").text
        assert "Un mot d’Alice" in shown
        assert WITH_LOVE in shown


def test_nobody_else_sees_any_of_it(site: Site, clients: Cast, nadia: TestClient) -> None:
    assert nadia.get(f"{HERE}/accord/apercu").status_code == 200
    for page in ("accord", "accord/apercu", "accord/fiche", "credit", "retrait"):
        assert clients.alice.get(f"{HERE}/{page}").status_code == 404
        assert site.signed_in("Rosa").get(f"{HERE}/{page}").status_code == 404
        assert site.visitor().get(f"{HERE}/{page}").status_code == 401
    assert clients.alice.post(f"{HERE}/retrait").status_code == 404


def test_a_text_that_nobody_put_to_her_is_not_asked_about(site: Site, nadia: TestClient) -> None:
    nadia.post(f"{HERE}/accord", data={"reponse": "non"})
    assert nadia.get(f"{HERE}/accord").status_code == 422
    assert says_yes(nadia).status_code == 422
    assert nadia.get(f"{HERE}/accord/fiche").status_code == 303
    assert clock.now() > proposition(site).created_at
