"""The roll-call in the hands of two trainers: seconds for everybody, a trace for each."""

import csv
import html
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site, Statements
from tests.web.test_queries import grow

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, Half
from allervers_training.cohorts.models import DemiJournee, Enrolment
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel import clock
from allervers_training.kernel.clock import ROOM_CLOCK


class RollCall:
    """The demo session, of which today lasts from midnight to midnight: the roll is called at any hour."""

    def __init__(self, site: Site, clients: Cast) -> None:
        self.site, self.clients = site, clients
        today = clock.now().astimezone(ROOM_CLOCK).date()
        with site.database.writing() as db:
            db.query(DemiJournee).filter_by(cohort_id=site.cohort).delete()
            half = DemiJournee(
                cohort_id=site.cohort,
                day=today,
                half=Half.MORNING,
                starts_at=time(0),
                ends_at=time(23, 30),
            )
            past = DemiJournee(
                cohort_id=site.cohort,
                day=date(2026, 1, 5),
                half=Half.MORNING,
                starts_at=time(9),
                ends_at=time(12, 30),
            )
            db.add_all([half, past])
            db.flush()
            self.half, self.past = half.id, past.id

    @property
    def address(self) -> str:
        return f"/sessions/{self.site.cohort}/presences"

    def note(self, name: str, who: TestClient | None = None, half: int = 0, **fields: Any) -> Any:
        place = self.site.place(name)
        address = f"{self.address}/{half or self.half}/{place}"
        return (who or self.clients.alice).post(address, data=fields)

    def all(self, who: TestClient | None = None) -> Any:
        return (who or self.clients.alice).post(f"{self.address}/{self.half}", data={"tous": "oui"})

    def page(self, half: int = 0, **query: Any) -> str:
        answer = self.clients.alice.get(f"{self.address}/{half or self.half}", params=query)
        assert answer.status_code == 200
        return html.unescape(answer.text)

    def line(self, name: str, **query: Any) -> str:
        """Return what the page says of one person, without its tags."""
        found = re.search(
            rf'<li id="p-{self.site.place(name)}">.*?</div></li>', self.page(**query), re.DOTALL
        )
        assert found, name
        text = re.sub(r"<[^>]+>", " ", found[0]).replace("\xa0", " ")
        return re.sub(r"\s+", " ", text)

    def notes(self, name: str) -> list[PresenceNote]:
        with self.site.database.reading() as db:
            query = db.query(PresenceNote).filter_by(enrolment_id=self.site.place(name))
            return query.order_by(PresenceNote.id).all()

    def close(self) -> None:
        with self.site.database.writing() as db:
            db.get_one(DemiJournee, self.half).closed_at = clock.now()

    def joined_at(self, name: str, hour: time, status: EnrolmentStatus) -> None:
        today = clock.now().astimezone(ROOM_CLOCK).date()
        with self.site.database.writing() as db:
            place = db.get_one(Enrolment, self.site.place(name))
            place.joined_at = datetime.combine(today, hour, ROOM_CLOCK)
            place.status = status


@pytest.fixture
def roll(site: Site, clients: Cast) -> RollCall:
    return RollCall(site, clients)


def test_everybody_is_there_in_one_tap_but_for_the_exceptions(roll: RollCall) -> None:
    roll.note("Bob", statut="absent", motif="Transport", precision="grève")
    answer = roll.all()
    assert answer.headers["location"] == f"{roll.address}/{roll.half}"
    assert "absent·e : Transport : grève" in roll.line("Bob")
    assert "présent·e" in roll.line("Chloé")
    assert "Tout le monde est noté." in roll.page()
    roll.all()
    assert len(roll.notes("Chloé")) == 1


def test_the_page_says_who_noted_what(roll: RollCall) -> None:
    roll.note("Bob", roll.clients.emma, statut="present", arrivee="9:40", depart="11:15")
    line = roll.line("Bob")
    assert "arrivée 9 h 40, départ 11 h 15 : 1 h 35" in line
    assert "par Emma" in line


def test_the_newest_note_wins_and_none_is_lost(roll: RollCall) -> None:
    roll.note("Bob", roll.clients.emma, statut="absent", motif="Santé")
    roll.note("Bob", statut="present")
    line = roll.line("Bob")
    assert line.index("présent·e") < line.index("absent·e : Santé")
    assert "par Emma" in line
    assert "par Alice" in line
    assert [str(note.status) for note in roll.notes("Bob")] == ["absent", "present"]


def test_two_trainers_note_at_the_same_time(roll: RollCall) -> None:
    bob, chloe = roll.site.place("Bob"), roll.site.place("Chloé")
    alice = [roll.site.holding(roll.clients.alice.cookies["s"]) for _ in range(4)]
    emma = [roll.site.holding(roll.clients.emma.cookies["s"]) for _ in range(4)]
    forms = [(alice[n], bob, f"{9 + n}:15") for n in range(4)] + [
        (emma[n], chloe, f"{9 + n}:45") for n in range(4)
    ]

    def send(form: tuple[TestClient, int, str]) -> int:
        who, place, hour = form
        data = {"statut": "present", "arrivee": hour}
        return who.post(f"{roll.address}/{roll.half}/{place}", data=data).status_code

    with ThreadPoolExecutor(8) as hands:
        assert set(hands.map(send, forms)) == {303}
    assert len(roll.notes("Bob")) == len(roll.notes("Chloé")) == 4


