"""The demo world, and the pages that only the demo has."""

import json
import re
import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient
from tests.dev.site import HERE, Cast, Shared, Site

from allervers_training.accounts.models import Person
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.app import create_app
from allervers_training.catalogue.domain import DebatMouvant, Retire
from allervers_training.catalogue.library import Library
from allervers_training.cohorts.models import Cohort
from allervers_training.contributing.domain.words import PropositionState as S
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.offering import Offering
from allervers_training.dev.world import open_world
from allervers_training.kernel import paths
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings


@pytest.fixture
def opened(
    database: Database, shared: Shared, tmp_path: Path
) -> tuple[Database, Library, Settings]:
    library = Library(paths.content_dir(), database)
    library._own = shared.edition
    return database, library, Settings(data_dir=tmp_path, port=8123)


def test_it_gives_one_link_per_role_a_code_and_a_wall(
    opened: tuple[Database, Library, Settings],
) -> None:
    world = open_world(*opened)
    assert set(world) == {"url", "signin", "join_code", "projection"}
    assert set(world["signin"]) == {"trainer", "trainee", "co_trainer", "admin"}
    assert world["url"] == "http://127.0.0.1:8123"
    assert all(link.startswith(f"{world['url']}/entree/") for link in world["signin"].values())
    assert len(world["join_code"]) == 6


def test_opening_it_again_makes_nothing_new(opened: tuple[Database, Library, Settings]) -> None:
    first = open_world(*opened)
    assert open_world(*opened) == first
    with opened[0].reading() as db:
        assert (
            db.scalars(select(func.count()).select_from(Person).where(Person.name == "Alice")).one()
            == 1
        )


def test_people_of_the_demo_propose_a_text_in_each_state(
    opened: tuple[Database, Library, Settings],
) -> None:
    database, own, settings = opened
    library = Library(paths.content_dir(), database, Offering())
    library._own = own._own
    world = open_world(database, library, settings, with_propositions=True)
    assert {"contributor", "peer"} < set(world["signin"])
    with database.reading() as db:
        states = set(db.scalars(select(Proposition.state)))
        version = db.scalars(select(Cohort).order_by(Cohort.id)).all()[0].content_hash
    assert states == {S.DRAFT, S.IN_REVIEW, S.AUTHOR_CHECK, S.ACCEPTED, S.WITHDRAWN}
    course = library.course(version)
    (shown,) = course.credits
    assert course.get(shown, DebatMouvant)
    assert [d for d in course.documents.values() if isinstance(d, Retire)]
    assert open_world(database, library, settings, with_propositions=True) == world


def test_its_secrets_are_for_their_owner_alone(
    opened: tuple[Database, Library, Settings], tmp_path: Path
) -> None:
    open_world(*opened)
    kept = tmp_path / "demo.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert json.loads(kept.read_text("utf-8"))["cohort"]


@pytest.mark.parametrize("left", ['{"cohort": 987654, "signin": {}, "screen": "x"}', "", "{"])
def test_a_file_of_secrets_without_its_database_is_made_again(
    opened: tuple[Database, Library, Settings], tmp_path: Path, left: str
) -> None:
    """Somebody removed the database, or the first start was cut short."""
    (tmp_path / "demo.json").write_text(left, "utf-8")
    assert set(open_world(*opened)["signin"]) == {"trainer", "trainee", "co_trainer", "admin"}


@pytest.mark.one_database
def test_the_style_page_shows_the_components(clients: Cast) -> None:
    assert clients.nobody.get("/dev/style").status_code == 200


@pytest.mark.one_database
def test_the_real_site_has_no_page_of_the_demo(site: Site) -> None:
    app = create_app(Settings(data_dir=site.data))
    assert TestClient(app, **HERE).get("/dev/style").status_code == 404
    app.state.database.dispose()


@pytest.mark.one_database
def test_the_style_page_shows_an_atelier_in_each_phase(clients: Cast) -> None:
    page = clients.nobody.get("/dev/style").text
    for name in (*Phase, "montree", "pause"):
        assert f'id="e-arbre-{name}"' in page
        assert clients.nobody.get(f"/dev/style/mur/arbre-{name}").status_code == 200
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
