"""The course answers the questions of the other features; sentences get advice."""

import pytest
from tests.catalogue.builders import CLEAN, spoiled

from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    Competence,
    Course,
    DebatMouvant,
    Guide,
    Module,
    Quiz,
    Resource,
    affirmation_advice,
    simple_line_advice,
)
from allervers_training.catalogue.loader import load

COURSE = load(CLEAN).course


def test_modules_hold_competences_which_hold_resources() -> None:
    assert [m.id for m in COURSE.modules] == ["m1"]
    assert [c.id for c in COURSE.competences_of("m1")] == ["c1"]
    assert [r.id for r in COURSE.resources_of("c1", ArbreDesCauses)] == ["c1-arbre", "c1-foyer"]
    assert [r.id for r in COURSE.resources_of("c1", Resource)][:2] == ["c1-simple", "c1-guide"]


def test_a_document_is_found_by_its_kind_only() -> None:
    assert isinstance(COURSE.module("m1"), Module)
    assert isinstance(COURSE.competence("c1"), Competence)
    assert COURSE.module("c1") is None
    assert COURSE.competence("rien") is None
    assert COURSE.resource("c1") is None
    assert COURSE.get("c1-debat", Quiz) is None


def test_a_resource_knows_its_competence_and_a_competence_its_module() -> None:
    assert COURSE.competence_of("c1-debat") == COURSE.competence("c1")
    assert COURSE.competence_of("m1") is None
    assert COURSE.module_of("c1") == COURSE.module("m1")
    assert COURSE.module_of("rien") is None


def test_a_day_is_opening_then_guides_then_closing() -> None:
    order = COURSE.running_order("m1", "1-jour")
    assert [(p.step.id, p.competence.id if p.competence else None) for p in order] == [
        ("m1-accueil", None),
        ("c1-entree", "c1"),
        ("c1-pause", "c1"),
        ("m1-bilan", None),
    ]
    assert sum(p.step.minutes for p in order) == 100
    assert COURSE.running_order("m1", "4-jours") == ()
    assert COURSE.running_order("m9", "1-jour") == ()


def test_what_an_exercise_holds_is_found_by_its_id() -> None:
    debate, quiz = COURSE.get("c1-debat", DebatMouvant), COURSE.get("c1-quiz", Quiz)
    guide = COURSE.get("c1-guide", Guide)
    assert debate is not None
    assert quiz is not None
    assert guide is not None
    assert debate.statement("c1-a2") == debate.statements[1]
    assert debate.statement("c9") is None
    assert quiz.item("c1-q8") == quiz.items[7]
    assert quiz.items[0].correct_ids == {"a"}
    assert guide.formats[0].minutes == 60


def test_sentences_are_shown_typeset_and_stored_as_written() -> None:
    shown = COURSE.get("c1-debat", DebatMouvant)
    assert shown is not None
    assert shown.statements[3].text == "Aller vers commence à l’accueil."
    assert "l'accueil" in CLEAN["modules/1/c1/debat.md"]


def test_what_the_order_does_not_list_is_not_published() -> None:
    loaded = load(spoiled("course.yaml", ', "c1-fiche"', ""))
    assert loaded.course.resource("c1-fiche") is None
    assert loaded.draft.resource("c1-fiche") is not None


def test_nothing_is_published_without_an_order() -> None:
    course: Course = load({k: v for k, v in CLEAN.items() if k != "course.yaml"}).course
    assert (course.modules, dict(course.documents)) == ((), {})


@pytest.mark.parametrize(
    "text",
    [
        "Sans solution à proposer, mieux vaut ne pas aller vers.",
        "Aller vers quelqu’un qui n’a rien demandé, c’est déjà lui imposer quelque chose.",
        "Si l'accueil était vraiment accessible, on n'aurait pas besoin de sortir.",
        "La plainte du voisinage est une bonne raison d'aller vers.",
        "Donner un nom à un partenaire, c’est toujours gagner du temps pour la personne.",
        "On peut aider sans être attendu.",
    ],
)
def test_a_good_affirmation_gets_no_advice(text: str) -> None:
    assert affirmation_advice(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Faut-il sortir ?", "question"),
        ("Sortir " + "encore " * 30, "140"),
        ("Il faut sortir, mais pas seul.", "deux idées"),
        ("Il faut sortir. Il faut écouter.", "deux idées"),
        ("Il faut sortir ; c'est la loi.", "deux idées"),
        ("On ne peut pas ne rien faire.", "double négation"),
        ("Il n'est pas impossible de sortir.", "double négation"),
        ("Les pauvres n'osent pas demander.", "personnes pour sujet"),
        ("Certaines familles refusent tout.", "personnes pour sujet"),
        ("Des jeunes s'ennuient.", "personnes pour sujet"),
    ],
)
def test_a_weak_affirmation_is_told_why(text: str, words: str) -> None:
    assert any(words in advice for advice in affirmation_advice(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Une ligne qui compte beaucoup trop de mots pour être lue sans aucun effort.", "12 mots"),
        ("34 % des gens.", "pourcentage"),
        ("Il y a 25000 personnes.", "grand nombre"),
        ("Le RSA est une aide.", "sigle"),
        ("Elle dit oui. Elle vient.", "phrases"),
    ],
)
def test_a_hard_line_is_told_why(text: str, words: str) -> None:
    assert any(words in advice for advice in simple_line_advice(text))


@pytest.mark.parametrize(
    "text", ["Des travailleurs sociaux sortent.", "C'était en 2018.", "« Non », dit-elle."]
)
def test_a_simple_line_gets_no_advice(text: str) -> None:
    assert simple_line_advice(text) == ()
