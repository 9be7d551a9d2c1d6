"""The page « Dates et lieu »: describing a session, and moving its half-days."""

from datetime import date, time, timedelta

import pytest
from tests.dev.site import Cast, Site
from tests.planning.site import cohort_of, half_days_of, journal, next_monday, opened

from allervers_training.cohorts.domain import Half
from allervers_training.cohorts.models import DemiJournee
from allervers_training.conducteur import queries as conducteur
from allervers_training.conducteur.domain import StepState
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel import clock

MONDAY = date.fromisoformat(next_monday())


@pytest.fixture
def ours(site: Site, clients: Cast) -> int:
    """Lend a coming session of two days."""
    return opened(site, clients.alice, territoire="Besançon", places="12")


def send(clients: Cast, ours: int, noun: str, **fields: str) -> tuple[int, str]:
    answer = clients.alice.post(f"/sessions/{ours}/{noun}", data=fields)
    return answer.status_code, answer.text


def slot(day: date, begins: str = "09:00", ends: str = "12:30") -> dict[str, str]:
    return {"jour": day.isoformat(), "debut": begins, "fin": ends}


def begin(site: Site, half_day: int) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(DemiJournee, half_day).cohort_id
        step = next(s for s in conducteur.steps_of(db, cohort) if s.demi_journee_id == half_day)
        step.state = StepState.DONE


def note_presence(site: Site, half_day: int, cohort: int) -> None:
    with site.database.writing() as db:
        db.add(
            PresenceNote(
                demi_journee_id=half_day, enrolment_id=site.place("Alice", cohort),
                status=Attendance.PRESENT, arrived_at=None, left_at=None, by_id=None, at=clock.now(),
            )
        )  # fmt: skip


def steps_by_half_day(site: Site, cohort: int) -> list[list[str]]:
    with site.database.reading() as db:
        steps = conducteur.steps_of(db, cohort)
        halves = conducteur.half_days_of(db, cohort)
        return [[s.source_step for s in steps if s.demi_journee_id == h.id] for h in halves]


def test_what_a_session_is_called_and_where_it_takes_place_is_said_again(
    site: Site, clients: Cast, ours: int
) -> None:
    fields = {
        "titre": "Les mardis", "lieu": "Mairie", "territoire": "Planoise", "places": "",
        "adaptation": "Trois services.\r\nUn quartier.",
    }  # fmt: skip
    assert send(clients, ours, "dates", **fields)[0] == 303
    cohort = cohort_of(site, ours)
    assert (cohort.title, cohort.place, cohort.territory) == ("Les mardis", "Mairie", "Planoise")
    assert (cohort.capacity, cohort.adaptation) == (0, "Trois services.\nUn quartier.")
    text = clients.alice.get(f"/sessions/{ours}/dates").text
    assert all(word in text for word in ("Les mardis", "Mairie", "Planoise", "Un quartier."))
    assert journal(site)[-1] == "session_described"


@pytest.mark.one_database
def test_a_session_keeps_a_name_and_nothing_typed_is_lost(clients: Cast, ours: int) -> None:
    status, text = send(clients, ours, "dates", titre=" ", lieu="Ici", adaptation="x" * 4001)
    assert status == 422
    assert "<title>Erreur : " in text
    assert 'href="#titre"' in text
    assert 'href="#adaptation"' in text
    assert 'value="Ici"' in text
    assert "x" * 4001 in text


def test_hours_of_a_half_day_change(site: Site, clients: Cast, ours: int) -> None:
    morning = half_days_of(site, ours)[0]
    fields = slot(MONDAY, "9h30", "12 h")
    assert send(clients, ours, f"demi-journees/{morning.id}", **fields)[0] == 303
    changed = half_days_of(site, ours)[0]
    assert (changed.starts_at, changed.ends_at) == (time(9, 30), time(12))
    assert (
        "9\u00a0h\u00a030 à 12\u00a0h\u00a000" in clients.alice.get(f"/sessions/{ours}/dates").text
    )
    assert journal(site)[-1] == "session_rescheduled"


def test_a_half_day_moves_to_another_day_with_its_steps(
    site: Site, clients: Cast, ours: int
) -> None:
    before, last = steps_by_half_day(site, ours), half_days_of(site, ours)[-1]
    friday = MONDAY + timedelta(days=4)
    fields = slot(friday, "14:00", "17:00")
    assert send(clients, ours, f"demi-journees/{last.id}", **fields)[0] == 303
    assert half_days_of(site, ours)[-1].day == friday
    assert cohort_of(site, ours).ends_on == friday
    assert steps_by_half_day(site, ours) == before
    afternoon_first = slot(MONDAY - timedelta(days=3), "13:30", "17:00")
    assert send(clients, ours, f"demi-journees/{last.id}", **afternoon_first)[0] == 303
    assert cohort_of(site, ours).starts_on == MONDAY - timedelta(days=3)
    assert cohort_of(site, ours).ends_on == MONDAY + timedelta(days=1)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (slot(MONDAY, "12:30", "09:00"), "après le début"),
        (slot(MONDAY, "12:00", "14:00"), "chevauchent"),
        (slot(MONDAY + timedelta(days=1), "09:30", "11:00"), "chevauchent"),
        (slot(MONDAY, "09:00", "24:00"), "Écrivez l&#39;heure"),
        (slot(MONDAY, "neuf heures", "12:00"), "Écrivez l&#39;heure"),
        ({"jour": "x", "debut": "", "fin": ""}, "Écrivez le jour"),
    ],
)  # fmt: skip
def test_hours_that_do_not_fit_come_back_in_their_own_form(
    site: Site, clients: Cast, ours: int, fields: dict[str, str], sentence: str
) -> None:
    number = half_days_of(site, ours)[0].id
    status, text = send(clients, ours, f"demi-journees/{number}", **fields)
    assert status == 422
    assert sentence.replace("&#39;", "’") in text.replace("&#39;", "’")
    assert f'-{number}"' in text
    assert "<details open" in text
    assert f'value="{fields["debut"]}"' in text
    assert half_days_of(site, ours)[0].ends_at == time(12, 30)


