"""From a form to a command of the quiz en groupe; errors in French, field by field.

An answer is never in a field named `choix`: that one goes into addresses.
"""

from collections.abc import Mapping

from allervers_training.activities.engine.kind import CommandForm, Role
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.kernel.errors import Invalid

Fields = Mapping[str, str]
ANIMATOR = frozenset({Role.ANIMATOR})
BOX = "r-"  # boxes of a question with several answers: one field each


def read_answer(fields: Fields) -> c.Commande:
    ticked = {name.removeprefix(BOX) for name in fields if name.startswith(BOX) and fields[name]}
    if fields.get("reponse"):
        ticked.add(fields["reponse"])
    if not ticked:
        raise Invalid({"reponse": "Choisissez une réponse, même si vous hésitez, puis envoyez-la."})
    return c.Repondre(fields.get("question", ""), frozenset(ticked))


def read_question(fields: Fields) -> c.Commande:
    text = fields.get("rang", "")
    if not (text.isascii() and text.isdigit() and len(text) < 4):  # noqa: PLR2004 - three digits
        raise Invalid({"rang": "Cette question n'existe pas. Rechargez la console."})
    return c.MontrerQuestion(int(text))


def read_closing(fields: Fields) -> c.Commande:
    return c.FermerQuestion(fields.get("question", ""))


def read_explanation(fields: Fields) -> c.Commande:
    return c.ExpliquerChoix(fields.get("question", ""), fields.get("explique", ""))


def read_pause(fields: Fields) -> c.Commande:
    return c.Reprendre() if fields.get("pause") == "fin" else c.Suspendre()


def read_end(_fields: Fields) -> c.Commande:
    return c.CloreQuiz()


FORMS: Mapping[str, CommandForm] = {
    "reponses": CommandForm(read_answer, frozenset({Role.PARTICIPANT}), is_ballot=True),
    "questions": CommandForm(read_question, ANIMATOR),
    "fermetures": CommandForm(read_closing, ANIMATOR),
    "explications": CommandForm(read_explanation, ANIMATOR),
    "pauses": CommandForm(read_pause, ANIMATOR),
    "cloture": CommandForm(read_end, ANIMATOR),
}
