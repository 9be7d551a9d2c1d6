"""« Mon parcours » says when one places oneself, as long as it is to be done."""

from datetime import date, timedelta

import pytest
from tests.dev.site import Cast, Site
from tests.positioning.test_pages import competences, home, levels
from tests.progress.test_path import plain

from allervers_training.progress.domain.placing import FINAL_UNTIL, offered

FIRST_DAY, LAST_DAY = date(2026, 3, 2), date(2026, 3, 3)
AFTER = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "done", "words"),
    [
        (FIRST_DAY - AFTER, set(), "Me situer : avant la formation"),
        (FIRST_DAY, {"avant"}, "Où j'en suis"),
        (LAST_DAY, set(), "Me situer : à la fin"),
        (LAST_DAY, {"avant", "apres"}, "Où j'en suis"),
        (LAST_DAY + FINAL_UNTIL, {"avant"}, "Me situer : à la fin"),
        (LAST_DAY + FINAL_UNTIL + AFTER, {"avant"}, "Où j'en suis"),
    ],
)
def test_what_is_offered_follows_the_day(today: date, done: set[str], words: str) -> None:
    assert offered(today, FIRST_DAY, LAST_DAY, done) == words


def test_her_path_says_so_until_it_is_done(site: Site, clients: Cast) -> None:
    assert "Me situer : avant la formation" in plain(clients.bob.get("/parcours").text)
    for competence in competences(site):
        clients.bob.post(f"{home(site)}/avant/{competence.id}", data=levels(competence, 2))
    own = plain(clients.bob.get("/parcours").text)
    assert "avant la formation" not in own
    assert "Où j'en suis" in own
