"""Which state of the course a session follows, and moving it to the newest one."""

import pytest
from sqlalchemy import delete
from tests.dev.site import EXERCISE, Cast, Site

from allervers_training.activities.engine.models import Activity
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries as conducteur
from allervers_training.conducteur import service as conducteur_service
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel import clock

GUIDE = "modules/1-preparation/c2-besoin/guide.md"


def older_course(site: Site, path: str, new: str, old: str) -> str:
    """Let the demo session follow an older state of the course, in which some words were others."""
    files = dict(site.app.state.library.current.files)
    assert new in files[path]
    files[path] = files[path].replace(new, old, 1)
    with site.database.writing() as db:
        version = store_snapshot(db, files, at=clock.now())
        db.get_one(Cohort, site.cohort).content_hash = version
    site.settle()
    return version


def version_of(site: Site) -> str:
    with site.database.reading() as db:
        return db.get_one(Cohort, site.cohort).content_hash


def move(clients: Cast, site: Site, version: str | None = None) -> int:
    newest = site.app.state.library.current.hash
    path = f"/sessions/{site.cohort}/version"
    return clients.alice.post(path, data={"version": version or newest}).status_code


def test_a_session_says_since_when_its_course_is_so(site: Site, clients: Cast) -> None:
    text = clients.alice.get(f"/sessions/{site.cohort}/version").text
    assert "tel qu’il était le" in text
    assert str(clock.now().year) in text
    assert "C’est la version la plus récente" in text
    assert '<form action="/sessions' not in text


def test_what_changes_is_said_before_anything_moves(site: Site, clients: Cast) -> None:
    old = older_course(
        site, GUIDE, '"Pourquoi ? Le tri des raisons"\n        minutes: 30',
        '"Pourquoi ? Le tri des raisons"\n        minutes: 35',
    )  # fmt: skip
    text = clients.alice.get(f"/sessions/{site.cohort}/version").text
    assert "dure 30 min au lieu de 35 min" in text
    assert "Les activités déjà ouvertes" in text
    assert version_of(site) == old
    assert move(clients, site) == 303
    assert version_of(site) == site.app.state.library.current.hash
    assert "la plus récente" in clients.alice.get(f"/sessions/{site.cohort}/version").text


@pytest.mark.one_database
def test_a_change_of_other_pages_is_said_to_be_one(site: Site, clients: Cast) -> None:
    older_course(site, "modules/2-mise-en-pratique/module.md", "minutes: 15", "minutes: 20")
    assert (
        "Rien ne change pour ce module"
        in clients.alice.get(f"/sessions/{site.cohort}/version").text
    )


def test_activities_opened_before_keep_their_course_and_later_ones_do_not(
    site: Site, clients: Cast
) -> None:
    old = older_course(site, GUIDE, "Le tri des raisons", "Trier les raisons")
    first = site.open_debate(clients.alice)
    move(clients, site)
    second = site.open_debate(clients.alice)
    with site.database.reading() as db:
        assert db.get_one(Activity, first).content_hash == old
        assert db.get_one(Activity, second).content_hash == version_of(site)
    assert clients.alice.get(f"/salle/{site.cohort}/preparation/{EXERCISE}").status_code == 200


def test_steps_that_the_course_no_longer_has_keep_their_title(site: Site, clients: Cast) -> None:
    version = older_course(site, GUIDE, 'id: "c2-raisons"', 'id: "c2-ancienne"')
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        course = site.app.state.library.course(version)
        db.execute(delete(ConducteurStep).where(ConducteurStep.cohort_id == cohort.id))
        conducteur_service.build(db, cohort, course)
        before = [(s.source_step, s.title) for s in conducteur.steps_of(db, cohort.id)]
    text = clients.alice.get(f"/sessions/{site.cohort}/version").text
    assert "1\u00a0étape de votre conducteur n’est plus dans le cours" in text
    assert "Le tri des raisons" in text
    move(clients, site)
    with site.database.reading() as db:
        assert [(s.source_step, s.title) for s in conducteur.steps_of(db, site.cohort)] == before
    assert clients.alice.get(f"/sessions/{site.cohort}/conducteur").status_code == 200


def test_one_moves_only_to_what_one_has_read(site: Site, clients: Cast) -> None:
    old = older_course(site, GUIDE, "Le tri des raisons", "Trier les raisons")
    assert move(clients, site, "0" * 64) == 409
    assert version_of(site) == old


@pytest.mark.one_database
def test_a_course_without_the_module_is_refused(site: Site, clients: Cast) -> None:
    library = site.app.state.library
    files = dict(library.current.files)
    files["course.yaml"] = files["course.yaml"].replace("m1-preparation", "m9-autre")
    old, library._own = version_of(site), Edition(files)
    library.forget()
    assert move(clients, site) == 422
    assert version_of(site) == old
