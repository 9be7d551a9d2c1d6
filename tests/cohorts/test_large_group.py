"""A list of twelve, and one of three hundred."""

import re

import pytest
from tests.dev.site import Cast, Site, Statements

from allervers_training.accounts import service as accounts
from allervers_training.cohorts import service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock

ROWS = re.compile(r'<li><div><h3>([^<]+)</h3>\n<p class="petit">')


def grow(site: Site, people: int, coming: int = 0) -> None:
    now = clock.now()
    with site.database.writing() as db:
        ours = db.get_one(Cohort, site.cohort)
        db.add_all(
            Enrolment(
                cohort_id=ours.id, person_id=_person(db, f"Élève {n:03}"),
                role=SessionRole.TRAINEE, shown_name=f"Élève {n:03}", status="confirmee",
                employer="CCAS de Lille" if n == 7 else "", created_at=now,
            )
            for n in range(people)
        )  # fmt: skip
        code = ours.join_code
        for n in range(coming):
            service.join(db, code, f"Venu {n}", at=now)


def shown(site: Site, clients: Cast, **asked: object) -> list[str]:
    text = clients.alice.get(f"/sessions/{site.cohort}", params=asked).text
    return ROWS.findall(text)


def test_a_small_group_is_listed_whole_without_a_search(site: Site, clients: Cast) -> None:
    assert shown(site, clients) == ["Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa"]
    assert 'name="cherche"' not in clients.alice.get(f"/sessions/{site.cohort}").text


def test_a_large_group_is_told_by_its_number_and_searched(site: Site, clients: Cast) -> None:
    grow(site, 300)
    text = clients.alice.get(f"/sessions/{site.cohort}").text
    assert "306\xa0stagiaires inscrit·es" in text
    assert shown(site, clients) == []
    assert shown(site, clients, cherche="eleve 299") == ["Élève 299"]
    assert shown(site, clients, cherche="lille") == ["Élève 007"]
    assert shown(site, clients, cherche="INES") == ["Inès"]
    nobody = clients.alice.get(f"/sessions/{site.cohort}", params={"cherche": "<zz>"}).text
    assert "Personne ne répond à ce nom" in nobody
    assert "<zz>" not in nobody


def test_its_list_has_pages_of_two_hundred(site: Site, clients: Cast) -> None:
    grow(site, 300)
    first, second = (shown(site, clients, page=number) for number in (1, 2))
    assert (len(first), len(second)) == (200, 106)
    assert len({*first, *second}) == 306
    assert len(shown(site, clients, page="²")) == 0
    assert shown(site, clients, page=99) == []
    assert len(shown(site, clients, page=2, cherche="eleve")) == 100


def test_the_page_takes_as_many_statements_for_three_hundred_as_for_six(
    site: Site, clients: Cast, statements: Statements
) -> None:
    grow(site, 0, coming=2)
    address = f"/sessions/{site.cohort}"
    clients.alice.get(address)
    with statements as few:
        clients.alice.get(address)
    grow(site, 300, coming=0)
    with site.database.writing() as db:
        for n in range(40):
            service.join(db, site.join_code, f"Encore {n}", at=clock.now())
    with statements as many:
        assert clients.alice.get(f"{address}?page=1").status_code == 200
    assert len(many) == len(few) <= 5, many


@pytest.mark.one_database
def test_those_to_be_checked_come_a_few_at_a_time(site: Site, clients: Cast) -> None:
    grow(site, 0, coming=45)
    text = clients.alice.get(f"/sessions/{site.cohort}").text
    assert '<span class="etiquette pleine nb">45</span>' in text
    assert text.count("L’ajouter au groupe") == 30
    assert "En voici 30" in text


@pytest.mark.one_database
def test_whoever_goes_over_the_number_planned_is_told_and_nothing_is_blocked(
    site: Site, clients: Cast
) -> None:
    with site.database.writing() as db:
        db.get_one(Cohort, site.cohort).capacity = 6
    address = f"/sessions/{site.cohort}"
    assert 'inscrit·es sur <b class="nb">6</b>' in clients.alice.get(address).text
    assert "de plus que prévu" not in clients.alice.get(address).text
    answer = clients.alice.post(f"{address}/inscriptions", data={"prenom": "Prudence"})
    assert answer.status_code == 303
    text = clients.alice.get(address).text
    assert "1\xa0personne de plus que prévu" in text
    assert "Rien n’est bloqué" in text


def _person(db: object, name: str) -> int:
    return accounts.create_person(db, name, at=clock.now()).id  # type: ignore[arg-type]
