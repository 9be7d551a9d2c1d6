"""A word is explained beside the sentences that hold it; nothing typed is ever cut."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import begun, invited
from tests.dev.site import Cast, Site

from allervers_training.contributing.domain.advice import NO_SENTENCE, advice
from allervers_training.contributing.domain.document import Written, document_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.length import excess, row_excess
from allervers_training.contributing.domain.term import holds
from allervers_training.contributing.domain.unmaking import answers_in
from allervers_training.contributing.domain.words import PropositionKind

DEBAT = PropositionKind.DEBAT
WRITTEN = Written("p-essai", "c2-besoin", 1, "k7m2x9")
FIRST, SECOND = "On frappe avant d'entrer.", "Le Soir, on laisse les gens tranquilles."
SAYS = {"phrases": [FIRST, SECOND], "mot": "le soir", "sens": "après le repas"}
WORD = next(question for question in GUIDES[DEBAT].questions if question.key == "mot")


def explained(answers: dict[str, Any]) -> list[list[str]]:
    document, _ = document_of(DEBAT, answers, WRITTEN)
    return [[note.term for note in stated.terms] for stated in document.statements]  # type: ignore[attr-defined] - a debate


def test_a_word_is_explained_with_the_sentence_that_holds_it() -> None:
    assert explained(SAYS) == [[], ["le soir"]]
    assert explained({**SAYS, "phrases": [SECOND, FIRST]}) == [["le soir"], []]
    document, body = document_of(DEBAT, SAYS, WRITTEN)
    assert answers_in(DEBAT, document, body)["mot"] == "le soir"


def test_a_word_that_no_sentence_holds_is_shown_nowhere_and_she_is_told() -> None:
    orphan = {**SAYS, "phrases": [FIRST]}
    assert explained(orphan) == [[]]
    assert advice(DEBAT, WORD, orphan) == (NO_SENTENCE,)
    assert advice(DEBAT, WORD, SAYS) == ()


@pytest.mark.parametrize(
    ("sentence", "word", "is_there"),
    [
        ("On passe l’hiver dehors.", "« l'hiver »", True),
        ("Des squats partout.", "squat", True),
        ("On trépasse.", "passe", False),
        ("Rien.", " ", False),
    ],
)
def test_a_word_is_known_as_a_reader_knows_it(sentence: str, word: str, *, is_there: bool) -> None:
    assert holds(sentence, word) is is_there


def test_one_says_how_many_signs_are_too_many() -> None:
    assert excess("x" * 300, 300) == ""
    assert excess("x" * 301, 300) == "C'est trop long : un signe de trop."
    assert excess("x" * 612, 300) == "C'est trop long : environ trois cents signes de trop."
    assert excess("x" * 7000, 6000) == "C'est trop long : plus de mille signes de trop."
    assert row_excess(["x", "x" * 312], 300) == "Réponse 2 : 12 signes de trop."


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


def test_a_sentence_over_its_length_comes_back_whole(zohra: TestClient) -> None:
    slug = begun(zohra)
    here = f"/propositions/{slug}/questions/phrases"
    assert "maxlength" not in zohra.get(here).text
    typed = "y" * 312
    answer = zohra.post(here, data={"r-1": FIRST, "r-2": typed})
    assert answer.status_code == 422
    assert "Réponse 2" in answer.text
    assert "12 signes de trop" in answer.text
    assert typed in answer.text


def test_some_work_told_at_length_is_refused_whole(zohra: TestClient) -> None:
    typed = "z" * 205
    answer = zohra.post("/travail", data={"jour": "2026-01-05", "heures": "1", "tache": "Autre chose", "precision": typed})  # fmt: skip
    assert answer.status_code == 422
    assert typed in answer.text


def test_a_need_fits_in_twelve_words(clients: Cast) -> None:
    said = {"genre": "debat-mouvant", "sujet": "c2-besoin"}
    twelve = "un deux trois quatre cinq six sept huit neuf dix onze douze"
    refused = clients.alice.post("/besoins", data={**said, "texte": f"{twelve} treize quatorze"})
    assert refused.status_code == 422
    assert "14 mots" in refused.text
    assert f"{twelve} treize quatorze" in refused.text
    assert clients.alice.post("/besoins", data={**said, "texte": twelve}).status_code == 303
