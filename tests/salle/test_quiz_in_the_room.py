"""A quiz in a running site, through its forms: what is sent, what is written, what each screen says."""

import html
import re
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site
from tests.salle.debate import Debate
from tests.salle.test_commands import fresh_key

from allervers_training.kernel import clock
from allervers_training.salle.taps import key_of

EXERCISE = "c1-quiz"
QUESTION, CHOICES = "c1-q1", ("c1-q1-a", "c1-q1-b", "c1-q1-c", "c1-q1-d")


@pytest.fixture
def quiz(site: Site, clients: Cast) -> Debate:
    """A quiz that is on, its first question open."""
    opened = Debate(site, clients, site.open_debate(clients.alice, exercice=EXERCISE))
    assert opened.send(clients.alice, "questions", rang=0).status_code == 303
    return opened


def phone(site: Site, device: TestClient) -> str:
    site.settle()
    return html.unescape(device.get(f"/salle/{site.cohort}").text)


def tally(site: Site) -> dict[str, int]:
    with site.database.reading() as db:
        return {
            row[0]: row[1] for row in db.execute(text("SELECT choice, count FROM ballot_tally"))
        }


def answer(quiz: Debate, device: TestClient, choice: str, **more: str) -> Any:
    fields = {"question": QUESTION, "reponse": choice, "cle": fresh_key(), **more}
    return quiz.send(device, "reponses", **fields)


def test_an_answer_goes_into_the_box_and_is_in_no_event(
    site: Site, clients: Cast, quiz: Debate
) -> None:
    sent = answer(quiz, clients.bob, CHOICES[1])
    assert (sent.status_code, sent.headers["location"]) == (303, f"/salle/{site.cohort}")
    assert tally(site) == dict(zip(CHOICES, (0, 1, 0, 0), strict=True))
    assert quiz.log() == [{"rang": 0}, {"rang": 0, "numero": quiz.number_of("Bob")}]
    page = phone(site, clients.bob)
    assert "Votre réponse est partie." in page
    assert "Personne ne peut savoir laquelle est la vôtre." in page
    assert "checked" not in page


def test_two_taps_count_once(site: Site, clients: Cast, quiz: Debate) -> None:
    key = fresh_key()
    for tap, choice in (("1", CHOICES[0]), ("1", CHOICES[0]), ("2", CHOICES[3])):
        assert answer(quiz, clients.bob, choice, cle=key, coup=tap).status_code == 303
    assert tally(site) == dict(zip(CHOICES, (1, 0, 0, 0), strict=True))


def test_a_second_answer_is_refused_in_plain_words(clients: Cast, quiz: Debate) -> None:
    answer(quiz, clients.bob, CHOICES[0])
    again = answer(quiz, clients.bob, CHOICES[1])
    assert again.status_code >= 400
    assert "Vous avez déjà répondu" in html.unescape(again.text)


def test_without_a_choice_the_form_comes_back(clients: Cast, quiz: Debate) -> None:
    empty = quiz.send(clients.bob, "reponses", question=QUESTION)
    assert empty.status_code == 422
    assert "Choisissez une réponse" in html.unescape(empty.text)
    assert 'name="reponse"' in empty.text


def test_for_htmx_the_answer_is_ones_own_part_and_a_word(clients: Cast, quiz: Debate) -> None:
    sent = quiz.send(clients.bob, "reponses", HTMX, question=QUESTION, reponse=CHOICES[0])
    assert "<html" not in sent.text
    assert "Votre réponse est partie. Personne ne peut savoir" in sent.text


