"""Access cards: printed, they replace every earlier link."""

import re

import pytest
from httpx2 import Response
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import AccessLink, Person
from allervers_training.cohorts import service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock

pytestmark = pytest.mark.one_database


NAME = re.compile(r'class="carte-nom"><strong>(.+?)</strong>')


def asked(site: Site, client: TestClient, **fields: object) -> dict[str, object]:
    """Return what the form of the question sends, for the whole group or for one person."""
    text = client.get(f"/sessions/{site.cohort}/cartes", params=fields).text
    seen = re.search(r'name="vu" value="(\d+)"', text)
    return {"vu": seen[1] if seen else "", **({} if "inscription" in fields else {"pour": "tous"})}


def printed(site: Site, client: TestClient, **fields: object) -> Response:
    known = {k: v for k, v in fields.items() if k == "inscription"}
    return client.post(
        f"/sessions/{site.cohort}/cartes", data={**asked(site, client, **known), **fields}
    )


def print_cards(site: Site, clients: Cast, **fields: object) -> list[str]:
    answer = printed(site, clients.alice, **fields)
    assert answer.status_code == 200
    return NAME.findall(answer.text)


def noted_links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the secrets of links as they are made."""
    made: list[str] = []
    original = accounts.create_link

    def noted(*arguments: object, **more: object) -> str:
        made.append(original(*arguments, **more))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(accounts, "create_link", noted)
    return made


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
    made = noted_links(monkeypatch)
    print_cards(site, clients, inscription=site.place("Bob"))
    device = site.entered(made[0])
    assert "Bob" in device.get(f"/salle/{site.cohort}").text


def test_one_persons_new_card_closes_the_devices_she_may_have_lost(
    site: Site, clients: Cast
) -> None:
    lost = clients.bob
    assert lost.get(f"/salle/{site.cohort}").status_code == 200
    answer = printed(site, clients.alice, inscription=site.place("Bob"), perdu="oui")
    assert "sont fermés" in answer.text
    assert lost.get(f"/salle/{site.cohort}").status_code != 200
    assert clients.of("Chloé").get(f"/salle/{site.cohort}").status_code == 200


def test_the_cards_of_a_whole_group_leave_everybody_in_her_place(site: Site, clients: Cast) -> None:
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200
    assert "sont fermés" not in printed(site, clients.alice).text
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200


def test_whoever_prints_her_own_card_stays_signed_in(site: Site, clients: Cast) -> None:
    emma = site.place("Emma")
    assert printed(site, clients.emma, inscription=emma, perdu="oui").status_code == 200
    assert clients.emma.get(f"/sessions/{site.cohort}").status_code == 200


def test_a_card_page_is_never_kept(site: Site, clients: Cast) -> None:
    answer = printed(site, clients.alice)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.count("<svg") >= 7


def test_a_co_trainer_prints_no_way_in_as_somebody_with_more_rights(
    site: Site, clients: Cast
) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for name, role in (("Fanny", SessionRole.INTERVENANT), ("Gaston", SessionRole.CO_TRAINER)):
            person = db.query(Person).filter_by(name=name).one()
            service.enrol(db, cohort, person, role, at=clock.now())
    answer = printed(site, clients.emma)
    assert "<strong>Fanny" not in answer.text  # an administrator
    assert "<strong>Gaston" not in answer.text  # a trainer
    assert NAME.findall(answer.text)[:2] == ["Bob", "Chloé"]


def test_asking_for_the_card_of_the_trainer_makes_none(site: Site, clients: Cast) -> None:
    alice = clients.alice
    assert printed(site, alice, inscription=site.place("Alice")).status_code == 409
    assert printed(site, alice, inscription=site.others["enrolment"]).status_code == 404
    assert site.visitor().get(f"/entree/{site.secrets['signin']['trainer']}").status_code == 200


def test_a_link_is_made_for_one_purpose(site: Site, clients: Cast) -> None:
    print_cards(site, clients)
    with site.database.reading() as db:
        assert set(db.scalars(select(AccessLink.purpose))) == {LinkPurpose.PERSONAL}


@pytest.mark.one_database
def test_printing_again_asks_again_and_the_cards_in_the_room_still_work(
    site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of cards that is reloaded sends the same form again."""
    made = noted_links(monkeypatch)
    form = asked(site, clients.alice)
    address = f"/sessions/{site.cohort}/cartes"
    assert clients.alice.post(address, data=form).status_code == 200
    first = list(made)
    again = clients.alice.post(address, data=form)
    assert again.status_code == 409
    assert "marchent toujours" in again.text
    assert made == first
    assert site.visitor().get(f"/entree/{first[0]}").status_code == 200


def test_only_those_without_a_card_receive_one_unless_said_otherwise(
    site: Site, clients: Cast
) -> None:
    print_cards(site, clients, inscription=site.place("Chloé"))
    question = clients.alice.get(f"/sessions/{site.cohort}/cartes").text
    assert "<strong>Tout le groupe\xa0: 7\xa0cartes" in question
    assert "distribués à 3\xa0personnes ne marcheront plus" in question  # Bob and Emma have links
    assert re.search(r'value="sans-carte" checked', question)
    assert "Chloé" not in print_cards(site, clients, pour="sans-carte")
    old = site.secrets["signin"]["trainee"]
    assert site.visitor().get(f"/entree/{old}").status_code == 200
    answer = clients.alice.post(f"/sessions/{site.cohort}/cartes", data={"pour": "sans-carte"})
    assert answer.status_code == 409
    assert "Tout le monde a déjà" in answer.text


@pytest.mark.one_database
def test_eight_cards_stand_on_a_sheet(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for number in range(9):
            person = accounts.create_person(db, f"Personne {number}", at=clock.now())
            service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
    text = printed(site, clients.alice).text
    assert [len(NAME.findall(s)) for s in text.split('<ul class="cartes">')[1:]] == [8, 8]
    assert text.count("Cette carte ouvre ma place. Je ne la prête pas.") == 16
    assert len(re.findall(r"<small>\S+/entree/[\w-]+</small>", text)) == 16


@pytest.mark.one_database
def test_a_card_opens_no_session_but_this_one(site: Site, clients: Cast) -> None:
    """Bob runs another session: a card of his, printed here, would open it."""
    with site.database.writing() as db:
        theirs = db.get_one(Cohort, site.others["cohort"])
        bob = db.query(Person).filter_by(name="Bob").one()
        service.enrol(db, theirs, bob, SessionRole.CO_TRAINER, at=clock.now())
    assert printed(site, clients.alice, inscription=site.place("Bob")).status_code == 409
    assert "Bob" not in print_cards(site, clients)
