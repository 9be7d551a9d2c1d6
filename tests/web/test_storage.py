"""A disk that is full: said in French, nothing acknowledged is lost, nothing refused is half there."""

import pytest
from sqlalchemy import func, select
from tests.dev.site import HTMX, Cast, Site
from tests.kernel.databases import full
from tests.salle.debate import Debate

from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Enrolment

pytestmark = pytest.mark.one_database
ENOUGH = 200


def people(site: Site) -> tuple[int, int]:
    with site.database.reading() as db:
        return (
            db.scalars(select(func.count()).select_from(Person)).one(),
            db.scalars(select(func.count()).select_from(Enrolment)).one(),
        )


def test_a_form_says_that_nothing_was_kept_and_works_again_later(site: Site, clients: Cast) -> None:
    alice, path = clients.alice, f"/sessions/{site.cohort}/inscriptions"
    with full(site.database):
        for _ in range(ENOUGH):
            before = people(site)
            answer = alice.post(path, data={"prenom": "x" * 60})
            if answer.status_code != 303:
                break
        assert answer.status_code == 507
        assert "disque est plein" in answer.text
        assert "Libérez de la place" in answer.text
        assert people(site) == before
        assert (
            alice.post(path, data={"prenom": "x" * 60}, headers=HTMX).headers["hx-retarget"]
            == "#alerte"
        )
        assert alice.get(f"/sessions/{site.cohort}").status_code == 200
    assert alice.post(path, data={"prenom": "Prudence"}).status_code == 303
    assert people(site) == (before[0] + 1, before[1] + 1)


def test_every_vote_answered_is_there_and_no_other(site: Site, clients: Cast) -> None:
    debate = Debate(site, clients, site.open_debate(clients.alice))
    debate.phase("position")
    bob, answered = clients.bob, []
    with full(site.database):
        for turn in range(ENOUGH):
            place = ("oui", "non")[turn % 2]
            answer = debate.send(bob, "positions", place=place)
            if answer.status_code != 303:
                break
            answered.append(place)
        assert answer.status_code == 507
        assert "disque est plein" in answer.text
        assert 'name="place"' in answer.text  # the page, with its form
        assert [p["zone"] for p in debate.log("PositionPrise")] == answered
        last = "D’accord" if answered[-1] == "oui" else "Pas d’accord"
        assert f"C’est noté : {last.lower()}" in bob.get(f"/salle/{site.cohort}/moi").text.replace(
            "\xa0", " "
        )
        answer = debate.send(bob, "positions", HTMX, place=place)
        assert (answer.status_code, answer.headers["hx-retarget"]) == (507, "#alerte")
    assert debate.send(bob, "positions", place=place).status_code == 303
    assert [p["zone"] for p in debate.log("PositionPrise")] == [*answered, place]


def test_coming_in_gives_no_cookie_that_was_not_kept(site: Site, clients: Cast) -> None:
    code = site.join_code
    with full(site.database):
        for number in range(ENOUGH):
            answer = clients.nobody.post(
                "/rejoindre", data={"code": code, "prenom": f"{'x' * 50} {number}"}
            )
            if answer.status_code != 303:
                break
    assert answer.status_code == 507
    assert "set-cookie" not in answer.headers
