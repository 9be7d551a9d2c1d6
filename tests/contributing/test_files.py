"""What people let be public goes to files and comes back; never over a change, never without a yes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.catalogue.builders import SMALL_COURSE
from tests.contributing.people import PHRASE, Shown, agreed, contributor
from tests.contributing.test_rules import FULL, WRITTEN
from tests.dev.site import Site

from allervers_training.accounts.models import Person
from allervers_training.catalogue.check import check
from allervers_training.catalogue.domain import DebatMouvant, Retire
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from allervers_training.catalogue.writing.canonical import form_of
from allervers_training.contributing.domain import consent
from allervers_training.contributing.domain.document import document_of
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.unmaking import answers_in, not_answers
from allervers_training.contributing.domain.words import (
    Happened,
    PropositionKind,
    PropositionState,
)
from allervers_training.contributing.models import ConsentGiven, ExportedFile, Proposition, Revision
from allervers_training.contributing.service import steps
from allervers_training.contributing.service.files.exporting import Fate, Planned, export, planned
from allervers_training.contributing.service.files.importing import Found, changed, take_in
from allervers_training.kernel import clock

PATH = "modules/1/c1/propositions/p-soir.md"
OTHER = "On frappe toujours deux fois, dit la mésange."


class Desk:
    """A folder of the course beside a site, and somebody who exchanges texts between them."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder, self.file = site, folder, folder / PATH

    def publish(self, shown: Shown) -> None:
        with self.site.database.writing() as db:
            alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
            agreed(db, contributor(db), alice, shown)

    def plan(self) -> dict[str, Fate]:
        with self.site.database.reading() as db:
            return fates(planned(db, self.folder, at=clock.now()))

    def export(self) -> dict[str, Fate]:
        with self.site.database.writing() as db:
            return fates(export(db, self.folder, at=clock.now()))

    def take_in(self) -> tuple[Found, ...]:
        with self.site.database.writing() as db:
            return take_in(db, self.folder, at=clock.now())

    def changed(self) -> tuple[Found, ...]:
        with self.site.database.reading() as db:
            return changed(db, self.folder, at=clock.now())

    def state(self) -> PropositionState:
        with self.site.database.reading() as db:
            return db.scalars(select(Proposition.state)).one()

    def edit(self, old: str, new: str) -> str:
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
        return text.replace(old, new)

    def withdraw(self) -> None:
        with self.site.database.writing() as db:
            one = db.scalars(select(Proposition)).one()
            for text in db.scalars(select(Revision)):
                text.answers = None
            one.withdrawn_at = clock.now()
            steps.take(db, one, Happened.WITHDRAWN, by=contributor(db), at=clock.now())


def fates(plans: tuple[Planned, ...]) -> dict[str, Fate]:
    return {plan.path: plan.fate for plan in plans}


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    shutil.copytree(SMALL_COURSE, tmp_path / "cours")
    return Desk(site, tmp_path / "cours")


@pytest.fixture
def out(desk: Desk) -> Desk:
    desk.publish(Shown(competence="c1"))
    assert desk.export() == {PATH: Fate.NEW}
    return desk


def test_a_public_text_is_written_beside_its_competence_under_an_opaque_key(desk: Desk) -> None:
    desk.publish(Shown(competence="c1"))
    assert desk.plan() == {PATH: Fate.NEW}
    assert not desk.file.exists()
    desk.export()
    text = desk.file.read_text("utf-8")
    assert form_of(PATH, text).is_common
    assert PHRASE in text
    assert 'contributors:\n  - {id: "k7m2x9", role: ["author"]}\ncoproduction: true\n' in text
    assert "Nadia" not in text
    assert 'license: "tous droits réservés"' in text
    files = read_tree(desk.folder)
    assert load(files).course.resources_of("c1", DebatMouvant)[-1].id == "p-soir"
    assert [p for p in check(files) if p.blocks and p.file == PATH] == []


def test_writing_it_again_changes_nothing(out: Desk) -> None:
    before = out.file.read_bytes()
    assert out.export() == {PATH: Fate.SAME}
    assert out.file.read_bytes() == before


@pytest.mark.parametrize(
    "shown",
    [
        Shown(competence="c1", given=("texte/salle", "texte/plateforme")),
        Shown(competence="c1", given=()),
        Shown(competence="c1", days=3),
    ],
    ids=["not public", "no consent", "too early"],
)
def test_what_is_not_public_yet_goes_to_no_file(desk: Desk, shown: Shown) -> None:
    desk.publish(shown)
    assert desk.export() == {}
    assert not desk.file.parent.exists()


def test_a_file_changed_by_hand_is_never_overwritten(out: Desk) -> None:
    text = out.edit(PHRASE, OTHER)
    assert out.export() == {PATH: Fate.REFUSED}
    assert out.file.read_text("utf-8") == text
    with out.site.database.reading() as db:
        (plan,) = planned(db, out.folder, at=clock.now())
    assert "content import" in plan.why


def test_a_file_that_nobody_here_wrote_is_not_overwritten_either(desk: Desk) -> None:
    desk.publish(Shown(competence="c1"))
    desk.file.parent.mkdir()
    desk.file.write_text("Des notes à moi.\n", "utf-8")
    assert desk.export() == {PATH: Fate.REFUSED}
    assert desk.file.read_text("utf-8") == "Des notes à moi.\n"


def test_a_competence_that_the_folder_does_not_have_is_said(desk: Desk) -> None:
    desk.publish(Shown(competence="c9-ailleurs"))
    assert desk.export() == {"p-soir.md": Fate.REFUSED}
    assert not list(desk.folder.rglob("p-soir.md"))


