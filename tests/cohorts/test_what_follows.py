"""What one has kept follows one when the team says who one is, and when it takes that back."""

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M1, named, open_module_2

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.db import Base
from allervers_training.positioning.models import Expectation, PositioningAnswer
from allervers_training.progress.domain.words import OWN
from allervers_training.progress.models import Declaration, ProgressEvent, ReadingPlace
from allervers_training.surveys.models import ColdSurvey

QUIZ, PAGE = "c1-quiz", "c1-raisons"


def come_in(site: Site, name: str) -> tuple[TestClient, int]:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": name})
    return device, site.place(name)


def settle(clients: Cast, site: Site, place: int, **fields: object) -> int:
    address = f"/sessions/{site.cohort}/inscriptions/{place}/statut"
    return clients.alice.post(address, data=fields).status_code


def matched(clients: Cast, site: Site, joined: int, name: str) -> int:
    expected = site.place(name)
    assert settle(clients, site, joined, statut="rapprochee", avec=expected) == 303
    return expected


def competence(site: Site) -> Competence:
    return site.app.state.library.current.course.competences_of(M1)[0]


def position(device: TestClient, site: Site, level: int) -> None:
    first = competence(site)
    address = f"/sessions/{site.cohort}/positionnement/avant/{first.id}"
    data = {statement.id: level for statement in first.positioning}
    assert device.post(address, data=data).status_code == 303


def say(device: TestClient, site: Site, needs: str) -> None:
    said = {"attentes": "", "besoins": needs}
    assert device.post(f"/sessions/{site.cohort}/attentes", data=said).status_code == 303


def keep_everything(device: TestClient, site: Site) -> None:
    """Read, answer, write, say: one of each thing that is kept of a person."""
    position(device, site, 2)
    say(device, site, "Une place près du mur")
    device.post("/parcours/lectures", data={"page": PAGE, "geste": "lu"})
    assert device.post(f"/quiz/{quiz(site)}/essais").status_code == 303
    assert device.post("/carnet/pages", data={"texte": "Une page à moi"}).status_code == 303
    step = {"what": "Pousser une porte"}
    assert device.post(f"/carnet/premier-pas/{M1}", data=step).status_code == 303
    draft = "/modules/m2-mise-en-pratique/declaration/questions/1"
    assert device.post(draft, data={"reponse": "Une maraude"}).status_code == 303


def quiz(site: Site) -> str:
    course = site.app.state.library.current.course
    return next(one.id for one in course.documents.values() if type(one).__name__ == "Quiz")


def shown(device: TestClient, site: Site) -> dict[str, bool]:
    """Tell what of it somebody finds again on her own pages."""
    placing = f"/sessions/{site.cohort}/positionnement"
    return {
        "positioning": " checked" in device.get(f"{placing}/avant/{competence(site).id}").text,
        "needs": "près du mur" in device.get(placing).text,
        "reading": " · lue" in device.get("/parcours").text,
        "quiz": "Mes essais" in device.get(f"/quiz/{quiz(site)}").text,
        "journal": "Une page à moi" in device.get("/carnet").text,
        "first step": "Pousser une porte" in device.get("/carnet").text,
        "draft": "Une maraude"
        in device.get("/modules/m2-mise-en-pratique/declaration/questions/1").text,
    }


def own_events(site: Site, name: str) -> list[str]:
    with site.database.reading() as db:
        rows = db.scalars(
            select(ProgressEvent.type)
            .join(Person, Person.id == ProgressEvent.person_id)
            .where(Person.name == name, ProgressEvent.type.in_(OWN))
        )
        return [row.value for row in rows]


def test_what_she_said_at_home_is_hers_in_the_room(site: Site, clients: Cast) -> None:
    keep_everything(clients.bob, site)
    device, joined = come_in(site, "Robert")
    expected = matched(clients, site, joined, "Bob")
    assert set(shown(device, site).values()) == {True}
    group = clients.alice.get(f"/sessions/{site.cohort}/groupe").text
    assert "<strong>Bob</strong> : Une place près du mur" in group
    assert "1\xa0personne a répondu" in group
    assert settle(clients, site, joined, statut="separee") == 303
    assert set(shown(clients.bob, site).values()) == {True}
    with site.database.reading() as db:
        assert db.get(Expectation, expected) is not None
        assert set(db.scalars(select(PositioningAnswer.enrolment_id))) == {expected}


def test_what_came_from_the_wrong_device_goes_back_with_it_and_waits(
    site: Site, clients: Cast
) -> None:
    device, joined = come_in(site, "Robert")
    matched(clients, site, joined, "Bob")
    keep_everything(device, site)
    assert settle(clients, site, joined, statut="separee") == 303
    bob = site.signed_in("Bob")
    assert set(shown(bob, site).values()) == {False}
    assert own_events(site, "Bob") == []
    assert device.get("/carnet").status_code == 422  # nothing opens before she is recognised
    assert "près du mur" not in clients.alice.get(f"/sessions/{site.cohort}/groupe").text

    matched(clients, site, joined, "Karim")
    assert set(shown(device, site).values()) == {True}
    assert own_events(site, "Karim") == ["lecture"]
    assert own_events(site, "Robert") == []
    settle(clients, site, joined, statut="separee")  # a second mistake costs no more than the first
    assert set(shown(site.signed_in("Karim"), site).values()) == {False}
    assert settle(clients, site, joined, statut="confirmee") == 303
    assert set(shown(device, site).values()) == {True}


def test_when_she_used_a_device_of_her_own_all_of_it_stays_hers(site: Site, clients: Cast) -> None:
    own = clients.bob
    own.get("/parcours")
    device, joined = come_in(site, "Robert")
    matched(clients, site, joined, "Bob")
    keep_everything(device, site)
    settle(clients, site, joined, statut="separee")
    assert set(shown(own, site).values()) == {True}
    matched(clients, site, joined, "Karim")
    assert set(shown(device, site).values()) == {False}


