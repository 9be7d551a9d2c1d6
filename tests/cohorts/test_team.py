"""The team of a session: two trainers, co-trainers, a scribe, and what each may settle."""

import html
import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.models import AccessLink, AuditEntry, Person
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel import clock


def number(site: Site, name: str) -> int:
    with site.database.reading() as db:
        return db.query(Person).filter_by(name=name).one().id


def add(site: Site, client: TestClient, **fields: object) -> int:
    return client.post(f"/sessions/{site.cohort}/equipe", data=fields).status_code


def role_of(site: Site, name: str) -> SessionRole:
    with site.database.reading() as db:
        return db.get_one(Enrolment, site.place(name)).role


def write(site: Site, client: TestClient, name: str, **fields: str) -> int:
    """Send the form of somebody's page."""
    typed = {"nom_affiche": name, "nom": name, **fields}
    return client.post(
        f"/sessions/{site.cohort}/inscriptions/{site.place(name)}", data=typed
    ).status_code


def take_out(site: Site, client: TestClient, name: str) -> int:
    address = f"/sessions/{site.cohort}/inscriptions/{site.place(name)}/statut"
    return client.post(address, data={"statut": "retiree"}).status_code


def journal(site: Site) -> list[str]:
    with site.database.reading() as db:
        return list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def invitation(text: str) -> str:
    return html.unescape(re.search(r'value="\S+/entree/([\w-]+)"', text)[1])  # type: ignore[index]


def test_two_trainers_run_one_session(site: Site, clients: Cast) -> None:
    room = f"/salle/{site.cohort}/console"
    assert clients.gaston.get(room).status_code == 404
    assert add(site, clients.alice, personne=number(site, "Gaston"), role="trainer") == 303
    assert clients.gaston.get(room).status_code == 200
    assert journal(site) == ["team_joined"]


def test_the_page_offers_people_of_the_site_by_name(site: Site, clients: Cast) -> None:
    address = f"/sessions/{site.cohort}/equipe"
    text = clients.alice.get(address).text
    assert 'Ajouter<span class="lu"> Gaston</span>' in text
    assert "Driss" not in text  # a trainee elsewhere is nobody to choose from
    assert "Gaston</h3>" in clients.alice.get(address, params={"cherche": "GAST"}).text
    assert "Gaston</h3>" not in clients.alice.get(address, params={"cherche": "zz"}).text


@pytest.mark.one_database
def test_many_people_of_the_site_are_searched(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        for n in range(20):
            accounts.create_person(
                db, f"Élodie {n:02}", at=clock.now(), roles=(SiteRole.CO_TRAINER,)
            )
    address = f"/sessions/{site.cohort}/equipe"
    assert "précisez le nom" in clients.alice.get(address).text
    assert "Élodie 17</h3>" in clients.alice.get(address, params={"cherche": "elodie 17"}).text


def test_only_whoever_has_a_role_on_the_site_is_chosen_by_number(site: Site, clients: Cast) -> None:
    for name in ("Driss", "Zoé"):
        assert add(site, clients.alice, personne=number(site, name), role="scribe") == 404
    assert add(site, clients.alice, personne="9" * 9, role="scribe") == 404
    assert add(site, clients.alice, personne="²", role="scribe") == 404


def test_somebody_new_enters_by_a_link_that_serves_once(site: Site, clients: Cast) -> None:
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/equipe", data={"prenom": "Noémie", "role": "co_trainer"}
    )
    assert answer.status_code == 200
    token = invitation(answer.text)
    noemie = site.entered(token)
    assert noemie.get(f"/salle/{site.cohort}/console").status_code == 200
    assert site.visitor().post(f"/entree/{token}").status_code == 404
    with site.database.reading() as db:
        link = db.scalars(select(AccessLink).where(AccessLink.used_at.is_not(None))).one()
        assert link.purpose is LinkPurpose.INVITATION
        assert db.query(Person).filter_by(name="Noémie").one().has_role(SiteRole.CO_TRAINER)


def test_a_new_invitation_replaces_the_one_before(site: Site, clients: Cast) -> None:
    first = clients.alice.post(
        f"/sessions/{site.cohort}/equipe", data={"prenom": "Noémie", "role": "intervenant"}
    ).text
    address = f"/sessions/{site.cohort}/inscriptions/{site.place('Noémie')}/invitation"
    second = clients.alice.post(address).text
    assert site.visitor().get(f"/entree/{invitation(first)}").status_code == 404
    device = site.entered(invitation(second))
    assert device.get(f"/salle/{site.cohort}").status_code == 200
    assert device.get(f"/salle/{site.cohort}/console").status_code == 404


def test_no_invitation_is_made_for_whoever_has_more_rights(site: Site, clients: Cast) -> None:
    add(site, clients.alice, personne=number(site, "Fanny"), role="scribe")
    for name in ("Fanny", "Alice", "Bob"):  # an administrator, a trainer, a trainee
        address = f"/sessions/{site.cohort}/inscriptions/{site.place(name)}/invitation"
        assert clients.emma.post(address).status_code == 422
    with site.database.reading() as db:
        assert LinkPurpose.INVITATION not in set(db.scalars(select(AccessLink.purpose)))