@pytest.mark.one_database
def test_a_stored_key_is_the_same_whatever_was_answered(
    site: Site, clients: Cast, quiz: Debate
) -> None:
    cle, now = fresh_key(), clock.now()
    keys = {
        str(key_of("reponses", {"cle": cle, "coup": tap, "reponse": choice}, now, is_ballot=True))
        for tap, choice in zip("1234", CHOICES, strict=True)
    }
    assert len(keys) == 1
    answer(quiz, clients.bob, CHOICES[2], cle=cle)
    with site.database.reading() as db:
        query = "SELECT command_key FROM activity_event WHERE type = 'ReponseEnvoyee'"
        assert db.scalars(text(query)).one() == f"{quiz.number_of('Bob')}:{keys.pop()}:"


@pytest.mark.one_database
def test_no_address_and_no_page_keeps_the_answer(site: Site, clients: Cast, quiz: Debate) -> None:
    sent = answer(quiz, clients.bob, CHOICES[2])
    assert CHOICES[2] not in sent.headers["location"]
    site.settle()
    console = clients.alice.get(f"/salle/{site.cohort}/console").text
    assert 'id="n-reponses">1<' in console
    assert "Bob" not in console.partition('id="contenu"')[2]


def test_the_closing_shows_the_answer_and_why_on_every_screen(
    site: Site, clients: Cast, quiz: Debate
) -> None:
    answer(quiz, clients.bob, CHOICES[0])
    why = "elle apprend du quartier"
    assert why not in phone(site, clients.bob)
    assert why not in clients.alice.get(f"/salle/{site.cohort}/projection").text
    assert quiz.send(clients.alice, "fermetures", question=QUESTION).status_code == 303
    assert tally(site) == {}
    assert quiz.log("QuestionFermee") == [{"rang": 0, "reponses": 1, "surtout": [], "comptes": {}}]
    page = phone(site, clients.bob)
    assert why in page
    assert page.count('class="corrige"') == 1
    assert "Moins de cinq réponses" in re.sub("\u00a0", " ", page)
    quiz.send(clients.alice, "explications", question=QUESTION, explique=CHOICES[0])
    site.settle()
    assert why in clients.alice.get(f"/salle/{site.cohort}/projection").text


@pytest.mark.one_database
def test_only_the_console_leads_and_only_phones_answer(clients: Cast, quiz: Debate) -> None:
    for noun in ("questions", "fermetures", "explications", "pauses", "cloture"):
        assert quiz.send(clients.bob, noun, rang=1, question=QUESTION).status_code == 404
    assert quiz.send(clients.alice, "reponses", question=QUESTION, reponse="x").status_code == 404
    assert answer(quiz, clients.driss, CHOICES[0]).status_code == 404


@pytest.mark.one_database
def test_a_closed_quiz_has_a_report_and_files_but_no_film(
    site: Site, clients: Cast, quiz: Debate
) -> None:
    quiz.send(clients.alice, "fermetures", question=QUESTION)
    assert quiz.send(clients.alice, "cloture").status_code == 303
    report = html.unescape(clients.alice.get(quiz.address).text)
    assert "elle apprend du quartier" in report
    assert "/film" not in report
    for extension in ("csv", "json", "md"):
        assert clients.alice.get(f"{quiz.address}/rapport.{extension}").status_code == 200
    assert clients.alice.get(f"{quiz.address}/film").status_code == 404
    assert clients.bob.get(quiz.address).status_code == 404


@pytest.mark.one_database
def test_it_can_be_opened_set_and_printed_from_the_console(site: Site, clients: Cast) -> None:
    console = html.unescape(clients.alice.get(f"/salle/{site.cohort}/console").text)
    assert f"/preparation/{EXERCISE}" in console
    sheet = clients.alice.get(f"/salle/{site.cohort}/preparation/{EXERCISE}").text
    assert sheet.count('name="q-') == 10
    kit = html.unescape(clients.alice.get(f"/salle/{site.cohort}/preparation/{EXERCISE}/kit").text)
    assert kit.count("kit-question") == 10
    assert "Réponses justes" in kit
    wrong = clients.alice.post(
        f"/salle/{site.cohort}/activites", data={"exercice": EXERCISE, "mode": "volant"}
    )
    assert wrong.status_code == 422
