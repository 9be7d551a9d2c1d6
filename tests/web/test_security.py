"""Headers on every kind of answer, foreign forms refused, bodies limited."""

from collections.abc import Iterator

import pytest
from starlette.datastructures import Headers
from tests.dev.site import HTMX, Cast, Site

from allervers_training.web.security import is_same_origin

pytestmark = pytest.mark.one_database
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
ALWAYS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
KINDS = {
    "a page": ("GET", "/", {}, 200),
    "plain text": ("GET", "/sante", {}, 200),
    "a file": ("GET", "/static/absent.css", {}, 404),
    "a wrong address": ("GET", "/rien", {}, 404),
    "a wrong address, for htmx": ("GET", "/rien", HTMX, 404),
    "somebody unknown": ("GET", "/sessions", {}, 401),
    "another's session": ("GET", "/salle/1", {}, 401),
    "a wrong method": ("POST", "/", {}, 405),
    "a redirection": ("POST", "/sortie", {}, 303),
    "a foreign form": ("POST", "/sortie", {"origin": "https://ailleurs.example"}, 403),
    "a refused form": ("POST", "/rejoindre", {}, 422),
    "too long a body": ("POST", "/rejoindre", {"content-length": "70000"}, 413),
    "an export": ("GET", "/bibliographie.json", {}, 200),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_its_headers(clients: Cast, kind: str) -> None:
    method, path, headers, status = KINDS[kind]
    answer = clients.nobody.request(method, path, headers=headers)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "server" not in answer.headers
    assert "strict-transport-security" not in answer.headers


def test_our_own_faults_have_their_headers_and_a_french_page(site: Site) -> None:
    """The one page that shows when everything else failed needs the policy most."""

    def fail() -> None:
        raise RuntimeError("a detail that nobody must read")

    site.app.add_api_route("/panne", fail)
    answer = site.visitor(raises=False).get("/panne")
    assert answer.status_code == 500
    assert "de notre côté" in answer.text
    assert "a detail" not in answer.text
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers["cache-control"] == "no-store"


def test_a_static_file_is_kept_a_year_and_a_page_not_at_all(site: Site) -> None:
    client = site.visitor()
    for name in ("deux-encres.css", "direct.js", "fonts/atkinson-next-fr.woff2"):
        answer = client.get(site.app.state.templates.environment.globals["asset"](name))
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert {h: answer.headers.get(h) for h in ALWAYS} == ALWAYS
    for path in ("/", "/rien", "/competences/c2-besoin", "/connexion"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_static_names_without_their_hash_are_not_served(clients: Cast) -> None:
    for path in (
        "deux-encres.css",
        "../templating.py",
        "css/10-jetons.css",
        "vendor/htmx.min.js",
        "",
    ):
        assert clients.nobody.get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/competences/c2-besoin", "css"])
def test_texts_are_compressed_for_those_who_can_read_it(site: Site, path: str) -> None:
    if path == "css":
        path = site.app.state.templates.environment.globals["asset"]("deux-encres.css")
    packed = site.visitor().get(path, headers={"accept-encoding": "gzip"})
    plain = site.visitor().get(path, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "accept-encoding" in plain.headers["vary"].lower()


def test_the_font_is_not_compressed_twice(site: Site) -> None:
    path = site.app.state.templates.environment.globals["asset"]("fonts/atkinson-next-fr.woff2")
    answer = site.visitor().get(path, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers


def test_https_asks_browsers_to_stay_on_it(site: Site) -> None:
    from starlette.testclient import TestClient

    from allervers_training.app import create_app
    from allervers_training.kernel.settings import Settings

    app = create_app(Settings(data_dir=site.data, public_url="https://cours.example"))
    answer = TestClient(app, base_url="https://cours.example").get("/sante")
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    app.state.database.dispose()


FOREIGN = {
    "another origin": {"origin": "https://ailleurs.example"},
    "an opaque origin": {"origin": "null"},
    "our name on another port": {"origin": "http://localhost:81"},
    "a name that starts like ours": {"origin": "http://localhost.ailleurs.example"},
    "cross-site": {"sec-fetch-site": "cross-site"},
    "cross-site, with our origin": {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
    "same-site": {"sec-fetch-site": "same-site"},
    "nonsense": {"sec-fetch-site": ""},
}
OURS = {
    "our pages": {"sec-fetch-site": "same-origin"},
    "typed by hand": {"sec-fetch-site": "none"},
    "our origin": {"origin": "http://localhost"},
    "no browser": {},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
def test_a_form_of_another_site_does_nothing(clients: Cast, headers: dict[str, str]) -> None:
    answer = clients.alice.post("/sortie", headers=headers)
    assert answer.status_code == 403
    assert "autre site" in answer.text
    assert clients.alice.get("/sessions").status_code == 200  # still signed in


@pytest.mark.parametrize("headers", OURS.values(), ids=OURS)
def test_our_own_forms_work(clients: Cast, headers: dict[str, str]) -> None:
    assert clients.bob.post("/sortie", headers=headers).status_code == 303


def test_reading_from_elsewhere_is_allowed() -> None:
    assert is_same_origin(Headers({"host": "a", "origin": "http://a"}))
    assert not is_same_origin(Headers({"host": "a", "origin": "http://b"}))
    assert is_same_origin(Headers({"host": "a:8000", "origin": "http://a:8000"}))
    assert not is_same_origin(Headers({"host": "a:8000", "origin": "http://a:8001"}))


def ten_megabytes() -> Iterator[bytes]:
    yield b"prenom="
    for _ in range(160):
        yield b"x" * 65536


@pytest.mark.parametrize("lies", [False, True], ids=["said", "in pieces"])
def test_a_body_of_ten_megabytes_is_refused(clients: Cast, *, lies: bool) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    body = ten_megabytes() if lies else b"".join(ten_megabytes())
    answer = clients.nobody.post("/rejoindre", content=body, headers=form)
    assert answer.status_code == 413
    assert "trop long" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        "prenom=a&prenom=b",
        "&".join(f"champ{n}=1" for n in range(150)),
        "=".join("x" * 3 for _ in range(3)),
        "prenom=%FF%FE&code=%00",
        "",
    ],
    ids=["twice", "many", "odd", "bytes", "empty"],
)
def test_an_unreadable_form_is_said_to_be_so(clients: Cast, body: str) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = clients.nobody.post("/rejoindre", content=body, headers=form)
    assert answer.status_code == 422, answer.text[:300]


def test_a_file_in_a_form_of_ours_is_refused(clients: Cast) -> None:
    answer = clients.nobody.post("/rejoindre", files={"prenom": ("a.txt", b"x")})
    assert answer.status_code == 422
