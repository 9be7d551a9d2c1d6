"""Every route of the site, from this computer, over plain HTTP and with TLS; and no staff cookie in clear."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Shared, Site, World, opened_site
from tests.kernel.databases import Backend

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person
from allervers_training.app import create_app, with_gate
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.settings import Settings
from allervers_training.web.doors import IN_ROOM, PUBLIC, SCREEN, SIGNED_IN

PHONE = ("192.168.43.7", 4242)
IN_CLEAR = "http://192.168.43.1:8000"
TLS = "https://localhost"
FORBIDDEN = 403
OPEN = {door["x-access"] for door in (PUBLIC, SIGNED_IN, IN_ROOM, SCREEN)}


def routes() -> list[tuple[str, str, str]]:
    """Return the method, the address and the door of each route of the site."""
    app = create_app(Settings(database_url="sqlite:///:memory:"), with_dev=True)
    app.state.database.dispose()
    return [
        (method, context.path, getattr(context.original_route, "openapi_extra", {})["x-access"])
        for context in iter_route_contexts(app.routes)
        if context.path and context.methods
        for method in sorted(context.methods)
    ]


ROUTES = routes()


class Everywhere:
    """One site, visited from three places."""

    def __init__(self, site: Site) -> None:
        self.site = site
        values = {"cohort_id": site.cohort, "token": site.secrets["screen"], "code": site.join_code}
        self.values = {name: str(value) for name, value in values.items()}

    def device(self, base: str, cookie: str = "") -> TestClient:
        peer = ("127.0.0.1", 1) if base == "http://localhost" else PHONE
        client = TestClient(
            with_gate(self.site.app), base_url=base, client=peer, follow_redirects=False
        )
        client.portal = self.site.main.portal
        if cookie:
            client.headers["cookie"] = f"s={cookie}; __Host-s={cookie}"
        return client

    def status(self, client: TestClient, method: str, path: str) -> int:
        filled = re.sub(r"\{(\w+)(?::path)?\}", lambda found: self.values.get(found[1], "1"), path)
        if filled.endswith("/flux"):  # a stream that opens does not end by itself
            return client.request(method, f"{filled}?public=personne").status_code
        return client.request(method, filled).status_code


@pytest.fixture(scope="module")
def everywhere(
    sqlite: Backend, sqlite_world: World, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Everywhere]:
    with ExitStack() as stack:
        url = stack.enter_context(sqlite.copy_of(sqlite_world.url))
        folder = tmp_path_factory.mktemp("clair")
        yield Everywhere(stack.enter_context(opened_site(sqlite_world, url, folder, shared)))


NOT_A_STREAM = [route for route in ROUTES if route[1] != "/ecran/{token}/flux"]


@pytest.mark.parametrize(
    ("method", "path", "door"), NOT_A_STREAM, ids=[f"{m}_{p}" for m, p, _ in NOT_A_STREAM]
)
def test_a_route_opens_in_clear_to_participants_alone(
    everywhere: Everywhere, method: str, path: str, door: str
) -> None:
    alice = everywhere.site.session_of("Alice")
    for base, allowed in (("http://localhost", True), (TLS, True), (IN_CLEAR, door in OPEN)):
        received = everywhere.status(everywhere.device(base, alice), method, path)
        assert (received != FORBIDDEN) is allowed, base


def test_a_page_of_the_team_says_what_to_do(everywhere: Everywhere) -> None:
    phone = everywhere.device(IN_CLEAR)
    for cohort in (everywhere.site.cohort, 987654):  # there or not: the same answer
        answer = phone.get(f"/salle/{cohort}/console")
        assert answer.status_code == FORBIDDEN
        assert "sans chiffrement" in answer.text
        assert f"http://127.0.0.1:8000/salle/{cohort}/console" in answer.text
    in_place = phone.post(f"/salle/{everywhere.site.cohort}/porte", headers=HTMX)
    assert in_place.status_code == FORBIDDEN
    assert in_place.headers["hx-retarget"] == "#alerte"


def test_a_proxy_that_nobody_declared_is_named_in_the_refusal(everywhere: Everywhere) -> None:
    device = everywhere.device("http://localhost", everywhere.site.session_of("Alice"))
    answer = device.get("/sessions/1", headers={"x-forwarded-for": "192.168.43.7"})
    assert answer.status_code == FORBIDDEN
    assert "ALLERVERS_TRUSTED_PROXY" in answer.text


@pytest.mark.parametrize("path", ["/sessions", "/salle", "/salle/{}", "/salle/{}/moi"])
@pytest.mark.parametrize("name", ["Alice", "Emma"])
def test_a_cookie_of_the_team_counts_as_nobody_in_clear(
    everywhere: Everywhere, path: str, name: str
) -> None:
    cookie = everywhere.site.session_of(name)
    address = path.format(everywhere.site.cohort)
    assert everywhere.device("http://localhost", cookie).get(address).status_code != 401
    assert everywhere.device(IN_CLEAR, cookie).get(address).status_code == 401
    home = everywhere.device(IN_CLEAR, cookie).get("/").text
    assert name not in home


def test_a_participant_takes_part_in_clear(site: Site, clients: Cast) -> None:
    activity = site.open_debate(clients.alice)
    address = f"/salle/{site.cohort}/activites/{activity}"
    clients.alice.post(f"{address}/phases", data={"phase": "position"})
    bob = Everywhere(site).device(IN_CLEAR, site.session_of("Bob"))
    assert bob.get(f"/salle/{site.cohort}").status_code == 200
    assert bob.post(f"{address}/positions", data={"place": "oui"}, headers=HTMX).status_code == 200
    assert bob.post(f"{address}/phases", data={"phase": "bilan"}, headers=HTMX).status_code == 404


@pytest.mark.one_database
def test_the_short_way_in_obeys_too(site: Site, clients: Cast) -> None:
    activity = site.open_debate(clients.alice)
    address = f"/salle/{site.cohort}/activites/{activity}/phases"
    away = Everywhere(site).device(IN_CLEAR, site.session_of("Alice"))
    assert away.post(address, data={"phase": "position"}, headers=HTMX).status_code == 401
    assert away.get(f"/salle/{site.cohort}/flux?public=console").status_code == 401
    led_astray = Everywhere(site).device("http://ailleurs.test", site.session_of("Bob"))
    assert led_astray.get(f"/salle/{site.cohort}/flux").status_code == 421
    assert clients.alice.post(address, data={"phase": "position"}, headers=HTMX).status_code == 200


def test_joining_by_code_works_in_clear(site: Site) -> None:
    phone = Everywhere(site).device(IN_CLEAR)
    answer = phone.post("/rejoindre", data={"code": site.join_code, "prenom": "Nadia"})
    assert answer.status_code == 303
    assert answer.headers["set-cookie"].startswith("s=")
    assert phone.get(answer.headers["location"]).status_code == 200


def personal_link(site: Site, name: str, purpose: LinkPurpose = LinkPurpose.PERSONAL) -> str:
    with site.database.writing() as db:
        person = db.query(Person).filter_by(name=name).one()
        return accounts.create_link(db, person, purpose, at=clock.now())


def test_a_participant_s_own_link_opens_in_clear(site: Site) -> None:
    phone = Everywhere(site).device(IN_CLEAR)
    token = personal_link(site, "Bob")
    assert phone.get(f"/entree/{token}").status_code == 200
    assert phone.post(f"/entree/{token}").status_code == 303


@pytest.mark.parametrize("name", ["Alice", "Emma", "Fanny"])
def test_a_link_of_the_team_is_refused_in_clear_and_not_used_up(site: Site, name: str) -> None:
    phone = Everywhere(site).device(IN_CLEAR)
    token = personal_link(site, name, LinkPurpose.INVITATION)
    for answer in (phone.get(f"/entree/{token}"), phone.post(f"/entree/{token}")):
        assert answer.status_code == FORBIDDEN
        assert "Ouvrez ce lien sur l’ordinateur de la salle" in answer.text
        assert "set-cookie" not in answer.headers
    assert site.visitor().post(f"/entree/{token}").status_code == 303


@pytest.mark.parametrize("role", [SessionRole.CO_TRAINER, SessionRole.SCRIBE])
def test_whoever_runs_a_session_without_a_role_of_the_site_is_of_the_team(
    site: Site, role: SessionRole
) -> None:
    bob = site.session_of("Bob")
    with site.database.writing() as db:
        place = db.query(Enrolment).filter_by(shown_name="Bob").one()
        elsewhere = Enrolment(
            cohort_id=site.others["cohort"], person_id=place.person_id, role=role,
            shown_name="Bob", status=place.status, created_at=clock.now(),
        )  # fmt: skip
        db.add(elsewhere)
    phone = Everywhere(site).device(IN_CLEAR, bob)
    assert phone.get(f"/salle/{site.cohort}").status_code == 401  # where she is only a trainee
    assert phone.get("/sessions").status_code == 401
    assert phone.post(f"/entree/{personal_link(site, 'Bob')}").status_code == FORBIDDEN
    assert site.holding(bob).get(f"/salle/{site.cohort}").status_code == 200


def test_a_name_that_is_not_ours_is_refused_in_french(site: Site) -> None:
    answer = Everywhere(site).device("http://ailleurs.test").get("/")
    assert answer.status_code == 421
    assert "ne répond pas à ce nom" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
