"""A contributed text is read by whom its author lets read it, and run in a room like any other."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.contributing.people import PHRASE, Shown, contributor, publish
from tests.contributing.proposing import SAID
from tests.contributing.test_offering import withdraw
from tests.dev.site import Cast, Site, Statements

from allervers_training.accounts.models import Person
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts.models import Cohort
from allervers_training.contributing.domain.words import CreditKind, PropositionKind
from allervers_training.contributing.models import Proposition, Recording
from allervers_training.contributing.service.voices import FOLDER
from allervers_training.kernel import clock
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of

ROOM, PLATFORM, PUBLIC = ("texte/salle",), ("texte/salle", "texte/plateforme"), ("texte/salle", "texte/plateforme", "texte/public")  # fmt: skip
PAGE, LIST = "/exercices/p-soir", "/competences/c2-besoin"
ADDRESS = 'href="/exercices/p-soir"'
NAME = "Mésange"


@pytest.fixture(autouse=True)
def _forgetting(site: Site) -> Iterator[None]:
    yield
    site.app.state.library.forget()


def show(site: Site, *given: str, **more: object) -> None:
    """Let Nadia's text be shown so far, under the name of Mésange."""
    publish(site, Shown(given=given, **more))  # type: ignore[arg-type] - fields of Shown
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        one.credit_kind, one.credit_name = CreditKind.PSEUDONYM, NAME
    site.app.state.library.forget()


def visitors(site: Site, clients: Cast) -> dict[str, TestClient]:
    return {"nobody": site.visitor(), "trainee": clients.bob, "co_trainer": clients.emma, "trainer": clients.alice}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "readers"),
    [
        (ROOM, {"co_trainer", "trainer"}),
        (PLATFORM, {"trainee", "co_trainer", "trainer"}),
        (PUBLIC, {"nobody", "trainee", "co_trainer", "trainer"}),
    ],
)
def test_a_text_is_found_by_whom_its_author_lets_read_it(
    site: Site, clients: Cast, given: tuple[str, ...], readers: set[str]
) -> None:
    show(site, *given)
    for _twice in range(2):  # a page kept for one reader is shown to no other
        for who, device in visitors(site, clients).items():
            reads = who in readers
            assert device.get(PAGE).status_code == (200 if reads else 404), who
            assert (ADDRESS in device.get(LIST).text) is reads, who
            cited = device.get("/bibliographie.ris", params={"document": "p-soir"})
            assert cited.status_code == (200 if reads else 404), who


def test_a_page_names_its_author_as_far_as_she_agreed_to(site: Site, clients: Cast) -> None:
    show(site, *PUBLIC, "nom/plateforme")
    for address in (PAGE, LIST):
        assert f"Proposé par {NAME}, et relu" in clients.bob.get(address).text
        unnamed = site.visitor().get(address).text
        assert "Proposé et relu" in unnamed
        assert NAME not in unnamed
    notice = clients.bob.get(PAGE).text
    assert f'<meta name="DC.creator" content="{NAME}">' in notice
    assert "Équipe du cours" not in notice
    assert 'content="noarchive"' in notice
    assert "noarchive" not in site.visitor().get(LIST).text


def test_a_withdrawn_text_is_gone_and_says_so(site: Site, clients: Cast) -> None:
    show(site, *PUBLIC, "nom/public")
    assert "hirondelle" in site.visitor().get(PAGE).text
    withdraw(site)
    for device in visitors(site, clients).values():
        answer = device.get(PAGE)
        assert answer.status_code == 410
        assert "ne le montre plus" in answer.text
        assert "hirondelle" not in answer.text
        assert NAME not in answer.text
        assert ADDRESS not in device.get(LIST).text
    conducteur = clients.alice.get(f"/sessions/{site.cohort}/conducteur").text
    assert "Texte retiré" not in conducteur


