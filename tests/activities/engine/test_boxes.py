"""Ballots beside the log: kept with their event or not at all, counted once, and linked to nobody by any row."""

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from tests.activities.engine.hall import FIRST, PEOPLE, SECOND, Hall

from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.live import Live
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.kernel.errors import NotKept, Refused

ONE, TWO = "q1", "q2"
SETTINGS = {"questions": [{"id": ONE, "choix": ["a", "b", "c"]}, {"id": TWO, "choix": ["d", "e"]}]}
EVERYBODY = range(1, PEOPLE + 1)


@pytest.fixture
def quiz(hall: Hall) -> Hall:
    """Two quizzes, each with its first question open."""
    chosen = json.dumps(SETTINGS)
    hall.execute(f"UPDATE activity SET kind = 'quiz_en_groupe', settings = '{chosen}'")
    for activity in (FIRST, SECOND):
        hall.run(hall.command(c.MontrerQuestion(0), key=Key(1, 0, "0" * 8), activity=activity))
    return hall


def ballot(hall: Hall, who: int, choice: str, *, activity: int = FIRST, question: str = ONE) -> Any:
    key = Key(100 + who, 0, f"{who:08x}")
    return hall.command(c.Repondre(question, frozenset(choice)), who, key, activity)


def rows(hall: Hall, query: str) -> list[tuple[Any, ...]]:
    with hall.database.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def tally(hall: Hall, activity: int = FIRST) -> dict[str, int]:
    query = f"SELECT choice, count FROM ballot_tally WHERE activity_id = {activity}"
    return {row[0]: row[1] for row in rows(hall, query)}


def result(hall: Hall, rang: int = 0) -> Mapping[str, int]:
    live, _ = hall.refolded()
    return dict(live.state.tours[rang].resultat.comptes)


def test_two_hundred_ballots_at_once_are_all_counted_in_few_transactions(quiz: Hall) -> None:
    before = len(quiz.shown)
    answers = quiz.run(*(ballot(quiz, who, "abc"[who % 3]) for who in EVERYBODY))
    assert all(isinstance(answer, Live) for answer in answers)
    assert tally(quiz) == {"a": 66, "b": 67, "c": 67}
    assert len(quiz.shown) - before < PEOPLE / 4
    quiz.run(quiz.command(c.FermerQuestion(ONE)))
    assert result(quiz) == {"a": 66, "b": 67, "c": 67}
    assert tally(quiz) == {}


def test_a_closing_counts_the_ballots_of_its_own_batch(quiz: Hall) -> None:
    late = (ballot(quiz, who, "b") for who in range(13, 20))
    answers = quiz.run(
        *(ballot(quiz, who, "a") for who in range(1, 13)),
        quiz.command(c.FermerQuestion(ONE)),
        *late,
    )
    assert all(isinstance(answer, Live) for answer in answers[:13])
    assert all(isinstance(answer, Refused) for answer in answers[13:])
    assert result(quiz) == {"a": 12, "b": 0, "c": 0}
    assert tally(quiz) == {}


def test_a_retry_is_answered_and_not_counted_again_even_after_a_restart(quiz: Hall) -> None:
    sent = ballot(quiz, 1, "a")
    assert all(isinstance(answer, Live) for answer in quiz.run(sent, sent, sent) + quiz.run(sent))
    quiz.restart()
    assert isinstance(quiz.run(sent)[0], Live)
    assert tally(quiz) == {"a": 1, "b": 0, "c": 0}


def test_another_answer_of_the_same_form_changes_nothing(quiz: Hall) -> None:
    """Her key says neither what was answered nor how often: the first that came is the one that counts."""
    quiz.run(ballot(quiz, 1, "a"), ballot(quiz, 1, "b"))
    assert tally(quiz) == {"a": 1, "b": 0, "c": 0}


def test_a_restart_keeps_what_waits_in_a_box(quiz: Hall) -> None:
    quiz.run(*(ballot(quiz, who, "a") for who in range(1, 8)))
    quiz.restart()
    quiz.run(*(ballot(quiz, who, "b") for who in range(5, 12)))
    assert tally(quiz) == {"a": 7, "b": 4, "c": 0}


