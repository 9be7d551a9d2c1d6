"""Every figure of the course stands on one page, and none contradicts another without a word on why."""

import pytest
from tests.catalogue.builders import CLEAN, COMPETENCE, GLOSSARY, QUIZ, added, spoiled
from tests.contracts.code import ROOT
from tools.course_tables import known_differences, tables
from tools.figures import Figure, figures
from tools.figures_page import all_told, several
from tools.passages import Passage

from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import Files


def read(text: str, introduction: str = "") -> list[Figure]:
    return list(figures(Passage(1, text, introduction)))


def told(files: Files) -> list[tuple[str, str]]:
    return [(one.figure.value, one.figure.unit) for one in all_told(grow(load(files)))]


def test_the_page_of_figures_is_up_to_date(tree: Tree) -> None:
    page = "docs/chiffres.md"
    assert (ROOT / page).read_text("utf-8") == tables(tree)[page], "run « make tables »"


def test_two_values_of_one_source_unit_and_year_are_both_explained(tree: Tree) -> None:
    known = {measure: set(values) for measure, values in known_differences().items()}
    assert several(all_told(tree)) == known, "say in docs/chiffres.yaml what each value measures"
    assert all(
        len(sense) > 10 for values in known_differences().values() for sense in values.values()
    )


def test_every_source_of_a_figure_is_in_the_bibliography(tree: Tree) -> None:
    keys = {one.figure.key for one in all_told(tree)} - {""}
    assert keys <= set(tree.loaded.draft.references)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En 2018, 34 % des foyers.", [("34", "%")]),
        ("Ils étaient 1,7 millions de personnes.", [("1,7", "millions de personnes")]),
        ("Doté de 8,15 milliards d'euros.", [("8,15", "milliards d'euros")]),
        ("Il touche 635 € par mois, puis 12 euros.", [("635", "€"), ("12", "€")]),
        ("Plus de 55 000 personnes, 400 000 contacts.", [("55 000", "personnes"), ("400 000", "contacts")]),
        ("Former 150 000 professionnel·les.", [("150 000", "professionnel·les")]),
        ("Entre deux, entre 25 et 42 %, ou 3 à 5 %.", [("entre 25 et 42", "%"), ("3 à 5", "%")]),
        ("En 2018, à 10 h, 45 minutes, c2-q3, page 12.", []),
        ("La moitié, huit sur dix, 260 conseils.", []),
    ],
)  # fmt: skip
def test_a_figure_is_a_number_that_counts_money_people_or_a_share(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(figure.value, figure.unit) for figure in read(text)] == found


@pytest.mark.parametrize(
    ("text", "introduction", "year", "is_dated"),
    [
        ("En 2016, rien. En 2018, 34 % des foyers. En 2021, rien.", "", "2018", True),
        ("Les 34 % de 2018 ne sont pas ceux de 2021.", "", "2018", True),
        ("La mesure est de 2018. On trouve 34 %.", "", "2018", False),
        ("On trouve 34 %. La mesure est de 2018.", "", "2018", False),
        ("On trouve 34 %.", "La mesure est de 2018 :", "2018", False),
        ("On trouve 34 % [@drees-2022].", "", "", False),
    ],
)
def test_the_year_is_that_of_the_sentence_or_the_nearest_around(
    text: str, introduction: str, year: str, is_dated: bool
) -> None:
    (figure,) = read(text, introduction)
    assert (figure.year, figure.is_dated) == (year, is_dated)


@pytest.mark.parametrize(
    ("text", "introduction", "key"),
    [
        ("On trouve 34 % [@a]. Puis rien [@b].", "", "a"),
        ("Rien [@a]. On trouve 34 %. Puis rien [@b].", "", "b"),
        ("Selon l'enquête [@a], on trouve 34 %.", "", "a"),
        ("Rien [@a]. On trouve 34 %.", "", ""),
        ("On trouve 34 %.", "Voici l'enquête [@a] :", "a"),
    ],
)
def test_the_source_is_the_first_that_follows(text: str, introduction: str, key: str) -> None:
    (figure,) = read(text, introduction)
    assert figure.key == key


def test_a_figure_comes_with_its_sentence_alone_and_without_marks() -> None:
    (figure,) = read("Un début [@a]. En 2018, 34 % des foyers n'ont rien [@b]. Une fin.")
    assert figure.sentence == "En 2018, 34 % des foyers n'ont rien."


def test_a_row_of_a_table_is_read_whole() -> None:
    table = "\n| Aide | Part |\n|---|---|\n| RSA, en 2018 [@drees-2022] | 34 % |\n"
    (*_, last) = all_told(grow(load(added(COMPETENCE, table))))
    assert (last.figure.value, last.figure.year) == ("34", "2018")


def test_stories_and_wrong_choices_tell_no_figure() -> None:
    story = '\n::: {.vignette declared=fictive title="X"}\nEn 2018, 99 % des gens.\n:::\n'
    wrong = spoiled(QUIZ, 'text: "Non"', 'text: "99 %"')
    explained = spoiled(QUIZ, 'feedback: "Presque."', 'feedback: "Non : 34 %, en 2018."')
    assert told(added(COMPETENCE, story)) == told(wrong) == told(CLEAN)
    assert told(explained) == [*told(CLEAN), ("34", "%")]


def test_the_glossary_tells_figures_too() -> None:
    term = (
        '  - {id: "x", term: "x", plain: "Un mot.", definition: "En 2018, 36 % [@drees-2022]."}\n'
    )
    (*_, last) = all_told(grow(load(added(GLOSSARY, term))))
    assert (last.place, last.figure.value, last.figure.key) == ("Glossaire", "36", "drees-2022")


def test_two_values_of_one_measure_are_seen() -> None:
    again = "\nEn 2018, 36 % des personnes éligibles ne le percevaient pas [@drees-2022].\n"
    assert several(all_told(grow(load(CLEAN)))) == {}
    assert several(all_told(grow(load(added(COMPETENCE, again))))) == {
        ("drees-2022", "%", "2018"): {"34", "36"}
    }
