"""Dates in other programs: the file of a session, and one's own address."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component
from tests.dev.site import Cast, Site
from tests.planning.site import half_days_of, next_monday, opened, plan_session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import AccessLink, Person
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Enrolment
from allervers_training.dev.world import TRAINEES
from allervers_training.kernel import clock
from allervers_training.kernel.secrets import token_hash

PARIS = ZoneInfo("Europe/Paris")


def events(body: bytes) -> list[Component]:
    calendar = Calendar.from_ical(body)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def downloaded(clients: Cast, number: int) -> list[Component]:
    answer = clients.alice.get(f"/sessions/{number}/calendrier.ics")
    assert answer.status_code == 200
    return events(answer.content)


def made_address(clients: Cast, name: str) -> str:
    """Make somebody's address through the page, and return its path."""
    answer = clients.of(name).post("/calendrier")
    assert answer.status_code == 200
    found = re.search(r"/calendrier/[\w-]+\.ics", answer.text)
    assert found
    return found[0]


def test_a_session_is_one_event_for_each_half_day(site: Site, clients: Cast) -> None:
    number = opened(site, clients.alice, titre="Les mardis", lieu="Mairie ; salle 2, Besançon")
    answer = clients.bob.get(f"/sessions/{site.cohort}/calendrier.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert f'filename="session-{site.cohort}.ics"' in answer.headers["content-disposition"]
    found = downloaded(clients, number)
    monday = date.fromisoformat(next_monday())
    assert [event.decoded("dtstart") for event in found] == [
        datetime.combine(monday + timedelta(days=n), hour, PARIS)
        for n in range(2) for hour in (time(9), time(13, 30))
    ]  # fmt: skip
    assert [e.decoded("dtend") - e.decoded("dtstart") for e in found] == [timedelta(hours=3.5)] * 4
    assert {str(event["summary"]) for event in found} == {
        "Les mardis (matin)", "Les mardis (après-midi)"
    }  # fmt: skip
    assert {str(event["location"]) for event in found} == {"Mairie ; salle 2, Besançon"}
    assert all(event.decoded("dtstamp").utcoffset() == timedelta(0) for event in found)


def test_the_file_describes_the_hours_of_paris(site: Site, clients: Cast) -> None:
    body = clients.alice.get(f"/sessions/{site.cohort}/calendrier.ics").content
    assert b"BEGIN:VTIMEZONE" in body
    assert b"TZID:Europe/Paris" in body
    assert b"DTSTART;TZID=Europe/Paris:" in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    calendar = Calendar.from_ical(body)
    (zone,) = (z.to_tz() for z in calendar.walk("VTIMEZONE"))
    year = clock.now().year
    for month, offset in ((1, 1), (7, 2)):
        noon = datetime(year + 1, month, 12, 12, tzinfo=zone)
        assert noon.utcoffset() == timedelta(hours=offset)


def test_changes_keep_the_identifiers_and_raise_the_sequence(site: Site, clients: Cast) -> None:
    number = opened(site, clients.alice)
    before = downloaded(clients, number)
    half = half_days_of(site, number)[0]
    day = date.fromisoformat(next_monday()) + timedelta(days=3)
    fields = {"jour": day.isoformat(), "debut": "10:00", "fin": "12:00"}
    clients.alice.post(f"/sessions/{number}/demi-journees/{half.id}", data=fields)
    clients.alice.post(f"/sessions/{number}/dates", data={"titre": "Autre nom"})
    after = downloaded(clients, number)
    assert {str(e["uid"]) for e in after} == {str(e["uid"]) for e in before}
    assert len({str(e["uid"]) for e in after}) == 4
    assert {int(e["sequence"]) for e in before} == {0}
    assert {int(e["sequence"]) for e in after} == {2}
    assert after[0].decoded("last-modified") >= before[0].decoded("last-modified")
    moved = next(e for e in after if e["uid"] == before[0]["uid"])
    assert moved.decoded("dtstart") == datetime.combine(day, time(10), PARIS)


def test_no_name_of_a_person_is_in_it(site: Site, clients: Cast) -> None:
    for path in (f"/sessions/{site.cohort}/calendrier.ics", made_address(clients, "Bob")):
        text = clients.bob.get(path).text
        assert "Groupe de démonstration" in text.replace("\r\n ", "")
        for name in (*TRAINEES, "Alice", "Emma"):
            assert name not in text


def test_ones_own_address_needs_no_cookie_and_shows_ones_own_sessions(
    site: Site, clients: Cast
) -> None:
    mine = opened(site, clients.alice, titre="À moi")
    answer = clients.nobody.get(made_address(clients, "Alice"))
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    summaries = {str(event["summary"]).rpartition(" (")[0] for event in events(answer.content)}
    assert summaries == {"À moi", "Groupe de démonstration", "Un autre groupe"}
    bobs = clients.nobody.get(made_address(clients, "Bob")).content
    assert {str(event["summary"]).rpartition(" (")[0] for event in events(bobs)} == {
        "Groupe de démonstration"
    }
    assert mine


def test_old_sessions_leave_the_calendar_and_so_do_those_one_was_taken_out_of(
    site: Site, clients: Cast
) -> None:
    plan_session(site, "Gaston", -400)
    plan_session(site, "Gaston", -100)
    taken_out = plan_session(site, "Gaston", 20)
    unknown = plan_session(site, "Gaston", 25)
    with site.database.writing() as db:
        for number, status in (
            (taken_out, EnrolmentStatus.REMOVED),
            (unknown, EnrolmentStatus.TO_CHECK),
        ):
            db.query(Enrolment).filter_by(cohort_id=number).one().status = status  # fmt: skip
    found = events(clients.nobody.get(made_address(clients, "Gaston")).content)
    assert {str(event["summary"]).rpartition(" (")[0] for event in found} == {
        "J-100", "Le groupe de Gaston"
    }  # fmt: skip


def test_a_calendar_without_any_session_is_still_one(site: Site, clients: Cast) -> None:
    body = clients.nobody.get(made_address(clients, "Fanny")).content
    assert events(body) == []
    assert b"VTIMEZONE" in body


def test_an_address_is_kept_as_a_hash_and_shown_once(site: Site, clients: Cast) -> None:
    assert "pas encore d’adresse" in clients.bob.get("/calendrier").text
    token = made_address(clients, "Bob").removeprefix("/calendrier/").removesuffix(".ics")
    page = clients.bob.get("/calendrier").text
    assert token not in page
    assert "Vous avez une adresse depuis le" in page
    with site.database.reading() as db:
        link = db.query(AccessLink).filter_by(token_hash=token_hash(token)).one()
        assert link.purpose is LinkPurpose.CALENDAR


def test_a_new_address_closes_the_old_one_and_it_can_be_closed_for_good(
    site: Site, clients: Cast
) -> None:
    others = made_address(clients, "Alice")
    first, second = made_address(clients, "Bob"), made_address(clients, "Bob")
    assert clients.nobody.get(first).status_code == 404
    assert clients.nobody.get(second).status_code == 200
    assert clients.bob.post("/calendrier/retrait").headers["location"] == "/calendrier"
    assert clients.nobody.get(second).status_code == 404
    assert clients.nobody.get(others).status_code == 200
    assert "pas encore d’adresse" in clients.bob.get("/calendrier").text


def test_an_address_of_a_calendar_signs_nobody_in(site: Site, clients: Cast) -> None:
    token = made_address(clients, "Alice").removeprefix("/calendrier/").removesuffix(".ics")
    device = clients.nobody
    for answer in (device.get(f"/entree/{token}"), device.post(f"/entree/{token}")):
        assert answer.status_code == 404
        assert "Alice" not in answer.text
    assert device.get("/sessions").status_code == 401


def test_a_link_that_lets_somebody_in_is_no_calendar(site: Site, clients: Cast) -> None:
    for token in site.secrets["signin"].values():
        assert clients.nobody.get(f"/calendrier/{token}.ics").status_code == 404


def test_a_new_card_leaves_the_calendar_alone(site: Site, clients: Cast) -> None:
    path = made_address(clients, "Bob")
    with site.database.writing() as db:
        bob = db.query(Person).filter_by(name="Bob").one()
        card = accounts.create_link(db, bob, LinkPurpose.PERSONAL, at=clock.now())
        accounts.revoke_links(db, bob.id, by=None, at=clock.now())
    assert clients.nobody.get(f"/entree/{card}").status_code == 404
    assert clients.nobody.get(path).status_code == 200


@pytest.mark.one_database
@pytest.mark.parametrize("token", ["inconnu", "é", "x" * 3000, "%00"])
def test_an_unknown_address_is_not_found(clients: Cast, token: str) -> None:
    assert clients.nobody.get(f"/calendrier/{token}.ics").status_code == 404
