"""Withdrawal: in one tap, at any moment, and no word of hers is left anywhere that the site can reach."""

import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from starlette.testclient import TestClient
from tests.contributing.agreeing import HERE, proposition, put_to_her, says_yes
from tests.contributing.people import Shown, contributor, publish, sent
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import Person
from allervers_training.contributing import withdrawn
from allervers_training.contributing.domain.words import Happened, PropositionState
from allervers_training.contributing.models import (
    ConsentGiven,
    PropositionEvent,
    Recording,
    Remark,
    Revision,
)
from allervers_training.contributing.service import steps, withdrawal
from allervers_training.kernel import clock
from allervers_training.kernel.db import Base
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of
from allervers_training.searching.service import keep_indexed

WORD = "hirondelle"
EVERYWHERE = ("texte/salle", "texte/plateforme", "texte/public", "voix/public", "nom/public")


def anywhere(site: Site, word: str = WORD) -> list[str]:
    """Return the tables that still say a word of hers."""
    found = []
    with site.database.reading() as db:
        for table in Base.metadata.sorted_tables:
            rows = db.execute(select(table)).all()
            found += [table.name for row in rows if word in repr(row)]
    return found


def bytes_of(site: Site, word: str = WORD) -> list[str]:
    """Return the files of the data folder and of the database that still hold it."""
    base = Path(str(site.database.engine.url.database))
    files = [base, base.with_name(base.name + "-wal"), *(p for p in site.data.rglob("*"))]
    return [p.name for p in files if p.is_file() and word.encode() in p.read_bytes()]


def leave_everything(site: Site) -> Path:
    """Publish a text of hers that was remarked upon, spoken, signed and made searchable; return her voice."""
    publish(site, Shown(given=EVERYWHERE))
    voice = site.data / "voix" / "a.ogg"
    voice.parent.mkdir(exist_ok=True)
    voice.write_bytes(b"OggS une hirondelle")
    with site.database.writing() as db:
        one = db.merge(proposition(site))
        text_ = db.scalars(select(Revision)).one()
        one.credit_name = "Hirondelle bleue, hirondelle"
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        db.add(Remark(revision_id=text_.id, field="phrases", text="Quelle hirondelle ?", suggests="Une hirondelle", by_id=alice.id, at=clock.now()))  # fmt: skip
        db.add(Recording(proposition_id=one.id, field="phrases", file="a.ogg", media_type="audio/ogg", at=clock.now()))  # fmt: skip
        db.add(PropositionEvent(proposition_id=one.id, type=Happened.CHANGES_ASKED, text="Gardez l'hirondelle", at=clock.now()))  # fmt: skip
    library = site.app.state.library
    library.forget()
    index.refresh(site.database, library.current.hash, passages_of(library.current))
    return voice


def test_one_tap_erases_every_word_of_hers(site: Site) -> None:
    voice, nadia = leave_everything(site), site.signed_in("Nadia")
    assert anywhere(site)
    assert site.visitor().get("/exercices/p-soir").status_code == 200
    assert "Retirer mon texte" in nadia.get(f"{HERE}/retrait").text
    assert nadia.post(f"{HERE}/retrait").status_code == 303
    assert anywhere(site) == []
    assert not voice.exists()
    one = proposition(site)
    assert one.state is PropositionState.WITHDRAWN
    assert (one.draft, one.credit_name, one.need_id) == ({}, "", None)
    assert "retiré" in nadia.get(f"{HERE}/retrait").text
    page = site.visitor().get("/exercices/p-soir")
    assert page.status_code == 410
    assert WORD not in page.text


def test_what_proves_it_is_kept(site: Site) -> None:
    leave_everything(site)
    site.signed_in("Nadia").post(f"{HERE}/retrait")
    with site.database.reading() as db:
        kept = db.scalars(select(Revision)).one()
        assert (kept.number, len(kept.digest)) == (1, 64)
        assert kept.answers is None
        assert kept.agreed_at
        assert db.scalars(select(ConsentGiven)).one().given == list(EVERYWHERE)
        steps_ = db.scalars(select(PropositionEvent.type).order_by(PropositionEvent.id)).all()
        assert steps_[-1] is Happened.WITHDRAWN
        assert Happened.AUTHOR_AGREED in steps_


def test_search_finds_nothing_of_it(site: Site) -> None:
    leave_everything(site)
    assert WORD in site.visitor().get("/recherche?q=hirondelle").text.split("<main")[1].replace('value="hirondelle"', "")  # fmt: skip
    site.signed_in("Nadia").post(f"{HERE}/retrait")
    with site.database.reading() as db:
        left = db.execute(text("SELECT count(*) FROM search_passage_1 WHERE body LIKE :w"), {"w": f"%{WORD}%"})  # fmt: skip
        assert left.scalar_one() == 0


