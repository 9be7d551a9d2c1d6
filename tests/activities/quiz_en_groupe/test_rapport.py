"""What is taken home and what is printed: questions, answers as far as they may be told, every explanation."""

import csv
import io
import json

import pytest
from tests.activities.quiz_en_groupe.deroule import groupe, un_quiz

from allervers_training.activities.quiz_en_groupe import exports
from allervers_training.activities.quiz_en_groupe.kit import make_kit
from allervers_training.activities.quiz_en_groupe.reglages import prepare, read_settings
from allervers_training.catalogue.domain import Choice, QuizItem
from allervers_training.catalogue.domain import Quiz as Exercise
from allervers_training.kernel.errors import Invalid

EXERCISE = Exercise(
    id="quiz-essai",
    type="quiz",
    title="Quiz d'essai",
    status="published",
    lang="fr-FR",
    version="1.0.0",
    license="CC-BY-SA-4.0",
    competences=("c1",),
    items=(
        QuizItem(
            id="q1",
            type="multiple",
            prompt="Lesquels ?",
            choices=(
                Choice(id="a", text="Le premier", correct=True, feedback="Oui : il vient d'abord."),
                Choice(id="b", text="Le second", correct=False, feedback="Non : il vient après."),
                Choice(id="c", text="Le tiers", correct=True, feedback="Oui : lui aussi."),
            ),
        ),
        QuizItem(
            id="q2",
            type="truefalse",
            prompt="Est-ce vrai ?",
            choices=(
                Choice(id="d", text="Vrai", correct=True),
                Choice(id="e", text="Faux", correct=False),
            ),
        ),
    ),
)


def test_only_closed_questions_are_in_the_report() -> None:
    quiz = un_quiz().ouvre(0).repond(groupe(a=10)).ouvre(1).ferme()
    assert [item["id"] for item in quiz.rapport()["questions"]] == ["q2"]


def test_the_three_files_say_the_same() -> None:
    report = un_quiz().ouvre(0).repond(groupe(a=7, b=4)).ferme().rapport()
    assert json.loads(exports.as_json(report)) == report
    rows = list(
        csv.DictReader(io.StringIO(exports.as_csv(report).removeprefix("\ufeff")), delimiter=";")
    )
    assert [(row["lettre"], row["juste"], row["nombre"]) for row in rows] == [
        ("A", "juste", "7"),
        ("B", "non", "4"),
        ("C", "non", "0"),
    ]
    text = exports.as_markdown(report)
    assert "- **A. Le choix a** (7) : juste. Parce que a." in text
    assert "Retenir q1." in text


def test_from_five_to_nine_no_file_has_a_figure_for_a_choice() -> None:
    report = un_quiz().ouvre(0).repond(groupe(a=6, b=1)).ferme().rapport()
    assert [choice["nombre"] for choice in report["questions"][0]["choix"]] == [None] * 3
    assert exports.as_csv(report).count("la plupart") == 1


def test_settings_take_the_questions_ticked_or_all_of_them() -> None:
    every = read_settings(prepare(EXERCISE, {}))
    assert [(q.id, q.choix, q.plusieurs) for q in every.questions] == [
        ("q1", ("a", "b", "c"), True),
        ("q2", ("d", "e"), False),
    ]
    chosen = read_settings(prepare(EXERCISE, {"q-q2": "oui", "mode": "mains"}))
    assert ([q.id for q in chosen.questions], chosen.mode) == (["q2"], "mains")


def test_a_wrong_setting_is_told() -> None:
    with pytest.raises(Invalid):
        prepare(EXERCISE, {"mode": "volant"})
    with pytest.raises(Invalid):
        prepare(None, {})


def test_the_kit_has_a_sheet_for_each_question_letters_and_answers() -> None:
    kit = make_kit(EXERCISE)
    assert [(sheet.plusieurs, sheet.justes) for sheet in kit.feuilles] == [
        (True, "A, C"),
        (False, "A"),
    ]
    assert kit.lettres == ("A", "B", "C")
