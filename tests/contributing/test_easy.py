"""Easy versions: a peer reads and answers, the page of the course says so, and goes back when a word changes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import delete
from starlette.testclient import TestClient
from tests.contributing.proposing import invited
from tests.contributing.readers import invited_peer
from tests.contributing.test_simple_words import check
from tests.dev.site import Cast, Site, Statements

from allervers_training.accounts.models import Person
from allervers_training.app.personal import HOLDINGS
from allervers_training.catalogue.domain import VersionSimplifiee
from allervers_training.contributing.models import EasyReading
from allervers_training.contributing.queries.easy import read_on
from allervers_training.contributing.service.easy import MOVED
from allervers_training.kernel.personal import gather

HERE, SHOWN = "/versions-simplifiees/c2-besoin", "/competences/c2-besoin/version-simplifiee"
NOT_READ, READ = (
    "Pas encore relue par une personne concernée.",
    "Relue par une personne concernée, le",
)
YES, NO = {"reponse": "oui"}, {"reponse": "pas_partout"}


@pytest.fixture
def moktar(site: Site) -> TestClient:
    return peer(site, "Moktar")


def peer(site: Site, name: str) -> TestClient:
    invited_peer(site, invited(site, name))
    return site.signed_in(name)


def said(device: TestClient, fields: Mapping[str, str], path: str = HERE) -> str:
    """Answer on a fresh page, and return where that leads."""
    answer = device.post(path, data={**fields, "vu": seen(device, path)})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def seen(device: TestClient, path: str = HERE) -> str:
    found = re.search(r'name="vu" value="(\w+)"', device.get(path).text)
    assert found
    return found[1]


def public(site: Site) -> str:
    return unescape(site.visitor().get(SHOWN).text)


def rows(site: Site) -> list[tuple[str, str]]:
    with site.database.reading() as db:
        found = db.query(EasyReading).order_by(EasyReading.id)
        return [(row.verdict, row.hard_words) for row in found]


def version_of(site: Site) -> VersionSimplifiee:
    course = site.app.state.library.current.course
    found: VersionSimplifiee = course.resources_of("c2-besoin", VersionSimplifiee)[0]
    return found


def test_a_peer_finds_what_she_has_not_read_and_then_what_she_said(
    site: Site, clients: Cast, moktar: TestClient
) -> None:
    before = moktar.get("/relectures").text
    assert before.count("Vous ne l’avez pas encore lue.") == 6
    assert said(moktar, YES) == HERE
    after = moktar.get("/relectures").text
    assert after.count("Vous ne l’avez pas encore lue.") == 5
    assert "Votre réponse&nbsp;: oui." in after
    assert after.index("/versions-simplifiees/c6-") < after.index(HERE)  # what is left comes first
    assert "/versions-simplifiees/c1-" in moktar.get(HERE).text
    assert HERE not in clients.alice.get("/relectures").text
    assert "/relectures#t-simplifiees" in moktar.get("/propositions").text


def test_her_yes_is_told_on_the_page_of_the_course_without_her_name(
    site: Site, moktar: TestClient
) -> None:
    assert NOT_READ in public(site)
    said(moktar, YES)
    with site.database.writing() as db:
        db.query(EasyReading).one().at = datetime(2026, 12, 2, 23, 30, tzinfo=UTC)
    page = public(site)
    assert "Relue par une personne concernée, le 3 décembre 2026." in page.replace("\xa0", " ")
    assert NOT_READ not in page
    assert "Moktar" not in page
    assert "FALC" not in page


def test_one_who_stumbles_is_heard_until_she_changes_her_answer(
    site: Site, moktar: TestClient
) -> None:
    said(moktar, YES)
    rosa = peer(site, "Rosa")
    assert said(rosa, NO) == f"{HERE}/mots"
    assert NOT_READ in public(site)
    assert said(rosa, {"mots": "  le lien\r\n\r\n\r\nla  démarche "}, f"{HERE}/mots") == HERE
    assert rows(site) == [("oui", ""), ("pas_partout", "le lien\n\nla démarche")]
    assert "la démarche" in rosa.get(HERE).text
    said(rosa, YES)
    assert READ in public(site)
    assert rows(site) == [("oui", ""), ("oui", "le lien\n\nla démarche")]
    said(rosa, NO)
    assert "la démarche" in rosa.get(f"{HERE}/mots").text  # nothing that she wrote is lost


def test_trainers_read_what_is_hard_and_not_from_whom(
    site: Site, clients: Cast, moktar: TestClient
) -> None:
    rosa = peer(site, "Rosa")
    said(moktar, {"mots": "le <lien>"}, f"{HERE}/mots")
    said(rosa, NO)
    page = clients.alice.get("/relectures").text
    table = page[page.index("<table") : page.index("</table>")]
    row = next(one for one in table.split("<tr>") if SHOWN in one)
    assert "le &lt;lien&gt;" in row
    assert "Pas facile partout, sans dire où" in row
    assert row.count("une personne qui relit, le ") == 2
    assert "Pas encore relue" in row
    assert not {name for name in ("Moktar", "Rosa") if name in page}
    said(moktar, YES)
    said(rosa, YES)
    after = clients.alice.get("/relectures").text
    assert after.count("Relue, le ") == 1
    assert "lien&gt;" not in after
    assert "<table" not in moktar.get("/relectures").text


def test_another_word_puts_it_back_to_not_read(site: Site, moktar: TestClient) -> None:
    said(moktar, YES)
    text = version_of(site)
    other = replace(text, lines=text.lines[:-1])
    with site.database.reading() as db:
        assert read_on(db, text) is not None
        assert read_on(db, other) is None


@pytest.mark.parametrize(("path", "typed"), [(HERE, NO), (f"{HERE}/mots", {"mots": "le lien"})])
def test_an_answer_to_another_text_is_not_kept_and_what_was_typed_comes_back(
    site: Site, moktar: TestClient, path: str, typed: dict[str, str]
) -> None:
    answer = moktar.post(path, data={**typed, "vu": "0" * 64})
    assert answer.status_code == 409
    assert MOVED in answer.text
    assert typed.get("mots", "") in answer.text
    assert rows(site) == []
    again = re.search(r'name="vu" value="(\w+)"', answer.text)
    assert again
    assert moktar.post(path, data={**typed, "vu": again[1]}).status_code == 303
    assert rows(site) == [("pas_partout", typed.get("mots", ""))]


@pytest.mark.parametrize("typed", [{}, {"reponse": ""}, {"reponse": "peut-être"}])
def test_no_answer_is_asked_again(site: Site, moktar: TestClient, typed: dict[str, str]) -> None:
    answer = moktar.post(HERE, data={**typed, "vu": seen(moktar)})
    assert answer.status_code == 422
    assert "Touchez «" in answer.text
    assert rows(site) == []


def test_too_many_words_come_back(site: Site, moktar: TestClient) -> None:
    long = "mot" * 300
    answer = moktar.post(f"{HERE}/mots", data={"mots": long, "vu": seen(moktar)})
    assert answer.status_code == 422
    assert "trop long" in answer.text
    assert long in answer.text
    assert rows(site) == []


def test_who_does_not_read_as_a_peer_finds_nothing(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    for device in (clients.alice, clients.bob, site.signed_in("Zohra")):
        assert device.get(HERE).status_code == 404
        assert device.post(HERE, data=YES).status_code == 404
    assert "t-simplifiees" not in site.signed_in("Zohra").get("/propositions").text


def test_what_she_said_is_told_to_her_and_goes_with_her_account(
    site: Site, moktar: TestClient
) -> None:
    said(moktar, {"mots": "le lien"}, f"{HERE}/mots")
    said(moktar, YES)
    with site.database.writing() as db:
        number = db.query(Person).filter_by(name="Moktar").one().id
        told = [one for one in gather(db, number, HOLDINGS).sections if "le lien" in str(one)]
        assert [one.title for one in told] == [
            "Ce que vous avez répondu sur les versions simplifiées"
        ]
        db.execute(delete(Person).where(Person.id == number))
    assert rows(site) == []
    assert NOT_READ in public(site)


def test_many_answers_cost_no_more_statements(
    site: Site, clients: Cast, moktar: TestClient, statements: Statements
) -> None:
    pages = ((clients.alice, "/relectures"), (moktar, "/relectures"), (moktar, HERE), (clients.bob, SHOWN))  # fmt: skip
    for device, path in pages:
        device.get(path)
    with statements as few:
        counts = []
        for device, path in pages:
            device.get(path)
            counts.append(len(few))
    for device in (moktar, peer(site, "Rosa"), peer(site, "Ada")):
        for competence in ("c1-raisons", "c2-besoin", "c3-conditions"):
            said(device, NO, f"/versions-simplifiees/{competence}")
    with statements as many:
        after = []
        for device, path in pages:
            device.get(path)
            after.append(len(many))
    assert after == counts


@pytest.mark.one_database
def test_every_screen_is_simple(site: Site, moktar: TestClient) -> None:
    check(moktar.get(HERE).text)
    check(moktar.get(f"{HERE}/mots").text)
    check(moktar.post(HERE, data={}).text)
    check(moktar.post(HERE, data={**YES, "vu": "ancien"}).text)
    check(moktar.post(f"{HERE}/mots", data={"mots": "le lien", "vu": "ancien"}).text)
    check(moktar.post(f"{HERE}/mots", data={"mots": "mot" * 300}).text)
    said(moktar, {"mots": "le lien"}, f"{HERE}/mots")
    check(moktar.get(HERE).text)
    check(moktar.get(f"{HERE}/mots").text)
    said(moktar, YES)
    check(moktar.get(HERE).text)
    check(moktar.get("/propositions").text)