def test_a_page_that_she_had_read_before_stays_read(site: Site, clients: Cast) -> None:
    before = site.signed_in("Bob")
    before.post("/parcours/lectures", data={"page": PAGE, "geste": "lu"})
    before.post("/sortie")
    device, joined = come_in(site, "Robert")
    matched(clients, site, joined, "Bob")
    device.post("/parcours/lectures", data={"page": PAGE, "geste": "ici"})
    settle(clients, site, joined, statut="separee")
    assert " · lue" in site.signed_in("Bob").get("/parcours").text


def test_two_marks_on_the_same_page_become_one(site: Site, clients: Cast) -> None:
    device, joined = come_in(site, "Robert")
    matched(clients, site, joined, "Bob")
    device.post("/parcours/lectures", data={"page": PAGE, "geste": "ici"})
    settle(clients, site, joined, statut="separee")
    karim = site.signed_in("Karim")
    karim.post("/parcours/lectures", data={"page": PAGE, "geste": "lu"})
    matched(clients, site, joined, "Karim")
    with site.database.reading() as db:
        kept = db.scalars(select(ReadingPlace)).one()
        assert (kept.person_id, kept.is_done) == (named(db, "Karim").id, True)


def test_a_declaration_that_was_sent_stays_with_its_name(site: Site, clients: Cast) -> None:
    device, joined = come_in(site, "Robert")
    matched(clients, site, joined, "Bob")
    address = "/modules/m2-mise-en-pratique/declaration"
    for number in (1, 2, 3):
        device.post(f"{address}/questions/{number}", data={"reponse": "Une maraude"})
    assert device.post(f"{address}/envoi").status_code == 303
    settle(clients, site, joined, statut="separee")
    with site.database.reading() as db:
        assert db.scalars(select(Declaration.person_id)).one() == named(db, "Bob").id


@pytest.mark.one_database
def test_the_link_of_a_survey_goes_with_whom_it_was_made_for(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Robert")
    bob = site.place("Bob")
    with site.database.writing() as db:
        db.add(ColdSurvey(enrolment_id=bob, token_hash="x", due_on=clock.room_day(clock.now())))
    matched(clients, site, joined, "Bob")
    with site.database.reading() as db:
        assert db.scalars(select(ColdSurvey.enrolment_id)).one() == joined
    settle(clients, site, joined, statut="separee")
    with site.database.reading() as db:
        assert db.scalars(select(ColdSurvey.enrolment_id)).one() == bob


def test_somebody_known_whose_place_waits_is_nobody_else(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort = db.get_one(Cohort, cohort_id)
        for name in ("Bob", "Karim"):
            service.enrol(db, cohort, named(db, name), SessionRole.TRAINEE, at=clock.now())
    bob, karim = site.place("Bob", cohort_id), site.place("Karim", cohort_id)
    data = {"statut": "rapprochee", "avec": karim}
    address = f"/sessions/{cohort_id}/inscriptions/{bob}/statut"
    assert clients.alice.post(address, data=data).status_code == 422


def test_a_matching_whose_place_waits_is_shown_as_such_and_taken_back(
    site: Site, clients: Cast
) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort = db.get_one(Cohort, cohort_id)
        service.open_room(db, cohort, is_open=True)
        expected = service.enrol(db, cohort, named(db, "Bob"), SessionRole.TRAINEE, at=clock.now())
        joined, _ = service.join(db, cohort.join_code, "Robert", at=clock.now())
        service.match(db, joined, expected, by=named(db, "Alice"), at=clock.now())
        place, bob = joined.id, expected.id
        assert joined.status is EnrolmentStatus.TO_CHECK
    text = clients.alice.get(f"/sessions/{cohort_id}").text
    assert "En attente du prérequis" in text
    assert 'id="t-verifier"' not in text
    address = f"/sessions/{cohort_id}/inscriptions/{place}/statut"
    assert clients.alice.post(address, data={"statut": "separee"}).status_code == 303
    with site.database.reading() as db:
        back, again = db.get_one(Enrolment, bob), db.get_one(Enrolment, place)
        assert (back.shown_name, back.status) == ("Bob", EnrolmentStatus.TO_CHECK)
        assert (again.shown_name, again.status) == ("Robert", EnrolmentStatus.TO_CHECK)


FOLLOWS = {
    "positioning_answer.person_id", "positioning_answer.enrolment_id", "expectation.enrolment_id",
    "quiz_attempt.person_id", "journal_entry.person_id", "progress_event.person_id",
    "reading_place.person_id", "declaration.person_id", "cold_survey.enrolment_id",
    "web_session.person_id", "access_link.person_id",
}  # fmt: skip
STAYS = {
    "enrolment.person_id": "places exchange their persons: that is the matching",
    "enrolment_match.enrolment_id": "it is the matching",
    "person_role.person_id": "a device never gets the rights of a role",
    "module_standing.person_id": "a copy of what the team wrote, which stays",
    "outgoing_mail.person_id": "a letter was written to whom it names",
    "activity_participant.enrolment_id": "the place she took part from is kept; facts.py reads both",
    "presence_note.enrolment_id": "read through `absorbed_by`",
    "contributor.person_id": "whoever proposes was invited by name: she never comes in by code alone",
    "worked_time.person_id": "as above",
    "easy_reading.person_id": "as above",
}


def test_each_table_about_a_person_says_what_a_matching_does_to_it() -> None:
    found = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if re.fullmatch(r"(person|enrolment)_id", column.name)
    }
    assert found == FOLLOWS | set(STAYS)
