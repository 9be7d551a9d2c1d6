"""The course alone, served as on the site: real templates, real database, real people."""

from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.dev.site import HERE

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.identity import recognise
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.routes import router
from allervers_training.contributing.queries.easy import read_on
from allervers_training.contributing.queries.ways import ways_of
from allervers_training.kernel import clock
from allervers_training.kernel.db import Base, Database
from allervers_training.web import errors
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates


@dataclass(frozen=True)
class Site:
    database: Database
    library: Library
    app: FastAPI

    def visitor(self, *roles: SiteRole) -> TestClient:
        """Open the site as somebody with these roles; without any, as a passer-by."""
        client = TestClient(self.app, **HERE)
        if roles:
            with self.database.writing() as db:
                person = accounts.create_person(db, "Alice", at=clock.now(), roles=roles)
                db.flush()
                opened = accounts.open_session(db, person, at=clock.now())
            client.cookies.set("s", opened.token)
        return client


def open_site(folder: Path, data: Path) -> Site:
    database = Database(f"sqlite:///{data / 'site.sqlite3'}")
    Base.metadata.create_all(database.engine)
    library = Library(folder, database)
    app = FastAPI()
    app.state.database = database
    app.state.library = library
    app.state.easy_read_on = read_on
    app.state.recognise, app.state.ways_of = recognise, ways_of
    app.state.templates = Templates(Assets())
    app.include_router(router)
    errors.install(app)
    return Site(database, library, app)


def write_tree(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder
