"""Every rule of the checker fires at the right line, and none on a course without fault."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.catalogue.builders import (
    CLEAN,
    COMPETENCE,
    COURSE,
    DEBATE,
    GLOSSARY,
    QUIZ,
    added,
    line_of,
    spoiled,
)
from tests.catalogue.faults import FAULTS

from allervers_training.catalogue import check as check_module
from allervers_training.catalogue.check import check, format_problem
from allervers_training.catalogue.checks.sentences import PICTOS
from allervers_training.catalogue.domain import Severity
from allervers_training.catalogue.sources import LARGEST_TEXT, read_tree
from allervers_training.kernel import paths
from allervers_training.web.assets import ROOT as STATIC

FORMAT = Path(__file__).parents[2] / "docs/format-du-contenu.md"
SPECIAL = {"D03", "D05", "D07", "Q01", "Q02", "Q04", "Q05", "K01", "F02", "F03", "F04", "F05"}


def codes(files: dict[str, str], path: str | None = None) -> set[str]:
    return {p.code for p in check(files) if path in {None, p.file}}


def test_a_course_without_fault_has_no_problem_at_all() -> None:
    assert [format_problem(p) for p in check(CLEAN)] == []


@pytest.mark.parametrize(
    ("code", "path", "old", "new", "words"),
    FAULTS,
    ids=[f"{rank}-{fault[0]}" for rank, fault in enumerate(FAULTS)],
)
def test_each_rule_names_its_file_and_its_line(
    code: str, path: str, old: str, new: str, words: str
) -> None:
    files = spoiled(path, old, new) if old else added(path, new)
    found = [p for p in check(files) if p.code == code]
    assert found, f"{code} was not said"
    if words:
        assert (path, line_of(files[path], words)) in {(p.file, p.line) for p in found}


def test_every_drawing_that_a_line_may_name_is_in_the_sprite() -> None:
    drawn = re.findall(r'<symbol id="o-(\w+)"', (STATIC / "sprite.svg").read_text("utf-8"))
    told = re.search(r"noms d'objets du sprite \(`([\w\s]+)`\)", FORMAT.read_text("utf-8"))
    assert told
    assert sorted(drawn) == sorted(PICTOS) == sorted(told[1].split())


def test_a_block_stuck_to_a_paragraph_is_said_where_it_opens() -> None:
    files = spoiled(COMPETENCE, "\n\n::: keypoints", "\nUn texte.\n::: keypoints")
    (problem,) = [p for p in check(files) if p.code == "D03"]
    assert problem.line == line_of(files[COMPETENCE], "::: keypoints")


def test_a_closing_that_closes_nothing_is_said_where_it_is() -> None:
    files = added(COMPETENCE, "\n:::\n")
    (problem,) = [p for p in check(files) if p.code == "D05"]
    assert problem.line == files[COMPETENCE].rstrip("\n").count("\n") + 1


def test_too_many_blocks_one_in_the_other_are_refused() -> None:
    nested = "".join(f"\n::: hint\nniveau {n}\n" for n in range(5)) + ":::\n" * 5
    assert "D07" in codes(added(COMPETENCE, nested), COMPETENCE)


def test_a_quiz_has_one_right_answer_for_a_single_choice() -> None:
    none = spoiled(QUIZ, "correct: true", "correct: false")
    several = spoiled(QUIZ, "correct: false", "correct: true")
    line = line_of(CLEAN[QUIZ], "choices:")
    assert ("Q01", line) in {(p.code, p.line) for p in check(none)}
    assert ("Q02", line) in {(p.code, p.line) for p in check(several)}


def test_a_true_or_false_has_two_choices() -> None:
    third = '{id: "b", text: "Non", correct: false, feedback: "Presque."}'
    files = spoiled(
        QUIZ, third, third + '\n      - {id: "c", text: "Si", correct: false, feedback: "."}'
    )
    files[QUIZ] = files[QUIZ].replace('type: "single"', 'type: "truefalse"', 1)
    assert "Q05" in codes(files, QUIZ)


def test_a_quiz_has_eight_to_ten_questions() -> None:
    short = CLEAN[QUIZ][: CLEAN[QUIZ].index('  - id: "c1-q8"')] + "---\n"
    assert codes({**CLEAN, QUIZ: short}, QUIZ) == {"Q04"}


def test_a_competence_without_its_quiz_is_said_incomplete() -> None:
    (problem,) = [p for p in check(spoiled(COURSE, '"c1-quiz", ', "")) if p.code == "K01"]
    assert problem.file == COMPETENCE
    assert "un quiz" in problem.message


def test_an_empty_file_is_said() -> None:
    assert "F02" in codes({**CLEAN, COMPETENCE: ""}, COMPETENCE)


def test_a_huge_file_is_said_and_not_read_further() -> None:
    huge = CLEAN[COMPETENCE] + "mot " * LARGEST_TEXT
    assert "F03" in codes({**CLEAN, COMPETENCE: huge[: LARGEST_TEXT + 1]}, COMPETENCE)


def test_a_course_without_its_order_is_said() -> None:
    files = {path: text for path, text in CLEAN.items() if path != COURSE}
    assert "F04" in codes(files, COURSE)


def test_a_file_out_of_place_is_said() -> None:
    assert "F05" in codes({**CLEAN, "notes.md": "Une note."}, "notes.md")


def test_every_rule_of_the_code_has_its_example_here() -> None:
    folder = Path(check_module.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    written = set(re.findall(r'"([A-Z]\d\d)"', sources))
    assert written == {fault[0] for fault in FAULTS} | SPECIAL


def test_errors_block_and_warnings_inform() -> None:
    problems = check(
        spoiled(DEBATE, "Aller vers commence à l'accueil.", "Les jeunes, qui sont-ils ?")
    )
    severities = {p.code: p.severity for p in problems}
    assert severities == {"A01": Severity.ERREUR, "A05": Severity.AVERTISSEMENT}
    assert [p.blocks for p in problems] == [p.code == "A01" for p in problems]


def test_a_problem_is_told_in_one_line_with_its_remedy() -> None:
    (problem,) = check(added(COMPETENCE, "\n::: discussion\nEt alors ?\n"))
    line = line_of(CLEAN[COMPETENCE], "Un silence") + 3
    assert format_problem(problem) == (
        f"{COMPETENCE}:{line}: erreur D02 bloc « discussion » ouvert mais jamais refermé. "
        "Ajoutez une ligne ::: à sa fin."
    )


def test_one_fault_does_not_hide_another() -> None:
    files = spoiled(COMPETENCE, "order: 1", "ordre: 1")
    files[DEBATE] = files[DEBATE].replace(
        "Aller vers commence à l'accueil.", "Faut-il aller vers ?"
    )
    files[GLOSSARY] = files[GLOSSARY].replace("plain:", "simple:")
    assert {"S01", "A01"} <= codes(files)
    assert {p.file for p in check(files)} >= {COMPETENCE, DEBATE, GLOSSARY}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_the_checker_fail(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CLEAN)))
    text = CLEAN[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    noise = data.draw(
        st.text(max_size=12) | st.sampled_from(["\n:::", "---\n", "&a *a", "[[", "{{", "\t"])
    )
    for problem in check({**CLEAN, path: text[:start] + noise + text[end:]}):
        assert problem.message
        assert problem.remedy
        assert problem.line >= 1


def test_the_course_of_this_repository_has_no_error() -> None:
    problems = check(read_tree(paths.content_dir()))
    assert [format_problem(p) for p in problems if p.blocks] == []
