"""From a form to a command: what was chosen, and a sentence when nothing was."""

import pytest

from allervers_training.activities.engine.kind import Role
from allervers_training.activities.quiz_en_groupe import forms
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.kernel.errors import Invalid


def read(noun: str, **fields: str) -> c.Commande:
    command: c.Commande = forms.FORMS[noun].read(fields)
    return command


def test_a_radio_button_or_boxes_make_an_answer() -> None:
    assert read("reponses", question="q", reponse="a") == c.Repondre("q", frozenset("a"))
    boxes = {"question": "q", "r-a": "oui", "r-b": "", "r-c": "oui"}
    assert read("reponses", **boxes) == c.Repondre("q", frozenset("ac"))


def test_no_choice_is_told_to_whoever_sent_it() -> None:
    with pytest.raises(Invalid) as refused:
        read("reponses", question="q")
    assert "Choisissez une réponse" in refused.value.fields["reponse"]


@pytest.mark.parametrize("rang", ["", "-1", "x", "²", "1234"])
def test_a_question_is_a_number(rang: str) -> None:
    with pytest.raises(Invalid):
        read("questions", rang=rang)


def test_buttons_of_the_console() -> None:
    assert read("questions", rang="2") == c.MontrerQuestion(2)
    assert read("fermetures", question="q") == c.FermerQuestion("q")
    assert read("explications", question="q", explique="a") == c.ExpliquerChoix("q", "a")
    assert read("explications", question="q") == c.ExpliquerChoix("q", "")
    assert (read("pauses", pause="fin"), read("pauses")) == (c.Reprendre(), c.Suspendre())
    assert read("cloture") == c.CloreQuiz()


def test_only_the_room_answers_and_only_the_console_leads() -> None:
    assert {noun for noun, form in forms.FORMS.items() if Role.PARTICIPANT in form.roles} == {
        "reponses"
    }
    assert {noun for noun, form in forms.FORMS.items() if form.is_ballot} == {"reponses"}
    assert not any(Role.SCRIBE in form.roles for form in forms.FORMS.values())
