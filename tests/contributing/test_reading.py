"""Readers' pages: what waits, remarks, decisions, two readers at once; and what its author does with each remark."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import PHRASE, invited, whole_debate
from tests.contributing.readers import (
    BETTER,
    FIELD,
    decided,
    invited_peer,
    remarked,
    seen,
    sent_back,
    sent_debate,
)
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import moves, opinions
from allervers_training.contributing.domain.words import PropositionState as S
from allervers_training.contributing.domain.words import RemarkAnswer
from allervers_training.contributing.models import (
    Need,
    Proposition,
    PropositionEvent,
    Remark,
    Revision,
)
from allervers_training.kernel import mail
from allervers_training.web.french import nbsp

READ, HERS = "/relectures", "/propositions"


@pytest.fixture
def slug(site: Site) -> str:
    invited(site, "Zohra")
    return sent_debate(site, "Zohra")


@pytest.fixture
def moktar(site: Site) -> TestClient:
    invited_peer(site, invited(site, "Moktar"))
    return site.signed_in("Moktar")


def kept(site: Site, slug: str) -> Proposition:
    with site.database.reading() as db:
        return db.query(Proposition).filter_by(slug=slug).one()


def answers(site: Site, remark: int) -> RemarkAnswer:
    with site.database.reading() as db:
        return db.get_one(Remark, remark).answer


def test_what_waits_is_listed_with_its_day_and_a_draft_is_not(
    site: Site, clients: Cast, slug: str, moktar: TestClient
) -> None:
    draft = whole_debate(site, "Zohra")
    for reader in (clients.alice, moktar):
        page = reader.get(READ).text
        assert f"{READ}/{slug}" in page
        assert draft not in page
        assert "Réponse promise avant le" in page
        assert reader.get(f"{READ}/{draft}").status_code == 404
    assert clients.bob.get(READ).status_code == 404
    assert site.signed_in("Zohra").get(READ).status_code == 404


def test_a_late_answer_is_told_to_readers_and_to_its_author(
    site: Site, clients: Cast, slug: str
) -> None:
    with site.database.writing() as db:
        late = moves.ANSWER_WITHIN + timedelta(days=1)
        one = db.query(Proposition).filter_by(slug=slug).one()
        text = db.query(Revision).filter_by(proposition_id=one.id).one()
        text.at -= late
        for step in db.query(PropositionEvent).filter_by(proposition_id=one.id):
            step.at -= late
    assert "en retard" in clients.alice.get(READ).text
    assert "La réponse est en retard." in site.signed_in("Zohra").get(f"{HERS}/{slug}").text


def test_a_peer_sees_first_what_awaits_one_and_nobody_reads_her_own(
    site: Site, clients: Cast, slug: str, moktar: TestClient
) -> None:
    own = sent_debate(site, "Moktar")
    page = moktar.get(READ).text
    assert page.index(slug) < page.index(own)
    assert "quelqu’un d’autre le relira" in page
    assert moktar.post(f"{READ}/{own}", data={"geste": "lecture"}).status_code == 409
    assert kept(site, own).state is S.SENT


def test_a_text_goes_back_with_all_remarks_and_one_message(
    site: Site, clients: Cast, slug: str
) -> None:
    alice, zohra = clients.alice, site.signed_in("Zohra")
    assert decided(alice, slug, "lecture") == 303
    remark = remarked(site, alice, slug, texte="Qui frappe ?", mots=BETTER)
    page = alice.get(f"{READ}/{slug}").text
    assert re.search(r"<del>.*pas", page)
    assert "Qui frappe ?" not in zohra.get(f"{HERS}/{slug}").text  # not sent yet
    assert zohra.post(f"{HERS}/{slug}/remarques/{remark}", data={"choix": "laissee"}).status_code == 404  # fmt: skip
    assert decided(alice, slug, "reprise", "C'est fort.") == 303
    shown = zohra.get(f"{HERS}/{slug}/remarques").text
    assert "Qui frappe ?" in shown
    assert nbsp("C'est fort.").replace("’", "&#39;") in shown or "C&#39;est fort." in shown
    assert "On vous a répondu." in zohra.get(f"{HERS}/{slug}").text


@pytest.mark.parametrize(
    ("choice", "answer", "words"),
    [
        ("prise", RemarkAnswer.TAKEN, BETTER),
        ("laissee", RemarkAnswer.LEFT, PHRASE),
        ("changee", RemarkAnswer.TAKEN, PHRASE),
    ],
)
def test_she_answers_one_remark_at_a_time_and_sends_again(
    site: Site, clients: Cast, slug: str, choice: str, answer: RemarkAnswer, words: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, texte="Qui ?", mots=BETTER)
    zohra = site.signed_in("Zohra")
    path = f"{HERS}/{slug}/remarques"
    lu = re.search(r'name="lu" value="(\w+)"', zohra.get(path).text)
    assert lu
    after = zohra.post(f"{path}/{remark}", data={"choix": choice, "lu": lu[1]})
    assert after.headers["location"].endswith("/questions/phrases" if choice == "changee" else path)
    assert answers(site, remark) is answer
    assert kept(site, slug).draft[FIELD] == [words]
    assert "Vous avez tout lu." in zohra.get(path).text
    assert "Revoir" in zohra.get(path).text
    assert zohra.post(f"{HERS}/{slug}/envoi").status_code == 303
    compared = clients.alice.get(f"{READ}/{slug}/versions/2").text
    assert ("<del>" in compared) == (words != PHRASE)
    assert clients.alice.get(f"{READ}/{slug}/versions/1").status_code == 404


def test_two_readers_at_once_lose_nothing_and_are_told(
    site: Site, clients: Cast, slug: str, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    old = seen(clients.alice.get(f"{READ}/{slug}").text)
    remarked(site, moktar, slug, texte="Je connais cette porte.")
    typed = {"geste": "reprise", "message": "Mon mot à moi", "vu": old}
    answer = clients.alice.post(f"{READ}/{slug}", data=typed)
    assert answer.status_code == 409
    assert "Je connais cette porte." in answer.text
    assert "Mon mot à moi" in answer.text
    assert kept(site, slug).state is S.IN_REVIEW
    again = {**typed, "vu": seen(answer.text)}
    assert clients.alice.post(f"{READ}/{slug}", data=again).status_code == 303
    late = moktar.post(f"{READ}/{slug}/remarques", data={"champ": FIELD, "version": "1", "texte": "Trop tard ?"})  # fmt: skip
    assert late.status_code == 409
    assert "Trop tard ?" in late.text


def test_a_remark_is_changed_or_taken_back_by_whoever_made_it(
    site: Site, clients: Cast, slug: str, moktar: TestClient
) -> None:
    decided(clients.alice, slug, "lecture")
    remark = remarked(site, clients.alice, slug, texte="Qui ?")
    path = f"{READ}/{slug}/remarques/{remark}"
    assert moktar.post(path, data={"texte": "Non"}).status_code == 404
    assert clients.alice.post(path, data={"texte": "Qui frappe ?"}).status_code == 303
    assert "Qui frappe ?" in clients.alice.get(f"{READ}/{slug}").text
    assert clients.alice.post(f"{path}/effacement").status_code == 303
    assert "Qui frappe ?" not in clients.alice.get(f"{READ}/{slug}").text


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Écrivez une remarque"),
        ({"mots": PHRASE}, "Écrivez une remarque"),
        ({"texte": "x" * 700}, "trop long"),
        ({"mots": "x" * 400}, "environ cent signes de trop"),
        ({"mots": "\n".join("abcdefghijklm")}, "lignes au plus"),
    ],
)
def test_a_remark_that_cannot_be_kept_comes_back_as_it_was_typed(
    clients: Cast, slug: str, said: dict[str, str], message: str
) -> None:
    decided(clients.alice, slug, "lecture")
    fields = {"champ": FIELD, "version": "1", **said}
    answer = clients.alice.post(f"{READ}/{slug}/remarques", data=fields)
    assert answer.status_code == 422
    assert message in answer.text
    assert all(words in answer.text.replace("&#39;", "'") for words in said.values())


def test_the_team_puts_the_final_text_once_its_subject_is_known(
    site: Site, clients: Cast, slug: str, moktar: TestClient
) -> None:
    with site.database.writing() as db:
        db.query(Proposition).filter_by(slug=slug).one().competence_id = ""
    decided(clients.alice, slug, "lecture")
    assert decided(moktar, slug, "final") == 409
    assert decided(moktar, slug, "avis") == 303
    assert nbsp(opinions.NO_SUBJECT) in clients.alice.get(f"{READ}/{slug}").text
    assert clients.alice.post(f"{READ}/{slug}/sujet", data={"sujet": "rien"}).status_code == 422
    assert clients.alice.post(f"{READ}/{slug}/sujet", data={"sujet": "c2-besoin"}).status_code == 303  # fmt: skip
    assert decided(clients.alice, slug, "final") == 303
    assert kept(site, slug).state is S.AUTHOR_CHECK
    page = site.signed_in("Zohra").get(f"{HERS}/{slug}").text
    assert "On attend votre accord." in page
    assert "Le sujet" in page


def test_on_paper_somebody_types_what_she_ticked_and_is_named(
    site: Site, clients: Cast, slug: str
) -> None:
    remark = sent_back(site, "Zohra", slug, clients.alice, texte="Qui ?", mots=BETTER)
    zohra = site.signed_in("Zohra")
    assert "Je garde les miens" in zohra.get(f"{HERS}/{slug}/fiche").text
    assert "Je garde les miens" in clients.alice.get(f"{READ}/{slug}/fiche").text
    long = {f"choix-{remark}": "changee", f"mots-{remark}": "x" * 400}
    refused = clients.alice.post(f"{READ}/{slug}/reponses", data=long)
    assert refused.status_code == 422
    assert "x" * 400 in refused.text
    told = {f"choix-{remark}": "changee", f"mots-{remark}": "Le soir, on dort.", "envoi": "oui"}
    assert clients.alice.post(f"{READ}/{slug}/reponses", data=told).status_code == 303
    one = kept(site, slug)
    assert (one.state, one.draft[FIELD]) == (S.SENT, ["Le soir, on dort."])
    assert "écrit avec Alice" in clients.alice.get(f"{READ}/{slug}").text


def test_a_letter_follows_each_step_when_she_has_an_address(
    site: Site, clients: Cast, slug: str
) -> None:
    with site.database.writing() as db:
        db.query(Person).filter_by(name="Zohra").one().email = "zohra@example.org"
    sent_back(site, "Zohra", slug, clients.alice, texte="Qui frappe ?")
    with site.database.reading() as db:
        letters = db.query(mail.OutgoingMail).filter_by(to="zohra@example.org").all()
        assert len(letters) == 2
        assert all(f"/propositions/{slug}" in letter.body for letter in letters)
        assert not any("frappe" in letter.body for letter in letters)


def test_a_need_is_published_answered_and_closed(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    zohra, wanted = site.signed_in("Zohra"), {"genre": "debat-mouvant", "sujet": "c2-besoin"}
    assert clients.alice.post("/besoins", data={**wanted, "texte": "x" * 201}).status_code == 422
    said = {**wanted, "texte": "Il manque une porte."}
    for _twice in range(2):
        assert clients.alice.post("/besoins", data=said).status_code == 303
    with site.database.reading() as db:
        need = db.query(Need).one().id
    assert "Il manque une porte." in zohra.get(HERS).text
    begun = zohra.post(HERS, data={"besoin": str(need), "facon": "ecrit"})
    slug = begun.headers["location"].split("/")[2]
    assert "Pas encore de réponse" in clients.alice.get("/besoins").text
    zohra.post(f"{HERS}/{slug}/questions/phrases", data={"r-1": PHRASE})
    zohra.post(f"{HERS}/{slug}/envoi")
    assert f"{READ}/{slug}" in clients.alice.get("/besoins").text
    assert clients.alice.post(f"/besoins/{need}/fermeture").status_code == 303
    assert "Il manque une porte." not in zohra.get(HERS).text
