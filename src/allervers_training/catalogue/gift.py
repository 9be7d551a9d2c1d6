"""Writes a quiz in GIFT, the text that Moodle imports: every question, every explanation.

What Moodle reads decides the details: https://docs.moodle.org/en/GIFT_format. A blank line ends a
question, so a text is one line; `[plain]` keeps `<` and `*` from becoming HTML or Markdown.
"""

import re
from collections.abc import Iterator

from allervers_training.catalogue.domain import Choice, Competence, Quiz, QuizItem

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": r"\n"})
_TRUE, _FALSE = "vrai", "faux"
_NO_SUCH_TYPE = "le format GIFT n'a pas d'équivalent pour ce type de question."


def to_gift(quiz: Quiz, competence: Competence | None, course: str) -> str:
    """Write what can be written; a comment at the top names what cannot."""
    questions = (_question(quiz, item) for item in quiz.items if not _refusal(item))
    return "\n\n".join([*_heading(quiz, competence, course), *questions]) + "\n"


def left_out(quiz: Quiz) -> tuple[str, ...]:
    """Say, in one sentence each, which questions have no equivalent, and why."""
    return tuple(f"« {i.prompt} » : {why}" for i in quiz.items if (why := _refusal(i)))


def _refusal(item: QuizItem) -> str:
    right = len(item.correct_ids)
    if item.type not in {"single", "multiple", "truefalse"}:
        return _NO_SUCH_TYPE
    if not right:
        return "aucune réponse n'y est juste, et Moodle en demande une."
    if item.type != "multiple" and right == len(item.choices):
        return "toutes les réponses y sont justes, et Moodle en demande une fausse."
    return ""


def _heading(quiz: Quiz, competence: Competence | None, course: str) -> Iterator[str]:
    of = f"{competence.order}. {competence.title}" if competence else quiz.title
    lines = [
        quiz.title,
        f"Compétence {of}" if competence else "",
        f"Objectifs : {', '.join(quiz.objectives)}" if quiz.objectives else "",
        f"Cours « {course} ». Version {quiz.version}, licence {quiz.license}.",
        "Dans Moodle : Banque de questions, Importer, Format GIFT.",
        *(f"Absente de ce fichier : {sentence}" for sentence in left_out(quiz)),
    ]
    yield "\n".join(f"// {_one_line(line)}" for line in lines if line)
    yield f"$CATEGORY: $course$/top/{_category(course)}/{_category(of)}"


def _question(quiz: Quiz, item: QuizItem) -> str:
    """Give its id and its tags in the comment, where Moodle 3.8 and later read them."""
    tags = "".join(f" [tag:{tag}]" for tag in (*quiz.competences, item.objective) if tag)
    comment, start = f"// [id:{item.id}]{tags}", f"::{item.id}::[plain]{_escaped(item.prompt)}"
    general = f"####{_text(item.explanation)}" if item.explanation.strip() else ""
    if _is_true_or_false(item):
        return f"{comment}\n{start}{{{_true_or_false(item)}{general}}}"
    answers = "".join(f"\t{line}\n" for line in (*_answers(item), general) if line)
    return f"{comment}\n{start}{{\n{answers}}}"


def _is_true_or_false(item: QuizItem) -> bool:
    words = sorted(choice.text.strip().lower() for choice in item.choices)
    return item.type == "truefalse" and words == [_FALSE, _TRUE] and len(item.correct_ids) == 1


def _true_or_false(item: QuizItem) -> str:
    """Write the answer, what is said to whoever is wrong, then to whoever is right."""
    right, wrong = sorted(item.choices, key=lambda choice: not choice.correct)
    said = [_text(wrong.feedback), _text(right.feedback)]
    while said and not said[-1]:
        said.pop()
    word = "TRUE" if right.text.strip().lower() == _TRUE else "FALSE"
    return "#".join([word, *said])


def _answers(item: QuizItem) -> Iterator[str]:
    right = len(item.correct_ids)
    for choice in item.choices:
        said = f"#{_text(choice.feedback)}" if choice.feedback.strip() else ""
        yield f"{_mark(item, choice, right)}{_text(choice.text)}{said}"


def _mark(item: QuizItem, choice: Choice, right: int) -> str:
    """Share the point among right answers, and take as much away: to tick them all gains nothing."""
    if item.type != "multiple":
        return "=" if choice.correct else "~"
    share = 100 / right if choice.correct else -100 / (len(item.choices) - right)
    return f"~%{f'{share:.5f}'.rstrip('0').rstrip('.')}%"


def _text(text: str) -> str:
    """Escape a text; what would pass for a format or a weight is announced as a plain text."""
    escaped = _escaped(text)
    return f"[plain]{escaped}" if escaped.startswith(("[", "%")) else escaped


def _escaped(text: str) -> str:
    plain = re.sub(r"\r\n?", "\n", text).strip()
    return plain.replace("->", "→").translate(_SIGNS)  # two signs that would make pairs to match


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _category(name: str) -> str:
    """Name a category: nothing is escaped there, and a slash that is no level is written twice."""
    return _one_line(name.replace("\\", " ")).replace("/", "//")