def test_the_same_note_sent_twice_is_kept_once(roll: RollCall) -> None:
    for _ in range(2):
        assert roll.note("Bob", statut="absent", motif="Famille").status_code == 303
    assert len(roll.notes("Bob")) == 1


def test_what_was_typed_comes_back_with_its_error(roll: RollCall) -> None:
    answer = roll.note("Bob", statut="present", arrivee="24:99", depart="11:00")
    assert answer.status_code == 422
    text = html.unescape(answer.text)
    assert 'id="recap"' in text
    assert 'value="24:99"' in text
    assert 'value="11:00"' in text
    answer = roll.note("Bob", statut="absent", motif="Autre", correction="à voir")
    assert "Dites lequel" in html.unescape(answer.text)
    assert 'value="à voir"' in html.unescape(answer.text)
    assert roll.notes("Bob") == []


def test_once_it_is_closed_a_correction_says_why(roll: RollCall) -> None:
    roll.note("Bob", statut="present")
    roll.close()
    assert roll.note("Bob", statut="absent", motif="Santé").status_code == 422
    assert "Pourquoi cette correction ?" in roll.page(personne=roll.site.place("Bob"))
    roll.note("Bob", statut="absent", motif="Santé", correction="je m'étais trompée de ligne")
    line = roll.line("Bob")
    assert "absent·e : Santé (corrigé : je m’étais trompée de ligne)" in line
    assert len(roll.notes("Bob")) == 2
    assert roll.note("Chloé", statut="present").status_code == 303  # a first note corrects nothing


def test_a_past_half_day_is_corrected_with_a_reason_too(roll: RollCall) -> None:
    roll.note("Bob", half=roll.past, statut="present")
    assert roll.note("Bob", half=roll.past, statut="absent", motif="Santé").status_code == 422


def test_a_late_joiner_is_proposed_with_her_hour(roll: RollCall) -> None:
    roll.joined_at("Bob", time(9, 40), EnrolmentStatus.CONFIRMED)
    roll.all()
    assert roll.notes("Bob") == []
    page = roll.page()
    assert "1 arrivée tardive à confirmer" in page.replace("\xa0", " ")
    assert 'name="arrivee" value="09:40"' in page
    roll.note("Bob", statut="present", arrivee="09:40")
    assert roll.notes("Bob")[0].arrived_at == time(9, 40)


def test_people_to_check_are_apart_and_may_be_noted(roll: RollCall) -> None:
    roll.joined_at("Bob", time(0, 5), EnrolmentStatus.TO_CHECK)
    roll.all()
    page = roll.page()
    assert 'id="t-verifier"' in page
    assert (
        page.index('id="t-verifier"')
        < page.index(f'id="p-{roll.site.place("Bob")}"')
        < page.index('id="t-groupe"')
    )
    assert roll.notes("Bob") == []
    roll.note("Bob", statut="present")
    assert "+ 1 à vérifier" in roll.clients.alice.get(roll.address).text


def test_what_was_noted_follows_whoever_is_recognised(roll: RollCall) -> None:
    """Karim is expected; somebody came in by code, was noted, and is then said to be Karim."""
    roll.note("Karim", statut="absent", motif="Sans nouvelle")
    stranger = roll.site.visitor()
    stranger.post("/rejoindre", data={"code": roll.site.join_code, "prenom": "K."})
    place, karim = roll.site.place("K."), roll.site.place("Karim")
    roll.note("K.", statut="present")
    answer = roll.clients.alice.post(
        f"/sessions/{roll.site.cohort}/inscriptions/{place}/statut",
        data={"statut": "rapprochee", "avec": karim},
    )
    assert answer.status_code == 303
    page = roll.page()
    assert f'id="p-{karim}"' not in page
    found = re.search(rf'<li id="p-{place}">.*?</div></li>', page, re.DOTALL)
    assert found
    assert "Karim" in found[0]
    assert "présent·e" in found[0]
    assert "Sans nouvelle" in found[0]  # in what was noted before


def test_a_great_group_is_counted_and_searched(roll: RollCall) -> None:
    grow(roll.site, people=230, sessions=0)
    page = roll.page()
    assert 'id="cherche"' in page
    assert page.count('<li id="p-') == 0
    assert "236" in page
    assert "Personne 17" in roll.page(cherche="PERSÔNNE 17")
    assert roll.page(page=1).count('<li id="p-') == 200
    assert roll.page(page=2).count('<li id="p-') == 36
    assert roll.page(page=9).count('<li id="p-') == 0
    assert "Personne ne porte ce nom ici" in roll.page(cherche="zzz")


