"""Errors are pages in French, with a way out; for htmx they are fragments, put where errors go."""

import pytest
from tests.dev.site import HTMX, Cast

pytestmark = pytest.mark.one_database


def test_a_wrong_address_has_a_page(clients: Cast) -> None:
    answer = clients.nobody.get("/rien/du/tout")
    assert answer.status_code == 404
    assert "<title>Erreur : Introuvable – Aller vers</title>" in answer.text
    assert 'href="/"' in answer.text
    assert 'lang="fr"' in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/rien", 404), ("GET", "/sessions/abc", 404), ("DELETE", "/parcours", 405)],
)
def test_whoever_is_signed_in_still_is_on_the_page_of_an_error(
    clients: Cast, method: str, path: str, status: int
) -> None:
    answer = clients.bob.request(method, path)
    assert answer.status_code == status
    assert "Quitter (Bob)" in answer.text
    assert "Quitter" not in clients.nobody.request(method, path).text


def test_for_htmx_it_is_a_fragment_beside_what_was_being_done(clients: Cast) -> None:
    answer = clients.nobody.get("/rien", headers=HTMX)
    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert 'role="alert"' in answer.text
    assert answer.headers["hx-retarget"] == "#alerte"
    assert answer.headers["hx-reswap"] == "innerHTML"


def test_who_is_not_signed_in_is_told_how_to_come_in(clients: Cast) -> None:
    answer = clients.nobody.get("/sessions")
    assert answer.status_code == 401
    assert "lien personnel" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/salle/0", "/salle/-1", "/salle/abc", "/salle/1.5", "/salle/99999999999999999999",
        "/sessions/99999999999999999999", "/sessions/2147483648", "/salle/2147483648",
        "/salle/1/activites/99999999999999999999", "/salle/1/activites/2147483648", "/salle/²",
        "/modules/..%2F..%2Fetc%2Fpasswd", "/contenu/../../pyproject.toml", "/contenu/%2e%2e/course.yaml",
        "/contenu/course.yaml", "/exercices/%00", "/glossaire/<script>", "/entree/" + "x" * 5000,
        "/ecran/%F0%9F%98%80",
    ],
)  # fmt: skip
def test_a_strange_address_is_only_not_found(clients: Cast, path: str) -> None:
    assert clients.alice.get(path).status_code == 404


def test_what_was_asked_is_never_written_unescaped(clients: Cast) -> None:
    answer = clients.nobody.get("/rejoindre/<b>x</b>")
    assert "<b>x" not in answer.text
    answer = clients.nobody.post("/rejoindre", data={"code": '"><i>', "prenom": '"><img src=x>'})
    assert answer.status_code == 422
    assert "<img src=x>" not in answer.text


def test_a_page_says_who_is_signed_in_everywhere(clients: Cast) -> None:
    for path in ("/modules", "/glossaire", "/connexion", "/", "/plan", "/accessibilite"):
        assert "Mes sessions" in clients.alice.get(path).text, path


def test_a_monitor_may_ask_for_headers_alone(clients: Cast) -> None:
    for path in ("/", "/sante", "/competences/c2-besoin"):
        answer = clients.nobody.head(path)
        assert (answer.status_code, answer.text) == (200, "")
