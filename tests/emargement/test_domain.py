"""The rules of presence: minutes, late arrivals, what may be noted and when one says why."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.emargement import domain
from allervers_training.emargement.domain import Attendance, Note
from allervers_training.emargement.forms import read_entry
from allervers_training.kernel.errors import Invalid

# ruff: noqa: DTZ001 - hours of the room's own clock


@dataclass(frozen=True)
class HalfDay:
    day: date = date(2027, 3, 1)
    starts_at: time = time(9)
    ends_at: time = time(12, 30)


MORNING = HalfDay()
AFTERNOON = HalfDay(starts_at=time(13, 30), ends_at=time(17))
PRESENT, ABSENT = Attendance.PRESENT, Attendance.ABSENT


def minutes(note: Note | None) -> int:
    return domain.attended_minutes(note, MORNING.starts_at, MORNING.ends_at)


def test_a_half_day_is_attended_in_whole_in_part_or_not() -> None:
    assert minutes(Note(PRESENT)) == 210
    assert minutes(Note(PRESENT, arrived_at=time(9, 40))) == 170
    assert minutes(Note(PRESENT, left_at=time(11))) == 120
    assert minutes(Note(PRESENT, arrived_at=time(9, 40), left_at=time(11))) == 80
    assert minutes(Note(ABSENT, "Santé")) == 0
    assert minutes(None) == 0


TIMES = st.none() | st.times()


@given(TIMES, TIMES)
def test_nobody_attends_more_than_the_half_day(arrived: time | None, left: time | None) -> None:
    assert 0 <= minutes(Note(PRESENT, arrived_at=arrived, left_at=left)) <= 210


@pytest.mark.parametrize(
    ("joined", "late"),
    [
        (datetime(2027, 3, 1, 8, 50), None),
        (datetime(2027, 3, 1, 9, 10), None),
        (datetime(2027, 3, 1, 9, 40, 31), time(9, 40)),
        (datetime(2027, 3, 1, 12, 30), None),
        (datetime(2027, 3, 2, 9, 40), None),
        (None, None),
    ],
)
def test_whoever_joins_during_a_half_day_came_in_late(
    joined: datetime | None, late: time | None
) -> None:
    assert domain.late_arrival(joined, MORNING) == late


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(7, MORNING), (8, MORNING), (12, MORNING), (13, AFTERNOON), (23, AFTERNOON)],
)
def test_the_roll_is_called_of_the_half_day_that_is_on(hour: int, expected: HalfDay) -> None:
    at = datetime(2027, 3, 1, hour) + timedelta(minutes=1)
    assert domain.half_day_on([MORNING, AFTERNOON], at) == expected
    assert domain.half_day_on([], at) is None


def test_a_correction_is_a_second_note_once_the_half_day_is_over() -> None:
    day, before = MORNING.day, Note(PRESENT)
    assert not domain.is_correction(None, MORNING, is_closed=True, today=day)
    assert not domain.is_correction(before, MORNING, is_closed=False, today=day)
    assert domain.is_correction(before, MORNING, is_closed=True, today=day)
    assert domain.is_correction(before, MORNING, is_closed=False, today=day + timedelta(days=1))


def test_a_correction_says_why_and_keeps_the_reason_of_an_absence() -> None:
    assert (
        domain.corrected(Note(ABSENT, "Santé"), "erreur de ligne").reason
        == "Santé (corrigé : erreur de ligne)"
    )
    assert domain.corrected(Note(PRESENT), "elle était là").reason == "Corrigé : elle était là"
    for why in ("", "x" * 300):
        with pytest.raises(Invalid) as wrong:
            domain.corrected(Note(PRESENT), why)
        assert set(wrong.value.fields) == {"correction"}


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"statut": "present"}, Note(PRESENT)),
        ({"statut": "present", "arrivee": "9:40"}, Note(PRESENT, arrived_at=time(9, 40))),
        ({"statut": "present", "arrivee": "9h40", "depart": "11 h 15"}, Note(PRESENT, arrived_at=time(9, 40), left_at=time(11, 15))),
        ({"statut": "present", "arrivee": "09:00", "depart": "12:30:00"}, Note(PRESENT)),
        ({"statut": "absent", "motif": "Santé"}, Note(ABSENT, "Santé")),
        ({"statut": "absent", "motif": "Transport", "precision": "grève"}, Note(ABSENT, "Transport : grève")),
        ({"statut": "absent", "motif": "Autre", "precision": "oral d'examen"}, Note(ABSENT, "oral d'examen")),
        ({"statut": "absent", "motif": "Santé", "arrivee": "9:40"}, Note(ABSENT, "Santé")),
    ],
)  # fmt: skip
def test_a_form_becomes_a_note(fields: dict[str, str], note: Note) -> None:
    entry = read_entry(fields, MORNING)
    domain.check_hours(entry.note, MORNING)
    assert entry.note == note


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "statut"),
        ({"statut": "en_retard"}, "statut"),
        ({"statut": "absent"}, "motif"),
        ({"statut": "absent", "motif": "Flemme"}, "motif"),
        ({"statut": "absent", "motif": "Autre"}, "precision"),
        ({"statut": "absent", "motif": "Santé", "precision": "x" * 300}, "precision"),
        ({"statut": "present", "arrivee": "tôt"}, "arrivee"),
        ({"statut": "present", "arrivee": "25:00"}, "arrivee"),
        ({"statut": "present", "arrivee": "٩:٤٠"}, "arrivee"),
        ({"statut": "present", "depart": "12"}, "depart"),
        ({"statut": "present", "arrivee": "8:59"}, "arrivee"),
        ({"statut": "present", "arrivee": "12:30"}, "arrivee"),
        ({"statut": "present", "depart": "12:31"}, "depart"),
        ({"statut": "present", "depart": "9:00"}, "depart"),
        ({"statut": "present", "arrivee": "11:00", "depart": "10:00"}, "depart"),
    ],
)
def test_what_cannot_be_noted_says_where_and_why(fields: dict[str, str], wrong: str) -> None:
    with pytest.raises(Invalid) as found:
        domain.check_hours(read_entry(fields, MORNING).note, MORNING)
    assert set(found.value.fields) == {wrong}


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime(2027, 2, 28, 23), time(9)),
        (datetime(2027, 3, 1, 8), time(9)),
        (datetime(2027, 3, 1, 10, 15), time(10, 15)),
        (datetime(2027, 3, 1, 18), time(12, 30)),
        (datetime(2027, 3, 2, 0, 5), time(12, 30)),
    ],
)
def test_a_half_day_is_lived_until_now_at_most(at: datetime, until: time) -> None:
    assert domain.ends_so_far(MORNING, at) == until


def test_a_half_day_is_coming_until_it_begins() -> None:
    assert domain.is_coming(MORNING, datetime(2027, 3, 1, 8, 59))
    assert not domain.is_coming(MORNING, datetime(2027, 3, 1, 9))
