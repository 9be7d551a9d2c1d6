"""A quiz leaves for Moodle whole, and is read again by a reader of GIFT that we did not write."""

import io
import re
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.catalogue.site import Site

from allervers_training.accounts.domain import SiteRole
from allervers_training.catalogue import gift
from allervers_training.catalogue.domain import Choice, Quiz, QuizItem
from allervers_training.catalogue.gift import left_out, to_gift
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from allervers_training.kernel import paths

with warnings.catch_warnings():  # it was written for Python 3.4
    warnings.simplefilter("ignore")
    from pygiftparser import parser

BOUNDED = settings(deadline=None, derandomize=True)  # the other reader has quirks of its own
COURSE = load(read_tree(paths.content_dir())).course
QUIZZES = [document for document in COURSE.documents.values() if isinstance(document, Quiz)]
SIGNS = 'aé ~=#{}:\\\n\r"«»[]%/<>&-$*n'
texts = st.text(alphabet=SIGNS, min_size=1).filter(lambda text: text.strip())
# the reader takes `\}` for the end of a question, and `\\{` for an escaped brace; Moodle does not
readable = texts.map(lambda text: re.sub(r"[}\\]", "", text).lstrip("[% ")).filter(str.strip)


def item(kind: Any, *choices: tuple[str, bool, str], **more: Any) -> QuizItem:
    listed = tuple(
        Choice(id=str(rank), text=text, correct=right, feedback=said)
        for rank, (text, right, said) in enumerate(choices)
    )
    return QuizItem(id="q1", type=kind, choices=listed, **{"prompt": "Question ?", **more})


def quiz(*items: QuizItem, **more: Any) -> Quiz:
    header: dict[str, Any] = {
        "id": "c1-quiz", "type": "quiz", "title": "Quiz", "status": "published", "lang": "fr-FR", "version": "1.0.0",
        "license": "CC-BY-SA-4.0", "competences": ("c1",), "objectives": ("obj-c1-1",),
    }  # fmt: skip
    return Quiz(items=items, **header | more)


def written(*items: QuizItem) -> str:
    return to_gift(quiz(*items), None, "Aller vers")


def read(text: str) -> list[Any]:
    return parser.parseFile(io.StringIO(text))


def undone(text: str) -> str:
    """Undo the escapes, as Moodle says that they are undone."""
    text = text.removeprefix("[plain]")
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def asked(text: str) -> str:
    """Return a text as it arrives: two signs that mean pairs to match become an arrow."""
    return re.sub(r"\r\n?", "\n", text).strip().replace("->", "→")


@pytest.mark.parametrize("known", QUIZZES, ids=lambda known: known.id)
def test_every_question_of_the_course_is_read_again(known: Quiz) -> None:
    assert left_out(known) == ()
    competence = COURSE.competence_of(known.id)
    assert competence is not None
    text = to_gift(known, competence, COURSE.outline.title)
    title = " ".join(competence.title.split())
    assert f"$CATEGORY: $course$/top/Aller vers/{competence.order}. {title}\n\n" in text
    questions = read(text)
    assert [question.title for question in questions] == [one.id for one in known.items]
    for question, one in zip(questions, known.items, strict=True):
        assert (question.valid, question.markup) == (True, "plain")
        assert undone(question.text) == one.prompt
        assert undone(question.generalFeedback) == one.explanation
        assert f"[id:{one.id}]" in question.full
        assert f"[tag:{one.objective}]" in question.full
        if one.type == "truefalse":
            right, wrong = sorted(one.choices, key=lambda choice: not choice.correct)
            assert question.answers.answer == (right.text == "Vrai")
            assert undone(question.answers.feedbackWrong) == wrong.feedback
            assert undone(question.answers.feedbackCorrect) == right.feedback
            continue
        answers = question.answers.answers
        assert [undone(a.answer) for a in answers] == [c.text for c in one.choices]
        assert [undone(a.feedback) for a in answers] == [c.feedback for c in one.choices]
        assert [a.fraction > 0 for a in answers] == [c.correct for c in one.choices]
        assert {a.select for a in answers if a.fraction > 0} == {one.type == "single"}


def test_a_file_is_a_heading_a_category_and_questions() -> None:
    one = item("single", ("Oui", True, "Bien."), ("Non", False, ""), explanation="Voilà.")
    assert written(one) == (
        "// Quiz\n// Objectifs : obj-c1-1\n// Cours « Aller vers ». Version 1.0.0, licence CC-BY-SA-4.0.\n"
        "// Dans Moodle : Banque de questions, Importer, Format GIFT.\n\n"
        "$CATEGORY: $course$/top/Aller vers/Quiz\n\n"
        "// [id:q1] [tag:c1]\n::q1::[plain]Question ?{\n\t=Oui#Bien.\n\t~Non\n\t####Voilà.\n}\n"
    )


@pytest.mark.parametrize(
    ("rights", "weights"),
    [
        ([True, True, False, False], [50, 50, -50, -50]),
        ([True, True, True, False], [33.33333, 33.33333, 33.33333, -100]),
        ([True, False, False], [100, -50, -50]),
        ([True, True], [50, 50]),
    ],
)
def test_right_answers_share_the_point_and_wrong_ones_take_it_away(
    rights: list[bool], weights: list[float]
) -> None:
    choices = [(f"choix {rank}", right, "") for rank, right in enumerate(rights)]
    (question,) = read(written(item("multiple", *choices)))
    assert [answer.fraction for answer in question.answers.answers] == weights
    assert "=" not in re.sub(r"//.*", "", written(item("multiple", *choices)))


