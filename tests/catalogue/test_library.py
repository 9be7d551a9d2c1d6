"""Every state of the course that a session uses is kept, and read again exactly."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.catalogue.builders import CLEAN, spoiled
from tests.catalogue.site import Site, write_tree

from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.catalogue.service import store_snapshot
from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotFound


def test_a_state_is_stored_once(small_site: Site) -> None:
    with small_site.database.writing() as db:
        names = {store_snapshot(db, dict(CLEAN), at=clock.now()) for _ in range(3)}
        assert db.scalar(select(func.count()).select_from(ContentSnapshot)) == 1
    assert names == {small_site.library.current.hash}


def test_an_old_state_is_read_as_it_was(small_site: Site) -> None:
    old = spoiled(
        "modules/1/c1/debat.md", "Une bonne permanence dispense de sortir.", "L'ancien texte."
    )
    with small_site.database.writing() as db:
        name = store_snapshot(db, old, at=clock.now())
    edition = small_site.library.edition(name)
    assert dict(edition.files) == old
    assert edition.hash == name
    assert "L’ancien texte." in str(small_site.library.course(name).resource("c1-debat"))
    assert "L’ancien texte." not in str(small_site.library.current.course.resource("c1-debat"))


def test_the_current_state_is_not_read_twice(small_site: Site) -> None:
    library = small_site.library
    assert library.edition(library.current.hash) is library.current
    assert library.course(library.current.hash) is library.current.course


def test_a_state_that_nobody_kept_is_not_found(small_site: Site, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        small_site.library.edition("0" * 64)
    with pytest.raises(NotFound):
        Library(write_tree(tmp_path / "other", dict(CLEAN))).edition("0" * 64)


def test_a_text_is_rendered_once_for_each_audience() -> None:
    edition = Edition(dict(CLEAN))
    assert edition.body("c1") is edition.body("c1")
    assert edition.body("c1") is not edition.body("c1", for_trainers=True)
    assert edition.definition("non-recours") is edition.definition("non-recours")


def test_what_is_not_published_has_no_text() -> None:
    hidden = Edition(spoiled("course.yaml", ', "c1-fiche"', ""))
    assert hidden.body("c1-fiche").html == ""
    assert hidden.definition("rien").html == ""


def test_warming_renders_every_published_text(small_site: Site) -> None:
    small_site.library.warm()
    assert small_site.library.current.bibliography.entry("warin-2010") is not None


def test_a_course_full_of_faults_still_loads() -> None:
    edition = Edition({"course.yaml": "[", "modules/a.md": "---\n[[[", "bibliography.yaml": "\x00"})
    assert edition.course.modules == ()
    assert edition.problems
