"""When letters are due, and what may be told: rules alone."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.activities.engine.regimes import Shown
from allervers_training.catalogue.domain import SurveyChoice, SurveyQuestion
from allervers_training.kernel.errors import Invalid
from allervers_training.surveys.domain import (
    SHARED,
    Call,
    Written,
    answers_from,
    is_time_to_write,
    next_call,
    released,
    shared_words,
    told,
)
from allervers_training.surveys.domain.letter import SurveyLetter
from allervers_training.surveys.rounds import opens_elsewhere

END = date(2027, 3, 2)
CHOICES = tuple(SurveyChoice(id=name, text=f"C'est {name}") for name in ("a", "b", "c"))
OPEN = SurveyQuestion(id="q1", text="Quoi ?")
CLOSED = SurveyQuestion(id="q2", text="Lequel ?", choices=CHOICES)


def after(days: int) -> date:
    return END + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "written", "due"),
    [
        (90, Written(), None),
        (91, Written(), Call.INVITATION),
        (182, Written(), Call.INVITATION),
        (183, Written(), None),
        (100, Written(is_over=True), None),
        (100, Written(reminders=2), None),  # she wants no letter, before any was written
        (104, Written(after(91)), None),
        (105, Written(after(91)), Call.REMINDER),
        (118, Written(after(91), 1, after(105)), None),
        (119, Written(after(91), 1, after(105)), Call.REMINDER),
        (134, Written(after(91), 1, after(121)), None),  # the first one left late: the second waits
        (150, Written(after(91), 2, after(119)), None),
        (150, Written(after(91), 1, after(105), is_over=True), None),
        (183, Written(after(170)), None),
    ],
)
def test_a_letter_has_its_day(days: int, written: Written, due: Call | None) -> None:
    assert next_call(after(days), END, written) is due


@given(st.lists(st.booleans(), min_size=400, max_size=400), st.integers(0, 400))
def test_at_most_three_letters_two_weeks_apart_in_the_window_and_none_after_an_answer(
    is_served: list[bool], answer: int
) -> None:
    """Whatever the days on which the site is up."""
    written, left = Written(), list[int]()
    for day in range(400):
        is_over = day >= answer
        written = Written(written.invited_on, written.reminders, written.reminded_on, is_over)
        call = next_call(after(day), END, written) if is_served[day] else None
        if call is Call.INVITATION:
            written = Written(after(day))
        elif call is Call.REMINDER:
            written = Written(written.invited_on, written.reminders + 1, after(day))
        left += [day] if call else []
    assert len(left) <= 3
    assert all(91 <= day <= 182 and day < answer for day in left)
    assert all(later - sooner >= 14 for sooner, later in pairwise(left))


@pytest.mark.parametrize(
    ("local", "leaves"),
    [
        (datetime(2027, 6, 4, 8, 59), False),  # noqa: DTZ001 - a clock on a wall
        (datetime(2027, 6, 4, 9, 0), True),  # noqa: DTZ001
        (datetime(2027, 6, 4, 17, 59), True),  # noqa: DTZ001
        (datetime(2027, 6, 4, 18, 0), False),  # noqa: DTZ001
        (datetime(2027, 6, 5, 11, 0), False),  # noqa: DTZ001 - a Saturday
        (datetime(2027, 6, 6, 11, 0), False),  # noqa: DTZ001
        (datetime(2027, 6, 7, 11, 0), True),  # noqa: DTZ001
    ],
)
def test_letters_leave_when_people_are_at_work(local: datetime, leaves: bool) -> None:
    assert is_time_to_write(local) is leaves


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://cours.example.org", True),
        ("https://cours.example.org:8443/aller", True),
        ("http://127.0.0.1:8000", False),
        ("http://localhost:8000", False),
        ("http://[::1]:8000", False),
        ("http://192.168.1.12:8000", False),
        ("http://portable.local:8000", False),
        ("http://portable:8000", False),
        ("", False),
    ],
)
def test_a_link_is_sent_only_where_it_opens(address: str, opens: bool) -> None:
    assert opens_elsewhere(address) is opens


@given(st.lists(st.sampled_from(["a", "b", "c", "", "unknown"]), max_size=30))
def test_figures_move_five_people_at_a_time_and_no_small_cell_stands_apart(
    given: list[str],
) -> None:
    answers = [{"q2": one} for one in given]
    counted = released(answers)
    assert len(counted) == len(answers) // 5 * 5
    (one,) = told(counted, (OPEN, CLOSED))
    people = sum(answer["q2"] in {"a", "b", "c"} for answer in counted)
    if people < 5:
        assert (one.shown, one.words, one.counts) == (Shown.NOTHING, "", None)
    elif people < 10:
        assert one.counts is None
        assert one.words
    if one.counts:
        assert min(one.counts.apart.values()) >= 3
        assert sum(one.counts.apart.values()) + one.counts.together == people


def test_words_say_what_most_chose_or_that_answers_differ() -> None:
    most = told([{"q2": "a"}] * 4 + [{"q2": "b"}], (CLOSED,))[0]
    assert most.words == "Le plus souvent, « C'est a »."
    split = told([{"q2": "a"}] * 2 + [{"q2": "b"}] * 2 + [{"q2": "c"}], (CLOSED,))[0]
    assert split.words == "Les réponses sont partagées."


@given(st.lists(st.tuples(st.text(min_size=1, max_size=5), st.booleans()), max_size=12))
def test_words_reach_another_group_only_from_five_who_agree(given: list[tuple[str, bool]]) -> None:
    answers = [{"q1": said, **({SHARED: "oui"} if agrees else {})} for said, agrees in given]
    agreed = sorted(said for said, agrees in given if agrees)
    found = shared_words(answers, (OPEN, CLOSED))
    assert [list(one.answers) for one in found] == ([agreed] if len(agreed) >= 5 else [])


def test_a_choice_is_one_of_those_proposed() -> None:
    assert answers_from({"q2": "b", SHARED: "oui"}, (OPEN, CLOSED)) == {"q2": "b", SHARED: "oui"}
    assert answers_from({"q1": "x", "q2": ""}, (OPEN, CLOSED)) == {"q1": "x"}
    with pytest.raises(Invalid) as wrong:
        answers_from({"q1": "x", "q2": "d"}, (OPEN, CLOSED))
    assert wrong.value.fields.keys() == {"q2"}
    with pytest.raises(Invalid):
        answers_from({SHARED: "oui"}, (OPEN, CLOSED))  # to share nothing is to say nothing


@pytest.mark.parametrize("call", list(Call))
@pytest.mark.parametrize("is_last", [False, True])
def test_a_letter_says_why_how_long_until_when_and_how_to_stop(call: Call, is_last: bool) -> None:
    letter = SurveyLetter(
        call=call,
        session="Aller vers\nà Dole " + "é" * 200,
        ended="mardi 2 mars 2027",
        url="https://cours.example.org/enquete/secret",
        best_before="mardi 31 août 2027",
        closes="mercredi 1er mars 2028",
        is_last=is_last,
    )
    assert letter.subject.isprintable()
    assert len(letter.subject) <= 150
    for words in (
        letter.url,
        "Pourquoi cette question",
        "Trois minutes",
        "libre de ne pas répondre",
        "mardi 31 août 2027",
        "mercredi 1er mars 2028",
        "dernier message" if is_last else "« Ne plus me relancer »",
    ):
        assert words in letter.body
