"""The course of a quiz: one question after the other, one skipped, an earlier one seen again, hands raised."""

from tests.activities.quiz_en_groupe.deroule import PLUSIEURS, RETOUR, UNE, groupe, un_quiz

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.regimes import Shown
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.activities.quiz_en_groupe.domain import evenements as e
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Moment


def test_it_begins_before_the_first_question() -> None:
    quiz = un_quiz()
    assert quiz.quiz.moment is Moment.ACCUEIL
    assert "autre chose" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=1)
    assert "Rien n'a changé" in quiz.refus(c.FermerQuestion(UNE))


def test_an_answer_is_an_event_without_it_and_a_ballot_without_anybody() -> None:
    suites = un_quiz().ouvre().fait(c.Repondre(UNE, frozenset("b")), par=7)
    assert suites == (e.ReponseEnvoyee(0, 7), Ballot(UNE, {"a": 0, "b": 1, "c": 0}))


def test_several_choices_are_marked_where_the_question_takes_several() -> None:
    suites = un_quiz().ouvre(1).fait(c.Repondre(PLUSIEURS, frozenset("df")), par=7)
    assert suites[1] == Ballot(PLUSIEURS, {"d": 1, "e": 0, "f": 1})


def test_an_answer_that_is_none_is_refused() -> None:
    quiz = un_quiz().ouvre()
    assert "pas dans la liste" in quiz.refus(c.Repondre(UNE, frozenset("z")), par=1)
    assert "pas dans la liste" in quiz.refus(c.Repondre(UNE, frozenset()), par=1)
    assert "une seule réponse" in quiz.refus(c.Repondre(UNE, frozenset("ab")), par=1)
    assert "téléphone" in quiz.refus(c.Repondre(UNE, frozenset("a")))


def test_nobody_answers_twice() -> None:
    quiz = un_quiz().ouvre().repond({1: "a"})
    assert "déjà répondu" in quiz.refus(c.Repondre(UNE, frozenset("b")), par=1)
    assert "déjà répondu" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=1)
    assert quiz.refus(c.Repondre(UNE, frozenset("b")), par=2) == ""


def test_what_comes_late_does_not_count_for_the_next_question() -> None:
    quiz = un_quiz().ouvre(0).ouvre(1)
    assert "autre chose" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=1)


def test_once_closed_a_question_takes_no_answer_and_its_box_is_emptied() -> None:
    quiz = un_quiz().ouvre().repond(groupe(a=3))
    assert quiz.fait(c.FermerQuestion(UNE)) == (e.QuestionFermee(0, 3), BoxEmptied(UNE))
    assert quiz.boites == {}
    assert "close" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=9)
    assert quiz.fait(c.FermerQuestion(UNE)) == ()


def test_without_answers_the_right_one_and_every_explanation_are_shown_all_the_same() -> None:
    quiz = un_quiz().ouvre().ferme()
    told = quiz.vue(Audience.PROJECTION)["ecran"].reponse
    assert [choice.juste for choice in told.choix] == [True, False, False]
    assert all(choice.retour.startswith(RETOUR) for choice in told.choix)
    assert told.niveau == Shown.NOTHING
    assert "main levée" in told.phrase


def test_hands_are_raised_and_nothing_is_sent() -> None:
    quiz = un_quiz(Mode.MAINS).ouvre()
    assert "main levée" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=1)
    assert quiz.vue(Audience.PROJECTION)["bas"].avance == ""
    assert quiz.ferme().quiz.moment is Moment.RESULTAT


def test_a_skipped_question_waits_and_keeps_its_ballots() -> None:
    quiz = un_quiz().ouvre(0).repond({1: "a"}).ouvre(2).ferme().ouvre(0)
    assert quiz.quiz.moment is Moment.QUESTION
    quiz.repond({2: "b"}).ferme()
    assert quiz.tour.resultat is not None
    assert quiz.tour.resultat.reponses == 2


def test_an_earlier_result_may_be_seen_again() -> None:
    quiz = un_quiz().ouvre(0).repond(groupe(a=9, b=1)).ferme()
    told = quiz.vue(Audience.PARTICIPANT)["salle"].reponse
    again = quiz.ouvre(1).ouvre(0).vue(Audience.PARTICIPANT)["salle"].reponse
    assert told == again
    assert "pas d'autre question" in quiz.refus(c.MontrerQuestion(3))
    assert quiz.fait(c.MontrerQuestion(0)) == ()


def test_the_wall_explains_one_choice_after_the_other() -> None:
    quiz = un_quiz().ouvre()
    assert "Fermez d'abord" in quiz.refus(c.ExpliquerChoix(UNE, "a"))
    quiz.ferme().fait(c.ExpliquerChoix(UNE, "b"))
    assert quiz.vue(Audience.PROJECTION)["ecran"].explique.id == "b"
    assert quiz.fait(c.ExpliquerChoix(UNE, "b")) == ()
    assert "pas dans la question" in quiz.refus(c.ExpliquerChoix(UNE, "z"))
    quiz.fait(c.ExpliquerChoix(UNE, ""))
    assert quiz.vue(Audience.PROJECTION)["ecran"].explique is None


def test_a_pause_keeps_everything_and_takes_nothing() -> None:
    quiz = un_quiz().ouvre().repond({1: "a"})
    quiz.fait(c.Suspendre())
    assert "n'est pas partie" in quiz.refus(c.Repondre(UNE, frozenset("a")), par=2)
    assert quiz.fait(c.Suspendre()) == ()
    quiz.fait(c.Reprendre())
    assert quiz.refus(c.Repondre(UNE, frozenset("a")), par=2) == ""


def test_closing_the_quiz_closes_what_was_left_open_and_leaves_no_box() -> None:
    quiz = un_quiz().ouvre(0).repond(groupe(a=3)).ouvre(1).repond({1: "de"})
    quiz.fait(c.CloreQuiz())
    assert quiz.boites == {}
    assert [t.resultat.reponses if t.resultat else None for t in quiz.quiz.tours] == [3, 1, None]
    assert "clos" in quiz.refus(c.MontrerQuestion(0))