def test_a_file_that_was_moved_is_followed(out: Desk) -> None:
    moved = out.file.with_name("porte.md")
    out.file.rename(moved)
    path = PATH.replace("p-soir", "porte")
    assert out.export() == {path: Fate.SAME}
    with out.site.database.reading() as db:
        assert db.scalars(select(ExportedFile.path)).all() == [path]


@pytest.mark.parametrize("touched", [False, True])
def test_a_withdrawn_text_leaves_a_stone_even_in_a_file_that_was_changed(
    out: Desk, touched: bool
) -> None:
    if touched:
        out.edit(PHRASE, PHRASE + " Oui.")
    out.withdraw()
    assert out.export() == {PATH: Fate.TOMBSTONE}
    text = out.file.read_text("utf-8")
    assert "hirondelle" not in text
    assert "k7m2x9" not in text
    assert isinstance(load(read_tree(out.folder)).course.resource("p-soir"), Retire)
    assert out.export() == {PATH: Fate.SAME}
    assert out.take_in() == ()


def test_a_text_withdrawn_before_it_had_a_file_has_none(desk: Desk) -> None:
    desk.publish(Shown(competence="c1"))
    desk.withdraw()
    assert desk.export() == {}


def test_a_consent_that_shrinks_takes_the_words_out_of_the_file(out: Desk) -> None:
    with out.site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        db.add(ConsentGiven(proposition_id=one.id, given=["texte/salle"], wording=consent.WORDING, at=clock.now()))  # fmt: skip
    assert out.export() == {PATH: Fate.TOMBSTONE}
    assert "hirondelle" not in out.file.read_text("utf-8")


def test_changed_words_come_back_as_a_text_that_is_shown_nowhere_before_her_yes(out: Desk) -> None:
    text = out.edit(PHRASE, OTHER)
    (found,) = out.changed()
    assert (found.path, found.why) == (PATH, "")
    assert out.state() is PropositionState.ACCEPTED
    out.take_in()
    assert out.state() is PropositionState.IN_REVIEW
    with out.site.database.reading() as db:
        first, second = db.scalars(select(Revision).order_by(Revision.number))
        assert second.answers == {**(first.answers or {}), "phrases": [OTHER]}
        assert (second.number, second.parent_id) == (2, first.id)
        assert (second.agreed_at, second.shows_from, first.replaced_at) == (None, None, None)
    library = out.site.app.state.library
    library.forget()
    assert out.take_in() == ()
    assert out.export() == {PATH: Fate.WAITS}
    assert out.file.read_text("utf-8") == text


def test_once_she_declined_the_file_says_again_what_she_agreed_to(out: Desk) -> None:
    before = out.file.read_bytes()
    out.edit(PHRASE, OTHER)
    out.take_in()
    with out.site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        newest = db.scalars(select(Revision).where(Revision.number == 2)).one()
        for step, by in (
            (Happened.FINAL_TEXT_PUT, alice),
            (Happened.AUTHOR_DECLINED, contributor(db)),
        ):
            steps.take(db, one, step, by=by, at=clock.now(), revision=newest)
    assert out.export() == {PATH: Fate.CHANGED}
    assert out.file.read_bytes() == before


def test_the_same_words_written_otherwise_are_put_in_form_again(out: Desk) -> None:
    before = out.file.read_bytes()
    out.edit('type: "debat-mouvant"', "type: debat-mouvant")
    (found,) = out.take_in()
    assert (found.answers, found.why) == (None, "")
    assert out.state() is PropositionState.ACCEPTED
    assert out.export() == {PATH: Fate.CHANGED}
    assert out.file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("minutes: 15", "minutes: 25", "statements"),
        ("duration: 30", "duration: 45", "duration"),
        ('id: "k7m2x9"', 'id: "autre"', "contributors"),
        ('license: "tous droits réservés"', 'license: "CC-BY-SA-4.0"', "license"),
        ('"debat-mouvant"', '"fiche"', "content check"),
        ('id: "p-soir"', 'id: "p-matin"', "identifiant"),
        ("---\nid", "id", "content check"),
    ],
)
def test_what_no_answer_says_is_refused_and_named(out: Desk, old: str, new: str, why: str) -> None:
    text = out.edit(old, new)
    (found,) = out.take_in()
    assert why in found.why
    assert out.state() is PropositionState.ACCEPTED
    assert out.file.read_text("utf-8") == text


def test_a_text_that_its_author_is_writing_again_waits(out: Desk) -> None:
    with out.site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        steps.take(db, one, Happened.BEGUN, by=contributor(db), at=clock.now())
    out.edit(PHRASE, OTHER)
    (found,) = out.take_in()
    assert "attendez" in found.why


@pytest.mark.parametrize("kind", PropositionKind)
def test_the_answers_come_back_from_the_document_that_they_make(kind: PropositionKind) -> None:
    said = document_of(kind, FULL[kind], WRITTEN)
    answers = answers_in(kind, *said)
    assert not_answers(kind, answers, WRITTEN, said) == ()
    assert document_of(kind, answers, WRITTEN) == said


lines = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" -#:"), max_size=20)
typed = st.lists(lines, max_size=3).map("\n\n".join).filter(str.strip)


@given(st.fixed_dictionaries({"recit": typed, "titre": lines.filter(str.strip)}))
@settings(max_examples=100, deadline=None)
def test_whatever_somebody_told_comes_back(answers: Answers) -> None:
    kind = PropositionKind.TEMOIGNAGE
    said = document_of(kind, answers, WRITTEN)
    assert document_of(kind, answers_in(kind, *said), WRITTEN) == said