@pytest.mark.parametrize("true_is_right", [True, False])
def test_true_or_false_says_what_is_wrong_before_what_is_right(true_is_right: bool) -> None:
    one = item("truefalse", ("Vrai", true_is_right, "v"), ("Faux", not true_is_right, "f"))
    word, wrong, right = ("TRUE", "f", "v") if true_is_right else ("FALSE", "v", "f")
    assert f"Question ?{{{word}#{wrong}#{right}}}" in written(one)


@pytest.mark.parametrize(
    ("said", "end"),
    [(("", ""), "{TRUE####G}"), (("", "f"), "{TRUE#f####G}"), (("v", ""), "{TRUE##v####G}")],
)
def test_true_or_false_needs_no_feedback(said: tuple[str, str], end: str) -> None:
    one = item("truefalse", ("Vrai", True, said[0]), ("Faux", False, said[1]), explanation="G")
    assert end in written(one)


def test_true_or_false_in_other_words_keeps_its_words() -> None:
    one = item("truefalse", ("C'est exact", True, ""), ("C'est inexact", False, ""))
    assert "\t=C'est exact\n\t~C'est inexact\n" in written(one)


def test_what_gift_cannot_say_is_said_in_the_file() -> None:
    fine = item("single", ("Oui", True, ""), ("Non", False, ""))
    lost = [
        item("ordre", ("A", True, ""), ("B", True, "")),
        item("multiple", ("A", False, ""), ("B", False, "")),
        item("single", ("A", True, ""), ("B", True, "")),
    ]
    text = written(fine, *lost)
    assert len(read(text)) == 1
    assert text.count("// Absente de ce fichier : « Question ? » : ") == 3
    assert [sentence.partition(" : ")[2] for sentence in left_out(quiz(fine, *lost))] == [
        "le format GIFT n'a pas d'équivalent pour ce type de question.",
        "aucune réponse n'y est juste, et Moodle en demande une.",
        "toutes les réponses y sont justes, et Moodle en demande une fausse.",
    ]


def test_a_category_is_one_level_whatever_its_name() -> None:
    text = to_gift(quiz(item("multiple", ("A", True, "")), title="Et/ou\n\\n"), None, "A")
    assert "\n$CATEGORY: $course$/top/A/Et//ou n\n" in text


@pytest.mark.parametrize("start", ["[html]", "[sic]", "%50%", "%"])
def test_a_text_is_not_taken_for_a_format_or_a_weight(start: str) -> None:
    text = written(item("single", ("Oui", True, ""), (f"{start} non", False, f"{start} dit")))
    assert f"~[plain]{start} non" in text
    assert f"#[plain]{start} dit" in text


@BOUNDED
@given(texts)
def test_no_sign_of_gift_is_left_bare(text: str) -> None:
    escaped = gift._escaped(text)
    assert re.fullmatch(r"(?:[^\\~=#{}:\r\n]|\\[\\~=#{}:n])+", escaped)
    assert undone(escaped) == asked(text)


@BOUNDED
@given(texts, texts, texts, texts)
def test_a_question_is_a_question_whatever_is_written_in_it(
    prompt: str, choice: str, said: str, why: str
) -> None:
    """Follow the grammar sign by sign; nothing is left over."""
    one = item("single", (choice, True, said), ("B", False, ""), prompt=prompt, explanation=why)
    words = r"(?:\[plain\])?(?:[^\\~=#{}:\r\n]|\\[\\~=#{}:n])*"
    grammar = rf"//.*\n::q1::{words}\{{\n\t={words}#{words}\n\t~B\n\t####{words}\n\}}\n"
    assert re.fullmatch(grammar, written(one).split("\n\n", 2)[2])


@BOUNDED
@given(readable, readable, readable, readable)
def test_another_reader_finds_the_same_words(prompt: str, a: str, said: str, why: str) -> None:
    one = item("single", (a, True, said), ("B", False, said), prompt=prompt, explanation=why)
    (question,) = read(written(one))
    first, second = question.answers.answers
    assert undone(first.answer) == asked(a)
    assert undone(first.feedback) == undone(second.feedback) == asked(said)
    assert undone(question.text.replace("\n", r"\n")) == asked(prompt)
    assert undone(question.generalFeedback.replace("\n", r"\n")) == asked(why)


def test_the_file_is_a_text_that_moodle_takes(small_site: Site) -> None:
    answer = small_site.visitor().get("/exercices/c1-quiz.gift")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="c1-quiz.gift.txt"'
    assert len(read(answer.content.decode("utf-8"))) == 8
    assert "top/Aller vers/1. " in answer.text


@pytest.mark.parametrize("name", ["rien", "c1", "c1-debat", "c1-guide"])
def test_what_is_no_quiz_has_no_file(small_site: Site, name: str) -> None:
    assert small_site.visitor().get(f"/exercices/{name}.gift").status_code == 404


def test_trainers_are_offered_the_file_on_the_page(small_site: Site) -> None:
    link = 'href="/exercices/c1-quiz.gift" download>Télécharger pour Moodle (GIFT)'
    assert link in small_site.visitor(SiteRole.TRAINER).get("/exercices/c1-quiz").text
    assert link not in small_site.visitor().get("/exercices/c1-quiz").text


def test_the_page_says_what_the_file_does_not_hold(small_site: Site) -> None:
    path = small_site.library.folder / "modules/1/c1/quiz.md"
    path.write_text(path.read_text("utf-8").replace("correct: true", "correct: false", 1), "utf-8")
    page = small_site.visitor(SiteRole.TRAINER).get("/exercices/c1-quiz").text
    assert "Le fichier ne contient pas ces questions" in page
    assert "aucune réponse n’y est juste" in page
