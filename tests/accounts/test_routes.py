"""Coming in by a link or a card, and going out."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts import service
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.models import AccessLink, AuditEntry, Person, WebSession
from allervers_training.kernel import clock
from allervers_training.kernel.secrets import token_hash


def link(
    site: Site, name: str, purpose: LinkPurpose = LinkPurpose.PERSONAL, *, days_ago: int = 0
) -> str:
    with site.database.writing() as db:
        person = db.query(Person).filter_by(name=name).one()
        return service.create_link(db, person, purpose, at=clock.now() - timedelta(days=days_ago))


def sessions_of(site: Site, name: str) -> list[WebSession]:
    with site.database.reading() as db:
        return list(
            db.scalars(
                select(WebSession).join(Person).where(Person.name == name).order_by(WebSession.id)
            )
        )


def kept(site: Site, token: str) -> AccessLink:
    with site.database.reading() as db:
        return db.scalars(
            select(AccessLink).where(AccessLink.token_hash == token_hash(token))
        ).one()


def test_opening_a_link_uses_nothing_up_and_signs_nobody_in(site: Site, clients: Cast) -> None:
    token = link(site, "Bob", LinkPurpose.INVITATION)
    for _ in range(3):  # mail programs and messengers open links before people do
        answer = clients.nobody.get(f"/entree/{token}")
        assert answer.status_code == 200
        assert "Bonjour Bob" in answer.text
        assert "set-cookie" not in answer.headers
    assert kept(site, token).used_at is None
    assert sessions_of(site, "Bob") == []


def test_the_button_signs_in(site: Site, clients: Cast) -> None:
    device = clients.nobody
    answer = device.post(f"/entree/{link(site, 'Bob')}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/salle")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie
    assert device.get("/salle").headers["location"] == f"/salle/{site.cohort}"


@pytest.mark.one_database
def test_whoever_has_a_role_on_the_site_arrives_at_her_sessions(site: Site, clients: Cast) -> None:
    answer = clients.nobody.post(f"/entree/{link(site, 'Alice')}")
    assert answer.headers["location"] == "/sessions"


@pytest.mark.one_database
def test_over_https_the_cookie_is_bound_to_the_host(site: Site) -> None:
    client = TestClient(site.app, base_url="https://localhost", follow_redirects=False)
    client.portal = site.main.portal
    cookie = client.post(f"/entree/{link(site, 'Bob')}").headers["set-cookie"]
    assert cookie.startswith("__Host-s=")
    assert "Secure" in cookie


def test_only_hashes_are_kept(site: Site) -> None:
    token = link(site, "Bob")
    device = site.entered(token)
    secret = device.cookies["s"]
    assert kept(site, token).token_hash != token
    assert [s.token_hash for s in sessions_of(site, "Bob")] == [token_hash(secret)]


def test_a_session_lasts_a_night_for_the_team_and_a_course_for_trainees(
    site: Site, clients: Cast
) -> None:
    assert clients.alice
    assert clients.bob
    now = clock.now()
    assert sessions_of(site, "Alice")[0].expires_at - now < timedelta(hours=20)
    assert timedelta(days=29) < sessions_of(site, "Bob")[0].expires_at - now < timedelta(days=30)


def test_an_invitation_serves_once(site: Site, clients: Cast) -> None:
    token = link(site, "Bob", LinkPurpose.INVITATION)
    assert clients.nobody.post(f"/entree/{token}").status_code == 303
    assert kept(site, token).used_at is not None
    for answer in (clients.nobody.post(f"/entree/{token}"), clients.nobody.get(f"/entree/{token}")):
        assert answer.status_code == 404
        assert "déjà servi" in answer.text
    assert len(sessions_of(site, "Bob")) == 1


def test_an_invitation_expires_and_a_card_does_not(site: Site, clients: Cast) -> None:
    old = link(site, "Bob", LinkPurpose.INVITATION, days_ago=4)
    assert clients.nobody.post(f"/entree/{old}").status_code == 404
    card = link(site, "Bob", days_ago=400)
    assert clients.nobody.post(f"/entree/{card}").status_code == 303
    assert clients.nobody.post(f"/entree/{card}").status_code == 303


def test_a_revoked_link_opens_nothing(site: Site, clients: Cast) -> None:
    token, other = link(site, "Bob"), link(site, "Chloé")
    with site.database.writing() as db:
        bob = db.query(Person).filter_by(name="Bob").one()
        service.revoke_links(db, bob.id, by=None, at=clock.now())
    assert clients.nobody.get(f"/entree/{token}").status_code == 404
    assert clients.nobody.post(f"/entree/{token}").status_code == 404
    assert clients.nobody.post(f"/entree/{other}").status_code == 303
    with site.database.reading() as db:
        assert db.scalars(select(AuditEntry.action)).all() == ["links_revoked"]


def test_revoking_again_does_not_rewrite_when_it_was_done(site: Site) -> None:
    token = link(site, "Bob")
    for _ in range(2):
        with site.database.writing() as db:
            service.revoke_links(db, kept(site, token).person_id, by=None, at=clock.now())
        first = kept(site, token).revoked_at
    assert kept(site, token).revoked_at == first


@pytest.mark.one_database
@pytest.mark.parametrize("token", ["inconnu", "é", "x" * 3000, "%00", "a b"])
def test_a_wrong_link_says_what_may_have_happened(clients: Cast, token: str) -> None:
    answer = clients.nobody.get(f"/entree/{token}")
    assert answer.status_code == 404
    assert "expiré" in answer.text


def test_going_out_ends_the_session_for_good(site: Site, clients: Cast) -> None:
    device = clients.alice
    thief = site.holding(device.cookies["s"])
    assert thief.get("/sessions").status_code == 200
    assert thief.get(f"/salle/{site.cohort}/console").status_code == 200
    answer = device.post("/sortie")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "cache" in answer.headers["clear-site-data"]
    assert thief.get("/sessions").status_code == 401
    assert thief.get(f"/salle/{site.cohort}").status_code in {401, 404}  # not even from memory
    assert thief.get(f"/salle/{site.cohort}/console").status_code in {401, 404}


def test_going_out_on_one_device_leaves_the_others(site: Site, clients: Cast) -> None:
    phone, laptop = site.signed_in("Bob"), site.signed_in("Bob")
    phone.post("/sortie")
    assert laptop.get("/sessions").status_code == 200


@pytest.mark.one_database
def test_going_out_twice_or_without_having_come_in_is_no_error(clients: Cast) -> None:
    assert clients.nobody.post("/sortie").status_code == 303
    assert clients.bob.post("/sortie").status_code == 303
    assert clients.bob.post("/sortie").status_code == 303


@pytest.mark.one_database
def test_an_address_does_not_sign_out(clients: Cast) -> None:
    assert clients.bob.get("/sortie").status_code == 405
    assert clients.bob.get("/sessions").status_code == 200


def test_an_expired_session_opens_nothing(site: Site) -> None:
    with site.database.writing() as db:
        bob = db.query(Person).filter_by(name="Bob").one()
        opened = service.open_session(db, bob, at=clock.now() - timedelta(days=31))
    device = site.holding(opened.token)
    assert device.get("/sessions").status_code == 401
    assert device.get(f"/salle/{site.cohort}").status_code in {401, 404}


@pytest.mark.one_database
def test_the_page_says_whose_place_one_would_take(site: Site, clients: Cast) -> None:
    token = link(site, "Emma")
    assert "Alice" in clients.alice.get(f"/entree/{token}").text
    assert "prendrez sa place" not in clients.emma.get(f"/entree/{token}").text


def test_taking_somebodys_place_ends_her_session_on_that_device(site: Site, clients: Cast) -> None:
    """A shared laptop: the old cookie must open nothing once another person has come in on it."""
    device = clients.alice
    before = device.cookies["s"]
    device.post(f"/entree/{link(site, 'Bob')}")
    assert site.holding(before).get("/sessions").status_code == 401


@pytest.mark.one_database
def test_a_new_secret_is_given_at_each_entrance(site: Site) -> None:
    token = link(site, "Bob")
    assert site.entered(token).cookies["s"] != site.entered(token).cookies["s"]


@pytest.mark.one_database
def test_the_sign_in_page_needs_no_password(clients: Cast) -> None:
    text = clients.nobody.get("/connexion").text
    assert "pas de mot de passe" in text
    assert "Alice" in clients.alice.get("/connexion").text


def test_roles_are_those_of_the_site(site: Site) -> None:
    with site.database.reading() as db:
        alice = db.query(Person).filter_by(name="Alice").one()
        assert alice.has_role(SiteRole.TRAINER, SiteRole.ADMIN)
        assert not alice.has_role(SiteRole.ADMIN)
