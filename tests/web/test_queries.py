"""How many SQL statements a page takes, whatever the sizes."""

import pytest
from tests.dev.site import Cast, Site, Statements

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock

COURSE_PAGES = (
    "/competences/c2-besoin",
    "/competences/c2-besoin/version-simplifiee",
    "/modules",
    "/glossaire",
    "/bibliographie",
    "/competences/c2-besoin/guide",
)


def grow(site: Site, people: int, sessions: int) -> None:
    now = clock.now()
    with site.database.writing() as db:
        alice = db.query(Person).filter_by(name="Alice").one()
        ours = db.get_one(Cohort, site.cohort)
        for number in range(people):
            newcomer = accounts.create_person(db, f"Personne {number}", at=now)
            cohorts.enrol(db, ours, newcomer, SessionRole.TRAINEE, at=now)
        for number in range(sessions):
            plan = cohorts.Plan(
                f"Groupe {number}",
                ours.module_id,
                "",
                clock.room_day(now),
                clock.room_day(now),
                ours.content_hash,
            )
            cohorts.create_cohort(db, plan, alice, at=now)


@pytest.mark.one_database
@pytest.mark.parametrize("path", COURSE_PAGES)
def test_a_course_page_takes_five_statements_at_most(
    clients: Cast, statements: Statements, path: str
) -> None:
    clients.alice.get(path)
    with statements as seen:
        assert clients.alice.get(path).status_code == 200
    assert len(seen) <= 5, seen


@pytest.mark.parametrize(
    "path", ["/sessions", "/sessions/1", "/salle/1/console", "/salle/1", "/competences/c2-besoin"]
)
def test_a_page_takes_as_many_statements_for_sixty_people_as_for_six(
    site: Site, clients: Cast, statements: Statements, path: str
) -> None:
    clients.alice.get(path)
    with statements as before:
        assert clients.alice.get(path).status_code == 200
    grow(site, people=60, sessions=20)
    with statements as after:
        assert clients.alice.get(path).status_code == 200
    assert len(after) == len(before) <= 6, after


@pytest.mark.parametrize(
    "path", ["equipe", "invitations", "groupe", "presences", "parcours", "enquete", "dates", "conducteur"]
)  # fmt: skip
def test_each_page_of_a_session_takes_as_many_statements_for_sixty_people_as_for_six(
    site: Site, clients: Cast, statements: Statements, path: str
) -> None:
    address = f"/sessions/1/{path}"
    clients.alice.get(address)
    with statements as before:
        assert clients.alice.get(address).status_code == 200
    grow(site, people=60, sessions=20)
    with statements as after:
        assert clients.alice.get(address).status_code == 200
    assert len(after) == len(before) <= 12, after


def test_the_live_page_of_a_known_phone_takes_none(clients: Cast, statements: Statements) -> None:
    clients.bob.get("/salle/1")
    with statements as seen:
        for path in ("/salle/1", "/salle/1/regions", "/salle/1/moi"):
            clients.bob.get(path)
    assert seen == []


def test_one_vote_takes_a_flat_number_of_statements(
    site: Site, clients: Cast, statements: Statements
) -> None:
    debate = site.open_debate(clients.alice)
    clients.alice.post(f"/salle/1/activites/{debate}/phases", data={"phase": "position"})
    clients.bob.post(f"/salle/1/activites/{debate}/positions", data={"place": "oui"})
    counts = []
    for place in ("non", "oui", "nsp"):
        with statements as seen:
            assert (
                clients.bob.post(
                    f"/salle/1/activites/{debate}/positions", data={"place": place}
                ).status_code
                == 303
            )
        counts.append(len(seen))
    assert counts == counts[:1] * 3
    assert counts[0] <= (4 if site.database.is_sqlite else 5)  # PostgreSQL locks the activity first
