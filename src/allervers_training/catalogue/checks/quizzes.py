"""Questions without a right answer, choices without an explanation."""

import re
from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Problem, Quiz, QuizItem

_USUAL = range(8, 11)
_ALL_OF_THEM = re.compile(r"\b(toutes|aucune) (les|de ces|des) ", re.IGNORECASE)
_PAIR = 2


def check_quizzes(tree: Tree) -> Iterator[Problem]:
    for page, quiz in tree.of_type(Quiz):
        if len(quiz.items) not in _USUAL:
            message = f"ce quiz compte {len(quiz.items)} questions."
            yield page.warning(page.line("items"), "Q04", message, "Visez 8 à 10 questions.")
        for rank, item in enumerate(quiz.items):
            yield from _answers(page, rank, item)
            yield from _choices(page, rank, item)


def _answers(page: Page, rank: int, item: QuizItem) -> Iterator[Problem]:
    line, right = page.line("items", rank, "choices"), len(item.correct_ids)
    if not right:
        yield page.error(
            line, "Q01", f"« {item.id} » n’a pas de bonne réponse.", "Mettez correct: true à l’une."
        )
    if right > 1 and item.type != "multiple":
        message = f"« {item.id} » a plusieurs bonnes réponses, mais n’en laisse choisir qu’une."
        yield page.error(line, "Q02", message, "Écrivez type: multiple, ou n’en gardez qu’une.")
    if item.type == "truefalse" and len(item.choices) != _PAIR:
        message = f"« {item.id} » est un vrai ou faux, avec {len(item.choices)} choix."
        yield page.error(line, "Q05", message, "Gardez deux choix, vrai et faux.")


def _choices(page: Page, rank: int, item: QuizItem) -> Iterator[Problem]:
    for c, choice in enumerate(item.choices):
        line = page.line("items", rank, "choices", c)
        if not choice.feedback.strip():
            message = f"« {item.id} », choix « {choice.id} » : il manque une explication."
            yield page.error(
                line, "Q03", message, "Dites pourquoi c’est juste, ou pourquoi ce ne l’est pas."
            )
        if _ALL_OF_THEM.search(choice.text):
            message = f"« {choice.text} » dépend de l’ordre des choix."
            yield page.warning(line, "Q06", message, "Écrivez un choix qui se suffit.")
