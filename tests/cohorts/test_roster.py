"""The people of a session: enrolling, matching, confirming, taking out, letting back in."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import AuditEntry, Person, WebSession
from allervers_training.activities.engine.models import ActivityParticipant
from allervers_training.cohorts import queries, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock


def come_in(site: Site, name: str) -> tuple[TestClient, int]:
    device = site.visitor()
    assert (
        device.post("/rejoindre", data={"code": site.join_code, "prenom": name}).status_code == 303
    )
    return device, site.place(name)


def settle(client: TestClient, site: Site, place: int, **fields: object) -> int:
    return client.post(
        f"/sessions/{site.cohort}/inscriptions/{place}/statut", data=fields
    ).status_code


def place_of(site: Site, number: int) -> Enrolment | None:
    with site.database.reading() as db:
        return db.get(Enrolment, number)


def journal(site: Site) -> list[str]:
    with site.database.reading() as db:
        return list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def test_the_roster_shows_everybody_by_what_there_is_to_do(site: Site, clients: Cast) -> None:
    come_in(site, "Prudence")
    text = clients.alice.get(f"/sessions/{site.cohort}").text
    for word in (
        "Prudence",
        "À vérifier",
        "C’est Bob",
        "L’ajouter au groupe",
        "Moussa",
        "Formateur·rice",
    ):
        assert word in text, word


def test_matching_makes_the_device_that_of_the_person_expected(site: Site, clients: Cast) -> None:
    device, joined = come_in(site, "Robert")
    bob = site.place("Bob")
    assert settle(clients.alice, site, joined, statut="rapprochee", avec=bob) == 303
    place = place_of(site, joined)
    assert place is not None
    assert (place.shown_name, place.status) == ("Bob", EnrolmentStatus.CONFIRMED)
    withdrawn = place_of(site, bob)
    assert withdrawn is not None
    assert withdrawn.status is EnrolmentStatus.REMOVED
    assert "Retirées" not in clients.alice.get(f"/sessions/{site.cohort}").text
    assert journal(site) == ["enrolment_matched"]
    assert "Bob" in device.get(f"/salle/{site.cohort}").text
    with site.database.reading() as db:
        owner = db.scalars(select(Person).where(Person.name == "Bob")).one()
        assert place.person_id == owner.id
        assert db.scalars(select(WebSession.person_id)).all().count(owner.id) == 1


def test_matching_keeps_what_was_done_before_it(site: Site, clients: Cast) -> None:
    debate = site.open_debate(clients.alice)
    clients.alice.post(
        f"/salle/{site.cohort}/activites/{debate}/phases", data={"phase": "position"}
    )
    device, joined = come_in(site, "Robert")
    device.post(f"/salle/{site.cohort}/activites/{debate}/positions", data={"place": "oui"})
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    with site.database.reading() as db:
        assert db.scalars(select(ActivityParticipant.enrolment_id)).all() == [joined]


def test_the_team_cannot_be_matched(site: Site, clients: Cast) -> None:
    """Otherwise a co-trainer's phone, come in by code, would become the trainer's."""
    for name in ("Alice", "Emma"):
        device, joined = come_in(site, f"Moi {name[0]}")
        expected = site.place(name)
        assert settle(clients.emma, site, joined, statut="rapprochee", avec=expected) == 422
        assert place_of(site, expected) is not None
        assert device.get(f"/sessions/{site.cohort}").status_code == 404


def test_whoever_has_come_in_already_cannot_be_taken_for_somebody_expected(
    site: Site, clients: Cast
) -> None:
    _, first = come_in(site, "Robert")
    _, second = come_in(site, "Roberta")
    settle(clients.alice, site, first, statut="confirmee")
    assert settle(clients.alice, site, second, statut="rapprochee", avec=first) == 422
    assert place_of(site, first) is not None


def test_nobody_is_matched_with_herself(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Robert")
    assert settle(clients.alice, site, joined, statut="rapprochee", avec=joined) == 422
    assert place_of(site, joined) is not None


def test_a_match_made_twice_is_refused_in_plain_words(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Robert")
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    chloe = site.place("Chloé")
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{joined}/statut",
        data={"statut": "rapprochee", "avec": chloe},
    )
    assert answer.status_code == 422
    assert "Rechargez-la" in answer.text
    assert place_of(site, chloe) is not None


def test_confirming_takes_the_name_as_known(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Prudence")
    assert settle(clients.emma, site, joined, statut="confirmee") == 303
    place = place_of(site, joined)
    assert place is not None
    assert place.status is EnrolmentStatus.CONFIRMED
    with site.database.reading() as db:
        assert not db.get_one(Person, place.person_id).provisional
    assert journal(site) == ["enrolment_confirmed"]


def test_taking_somebody_out_closes_the_room_to_her_at_once(site: Site, clients: Cast) -> None:
    room = f"/salle/{site.cohort}"
    assert clients.bob.get(room).status_code == 200
    bob = site.place("Bob")
    assert settle(clients.alice, site, bob, statut="retiree") == 303
    assert clients.bob.get(room).status_code == 404
    assert "Faire revenir" in clients.alice.get(f"/sessions/{site.cohort}").text
    assert settle(clients.alice, site, bob, statut="readmise") == 303
    assert clients.bob.get(room).status_code == 200
    assert journal(site) == ["enrolment_removed", "enrolment_readmitted"]


@pytest.mark.one_database
def test_a_trainer_cannot_be_taken_out(site: Site, clients: Cast) -> None:
    for who in (clients.alice, clients.emma):
        assert settle(who, site, site.place("Alice"), statut="retiree") == 422


def test_confirming_somebody_taken_out_is_not_a_hidden_way_back(site: Site, clients: Cast) -> None:
    bob = site.place("Bob")
    settle(clients.alice, site, bob, statut="retiree")
    assert settle(clients.alice, site, bob, statut="confirmee") == 422


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"statut": "x"}, {"statut": "rapprochee"}, {"statut": "rapprochee", "avec": "x"},
        {"statut": "rapprochee", "avec": "²"}, {"statut": "rapprochee", "avec": "9" * 25},
        {"statut": "rapprochee", "avec": "-1"},
    ],
    ids=str,
)  # fmt: skip
def test_a_gesture_that_is_none_changes_nothing(
    site: Site, clients: Cast, fields: dict[str, str]
) -> None:
    _, joined = come_in(site, "Prudence")
    assert settle(clients.alice, site, joined, **fields) in {404, 422}
    place = place_of(site, joined)
    assert place is not None
    assert place.status is EnrolmentStatus.TO_CHECK


def test_a_place_of_another_session_is_not_found(site: Site, clients: Cast) -> None:
    foreign = site.others["enrolment"]
    assert settle(clients.alice, site, foreign, statut="retiree") == 404
    _, joined = come_in(site, "Prudence")
    assert settle(clients.alice, site, joined, statut="rapprochee", avec=foreign) == 404


@pytest.mark.one_database
def test_trainees_settle_nothing(site: Site, clients: Cast) -> None:
    for who in (clients.bob, clients.driss, clients.fanny, clients.gaston):
        assert settle(who, site, site.place("Chloé"), statut="retiree") == 404


def test_somebody_expected_is_added(site: Site, clients: Cast) -> None:
    answer = clients.emma.post(
        f"/sessions/{site.cohort}/inscriptions", data={"prenom": " Prudence "}
    )
    assert answer.status_code == 303
    place = place_of(site, site.place("Prudence"))
    assert place is not None
    assert (place.role, place.status, place.joined_at) == (
        SessionRole.TRAINEE,
        EnrolmentStatus.CONFIRMED,
        None,
    )


def test_a_second_homonym_is_numbered(site: Site, clients: Cast) -> None:
    for _ in range(2):
        clients.alice.post(f"/sessions/{site.cohort}/inscriptions", data={"prenom": "Bob"})
    assert site.place("Bob 3")


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["", "🎉", "b" * 61])
def test_a_name_that_is_none_comes_back_with_its_sentence(
    site: Site, clients: Cast, name: str
) -> None:
    answer = clients.alice.post(f"/sessions/{site.cohort}/inscriptions", data={"prenom": name})
    assert answer.status_code == 422
    assert f'value="{name}"' in answer.text
    assert "<title>Erreur : " in answer.text
    assert "Moussa" in answer.text  # the rest of the page is there


@pytest.mark.one_database
def test_whoever_is_added_to_the_group_is_a_trainee(site: Site, clients: Cast) -> None:
    clients.emma.post(
        f"/sessions/{site.cohort}/inscriptions", data={"prenom": "Prudence", "role": "trainer"}
    )
    place = place_of(site, site.place("Prudence"))
    assert place is not None
    assert place.role is SessionRole.TRAINEE


def test_one_lists_the_sessions_one_is_in(site: Site, clients: Cast) -> None:
    mine = clients.bob.get("/sessions").text
    assert "Groupe de démonstration" in mine
    assert "Gaston" not in mine
    assert "console" not in mine
    assert "Ouvrir la console" in clients.emma.get("/sessions").text
    alone = site.signed_in("Driss")
    with site.database.writing() as db:
        db.execute(delete(Enrolment).where(Enrolment.shown_name == "Driss"))
    assert "aucune session" in alone.get("/sessions").text


def test_todays_session_comes_first_then_the_coming_ones_then_the_past(site: Site) -> None:
    today = clock.room_day(clock.now())
    with site.database.writing() as db:
        version = db.get_one(Cohort, site.cohort).content_hash
        trainer = accounts.create_person(db, "Hélène", at=clock.now())
        for days in (-60, 30, 0, -30, 60):
            day = today + timedelta(days=days)
            plan = service.Plan(f"J{days:+}", "m1", "", day, day, version)
            service.create_cohort(db, plan, trainer, at=clock.now())
    with site.database.reading() as db:
        listed = queries.sessions_of(db, db.get_one(Person, trainer.id))
        assert [p.cohort.title for p in listed] == ["J+0", "J+30", "J+60", "J-30", "J-60"]


def test_the_session_one_was_taken_out_of_is_not_listed(site: Site, clients: Cast) -> None:
    settle(clients.alice, site, site.place("Bob"), statut="retiree")
    assert "Groupe de démonstration" not in clients.bob.get("/sessions").text
    assert clients.bob.get("/salle").headers["location"] == "/rejoindre"


def test_a_number_no_database_holds_is_not_found(clients: Cast) -> None:
    for number in (2**31, 2**63 - 1, 2**63, 10**25):
        assert clients.alice.get(f"/sessions/{number}").status_code == 404
