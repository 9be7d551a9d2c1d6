"""Time that is paid: logged by whoever worked, or for her; added up, exported."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.contributing.people import contributor
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import AuditEntry
from allervers_training.contributing.models import WorkedTime
from allervers_training.kernel import clock

DAY = "2026-11-02"


@pytest.fixture
def nadia(site: Site) -> TestClient:
    with site.database.writing() as db:
        contributor(db)
    return site.signed_in("Nadia")


def number_of(site: Site, name: str = "Nadia") -> int:
    with site.database.writing() as db:
        return contributor(db, name).id


def logged(site: Site) -> list[tuple[str, int, str]]:
    with site.database.reading() as db:
        rows = db.query(WorkedTime).order_by(WorkedTime.id)
        return [(str(row.day), row.minutes, row.task) for row in rows]


def test_she_notes_her_time_and_reads_the_total(site: Site, nadia: TestClient) -> None:
    nadia.post("/travail", data={"jour": DAY, "heures": "2", "minutes": "30", "tache": "Écrire"})
    nadia.post("/travail", data={"jour": DAY, "minutes": "45", "tache": "Autre chose", "precision": "  Lire  avec Rosa "})  # fmt: skip
    assert logged(site) == [(DAY, 150, "Écrire"), (DAY, 45, "Lire avec Rosa")]
    page = nadia.get("/travail").text
    assert "3 heures 15" in page
    assert "lundi 2 novembre 2026" in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"jour": "hier", "heures": "1"}, "Écrivez le jour"),
        ({"jour": "2999-01-01", "heures": "1"}, "pas encore venu"),
        ({"jour": DAY}, "combien de temps"),
        ({"jour": DAY, "heures": "un"}, "combien de temps"),
        ({"jour": DAY, "heures": "25"}, "vingt-quatre heures"),
        ({"jour": DAY, "heures": "1", "tache": "Autre chose"}, "ce que vous avez fait"),
        ({"jour": DAY, "heures": "1", "tache": "Rien de connu"}, "ce que vous avez fait"),
    ],
)
def test_what_cannot_have_been_worked_comes_back(
    site: Site, nadia: TestClient, typed: dict[str, str], says: str
) -> None:
    answer = nadia.post("/travail", data={"tache": "Écrire", **typed})
    assert answer.status_code == 422
    assert says in answer.text
    assert typed.get("heures", "") in answer.text
    assert logged(site) == []


def test_a_mistake_is_struck_by_her_and_by_nobody_else(
    site: Site, clients: Cast, nadia: TestClient
) -> None:
    nadia.post("/travail", data={"jour": DAY, "heures": "1", "tache": "Relire"})
    with site.database.reading() as db:
        number = db.query(WorkedTime).one().id
    assert clients.alice.post(f"/travail/{number}/retrait").status_code == 404
    assert nadia.post(f"/travail/{number}/retrait").headers["location"] == "/travail"
    assert logged(site) == []
    assert nadia.post(f"/travail/{number}/retrait").status_code == 404


def test_a_trainer_notes_time_for_her_and_takes_the_table_of_a_period(
    site: Site, clients: Cast, nadia: TestClient
) -> None:
    who, other = number_of(site), number_of(site, "Rosa")
    fields = {"jour": DAY, "heures": "3", "tache": "Animer"}
    assert clients.alice.post("/travail/personnes", data={"pour": who, **fields}).status_code == 303
    clients.alice.post("/travail/personnes", data={"pour": other, **fields, "jour": "2026-10-05"})
    page = clients.alice.get("/travail/personnes", params={"personne": who}).text
    assert "3 heures" in page
    assert "6 heures" in clients.alice.get("/travail/personnes").text
    table = clients.alice.get("/travail/personnes.csv", params={"du": "2026-11-01"})
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.splitlines()[1:] == [f"Nadia;{DAY};180;3 heures;Animer"]
    assert "3 heures" in nadia.get("/travail").text


def test_time_is_noted_for_whoever_proposes_and_nobody_else(site: Site, clients: Cast) -> None:
    number_of(site)
    for wrong in ("", "999999", "x"):
        fields = {"pour": wrong, "jour": DAY, "heures": "1", "tache": "Animer"}
        answer = clients.alice.post("/travail/personnes", data=fields)
        assert answer.status_code == 422
        assert "Choisissez une personne" in answer.text


def test_the_pages_are_hers_or_the_trainers(site: Site, clients: Cast, nadia: TestClient) -> None:
    assert clients.bob.get("/travail").status_code == 404
    assert nadia.get("/travail/personnes").status_code == 404
    assert nadia.get("/travail/personnes.csv").status_code == 404
    assert site.visitor().get("/travail").status_code == 401
    tomorrow = (clock.now() + timedelta(days=2)).date().isoformat()
    assert nadia.post("/travail", data={"jour": tomorrow, "heures": "1"}).status_code == 422


def noted_by_alice(site: Site, clients: Cast) -> int:
    fields = {"pour": number_of(site), "jour": DAY, "heures": "3", "tache": "Animer"}
    clients.alice.post("/travail/personnes", data=fields)
    with site.database.reading() as db:
        return db.query(WorkedTime).one().id


def struck(site: Site) -> int:
    with site.database.reading() as db:
        return db.query(AuditEntry).filter_by(action="worked_time_struck").count()


def test_a_trainer_erases_what_she_noted_for_somebody_and_leaves_a_trace(
    site: Site, clients: Cast, nadia: TestClient
) -> None:
    number = noted_by_alice(site, clients)
    erase = f'action="/travail/{number}/retrait"'
    assert erase in clients.alice.get("/travail/personnes").text
    assert erase not in clients.gaston.get("/travail/personnes").text
    assert clients.gaston.post(f"/travail/{number}/retrait").status_code == 404
    assert clients.alice.post(f"/travail/{number}/retrait").status_code == 303
    assert logged(site) == []
    assert struck(site) == 1


def test_a_trainer_corrects_what_she_noted_and_a_refusal_changes_nothing(
    site: Site, clients: Cast, nadia: TestClient
) -> None:
    number = noted_by_alice(site, clients)
    form = clients.alice.get("/travail/personnes", params={"corriger": number}).text
    assert f'name="remplace" value="{number}"' in form
    assert 'name="heures" inputmode="numeric" maxlength="3" value="3"' in form
    assert clients.gaston.get("/travail/personnes", params={"corriger": number}).status_code == 404
    fields = {"pour": number_of(site), "jour": DAY, "tache": "Animer", "remplace": number}
    refused = clients.alice.post("/travail/personnes", data={**fields, "heures": "99"})
    assert refused.status_code == 422
    assert f'name="remplace" value="{number}"' in refused.text
    assert logged(site) == [(DAY, 180, "Animer")]
    assert clients.gaston.post("/travail/personnes", data={**fields, "heures": "2"}).status_code == 404  # fmt: skip
    assert clients.alice.post("/travail/personnes", data={**fields, "heures": "2"}).status_code == 303  # fmt: skip
    assert logged(site) == [(DAY, 120, "Animer")]
    assert struck(site) == 1
