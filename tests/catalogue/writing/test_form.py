"""The one form of a file: what it looks like, what it keeps, and what it will not touch."""

import pytest

from allervers_training.catalogue.writing.canonical import form_of, has_form
from allervers_training.catalogue.writing.yaml_writer import WIDEST, write_yaml

PATH = "modules/1/c1/fiche.md"
FICHE = """---
id: "c1-fiche"
type: "fiche"
title: "L'essentiel"
status: "beta"
lang: "fr-FR"
version: "1.0.0"
license: "CC-BY-SA-4.0"
competences: ["c1"]
---

## Un titre
"""


def test_texts_are_quoted_and_other_values_are_not() -> None:
    values = {"a": "no", "b": 3, "c": True, "d": None, "e": [], "f": 1e20, "g": 'l\'« été » "b"\n'}
    assert write_yaml(values) == (
        'a: "no"\nb: 3\nc: true\nd: null\ne: []\nf: 100000000000000000000.0\n'
        'g: "l\'« été » \\"b\\"\\n"\n'
    )


def test_a_list_stays_on_its_line_up_to_the_last_sign_of_it() -> None:
    fits = {"a": ["x" * 50, "y" * (WIDEST - 50 - len('a: ["", ""]'))]}
    (line,) = write_yaml(fits).splitlines()
    assert len(line) == WIDEST
    wider = {"a": ["x" * 50, "y" + fits["a"][1]]}
    assert write_yaml(wider).splitlines() == ["a:", *(f'  - "{text}"' for text in wider["a"])]


def test_a_list_of_maps_has_one_map_a_line_however_short() -> None:
    assert write_yaml({"a": [{"b": 1, "c": [2]}]}) == "a:\n  - {b: 1, c: [2]}\n"


def test_a_map_too_wide_for_its_line_is_opened_under_its_dash() -> None:
    long = "mot " * 40
    assert write_yaml({"a": [{"b": 1, "c": long, "d": {"e": 2}}]}) == (
        f'a:\n  - b: 1\n    c: "{long}"\n    d: {{e: 2}}\n'
    )


def test_what_is_no_plain_value_is_not_written() -> None:
    with pytest.raises(TypeError):
        write_yaml({"a": object()})


def test_a_file_in_the_form_stays_as_it_is() -> None:
    assert form_of(PATH, FICHE).is_common


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id: "c1-fiche"', "id: c1-fiche", 2),
        ('status: "beta"', "status:  'beta'", 5),
        ('["c1"]', '["c1"]\nobjectives: []', 10),
        ('["c1"]', '\n  - "c1"', 9),
        ("---\n\n##", "--- \n\n##", 10),
        ('type: "fiche"\ntitle: "L\'essentiel"', 'title: "L\'essentiel"\ntype: "fiche"', 3),
    ],
)
def test_another_way_to_say_the_same_takes_the_form(old: str, new: str, line: int) -> None:
    form = form_of(PATH, FICHE.replace(old, new))
    assert (form.text, form.line, form.is_common) == (FICHE, line, False)


def test_a_remark_at_the_head_is_kept_and_the_body_is_not_touched() -> None:
    text = FICHE.replace('---\nid: "', '---\n# À relire : été\nid: "') + "\n# x\n---\n\n"
    assert form_of(PATH, text).is_common
    assert form_of("glossary.yaml", GLOSSARY).is_common


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('status: "beta"', 'status: "beta"  # « publié » bientôt', 5),
        ('lang: "fr-FR"', '# la langue\nlang: "fr-FR"', 6),
        ('title: "L\'essentiel"', "title: |  # un bloc\n  L'essentiel # 1", 4),
    ],
)
def test_a_remark_elsewhere_is_told_before_it_is_lost(old: str, new: str, line: int) -> None:
    form = form_of(PATH, FICHE.replace(old, new))
    assert (form.stray, form.line) == (line, line)


def test_a_number_sign_inside_a_text_is_no_remark() -> None:
    text = FICHE.replace("L'essentiel", "# L'essentiel # 1")
    assert form_of(PATH, text).is_common
    assert form_of(PATH, text.replace('"# L\'essentiel # 1"', "l'n#1")).stray is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PATH, ""),
        (PATH, "sans en-tête"),
        (PATH, FICHE.replace("lang:", "langue:")),
        (PATH, FICHE.replace('id: "c1-fiche"', 'id: "c1-fiche')),
        ("course.yaml", 'title: "a"\n'),
        ("glossary.yaml", ""),
        ("glossary.yaml", "terms: []\n"),
        ("glossary.yaml", 'terms:\n  - {id: "a", term: "a", plain: "a"}\n  - {id: "b"}\n'),
        ("bibliography.yaml", 'references:\n  - {id: "a"}\n  - "b"\n'),
        ("bibliography.yaml", 'references:\n  - {id: "a"}\nautre: 1\n'),
        ("bibliography.yaml", "- a\n"),
    ],
)
def test_a_file_that_is_not_wholly_understood_has_no_form(path: str, text: str) -> None:
    assert form_of(path, text).text is None


def test_two_references_of_one_name_are_both_kept() -> None:
    text = 'references:\n  - {id: "a", title: "Un"}\n  - {id: "a", title: "Deux"}\n'
    assert form_of("bibliography.yaml", text).is_common


def test_only_documents_and_shared_files_have_a_form() -> None:
    assert has_form("course.yaml")
    assert has_form(PATH)
    assert not has_form("styles/course.csl")
    assert not has_form("modules/1/media/plan.png")


GLOSSARY = """# Une remarque.
# Une autre.
terms:
  - {id: "a", term: "a", plain: "Un mot."}
"""
