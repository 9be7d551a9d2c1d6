"""What the team sees when the rule says no, and how it keeps a place meanwhile."""

from html import unescape

import pytest
from tests.dev.site import HTMX, Cast, Site
from tests.progress.people import M2, events, newcomer, open_module_2

from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def place_of(site: Site, cohort_id: int, name: str) -> Enrolment | None:
    with site.database.reading() as db:
        found = db.query(Enrolment).filter_by(cohort_id=cohort_id, shown_name=name)
        return found.one_or_none()


def test_adding_somebody_by_hand_shows_why_and_both_ways_out(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site, days=40)
    path = f"/sessions/{cohort_id}/inscriptions"
    answer = clients.alice.post(path, data={"prenom": "Prudence", "role": "trainee"})
    assert answer.status_code == 422
    text = plain(answer.text)
    assert "Prudence, prérequis non rempli : le module 1 n'est pas commencé" in text
    assert "Suivre le module 1" in text
    assert "Maison des associations" in text
    assert "Déclarer son expérience" in text
    assert "sous 5 jours ouvrés" in text
    assert 'name="prenom" value="Prudence"' in answer.text  # nothing typed is lost
    assert place_of(site, cohort_id, "Prudence") is None
    with site.database.reading() as db:
        assert db.query(Person).filter_by(name="Prudence").count() == 0


def test_the_same_gesture_keeps_a_place_that_waits_and_gets_a_card(
    site: Site, clients: Cast
) -> None:
    cohort_id = open_module_2(site)
    path = f"/sessions/{cohort_id}/inscriptions"
    data = {"prenom": "Prudence", "role": "trainee", "attente": "oui"}
    assert clients.alice.post(path, data=data).status_code == 303
    place = place_of(site, cohort_id, "Prudence")
    assert place is not None
    assert place.status is EnrolmentStatus.TO_CHECK
    assert events(site, place.person_id, M2) == []
    cards = clients.alice.post(f"/sessions/{cohort_id}/cartes", data={"pour": "sans-carte"})
    assert "Prudence" in cards.text


def test_a_crafted_role_or_field_opens_nothing(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    path = f"/sessions/{cohort_id}/inscriptions"
    for fields in (
        {"attente": "non"},
        {"attente": "1"},
        {"role": "stagiaire"},
        {"statut": "confirmee"},
    ):
        answer = clients.alice.post(path, data={"prenom": "Prudence", **fields})
        assert answer.status_code == 422
    assert place_of(site, cohort_id, "Prudence") is None


def test_confirming_whoever_joined_by_code_asks_the_rule(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, cohort_id)
        cohorts.open_room(db, cohort, is_open=True)
        code = cohort.join_code
    device = site.visitor()
    device.post("/rejoindre", data={"code": code, "prenom": "Prudence"})
    place = place_of(site, cohort_id, "Prudence")
    assert place is not None
    path = f"/sessions/{cohort_id}/inscriptions/{place.id}/statut"
    assert clients.alice.post(path, data={"statut": "confirmee"}).status_code == 422
    with site.database.reading() as db:
        assert db.get_one(Person, place.person_id).provisional
    kept = clients.alice.post(path, data={"statut": "confirmee", "attente": "oui"})
    assert kept.status_code == 303
    with site.database.reading() as db:
        assert not db.get_one(Person, place.person_id).provisional  # known, and waiting
        assert db.get_one(Enrolment, place.id).status is EnrolmentStatus.TO_CHECK
    assert device.get(f"/salle/{cohort_id}").status_code == 200  # she takes part
    answer = device.post(f"/modules/{M2}/declaration/questions/1", data={"reponse": "Une maraude"})
    assert answer.status_code == 303  # and may declare


def test_with_htmx_the_refusal_is_said_in_place(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    path = f"/sessions/{cohort_id}/inscriptions"
    answer = clients.alice.post(path, data={"prenom": "Prudence"}, headers=HTMX)
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "#alerte"
    assert "prérequis non rempli" in plain(answer.text)


def test_a_whole_list_is_refused_by_name_and_nothing_of_it_is_written(site: Site) -> None:
    cohort_id = open_module_2(site)
    people = [
        newcomer(site, f"P{n}", "nothing" if n % 2 else "module 1 completed") for n in range(4)
    ]

    def bring_in() -> None:
        with site.database.writing() as db:
            add_all(db, cohort_id, people)

    with pytest.raises(entrance.EntranceClosed) as closed:
        bring_in()
    assert [one.name for one in closed.value.refusals] == ["P1", "P3"]
    assert all(place_of(site, cohort_id, f"P{n}") is None for n in range(4))


def test_a_whole_list_comes_in_with_some_who_wait(site: Site) -> None:
    cohort_id = open_module_2(site)
    people = [
        newcomer(site, f"P{n}", "nothing" if n % 2 else "module 1 completed") for n in range(4)
    ]
    with site.database.writing() as db:
        entrance.may_wait(db)
        add_all(db, cohort_id, people)
    statuses = [place_of(site, cohort_id, f"P{n}").status for n in range(4)]
    assert statuses == [EnrolmentStatus.CONFIRMED, EnrolmentStatus.TO_CHECK] * 2


def add_all(db, cohort_id: int, people: list[int]) -> None:  # noqa: ANN001
    from allervers_training.cohorts.domain import SessionRole

    db.add_all(
        Enrolment(
            cohort_id=cohort_id, person_id=one, role=SessionRole.TRAINEE, shown_name=f"P{n}",
            status=EnrolmentStatus.CONFIRMED, created_at=clock.now(),
        )
        for n, one in enumerate(people)
    )  # fmt: skip


def test_a_newcomer_of_a_list_is_told_in_advance(site: Site) -> None:
    cohort_id = open_module_2(site)
    with site.database.reading() as db:
        said = entrance.closed_for_newcomers(db, db.get_one(Cohort, cohort_id))
        assert said is not None
        assert said.sentence.startswith("Nouvelle personne, prérequis non rempli")
        assert entrance.closed_for_newcomers(db, db.get_one(Cohort, site.cohort)) is None


def test_places_are_given_by_rows_that_the_entrance_sees() -> None:
    """Statements written by hand would pass it by: nothing in the program writes places so."""
    from tests.contracts.code import python_files

    for path in python_files():
        text = path.read_text("utf-8")
        assert "insert(Enrolment)" not in text, path
        assert "update(Enrolment)" not in text, path
        assert "Enrolment.__table__" not in text, path


def test_the_site_wires_its_entrance(site: Site) -> None:
    with site.database.reading() as db:
        assert "entrance" in db.info
        assert "library" in db.info
