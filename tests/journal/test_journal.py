"""A journal is read by its author, and by nobody else by any way."""

import logging
import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.journal.models import JournalEntry
from allervers_training.kernel import clock

SECRET = "Personne ne lira rhododendron"
STEP = {"what": "Passer au pied de la tour mimosa", "when": "mardi", "with_whom": "Emma", "obstacle": "un zinnia"}  # fmt: skip


def write(client: TestClient, text: str = SECRET, **fields: str) -> str:
    """Write a page, and return its address."""
    answer = client.post("/carnet/pages", data={"texte": text, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def pages(site: Site) -> list[JournalEntry]:
    with site.database.reading() as db:
        return list(db.scalars(select(JournalEntry)))


def test_what_one_writes_is_there_again(site: Site, clients: Cast) -> None:
    address = write(clients.bob, f"{SECRET}\nDeuxième ligne", sujet="c1-reflexion-approche")
    shown = clients.bob.get(address).text
    assert f"{SECRET}\nDeuxième ligne" in shown
    assert "Pouviez-vous dire non" in shown
    listed = clients.bob.get("/carnet").text
    assert SECRET in listed
    assert "Deuxième ligne" not in listed


def test_rewriting_leaves_nothing_of_the_former_words(site: Site, clients: Cast) -> None:
    address = write(clients.bob)
    assert clients.bob.post(address, data={"texte": "Autre chose"}).status_code == 303
    assert SECRET not in clients.bob.get(address).text + clients.bob.get("/carnet/export").text


def test_tearing_a_page_out_asks_first_and_is_final(site: Site, clients: Cast) -> None:
    address = write(clients.bob)
    assert SECRET in clients.bob.get(f"{address}/retrait").text
    assert len(pages(site)) == 1
    assert clients.bob.post(f"{address}/retrait").status_code == 303
    assert pages(site) == []
    assert clients.bob.get(address).status_code == 404


def test_a_draft_is_kept_while_one_writes(site: Site, clients: Cast) -> None:
    answer = clients.bob.post("/carnet/pages", data={"texte": "Un dé"}, headers=HTMX)
    address = answer.headers["hx-redirect"]
    assert clients.bob.post(address, data={"texte": "Un début"}, headers=HTMX).status_code == 204
    assert "Un début" in clients.bob.get(address).text
    assert len(pages(site)) == 1


def test_a_first_step_is_kept_for_each_module_and_can_be_revisited(
    site: Site, clients: Cast
) -> None:
    address = f"/carnet/premier-pas/{site.app.state.library.current.course.modules[0].id}"
    for said in (STEP, STEP | {"what_became": "Fait, à deux"}):
        assert clients.bob.post(address, data=said).status_code == 303
    shown = clients.bob.get(address).text
    assert "mimosa" in shown
    assert "Fait, à deux" in shown
    assert len(pages(site)) == 1
    assert "mimosa" in clients.bob.get("/carnet").text


def test_the_author_takes_everything_away(site: Site, clients: Cast) -> None:
    write(clients.bob)
    module = site.app.state.library.current.course.modules[0].id
    clients.bob.post(f"/carnet/premier-pas/{module}", data=STEP)
    answer = clients.bob.get("/carnet/export")
    assert "attachment" in answer.headers["content-disposition"]
    assert SECRET in answer.text
    assert "Ce qui pourrait m'arrêter : un zinnia" in answer.text


@pytest.mark.one_database
@pytest.mark.parametrize("text", ["", "  \r\n ", "é" * 10_001])
def test_a_page_that_cannot_be_kept_comes_back_whole(site: Site, clients: Cast, text: str) -> None:
    answer = clients.bob.post("/carnet/pages", data={"texte": text})
    assert answer.status_code == 422
    assert text.strip() in answer.text
    assert "<title>Erreur : " in answer.text
    assert pages(site) == []


@pytest.mark.one_database
def test_the_longest_page_passes_through_the_form(site: Site, clients: Cast) -> None:
    write(clients.bob, "é" * 10_000)
    assert len(pages(site)) == 1


@pytest.mark.one_database
def test_a_first_step_without_action_comes_back(site: Site, clients: Cast) -> None:
    module = site.app.state.library.current.course.modules[0].id
    answer = clients.bob.post(f"/carnet/premier-pas/{module}", data=STEP | {"what": ""})
    assert answer.status_code == 422
    assert "un zinnia" in answer.text


def everything(client: TestClient, site: Site) -> str:
    """Read every page that a person can open without knowing the address of a secret."""
    module = site.app.state.library.current.course.modules[0].id
    addresses = (
        "/", "/sessions", f"/sessions/{site.cohort}", f"/salle/{site.cohort}", f"/salle/{site.cohort}/console",
        f"/salle/{site.cohort}/projection", "/carnet", "/carnet/export", f"/carnet/premier-pas/{module}",
        "/carnet/pages/1", "/carnet/pages/2", "/recherche?q=rhododendron", "/recherche?q=mimosa",
    )  # fmt: skip
    return "".join(client.get(address).text for address in addresses)


def test_staff_with_every_right_read_nothing_of_it(site: Site, clients: Cast) -> None:
    write(clients.bob)
    module = site.app.state.library.current.course.modules[0].id
    clients.bob.post(f"/carnet/premier-pas/{module}", data=STEP)
    with site.database.writing() as db:
        almighty = accounts.create_person(db, "Toute-puissante", at=clock.now(), roles=tuple(SiteRole))  # fmt: skip
    assert almighty.id
    for client in (clients.alice, clients.emma, clients.fanny, site.signed_in("Toute-puissante")):
        shown = everything(client, site)
        assert "Personne ne lira" not in shown
        assert "tour mimosa" not in shown


def test_a_row_moved_to_ones_own_name_does_not_open(site: Site, clients: Cast) -> None:
    """Whoever may write in the database still cannot read: the seal knows its author."""
    address = write(clients.bob)
    with site.database.writing() as db:
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        db.scalars(select(JournalEntry)).one().person_id = alice.id
    answer = clients.alice.get(address)
    assert answer.status_code == 422
    assert SECRET not in answer.text
    listed = clients.alice.get("/carnet")
    assert listed.status_code == 200
    assert SECRET not in listed.text + clients.alice.get("/carnet/export").text


def test_whoever_came_in_by_code_alone_has_no_journal_yet(site: Site) -> None:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    answer = device.get("/carnet")
    assert answer.status_code == 422
    assert "sur papier" in answer.text


def test_without_its_key_a_journal_stays_closed_and_nothing_is_lost(
    site: Site, clients: Cast
) -> None:
    address = write(clients.bob)
    kept = site.app.state.settings.key_path.read_text("ascii")
    site.app.state.settings.key_path.write_text("illisible", "ascii")
    del site.app.state.sealer
    closed = clients.bob.get(address)
    assert closed.status_code == 422
    assert "rien de ce qu’il contient n’est perdu" in closed.text
    site.app.state.settings.key_path.write_text(kept, "ascii")
    assert SECRET in clients.bob.get(address).text


@pytest.mark.one_database
def test_neither_the_file_nor_a_copy_nor_the_log_holds_its_words(
    site: Site, clients: Cast, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        address = write(clients.bob)
        clients.bob.post(address, data={"texte": f"{SECRET} et camélia"})
        clients.bob.post("/carnet/pages", data={"texte": "glycine" * 2000})
        module = site.app.state.library.current.course.modules[0].id
        clients.bob.post(f"/carnet/premier-pas/{module}", data=STEP)
        clients.bob.get("/carnet")
    base = Path(str(site.database.engine.url.database))
    copy = tmp_path / "copy.sqlite3"
    with sqlite3.connect(base) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    held = b"".join(p.read_bytes() for p in (*base.parent.glob(f"{base.name}*"), copy))
    assert b"journal_entry" in held  # it is the right file
    for word in ("rhododendron", "camélia", "glycine", "mimosa", "un zinnia"):
        assert word.encode() not in held, word
        assert word not in caplog.text, word
    key = site.app.state.settings.key_path
    assert key.read_bytes().strip() not in held
    assert site.app.state.settings.data_dir not in key.parents


def test_a_page_kept_says_so_with_the_hour(clients: Cast) -> None:
    address = write(clients.bob)
    said = re.compile(r"Page gardée, \d{1,2}\sh\s\d\d")
    assert said.search(clients.bob.get(address).text)
    rewritten = clients.bob.post(address, data={"texte": "Autre chose"})
    assert rewritten.headers["location"] == address
    assert "Page gardée" not in clients.bob.get("/carnet/pages/nouvelle").text
