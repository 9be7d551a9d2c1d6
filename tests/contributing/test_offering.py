"""What somebody lets be shown is part of the course, and her words are nowhere but in her own text."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.contributing.people import PHRASE, Shown, contributor, publish
from tests.dev.site import Site

from allervers_training.catalogue.domain import DebatMouvant, Retire
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.catalogue.service import store_snapshot
from allervers_training.contributing.domain import consent
from allervers_training.contributing.domain.words import CreditKind, Happened, PropositionKind
from allervers_training.contributing.models import ConsentGiven, Proposition, Revision
from allervers_training.contributing.service import steps
from allervers_training.kernel import clock

PLACES = {"texte/salle": Reader.TEAM, "texte/plateforme": Reader.SIGNED_IN, "texte/public": Reader.ANYBODY}  # fmt: skip


@pytest.fixture
def library(site: Site) -> Iterator[Library]:
    found: Library = site.app.state.library
    yield found
    found.forget()


def withdraw(site: Site, slug: str = "p-soir") -> None:
    with site.database.writing() as db:
        one = db.scalars(select(Proposition).where(Proposition.slug == slug)).one()
        for text in db.scalars(select(Revision)):
            text.answers = None
        one.withdrawn_at = clock.now()
        steps.take(db, one, Happened.WITHDRAWN, by=contributor(db), at=clock.now())


def test_a_text_is_listed_last_of_its_competence_once_its_day_has_come(
    site: Site, library: Library
) -> None:
    before = library.current.hash
    publish(site)
    library.forget()
    edition = library.current
    debates = edition.course.resources_of("c2-besoin", DebatMouvant)
    assert debates[-1].id == "p-soir"
    assert PHRASE.replace("'", "’") in debates[-1].statements[0].text
    assert edition.hash != before
    assert debates[-1].contributors[0].id == "k7m2x9"


def test_nothing_is_shown_in_the_seven_days_and_it_comes_by_itself(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, Shown(days=1))
    library.forget()
    assert library.current.course.resource("p-soir") is None
    later = clock.now() + timedelta(days=6, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert library.current.course.resource("p-soir") is not None


def test_a_snapshot_keeps_a_mark_and_none_of_her_words(site: Site, library: Library) -> None:
    publish(site)
    library.forget()
    with site.database.writing() as db:
        name = store_snapshot(db, library.current.files, at=clock.now())
        kept = db.get_one(ContentSnapshot, name).files
    assert "hirondelle" not in kept
    assert "proposition:p-soir@1." in json.dumps(json.loads(kept))
    library.forget()
    assert library.edition(name).course.get("p-soir", DebatMouvant)


def test_a_withdrawal_reaches_every_state_of_the_course(site: Site, library: Library) -> None:
    publish(site)
    library.forget()
    with site.database.writing() as db:
        name = store_snapshot(db, library.current.files, at=clock.now())
    withdraw(site)
    library.forget()
    for edition in (library.current, library.edition(name)):
        assert isinstance(edition.course.resource("p-soir"), Retire)
        assert edition.body("p-soir").html == ""
        assert "hirondelle" not in str(edition.course)


def test_another_process_sees_that_the_tide_has_turned(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allervers_training.catalogue.library._LOOK_EVERY", 0.0)
    library._looked = 0.0
    assert library.current.course.resource("p-soir") is None
    publish(site)
    assert library.current.course.resource("p-soir") is not None
    withdraw(site)
    assert isinstance(library.current.course.resource("p-soir"), Retire)


@pytest.mark.parametrize("given", [("texte/salle",), ("texte/salle", "texte/plateforme"), tuple(PLACES)])  # fmt: skip
def test_a_text_goes_as_far_as_she_said(
    site: Site, library: Library, given: tuple[str, ...]
) -> None:
    publish(site, Shown(given=given))
    library.forget()
    said = {PLACES[pair] for pair in given}
    assert {reader for reader in Reader if library.current.may_read("p-soir", reader)} == said


def test_what_she_agreed_to_shrinks_at_once(site: Site, library: Library) -> None:
    publish(site)
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        db.add(
            ConsentGiven(proposition_id=one.id, given=[], wording=consent.WORDING, at=clock.now())
        )
        steps.take(db, one, Happened.CONSENT_CHANGED, by=contributor(db), at=clock.now())
    library.forget()
    assert library.current.course.resource("p-soir") is None


def test_a_name_is_shown_where_she_agreed_to_and_stands_in_no_file(
    site: Site, library: Library
) -> None:
    publish(site, Shown(given=("texte/public", "nom/plateforme")))
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        one.credit_kind, one.credit_name = CreditKind.PSEUDONYM, "Mésange"
    library.forget()
    piece = library.current.piece("p-soir")
    assert piece
    assert piece.credit_for(Reader.SIGNED_IN) == "Mésange"
    assert piece.credit_for(Reader.ANYBODY) == ""
    assert "Mésange" not in piece.text
    assert "Nadia" not in piece.text


@pytest.mark.parametrize("kind", list(PropositionKind))
def test_every_kind_is_read_back_as_a_page_of_the_course(
    site: Site, library: Library, kind: PropositionKind
) -> None:
    typed = "Un jour, *lui* a dit : « ::: [@x] » # et --- rien."
    answers = {"phrases": [typed], "situation": typed, "fait": typed, "origine": "fictive", "recit": typed,
               "scene": typed, "roles": ["A", "B"], "carte-1": typed, "carte-2": typed, "questions": [typed]}  # fmt: skip
    publish(site, Shown(kind, answers))
    library.forget()
    edition = library.current
    assert edition.course.resource("p-soir"), edition.problems
    if kind in {PropositionKind.TEMOIGNAGE, PropositionKind.MISE_EN_SITUATION, PropositionKind.CAS}:
        assert "*lui*" in edition.body("p-soir").html
        assert "[@x]" in edition.body("p-soir").html


def test_a_file_left_in_the_folder_says_nothing_that_its_author_took_back(
    site: Site, library: Library
) -> None:
    publish(site)
    library.forget()
    path, own = library.current.path_of("p-soir"), library._own
    assert own
    piece = library.current.piece("p-soir")
    assert piece
    moved = path.replace("c2-besoin", "c3-conditions")
    library._own = Edition({**own.files, moved: piece.text})
    library.forget()
    assert (
        library.current.path_of("p-soir") == path
    )  # her own text holds, not the file that was moved
    withdraw(site)
    library.forget()
    assert isinstance(library.current.course.resource("p-soir"), Retire)
    assert "hirondelle" not in str(library.current.course)


def test_a_file_of_somebody_unknown_here_is_a_page_like_any_other(
    site: Site, library: Library
) -> None:
    own = library.current
    publish(site)
    library.forget()
    path, piece = library.current.path_of("p-soir"), library.current.piece("p-soir")
    assert piece
    other = Edition({**own.files, path.replace("p-soir", "p-ailleurs"): piece.text.replace("p-soir", "p-ailleurs")})  # fmt: skip
    assert other.course.get("p-ailleurs", DebatMouvant)
    library._own = other
    library.forget()
    assert library.current.course.get("p-ailleurs", DebatMouvant)


def test_a_state_read_just_before_a_withdrawal_is_not_kept(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site)
    library.forget()
    with site.database.writing() as db:
        other = {**library.current.files, "modules/autre.md": ""}
        name = store_snapshot(db, other, at=clock.now())
    read = library._read

    def slowly(content_hash: str) -> Edition:
        edition = read(content_hash)
        withdraw(site)
        library.forget()
        return edition

    monkeypatch.setattr(library, "_read", slowly)
    library.edition(name)
    monkeypatch.undo()
    assert isinstance(library.edition(name).course.resource("p-soir"), Retire)
