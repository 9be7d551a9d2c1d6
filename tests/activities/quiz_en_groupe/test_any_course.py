"""Whatever people do: the quiz folds, its log tells it again, no ballot is lost and none is counted twice."""

from collections.abc import Hashable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.quiz_en_groupe.deroule import QUESTIONS, Deroule, un_quiz

from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.quiz_en_groupe import exports
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode
from allervers_training.kernel.errors import Refused

BOUNDED = settings(max_examples=40, deadline=None, derandomize=True)
Step = tuple[int | None, c.Commande]
ids = st.sampled_from([question.id for question in QUESTIONS])
choices = st.sampled_from("abcdefvw")
answers = st.builds(c.Repondre, ids, st.frozensets(choices, max_size=3))
people: st.SearchStrategy[Step] = st.tuples(st.integers(1, 12), answers)
desk: st.SearchStrategy[Step] = st.tuples(
    st.none(),
    st.builds(c.MontrerQuestion, st.integers(-1, 3))
    | st.builds(c.FermerQuestion, ids)
    | st.builds(c.ExpliquerChoix, ids, choices | st.just(""))
    | st.sampled_from([c.Suspendre(), c.Reprendre()]),
)
COURSE = st.lists(people | people | desk, max_size=60)


def played(course: list[Step], mode: Mode = Mode.TELEPHONES) -> Deroule:
    quiz = un_quiz(mode).ouvre()
    for number, command in course:
        done(quiz, number, command)
    return quiz


def done(quiz: Deroule, number: int | None, command: c.Commande) -> bool:
    try:
        quiz.fait(command, par=number)
    except Refused:
        assert quiz.refus(command, par=number).endswith(".")
        return False
    return True


@BOUNDED
@given(course=COURSE, mode=st.sampled_from(Mode), ends=st.booleans())
def test_any_course_folds_is_told_again_and_can_be_shown(
    course: list[Step], mode: Mode, *, ends: bool
) -> None:
    quiz = played([*course, (None, c.CloreQuiz())] if ends else course, mode)
    assert quiz.rejoue() == quiz.quiz
    for audience in Audience:
        for view in quiz.vue(audience).values():
            assert isinstance(view, Hashable)
            hash(view)
    for number in (*range(1, 13), None):
        hash(quiz.moi(number))
    report = quiz.rapport()
    assert all(write(report) for write in (exports.as_csv, exports.as_json, exports.as_markdown))


@BOUNDED
@given(course=COURSE)
def test_every_ballot_waits_in_its_box_until_it_is_counted_once(course: list[Step]) -> None:
    quiz = un_quiz().ouvre()
    sent = dict.fromkeys((question.id for question in QUESTIONS), 0)
    for number, command in course:
        if done(quiz, number, command) and isinstance(command, c.Repondre):
            sent[command.question] += 1
    for tour in quiz.quiz.tours:
        waits = sum(quiz.boites.get(tour.question.id, {}).values())
        counted = tour.resultat.reponses if tour.resultat else 0
        assert len(tour.ont_repondu) == sent[tour.question.id]
        assert counted in {0, sent[tour.question.id]}
        if not tour.question.plusieurs:
            assert waits + counted == sent[tour.question.id]


@BOUNDED
@given(course=COURSE)
def test_what_is_refused_changes_nothing(course: list[Step]) -> None:
    quiz = un_quiz().ouvre()
    for number, command in course:
        before, logged, boxes = quiz.quiz, len(quiz.journal), repr(quiz.boites)
        if not done(quiz, number, command):
            assert (quiz.quiz, len(quiz.journal), repr(quiz.boites)) == (before, logged, boxes)