@pytest.mark.parametrize("table", ["activity_event", "ballot_tally"])
def test_a_ballot_and_its_event_are_kept_together_or_not_at_all(quiz: Hall, table: str) -> None:
    quiz.run(ballot(quiz, 1, "a"))
    for moment in ("INSERT", "UPDATE"):
        quiz.execute(
            f"CREATE TRIGGER plein_{moment} BEFORE {moment} ON {table} BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    answers = quiz.run(*(ballot(quiz, who, "b") for who in (2, 3, 4)))
    assert all(isinstance(answer, NotKept | DatabaseError) for answer in answers)
    assert tally(quiz) == {"a": 1, "b": 0, "c": 0}
    assert len(quiz.refolded()[0].state.tour.ont_repondu) == 1
    for moment in ("INSERT", "UPDATE"):
        quiz.execute(f"DROP TRIGGER plein_{moment}")
    assert all(isinstance(a, Live) for a in quiz.run(*(ballot(quiz, w, "b") for w in (2, 3, 4))))
    assert tally(quiz) == {"a": 1, "b": 3, "c": 0}


def test_a_closing_that_is_not_kept_leaves_the_box_as_it_was(quiz: Hall) -> None:
    quiz.run(*(ballot(quiz, who, "a") for who in range(1, 12)))
    quiz.execute(
        "CREATE TRIGGER plein BEFORE INSERT ON activity_event BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    assert not isinstance(quiz.run(quiz.command(c.FermerQuestion(ONE)))[0], Live)
    assert tally(quiz) == {"a": 11, "b": 0, "c": 0}
    quiz.execute("DROP TRIGGER plein")
    quiz.run(quiz.command(c.FermerQuestion(ONE)))
    assert (result(quiz), tally(quiz)) == ({"a": 11, "b": 0, "c": 0}, {})


def test_no_row_tells_who_answered_what(quiz: Hall) -> None:
    """The same people answer in the same order, one hall with other answers each: its rows are the same."""
    chance = random.Random(5)
    given = [*"aaabbcbbaacc"]
    told = []
    for activity in (FIRST, SECOND):
        quiz.restart()
        quiz.writer._lots = random.Random(11)
        for who, choice in enumerate(given, 1):
            quiz.run(ballot(quiz, who, choice, activity=activity))
        waiting = written(quiz, activity)
        quiz.run(quiz.command(c.FermerQuestion(ONE), key=Key(900, 0, "f" * 8), activity=activity))
        told.append((waiting, written(quiz, activity)))
        chance.shuffle(given)
    assert given != [*"aaabbcbbaacc"]
    assert told[0] == told[1]


def written(hall: Hall, activity: int) -> list[list[tuple[Any, ...]]]:
    """Return every row of a quiz, as the file has them: in no order that a query would make."""
    return [
        rows(hall, f"SELECT {columns} FROM {table} WHERE activity_id = {activity}")
        for table, columns in (
            ("activity_event", "seq, type, payload, at, command_key"),
            ("activity_participant", "number, enrolment_id"),
            ("ballot_tally", "question, choice, count"),
        )
    ]


def test_the_rows_of_a_box_are_made_together_whatever_is_answered_first(quiz: Hall) -> None:
    quiz.run(ballot(quiz, 1, "c"))
    assert rows(quiz, "SELECT choice, count FROM ballot_tally ORDER BY rowid") == [
        ("a", 0),
        ("b", 0),
        ("c", 1),
    ]


def test_two_quizzes_and_two_questions_keep_apart(quiz: Hall) -> None:
    quiz.run(*(ballot(quiz, who, "a", activity=1 + who % 2) for who in range(1, 31)))
    quiz.run(quiz.command(c.MontrerQuestion(1)))
    quiz.run(*(ballot(quiz, 50 + n, "d", question=TWO) for n in range(12)))
    quiz.run(quiz.command(c.FermerQuestion(TWO)))
    assert result(quiz, 1) == {"d": 12, "e": 0}
    assert tally(quiz, FIRST) == tally(quiz, SECOND) == {"a": 15, "b": 0, "c": 0}


def test_only_whoever_opens_a_box_is_told_what_is_in_it(quiz: Hall) -> None:
    told = []
    kind = quiz.kinds["quiz_en_groupe"]

    class Listening:
        def __getattr__(self, name: str) -> Any:
            return getattr(kind, name)

        def decide(self, state: Any, command: Any, context: Any) -> Any:
            told.append((type(command), dict(context.boxes)))
            return kind.decide(state, command, context)

    quiz.kinds = {"quiz_en_groupe": Listening()}  # type: ignore[dict-item]
    quiz.restart()
    quiz.run(ballot(quiz, 1, "a"))
    quiz.run(quiz.command(c.Suspendre()))
    quiz.run(quiz.command(c.FermerQuestion(ONE)))
    assert told == [
        (c.Repondre, {}),
        (c.Suspendre, {}),
        (c.FermerQuestion, {ONE: {"a": 1, "b": 0, "c": 0}}),
    ]