def test_a_half_day_is_added(site: Site, clients: Cast, ours: int) -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert send(clients, ours, "demi-journees", **slot(wednesday, "13:30", "16:30"))[0] == 303
    added = half_days_of(site, ours)[-1]
    assert (added.day, added.half, added.ends_at) == (wednesday, Half.AFTERNOON, time(16, 30))
    assert cohort_of(site, ours).ends_on == wednesday
    status, text = send(clients, ours, "demi-journees", **slot(wednesday, "14:00", "15:00"))
    assert (status, "chevauchent" in text) == (422, True)
    assert 'href="#debut-0"' in text


def test_a_half_day_that_is_removed_leaves_its_steps_to_the_one_before(
    site: Site, clients: Cast, ours: int
) -> None:
    before, halves = steps_by_half_day(site, ours), half_days_of(site, ours)
    assert send(clients, ours, f"demi-journees/{halves[1].id}/retrait")[0] == 303
    assert steps_by_half_day(site, ours) == [before[0] + before[1], *before[2:]]
    assert send(clients, ours, f"demi-journees/{halves[0].id}/retrait")[0] == 303
    assert steps_by_half_day(site, ours) == [before[0] + before[1] + before[2], before[3]]
    assert cohort_of(site, ours).starts_on == MONDAY + timedelta(days=1)


def test_the_last_half_day_stays(site: Site, clients: Cast, ours: int) -> None:
    *others, last = half_days_of(site, ours)
    for half in others:
        assert send(clients, ours, f"demi-journees/{half.id}/retrait")[0] == 303
    status, text = send(clients, ours, f"demi-journees/{last.id}/retrait")
    assert (status, "garde au moins une demi-journée" in text) == (422, True)
    assert [half.id for half in half_days_of(site, ours)] == [last.id]


@pytest.mark.parametrize("what", ["presence", "step"])
def test_what_has_begun_is_neither_removed_nor_moved_but_its_hours_may_be_corrected(
    site: Site, clients: Cast, ours: int, what: str
) -> None:
    morning = half_days_of(site, ours)[0].id
    note_presence(site, morning, ours) if what == "presence" else begin(site, morning)
    for noun, fields in (
        (f"demi-journees/{morning}/retrait", {}),
        (f"demi-journees/{morning}", slot(MONDAY + timedelta(days=3))),
    ):
        status, text = send(clients, ours, noun, **fields)
        assert status == 422
        assert ("présences" if what == "presence" else "déjà commencé") in text
    later = slot(MONDAY, "09:00", "12:15")
    assert send(clients, ours, f"demi-journees/{morning}", **later)[0] == 303
    assert half_days_of(site, ours)[0].ends_at == time(12, 15)


@pytest.mark.one_database
def test_holidays_and_sundays_are_said_and_not_forbidden(
    site: Site, clients: Cast, ours: int
) -> None:
    sunday, may_day = MONDAY + timedelta(days=6), date(MONDAY.year + (MONDAY.month > 4), 5, 1)
    for day in (sunday, may_day):
        assert send(clients, ours, "demi-journees", **slot(day))[0] == 303
    text = clients.alice.get(f"/sessions/{ours}/dates").text
    assert "\u00a0: jour férié (Fête du Travail)" in text
    assert "\u00a0: jour de repos hebdomadaire" in text


@pytest.mark.one_database
def test_a_half_day_of_another_session_is_not_found(site: Site, clients: Cast, ours: int) -> None:
    theirs = half_days_of(site, site.others["cohort"])[0].id
    assert send(clients, ours, f"demi-journees/{theirs}", **slot(MONDAY))[0] == 404
    assert send(clients, ours, f"demi-journees/{theirs}/retrait")[0] == 404


def test_a_half_day_that_somebody_else_has_just_removed_is_said(
    site: Site, clients: Cast, ours: int
) -> None:
    from allervers_training.accounts.models import Person
    from allervers_training.cohorts.models import Cohort
    from allervers_training.kernel.errors import Conflict
    from allervers_training.planning import service

    gone = half_days_of(site, ours)[1].id
    with site.database.writing() as db:
        cohort, half_day = db.get_one(Cohort, ours), db.get_one(DemiJournee, gone)
        alice = db.query(Person).filter_by(name="Alice").one()
        db.query(DemiJournee).filter_by(id=gone).delete(synchronize_session=False)
        with pytest.raises(Conflict):
            service.remove_half_day(db, cohort, half_day, by=alice, at=clock.now())
        db.rollback()