@pytest.mark.parametrize("fields", [{"prenom": "Noémie"}, {"personne": "Emma"}], ids=str)
def test_only_the_administration_makes_a_trainer(
    site: Site, clients: Cast, fields: dict[str, str]
) -> None:
    if "personne" in fields:  # a co-trainer of the site, of no session yet
        with site.database.writing() as db:
            db.query(Enrolment).filter_by(shown_name="Emma").delete()
        fields = {"personne": str(number(site, "Emma"))}
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/equipe", data={**fields, "role": "trainer"}
    )
    assert answer.status_code == 422
    assert "c’est l’administration qui l’ouvre" in answer.text
    with site.database.reading() as db:
        assert db.query(Person).filter_by(name="Noémie").all() == []


@pytest.mark.one_database
@pytest.mark.parametrize("role", ["", "admin", "trainee"])
def test_a_role_that_is_none_comes_back_with_what_was_typed(
    site: Site, clients: Cast, role: str
) -> None:
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/equipe", data={"prenom": "Noémie", "role": role}
    )
    assert answer.status_code == 422
    assert 'value="Noémie"' in answer.text
    assert "Choisissez le rôle" in answer.text


@pytest.mark.one_database
def test_whoever_is_in_the_session_is_not_added_again(site: Site, clients: Cast) -> None:
    """Otherwise adding the last trainer « again », as a scribe, would leave the session without any."""
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/equipe",
        data={"personne": number(site, "Alice"), "role": "scribe"},
    )
    assert answer.status_code == 422
    assert "déjà dans cette session" in answer.text
    assert role_of(site, "Alice") is SessionRole.TRAINER


def test_a_role_changed_gives_and_takes_rights_at_once(site: Site, clients: Cast) -> None:
    console = f"/salle/{site.cohort}/console"
    assert clients.emma.get(console).status_code == 200
    assert write(site, clients.alice, "Emma", role="intervenant") == 303
    assert clients.emma.get(console).status_code == 404
    assert clients.emma.get(f"/salle/{site.cohort}").status_code == 200
    assert write(site, clients.alice, "Emma", role="scribe") == 303
    assert clients.emma.get(console).status_code == 200
    assert clients.emma.get(f"/sessions/{site.cohort}").status_code == 404
    assert journal(site).count("role_changed") == 2


def test_a_session_keeps_a_trainer(site: Site, clients: Cast) -> None:
    assert take_out(site, clients.alice, "Alice") == 422
    assert write(site, clients.alice, "Alice", role="co_trainer") == 422
    assert role_of(site, "Alice") is SessionRole.TRAINER
    add(site, clients.alice, personne=number(site, "Gaston"), role="trainer")
    assert take_out(site, clients.alice, "Alice") == 422  # nobody leaves it by herself
    assert take_out(site, clients.gaston, "Alice") == 303
    assert clients.alice.get(f"/sessions/{site.cohort}").status_code == 404
    assert take_out(site, clients.gaston, "Gaston") == 422


def test_what_runs_the_room_is_a_trainers_to_settle(site: Site, clients: Cast) -> None:
    add(site, clients.alice, personne=number(site, "Gaston"), role="trainer")
    emma = clients.emma
    assert take_out(site, emma, "Gaston") == 422
    assert write(site, emma, "Gaston", role="scribe") == 422
    assert write(site, emma, "Emma", role="trainer") == 422
    assert write(site, emma, "Bob", role="co_trainer") == 422
    assert add(site, emma, prenom="Noémie", role="co_trainer") == 422
    assert add(site, emma, prenom="Noémie", role="scribe") == 200
    assert take_out(site, emma, "Noémie") == 303
    assert (role_of(site, "Gaston"), role_of(site, "Bob")) == (
        SessionRole.TRAINER,
        SessionRole.TRAINEE,
    )


def test_a_co_trainer_does_not_bring_back_whoever_ran_the_room(site: Site, clients: Cast) -> None:
    add(site, clients.alice, personne=number(site, "Gaston"), role="trainer")
    take_out(site, clients.alice, "Gaston")
    address = f"/sessions/{site.cohort}/inscriptions/{site.place('Gaston')}/statut"
    assert clients.emma.post(address, data={"statut": "readmise"}).status_code == 422
    assert clients.gaston.get(f"/sessions/{site.cohort}").status_code == 404
    assert clients.alice.post(address, data={"statut": "readmise"}).status_code == 303
    assert clients.gaston.get(f"/sessions/{site.cohort}").status_code == 200


@pytest.mark.one_database
def test_whoever_is_to_be_checked_receives_no_role(site: Site, clients: Cast) -> None:
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    assert write(site, clients.alice, "Prudence", role="co_trainer") == 422
    assert role_of(site, "Prudence") is SessionRole.TRAINEE
