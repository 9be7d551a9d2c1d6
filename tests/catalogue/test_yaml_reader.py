"""YAML is read with its lines, and its traps are told in French."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.catalogue.reading.yaml_reader import read_yaml

USUAL = """
title: "Aller vers"
count: 12
share: 0.5
ready: true
none: null
day: 2026-11-02
word: oui
list: [a, "b, c"]
long: |
  Deux
  lignes
map: {x: 1}
"""


def test_plain_values_are_what_they_look_like() -> None:
    assert read_yaml(USUAL, "a.yaml").value == {
        "title": "Aller vers",
        "count": 12,
        "share": 0.5,
        "ready": True,
        "none": None,
        "day": date(2026, 11, 2),
        "word": "oui",
        "list": ["a", "b, c"],
        "long": "Deux\nlignes\n",
        "map": {"x": 1},
    }
    assert read_yaml(USUAL, "a.yaml").problems == ()


def test_every_value_knows_its_line_in_the_file() -> None:
    read = read_yaml("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n", "a.md", first_line=5)
    assert [read.line(*path) for path in [("a",), ("b", 0), ("b", 1, "c"), ("b", 1, "d")]] == [
        5,
        7,
        8,
        9,
    ]
    assert read.line("b", 7, "z") == 6


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("title: Aller vers : pourquoi ?", "Y01", 1, "deux-points"),
        ("a: 1\ntitle: 'x", "Y01", None, "guillemet"),
        ("a: 1\n\tb: 2", "Y01", 2, ""),
        ("a: @x", "Y01", 1, "commencer"),
        ("a: *x", "Y01", 1, "commencer par *"),
        ("a: [1, 2", "Y01", None, "n’est pas fermée"),
        ('a: "\\q"', "Y01", 1, "barre oblique"),
        ("a: 1\n---\nb: 2", "Y01", None, ""),
        ("a: 1\nb: 2\na: 3", "Y02", 3, "ligne 1"),
        ("a: no", "Y03", 1, "« no »"),
        ("a: On", "Y03", 1, "« On »"),
        ("a: 010", "Y03", 1, "« 010 »"),
        ("a: 14:30", "Y03", 1, "« 14:30 »"),
        ("a: &x 1\nb: *x", "Y04", None, "renvois"),
        ("a: &x {b: *x}", "Y04", 1, "renvois"),
        ("<<: {a: 1}", "Y04", 1, "clé"),
        ("? [a, b]\n: c", "Y04", 1, "clé"),
        ("a: !!python/object:os.system x", "Y04", 1, "étiquettes"),
        ("a: " + "[" * 500 + "]" * 500, "Y04", 1, "imbrication"),
        ("- " * 300 + "a", "Y04", 1, "imbrication"),
        ("a: 9999-99-99x\nb: \x01", "Y01", None, ""),
    ],
)
def test_a_trap_is_told_with_its_line_and_a_way_out(
    text: str, code: str, line: int | None, words: str
) -> None:
    problem = read_yaml(text, "a.yaml").problems[0]
    assert problem.code == code
    assert line in {None, problem.line}
    assert words in problem.message
    assert problem.remedy


def test_quoted_words_are_never_a_trap() -> None:
    read = read_yaml('a: "no"\nb: "010"\nc: "14:30"\nd: "true"', "a.yaml")
    assert (read.value, read.problems) == ({"a": "no", "b": "010", "c": "14:30", "d": "true"}, ())


def test_an_impossible_date_stays_a_text() -> None:
    assert read_yaml("a: 2026-13-45", "a.yaml").value == {"a": "2026-13-45"}


def test_both_values_of_a_duplicate_are_not_mixed() -> None:
    assert read_yaml("a: 1\na: 2", "a.yaml").value == {"a": 1}


def test_brackets_inside_a_text_are_no_nesting() -> None:
    text = "[" * 200
    assert read_yaml(f'a: "{text}"', "a.yaml").value == {"a": text}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`? \n\t0.,~", max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for problem in read_yaml(text, "a.yaml").problems:
        assert 1 <= problem.line <= text.count("\n") + 1