def test_a_page_takes_as_many_statements_for_three_hundred_as_for_five(
    roll: RollCall, statements: Statements
) -> None:
    counts = []
    for people in (0, 300):
        grow(roll.site, people=people, sessions=0)
        roll.all()
        found = []
        for path in (f"/{roll.half}", "", ".csv", f"/{roll.half}?page=1"):
            with statements as seen:
                assert roll.clients.alice.get(roll.address + path).status_code == 200
            found.append(len(seen))
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8, counts


def test_the_summary_counts_each_half_day(roll: RollCall) -> None:
    roll.note("Bob", half=roll.past, statut="absent", motif="Santé")
    roll.note("Chloé", half=roll.past, statut="present", arrivee="11:30")
    assert summed(roll, "5 janvier 2026, matin") == ("1", "1", "4", "1 h 00")


def summed(roll: RollCall, title: str) -> tuple[str, ...]:
    """Return what the table says of one half-day."""
    text = re.sub(r"<[^>]+>", " ", roll.clients.alice.get(roll.address).text).replace("\xa0", " ")
    row = re.search(rf"{title}\D+(\d+)\s+(\d+)\s+(\d+)\s+(\d+ h \d\d)", text)
    assert row
    return row.groups()


def test_no_hour_counts_before_it_happens(roll: RollCall) -> None:
    """She may say now that she comes tomorrow: nothing of it is followed yet."""
    with roll.site.database.writing() as db:
        half = db.get_one(DemiJournee, roll.past)
        half.day = date(2099, 1, 5)
    roll.note("Chloé", half=roll.past, statut="present")
    assert summed(roll, "5 janvier 2099, matin") == ("1", "0", "5", "0 h 00")
    file = roll.clients.alice.get(f"{roll.address}.csv").content.decode("utf-8-sig")
    (line,) = [one for one in file.splitlines() if one.startswith("Chloé")]
    assert line.rstrip().endswith("0\xa0h\xa000;0")
    assert "n’a pas commencé" in roll.page(roll.past)


def test_nothing_is_ticked_before_a_half_day_and_a_choice_is_asked_for(roll: RollCall) -> None:
    sheet = {"personne": roll.site.place("Bob")}
    assert 'value="absent" checked' in roll.page(roll.half, **sheet)
    with roll.site.database.writing() as db:
        db.get_one(DemiJournee, roll.past).day = date(2099, 1, 5)
    assert "checked" not in roll.page(roll.past, **sheet)
    answer = roll.note("Bob", half=roll.past, motif="Santé")
    assert answer.status_code == 422
    assert "Dites si cette personne est présente ou absente." in answer.text
    assert 'aria-describedby="statut-erreur"' in answer.text


def test_the_file_opens_in_a_french_spreadsheet_and_runs_nothing(roll: RollCall) -> None:
    with roll.site.database.writing() as db:
        db.get_one(Enrolment, roll.site.place("Bob")).shown_name = '=HYPERLINK("http://x";"y")'
    roll.note("Chloé", statut="absent", motif="Autre", precision="+33 à rappeler; demain")
    answer = roll.clients.alice.get(f"{roll.address}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(answer.text[1:]), delimiter=";"))
    assert len(rows) == 7
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert any("absent·e : +33 à rappeler; demain" in row for row in rows)


def test_somebody_taken_out_leaves_the_list_and_keeps_her_hours(roll: RollCall) -> None:
    roll.note("Bob", statut="present")
    with roll.site.database.writing() as db:
        db.get_one(Enrolment, roll.site.place("Bob")).status = EnrolmentStatus.REMOVED
        db.get_one(Enrolment, roll.site.place("Moussa")).status = EnrolmentStatus.REMOVED
    assert "Bob" not in roll.page()
    text = roll.clients.alice.get(f"{roll.address}.csv").text
    assert "Bob;retirée" in text
    assert "Moussa" not in text


def test_the_author_may_leave_and_the_note_stays(roll: RollCall) -> None:
    roll.note("Bob", roll.clients.emma, statut="present")
    with roll.site.database.writing() as db:
        emma = db.query(Person).filter_by(name="Emma").one()
        db.query(PresenceNote).update({PresenceNote.by_id: None})
        assert emma
    assert "par quelqu’un qui n’est plus connu" in roll.line("Bob")


def test_the_console_counts_who_was_noted(roll: RollCall) -> None:
    console = f"/salle/{roll.site.cohort}/console"
    roll.clients.alice.get(console)
    roll.all()
    roll.site.settle()
    text = roll.clients.alice.get(console).text
    assert "<dt>présent·es</dt><dd>6</dd>" in text


@pytest.mark.one_database
@pytest.mark.parametrize(
    "query", ["personne=x", "page=-1", "page=x", "personne=" + "9" * 40, "cherche=" + "x" * 500]
)
def test_a_forged_address_is_no_fault_of_ours(roll: RollCall, query: str) -> None:
    answer = roll.clients.alice.get(f"{roll.address}/{roll.half}?{query}")
    assert answer.status_code in {200, 404}


def test_only_trainees_are_noted(roll: RollCall) -> None:
    emma = roll.site.place("Emma")
    answer = roll.clients.alice.post(
        f"{roll.address}/{roll.half}/{emma}", data={"statut": "present"}
    )
    assert answer.status_code == 404
