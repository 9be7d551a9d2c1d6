"""The page of one person: what is written about her."""

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import AuditEntry, Person
from allervers_training.cohorts.models import Enrolment

WRITTEN = {
    "nom_affiche": "Bobby",
    "nom": "Robert Dupré",
    "courriel": "bob@exemple.fr",
    "employeur": "CCAS de la ville",
    "financeur": "CNFPT",
}


def write(site: Site, client: TestClient, name: str, **fields: str) -> tuple[int, str]:
    answer = client.post(f"/sessions/{site.cohort}/inscriptions/{site.place(name)}", data=fields)
    return answer.status_code, answer.text


def test_what_is_known_of_somebody_is_written_and_shown(site: Site, clients: Cast) -> None:
    place, bob = site.place("Bob"), clients.bob
    assert write(site, clients.alice, "Bob", **WRITTEN)[0] == 303
    with site.database.reading() as db:
        found = db.get_one(Enrolment, place)
        person = db.get_one(Person, found.person_id)
        assert (found.shown_name, found.employer, found.funder) == (
            "Bobby",
            "CCAS de la ville",
            "CNFPT",
        )
        assert (person.name, person.email) == ("Robert Dupré", "bob@exemple.fr")
        assert set(db.scalars(select(AuditEntry.action))) == {"enrolment_described"}
    shown = clients.alice.get(f"/sessions/{site.cohort}").text
    for words in ("Bobby", "Robert Dupré", "CCAS de la ville", "financé par CNFPT"):
        assert words in shown
    assert "Bobby" in bob.get(f"/salle/{site.cohort}").text
    page = clients.alice.get(f"/sessions/{site.cohort}/inscriptions/{place}").text
    assert all(f'value="{value}"' in page for value in WRITTEN.values())


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nom_affiche", "", "Écrivez un nom, avec des lettres."),
        ("nom_affiche", "chloe", "déjà pris dans cette session"),
        ("nom", "x" * 61, "Ce nom est trop long"),
        ("courriel", "bob@exemple", "forme d’un courriel"),
        ("courriel", "bob exemple@a.fr", "forme d’un courriel"),
        ("employeur", "x" * 121, "120 signes"),
        ("financeur", "y" * 121, "120 signes"),
    ],
)
def test_what_cannot_be_written_comes_back(
    site: Site, clients: Cast, field: str, typed: str, sentence: str
) -> None:
    status, text = write(site, clients.alice, "Bob", **{**WRITTEN, field: typed})
    assert status == 422
    assert sentence in text
    assert f'href="#{field}"' in text
    assert "<title>Erreur : " in text
    others = {**WRITTEN, field: typed}
    assert all(f'value="{value}"' in text for value in others.values())
    with site.database.reading() as db:
        assert db.get_one(Enrolment, site.place("Bob")).employer == ""


@pytest.mark.one_database
def test_every_error_is_said_at_once(site: Site, clients: Cast) -> None:
    _, text = write(site, clients.alice, "Bob", nom_affiche="", nom="", courriel="x")
    assert "3\xa0points à reprendre" in text


def test_whoever_has_an_account_keeps_her_own_name_and_address(site: Site, clients: Cast) -> None:
    """Otherwise a trainer could send another's links to an address of her own."""
    status, _ = write(site, clients.alice, "Emma", **{**WRITTEN, "nom_affiche": "Emma B."})
    assert status == 303
    with site.database.reading() as db:
        emma = db.query(Person).filter_by(name="Emma").one()
        assert emma.email is None
    page = clients.alice.get(f"/sessions/{site.cohort}/inscriptions/{site.place('Emma B.')}").text
    assert 'name="courriel"' not in page


@pytest.mark.one_database
def test_a_name_corrected_in_its_accents_alone_is_no_homonym(site: Site, clients: Cast) -> None:
    place = site.place("Inès")
    assert write(site, clients.alice, "Inès", **{**WRITTEN, "nom_affiche": "Ines"})[0] == 303
    assert site.place("Ines") == place


@pytest.mark.one_database
def test_control_signs_are_not_kept(site: Site, clients: Cast) -> None:
    write(site, clients.alice, "Bob", **{**WRITTEN, "employeur": " CCAS\u0007 \u200b de\tLille "})
    with site.database.reading() as db:
        assert db.get_one(Enrolment, site.place("Bobby")).employer == "CCAS de Lille"


def test_a_place_of_another_session_is_nobodys_to_read(site: Site, clients: Cast) -> None:
    foreign = site.others["enrolment"]
    for end in ("", "/retrait", "/rapprochement"):
        address = f"/sessions/{site.cohort}/inscriptions/{foreign}{end}"
        assert clients.alice.get(address).status_code == 404