def test_the_course_is_searchable_again_at_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[threading.Thread] = []

    class Followed(threading.Thread):
        def start(self) -> None:
            super().start()
            started.append(self)

    leave_everything(site)
    monkeypatch.setattr("allervers_training.searching.service.threading.Thread", Followed)
    keep_indexed(site.database, site.app.state.library)
    site.signed_in("Nadia").post(f"{HERE}/retrait")
    for one in started:
        one.join()
    edition = site.app.state.library.current
    with site.database.reading() as db:
        assert index.is_ready(db.connection(), edition.hash)
    assert WORD not in site.visitor().get("/recherche?q=guichet").text


@pytest.mark.one_database  # PostgreSQL keeps its own pages
def test_no_byte_of_it_is_left_in_the_database_nor_in_its_log(site: Site) -> None:
    leave_everything(site)
    with site.database.writing() as db:
        one = db.merge(proposition(site))
    for length in range(1, 120, 7):  # as an automatic draft grows and shrinks
        for size in (length * 50, length):
            with site.database.writing() as db:
                db.merge(one).draft = {"phrases": [f"{WORD} " * size]}
    assert bytes_of(site)
    site.signed_in("Nadia").post(f"{HERE}/retrait")
    for word in (WORD, "hirondel"):
        assert bytes_of(site, word) == []


@pytest.mark.parametrize("moment", ["draft", "sent", "in_review", "put", "cooling", "published"])
def test_she_withdraws_at_any_moment(site: Site, moment: str) -> None:
    with site.database.writing() as db:
        nadia = contributor(db)
        if moment in {"draft", "sent", "in_review"}:
            one, text_ = sent(db, nadia, Shown(), at=clock.now())
            if moment == "draft":
                one.state = PropositionState.DRAFT
            if moment == "in_review":
                alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
                steps.take(db, one, Happened.TAKEN, by=alice, at=clock.now(), revision=text_)
    if moment == "put":
        put_to_her(site)
    if moment in {"cooling", "published"}:
        publish(site, Shown(days=1 if moment == "cooling" else 8))
    device = site.signed_in("Nadia")
    assert device.post(f"{HERE}/retrait").status_code == 303
    assert anywhere(site) == []
    assert device.get(HERE).status_code == 200
    assert device.get("/propositions").status_code == 200


def test_a_second_tap_changes_nothing(site: Site) -> None:
    publish(site)
    device = site.signed_in("Nadia")
    for _ in range(2):
        assert device.post(f"{HERE}/retrait").status_code == 303
    with site.database.reading() as db:
        rows = db.scalars(select(PropositionEvent.type).where(PropositionEvent.type == Happened.WITHDRAWN))  # fmt: skip
        assert len(rows.all()) == 1
    assert (site.data / withdrawn.NAME).read_text() == "p-soir\n"


def test_a_reader_who_was_about_to_answer_is_told(site: Site) -> None:
    put_to_her(site)
    device = site.signed_in("Nadia")
    device.post(f"{HERE}/retrait")
    answer = says_yes(device)  # a page that was open on another phone
    assert answer.status_code == 422
    assert anywhere(site) == []


def test_a_back_up_of_before_brings_nothing_back(site: Site) -> None:
    publish(site)
    site.signed_in("Nadia").post(f"{HERE}/retrait")
    with site.database.writing() as db:  # as an older back-up has it
        one = db.merge(proposition(site))
        one.state, one.withdrawn_at, one.draft = PropositionState.ACCEPTED, None, {"phrases": [f"Une {WORD}"]}  # fmt: skip
    with site.database.writing() as db:
        assert withdrawal.is_due(db, site.data)
        assert withdrawal.replay(db, site.data, at=clock.now()) == 1
        assert withdrawal.replay(db, site.data, at=clock.now()) == 0
    assert anywhere(site) == []


def test_a_withdrawal_that_cannot_be_written_down_is_not_done_by_half(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site)

    def full(_folder: Path, _slug: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(withdrawn, "remember", full)
    assert site.signed_in("Nadia").post(f"{HERE}/retrait").status_code == 507
    assert proposition(site).withdrawn_at is None
    assert anywhere(site)


def test_what_cannot_be_taken_back_is_said(site: Site, clients: Cast) -> None:
    page: Any = site.visitor().get("/ce-qui-reste")
    assert page.status_code == 200
    assert "feuilles déjà imprimées" in page.text
    assert clients.bob.get("/ce-qui-reste").status_code == 200


def test_the_list_takes_only_what_it_wrote(tmp_path: Path) -> None:
    assert withdrawn.remembered(tmp_path) == frozenset()
    withdrawn.remember(tmp_path, "p-a")
    withdrawn.remember(tmp_path, "p-b")
    with (tmp_path / withdrawn.NAME).open("ab") as kept:
        kept.write(b"\xff\xfe ../secret P-C\n")
    assert withdrawn.remembered(tmp_path) == {"p-a", "p-b"}
    assert (tmp_path / withdrawn.NAME).stat().st_mode & 0o777 == 0o600


def test_nobody_is_shown_withdrawal_who_proposes_nothing(site: Site) -> None:
    device: TestClient = site.signed_in("Bob")
    assert device.post(f"{HERE}/retrait").status_code == 404
