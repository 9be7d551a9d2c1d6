"""The index answers the same on both databases, and follows the course."""

from collections.abc import Sequence

import pytest
from tests.dev.site import Shared

from allervers_training.kernel.db import Database
from allervers_training.searching import index
from allervers_training.searching.domain import Passage, asked_for
from allervers_training.searching.gathering import passages_of
from allervers_training.searching.index import Found

COURSE = (
    Passage("Compétence", "La maraude", "/a", "Une équipe sort le soir, à pied."),
    Passage("Compétence", "Le travail de rue", "/b", "La maraude n'est pas tout le travail de rue."),
    Passage("Bibliographie", "X, 2018. Des maraudes.", "/c", "Un livre sur la nuit."),
    Passage("Guide d’animation", "Guide", "/d", "Ne pas montrer la maraude avant midi.", for_trainers=True),
    Passage("Glossaire", "œuvre", "/e", "Mettre en œuvre l’accueil inconditionnel."),
)  # fmt: skip


def ask(database: Database, question: str, *, trains: bool = False, edition: str = "v1", limit: int = 20, offset: int = 0) -> Found:  # fmt: skip
    with database.reading() as db:
        asked = asked_for(question)
        return index.find(db.connection(), edition, asked, trains=trains, page=(limit, offset))


def addresses(found: Found) -> Sequence[str]:
    return [passage.address for passage in found.passages]


@pytest.fixture
def indexed(database: Database) -> Database:
    index.refresh(database, "v1", COURSE)
    return database


def test_a_title_comes_before_a_text_and_the_course_before_a_book(indexed: Database) -> None:
    found = ask(indexed, "maraudes")
    assert addresses(found)[0] == "/a"
    assert set(addresses(found)) == {"/a", "/b", "/c"}
    assert found.total == 3


def test_guides_are_found_by_trainers_alone(indexed: Database) -> None:
    assert "/d" not in addresses(ask(indexed, "midi"))
    assert addresses(ask(indexed, "midi", trains=True)) == ["/d"]


def test_every_word_must_be_there(indexed: Database) -> None:
    assert addresses(ask(indexed, "maraude rue")) == ["/b"]
    assert addresses(ask(indexed, "maraude inconditionnelle")) == []


def test_endings_and_accents_are_forgiven(indexed: Database) -> None:
    assert addresses(ask(indexed, "OEUVRES inconditionnelles"[:6])) == ["/e"]
    assert addresses(ask(indexed, "equipes pieds")) == ["/a"]


@pytest.mark.parametrize("question", ["maraude' OR 1=1 --", 'maraude" NEAR(', "maraude & !rue | (", "maraude\x00*", "-maraude:*"])  # fmt: skip
def test_a_question_is_never_read_as_a_command(indexed: Database, question: str) -> None:
    assert ask(indexed, question).total <= 3


def test_answers_come_in_pages_and_the_total_stays(indexed: Database) -> None:
    first, second = ask(indexed, "maraude", limit=2), ask(indexed, "maraude", limit=2, offset=2)
    assert (len(first.passages), len(second.passages)) == (2, 1)
    assert (first.total, second.total) == (3, 3)
    assert not set(addresses(first)) & set(addresses(second))


def test_another_state_of_the_course_takes_the_place_of_the_first(indexed: Database) -> None:
    index.refresh(indexed, "v1", ())  # there already: nothing is made again
    assert ask(indexed, "maraude").total == 3
    index.refresh(indexed, "v2", COURSE[:1])
    assert ask(indexed, "maraude").total == 0
    assert ask(indexed, "maraude", edition="v2").total == 1


def test_nothing_is_ready_before_it_is_made(database: Database) -> None:
    with database.reading() as db:
        assert not index.is_ready(db.connection(), "v1")


@pytest.mark.one_database
def test_every_passage_of_the_course_leads_to_a_place_that_exists(shared: Shared) -> None:
    passages = list(passages_of(shared.edition))
    course = shared.edition.course
    assert {p.address for p in passages if p.kind == "Glossaire"} == {
        f"/glossaire/{t}" for t in course.glossary
    }
    assert sum(p.kind == "Bibliographie" for p in passages) == len(course.references)
    kinds = {p.kind for p in passages}
    assert {
        "Module",
        "Compétence",
        "Version simplifiée",
        "Quiz",
        "Débat mouvant",
        "Guide d’animation",
    } <= kinds
    assert all(p.for_trainers == (p.kind == "Guide d’animation") for p in passages)
    assert all(p.address.startswith("/") and p.text and "<" not in p.text[:1] for p in passages)


@pytest.mark.one_database
def test_neither_answers_nor_reserve_causes_can_be_found(shared: Shared) -> None:
    text = " ".join(p.text for p in passages_of(shared.edition) if not p.for_trainers)
    from allervers_training.catalogue.domain import ArbreDesCauses

    trees = [d for d in shared.edition.course.documents.values() if isinstance(d, ArbreDesCauses)]
    held = [cause.text for tree in trees for cause in tree.reserve]
    assert held
    assert [words for words in held if words in text] == []