def test_a_list_costs_no_statement_more_for_what_people_contributed(
    site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allervers_training.catalogue.library._LOOK_EVERY", 0.0)
    site.app.state.library._looked = 0.0
    clients.bob.get(LIST)
    with Statements(site.database) as before:
        clients.bob.get(LIST)
    show(site, *PUBLIC)
    clients.bob.get(LIST)
    with Statements(site.database) as after:
        assert ADDRESS in clients.bob.get(LIST).text
    assert len(after) == len(before)


@pytest.mark.parametrize(("given", "everybody"), [(ROOM, False), (PLATFORM, False), (PUBLIC, True)])
def test_search_finds_what_is_public_and_lends_the_rest_to_trainers(
    site: Site, clients: Cast, given: tuple[str, ...], *, everybody: bool
) -> None:
    def found(device: TestClient) -> bool:
        return PAGE in device.get("/recherche", params={"q": "hirondelle"}).text

    show(site, *given)
    edition = site.app.state.library.current
    index.refresh(site.database, edition.hash, passages_of(edition))
    assert found(clients.alice)
    assert found(site.visitor()) is everybody
    with site.database.writing() as db:
        index.forget(db.connection(), PAGE)
    assert not found(clients.alice)


def test_the_index_forgets_every_word_within_the_transaction(site: Site) -> None:
    show(site, *PUBLIC)
    edition = site.app.state.library.current
    index.refresh(site.database, edition.hash, passages_of(edition))
    with site.database.reading() as db:
        held = db.connection().exec_driver_sql("SELECT count(*) FROM search_passage_1").scalar()
    with site.database.writing() as db:
        index.forget(db.connection(), PAGE)
    with site.database.reading() as db:
        rows = db.connection().exec_driver_sql("SELECT body FROM search_passage_1").scalars().all()
    assert len(rows) == held - 1
    assert not any("hirondelle" in body for body in rows)


def test_a_voice_is_heard_as_far_as_she_agreed_to(site: Site, clients: Cast) -> None:
    show(site, *PUBLIC, "voix/plateforme", kind=PropositionKind.TEMOIGNAGE, answers={"recit": PHRASE})  # fmt: skip
    folder = site.app.state.settings.data_dir / FOLDER
    folder.mkdir(parents=True)
    (folder / "voix.ogg").write_bytes(SAID)
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        said = one.created_at
        kept = Recording(proposition_id=one.id, field="recit", file="voix.ogg", media_type="audio/ogg", at=said)  # fmt: skip
        db.add(kept)
    site.app.state.library.forget()
    page = clients.bob.get(PAGE)
    assert f'src="{PAGE}/voix/recit?prise=' in page.text
    assert "media-src 'self'" in page.headers["content-security-policy"]
    assert clients.bob.get(f"{PAGE}/voix/recit").content == SAID
    assert f"{PAGE}/voix" not in site.visitor().get(PAGE).text
    assert site.visitor().get(f"{PAGE}/voix/recit").status_code == 404
    with site.database.writing() as db:  # another take, which she has not agreed to
        db.scalars(select(Recording)).one().at = said + timedelta(days=1)
    site.app.state.library.forget()
    assert clients.bob.get(f"{PAGE}/voix/recit").status_code == 404


def follow_newest(site: Site) -> None:
    """Let the demo session follow the course as it is now."""
    with site.database.writing() as db:
        version = store_snapshot(db, site.app.state.library.current.files, at=clock.now())
        db.get_one(Cohort, site.cohort).content_hash = version


def test_an_earlier_session_is_told_and_may_take_it(site: Site, clients: Cast) -> None:
    conducteur, version = (f"/sessions/{site.cohort}/{page}" for page in ("conducteur", "version"))
    assert "manque à cette liste" not in clients.alice.get(conducteur).text
    show(site, *ROOM, "nom/salle")
    told = clients.alice.get(conducteur).text
    assert "1\u00a0texte proposé par une personne concernée manque à cette liste" in told
    assert "exercice:p-soir" not in told
    shown = clients.alice.get(version).text
    assert f"proposé par {NAME}, et relu" in shown
    newest = site.app.state.library.current.hash
    assert clients.alice.post(version, data={"version": newest}).status_code == 303
    after = clients.alice.get(conducteur).text
    assert "manque à cette liste" not in after
    assert re.search(rf'value="exercice:p-soir"[^>]*>[^<]*\(proposé par {NAME}, et relu\)', after)
    withdraw(site)
    assert "exercice:p-soir" not in clients.alice.get(conducteur).text
    assert "Texte retiré" not in clients.alice.get(version).text


def test_a_debate_lent_to_rooms_is_run_live_and_named(site: Site, clients: Cast) -> None:
    show(site, *ROOM, "nom/salle")
    follow_newest(site)
    page = clients.alice.get(f"/salle/{site.cohort}/preparation/p-soir").text
    assert f"Proposé par {NAME}, et relu" in page
    number = site.open_debate(clients.alice, exercice="p-soir")
    wall = site.visitor().get(f"/ecran/{site.secrets['screen']}").text
    assert "hirondelle" in wall
    assert f"Proposé par {NAME}" in wall
    assert "hirondelle" in clients.bob.get(f"/salle/{site.cohort}").text
    address = f"/salle/{site.cohort}/activites/{number}"
    for phase in ("position", "revelation"):
        assert clients.alice.post(f"{address}/phases", data={"phase": phase}).status_code == 303
    nadia = site.signed_in("Nadia").get("/propositions/p-soir").text
    assert "Votre texte a servi une fois." in nadia
    assert "La dernière fois\u00a0: aujourd’hui." in nadia
    assert "Bob" not in nadia


def test_a_tree_lent_to_rooms_names_its_author_on_the_wall(site: Site, clients: Cast) -> None:
    answers = {"situation": PHRASE, "fait": "Personne n'ouvre.", "origine": "fictive"}
    show(site, *ROOM, "nom/salle", kind=PropositionKind.ARBRE, answers=answers)
    follow_newest(site)
    opened = clients.alice.post(f"/salle/{site.cohort}/activites", data={"exercice": "p-soir"})
    assert opened.status_code == 303, opened.text
    site.settle()
    wall = site.visitor().get(f"/ecran/{site.secrets['screen']}").text
    assert "Situation proposée par" in wall
    assert NAME in wall


def test_a_name_that_does_not_go_to_rooms_is_on_no_wall(site: Site, clients: Cast) -> None:
    show(site, *ROOM)
    follow_newest(site)
    site.open_debate(clients.alice, exercice="p-soir")
    wall = site.visitor().get(f"/ecran/{site.secrets['screen']}").text
    assert "hirondelle" in wall
    assert "Proposé par" not in wall


def test_nobody_else_is_told_of_its_life(site: Site, clients: Cast) -> None:
    show(site, *PUBLIC)
    with site.database.writing() as db:
        contributor(db, "Rosa", peer=True)
        assert db.scalars(select(Person).where(Person.name == "Rosa")).one()
    assert site.signed_in("Rosa").get("/propositions/p-soir").status_code == 404
    assert clients.alice.get("/propositions/p-soir").status_code == 404
