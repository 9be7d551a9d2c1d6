"""Pages that belong to no feature."""

from tests.dev.site import Cast


def test_the_home_page_opens(clients: Cast) -> None:
    answer = clients.nobody.get("/")
    assert answer.status_code == 200
    answer = clients.alice.get("/sessions")
    assert "Groupe de démonstration" in answer.text
