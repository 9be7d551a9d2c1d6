"""Access cards: printed, they replace every earlier link."""

import re

import pytest
from sqlalchemy import select
from tests.dev.site import Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import AccessLink, Person
from allervers_training.cohorts import service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock

pytestmark = pytest.mark.one_database


def print_cards(site: Site, clients: Cast, **fields: object) -> list[str]:
    answer = clients.alice.post(f"/sessions/{site.cohort}/cartes", data=fields)
    assert answer.status_code == 200
    return re.findall(r"<strong>(.+?)</strong>", answer.text)


def open_links(site: Site, name: str) -> int:
    with site.database.reading() as db:
        query = (
            select(AccessLink)
            .join(Person)
            .where(Person.name == name, AccessLink.revoked_at.is_(None))
        )
        return len(db.scalars(query).all())


def test_everybody_known_gets_a_card_but_the_trainer(site: Site, clients: Cast) -> None:
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    names = print_cards(site, clients)
    assert names == ["Bob", "Chloé", "Emma", "Inès", "Karim", "Lucie", "Moussa"]


def test_a_new_card_revokes_the_links_before_it(site: Site, clients: Cast) -> None:
    old = site.secrets["signin"]["trainee"]
    assert site.visitor().get(f"/entree/{old}").status_code == 200
    assert print_cards(site, clients, inscription=site.place("Bob")) == ["Bob"]
    assert site.visitor().get(f"/entree/{old}").status_code == 404
    assert open_links(site, "Bob") == 1
    assert site.visitor().get(f"/entree/{site.secrets['signin']['co_trainer']}").status_code == 200


def test_a_card_opens_the_door_it_was_printed_for(
    site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    original = accounts.create_link

    def noted(*arguments: object, **more: object) -> str:
        made.append(original(*arguments, **more))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(accounts, "create_link", noted)
    print_cards(site, clients, inscription=site.place("Bob"))
    device = site.entered(made[0])
    assert "Bob" in device.get(f"/salle/{site.cohort}").text


def test_one_persons_new_card_closes_the_devices_she_may_have_lost(
    site: Site, clients: Cast
) -> None:
    lost = clients.bob
    assert lost.get(f"/salle/{site.cohort}").status_code == 200
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/cartes", data={"inscription": site.place("Bob")}
    )
    assert "sont fermés" in answer.text
    assert lost.get(f"/salle/{site.cohort}").status_code != 200
    assert clients.of("Chloé").get(f"/salle/{site.cohort}").status_code == 200


def test_the_cards_of_a_whole_group_leave_everybody_in_her_place(site: Site, clients: Cast) -> None:
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200
    assert "sont fermés" not in clients.alice.post(f"/sessions/{site.cohort}/cartes").text
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200


def test_whoever_prints_her_own_card_stays_signed_in(site: Site, clients: Cast) -> None:
    fields = {"inscription": site.place("Emma")}
    assert clients.emma.post(f"/sessions/{site.cohort}/cartes", data=fields).status_code == 200
    assert clients.emma.get(f"/sessions/{site.cohort}").status_code == 200


def test_a_card_page_is_never_kept(site: Site, clients: Cast) -> None:
    answer = clients.alice.post(f"/sessions/{site.cohort}/cartes")
    assert answer.headers["cache-control"] == "no-store"
    assert "/entree/" not in answer.text  # the secret is in the drawing alone
    assert answer.text.count("<svg") >= 7


def test_a_co_trainer_prints_no_way_in_as_somebody_with_more_rights(
    site: Site, clients: Cast
) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for name, role in (("Fanny", SessionRole.INTERVENANT), ("Gaston", SessionRole.CO_TRAINER)):
            person = db.query(Person).filter_by(name=name).one()
            service.enrol(db, cohort, person, role, at=clock.now())
    answer = clients.emma.post(f"/sessions/{site.cohort}/cartes")
    assert "<strong>Fanny" not in answer.text  # an administrator
    assert "<strong>Gaston" not in answer.text  # a trainer


def test_asking_for_the_card_of_the_trainer_makes_none(site: Site, clients: Cast) -> None:
    assert print_cards(site, clients, inscription=site.place("Alice")) == []
    assert print_cards(site, clients, inscription=site.others["enrolment"]) == []
    assert site.visitor().get(f"/entree/{site.secrets['signin']['trainer']}").status_code == 200


def test_a_link_is_made_for_one_purpose(site: Site, clients: Cast) -> None:
    print_cards(site, clients)
    with site.database.reading() as db:
        assert set(db.scalars(select(AccessLink.purpose))) == {LinkPurpose.PERSONAL}
