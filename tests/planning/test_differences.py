"""What a newer state of the course changes, in plain words."""

from collections.abc import Mapping

import pytest
from tests.catalogue.builders import (
    BIBLIOGRAPHY,
    CLEAN,
    COMPETENCE,
    COURSE,
    DEBATE,
    FICHE,
    GUIDE,
    MODULE,
    QUIZ,
    SIMPLE,
    added,
    spoiled,
)
from tests.dev.site import Shared

from allervers_training.catalogue.edition import Edition
from allervers_training.planning.domain import State, differences


def said(after: Mapping[str, str], before: Mapping[str, str] = CLEAN) -> dict[str, list[str]]:
    states = [State(e.course, e.texts) for e in (Edition(dict(before)), Edition(dict(after)))]
    return {part.title: list(part.sentences) for part in differences(*states, "m1", "1-jour")}


def of_competence(after: Mapping[str, str], before: Mapping[str, str] = CLEAN) -> list[str]:
    found = said(after, before)
    assert list(found) == ["Les raisons de l’aller vers"]
    return found["Les raisons de l’aller vers"]


def test_nothing_is_said_of_the_same_course(shared: Shared) -> None:
    assert said(CLEAN) == {}
    real = State(shared.edition.course, shared.edition.texts)
    for module in shared.edition.course.modules:
        for known in module.formats:
            assert differences(real, real, module.id, known.id) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (COMPETENCE, "a plusieurs formes", "a quatre formes", "Texte changé : la page de la compétence."),
        (COMPETENCE, "pourquoi mon service sort", "ce que je cherche", "Texte changé : la page de la compétence."),
        (GUIDE, "deux fois", "trois fois", "Texte changé : le guide d'animation."),
        (GUIDE, "Chercher.", "Chercher ensemble.", "Texte changé : le guide d'animation."),
        (DEBATE, "mieux vaut ne pas", "il faut", "Texte changé : l'exercice « Débat mouvant »."),
        (DEBATE, 'title: "Débat mouvant"', 'title: "Un débat"', "Exercice renommé : « Débat mouvant » devient « Un débat »."),
        (GUIDE, "minutes: 45", "minutes: 50", "« Entrer » dure 50 min au lieu de 45 min."),
        (GUIDE, '"Pause"', '"Souffler"', "Étape renommée : « Pause » devient « Souffler »."),
        (COURSE, ', "c1-debat"', "", "Retiré : l'exercice « Débat mouvant »."),
        (COURSE, ', "c1-fiche"', "", "Retiré : la fiche à imprimer."),
    ],
)  # fmt: skip
def test_one_change_is_said_in_one_sentence(path: str, old: str, new: str, sentence: str) -> None:
    assert of_competence(spoiled(path, old, new)) == [sentence]


@pytest.mark.parametrize(
    ("path", "old", "name"),
    [
        (FICHE, "Raison, objectif", "la fiche à imprimer"),
        (QUIZ, "Question 1", "le quiz"),
        (SIMPLE, "lines:\n", "la version simplifiée"),
    ],
)
def test_each_part_has_its_name(path: str, old: str, name: str) -> None:
    new = 'lines:\n  - {text: "On sort."}\n' if path == SIMPLE else "Autre chose"
    assert of_competence(spoiled(path, old, new)) == [f"Texte changé : {name}."]


def test_what_was_taken_out_is_new_the_other_way_round() -> None:
    before = spoiled(COURSE, ', "c1-debat"', "")
    assert of_competence(CLEAN, before) == ["Nouveau : l'exercice « Débat mouvant »."]


def test_steps_added_taken_out_and_moved_are_said() -> None:
    more = spoiled(
        GUIDE,
        '      - {id: "c1-pause"',
        '      - {id: "c1-sortir", title: "Sortir", minutes: 10, method: "bilan"}\n      - {id: "c1-pause"',
    )  # fmt: skip
    assert of_competence(more) == ["Étape ajoutée au déroulé : « Sortir », 10 min."]
    assert of_competence(CLEAN, more) == ["Étape retirée du déroulé : « Sortir »."]
    head, _, tail = CLEAN[GUIDE].partition('      - id: "c1-entree"')
    entry, pause, rest = tail.partition('      - {id: "c1-pause"')
    line, _, rest = rest.partition("\n")
    turned = f'{head}{pause}{line}\n      - id: "c1-entree"{entry}{rest}'
    assert of_competence({**CLEAN, GUIDE: turned}) == ["L'ordre des étapes a changé."]


def test_a_reference_that_is_newly_cited_is_said_with_its_title() -> None:
    before = spoiled(COMPETENCE, " [@drees-2022]", "")
    assert of_competence(CLEAN, before) == [
        "Texte changé : la page de la compétence.",
        "Référence ajoutée : « Mesurer le non-recours ».",
    ]


def test_opening_and_closing_of_the_module_are_compared() -> None:
    assert said(spoiled(MODULE, '"Accueil", minutes: 20', '"Accueil", minutes: 25')) == {
        "Le module": ["« Accueil » dure 25 min au lieu de 20 min."]
    }
    assert said(spoiled(MODULE, "Partir des situations", "Partir de tout")) == {
        "Le module": ["Texte changé : la page du module."]
    }


def test_what_nobody_reads_changes_nothing() -> None:
    assert said(spoiled(COMPETENCE, 'version: "1.0.0"', 'version: "1.0.1"')) == {}
    assert said(added(BIBLIOGRAPHY, "")) == {}


def test_a_change_of_another_duration_is_not_about_this_session(shared: Shared) -> None:
    path = "modules/1-preparation/c2-besoin/guide.md"
    files = dict(shared.edition.files)
    three_days = files[path].index('- id: "3-jours"')
    changed = files[path][three_days:].replace("minutes: 15", "minutes: 20", 1)
    after = Edition({**files, path: files[path][:three_days] + changed})
    states = [State(e.course, e.texts) for e in (shared.edition, after)]
    assert differences(*states, "m1-preparation", "2-jours") == ()
    assert differences(*states, "m2-mise-en-pratique", "3-jours") == ()
    sentences = [
        s for part in differences(*states, "m1-preparation", "3-jours") for s in part.sentences
    ]
    assert sentences == ["« Entrer\u00a0: une porte, une absence » dure 20 min au lieu de 15 min."]
