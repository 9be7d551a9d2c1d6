"""A back-up taken while the site runs starts it again elsewhere; the key travels another way."""

import json
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.cli.verbs import Verbs, folders
from tests.contributing.people import publish
from tests.dev.site import Cast, Shared, Site, World, opened_site
from tests.journal.test_journal import write
from tests.kernel.databases import Backend, sqlite_path
from tests.progress.people import M2, picture

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.schema import known_revisions, newest_revisions

WORDS = "Ce que je n'ai dit à personne"
PHOTO = f"/modules/{M2}/declaration/attestation"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    (made,) = folders(tmp_path, "copies")
    return made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (made,) = folders(tmp_path, "paper")
    return made


def names_in(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as packed:
        return packed.namelist()


def rewritten(archive: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Return another archive, each file of which was changed, or left out."""
    other = archive.with_name(f"changed-{archive.name}")
    with zipfile.ZipFile(archive) as packed, zipfile.ZipFile(other, "w") as made:
        for name in packed.namelist():
            content = change(name, packed.read(name))
            if content is not None:
                made.writestr(name, content)
    return other


def with_manifest(archive: Path, **said: object) -> Path:
    def change(name: str, content: bytes) -> bytes:
        is_it = name == "manifeste.json"
        return json.dumps(json.loads(content) | said).encode() if is_it else content

    return rewritten(archive, change)


def add(data: Path, name: str) -> None:
    """Let somebody into a site that does not run."""
    database = Database(f"sqlite:///{data / 'allervers.sqlite3'}")
    with database.writing() as db:
        accounts.create_person(db, name, at=clock.now())
    database.dispose()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_site_starts_again_elsewhere_with_its_people_its_papers_and_its_journals(
    site: Site,
    clients: Cast,
    verbs: Verbs,
    program: Backend,
    copies: Path,
    paper: Path,
    tmp_path: Path,
    shared: Shared,
    request: pytest.FixtureRequest,
    backend: str,
) -> None:
    address = write(clients.bob, WORDS)
    assert clients.bob.post(PHOTO, files={"photo": ("a.jpg", picture())}).status_code == 303
    said = verbs.done("backup", copies / "site.zip")
    assert "1 fichier joint" not in said  # the cast of the demo is in files too
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    elsewhere = tmp_path / "elsewhere"
    with program.empty() as empty:
        url = f"sqlite:///{elsewhere / 'allervers.sqlite3'}" if backend == "sqlite" else empty
        verbs.speak_of(elsewhere, url)
        said = verbs.done("restore", copies / "site.zip")
        assert "Il manque la clé qui ouvre 1 page de carnet" in said
        assert not elsewhere.with_name("elsewhere-cle").exists()
        world: World = request.getfixturevalue(f"{backend}_world")
        with opened_site(world, url, elsewhere, shared) as other:
            bob = other.signed_in("Bob")
            assert bob.get(address).status_code == 422  # another key would open nothing either
            (photo,) = (elsewhere / "attestations").iterdir()
            assert photo.read_bytes().startswith(b"\xff\xd8")
        assert "tous les carnets s'ouvrent" in verbs.done("cle", "restauration", paper / "cle.txt")
        with opened_site(world, url, elsewhere, shared) as other:
            assert WORDS.replace("'", "&#39;") in other.signed_in("Bob").get(address).text


def test_an_archive_is_its_owners_alone_and_holds_no_secret(
    site: Site, clients: Cast, verbs: Verbs, copies: Path
) -> None:
    write(clients.bob)
    (site.data / "secret").write_text("s" * 64, "ascii")
    (site.data / "copy-of-the-key").write_bytes(site.app.state.settings.key_path.read_bytes())
    (site.data / "demo").mkdir()
    (site.data / "demo" / "other.txt").write_text("another site", "utf-8")
    verbs.done("backup", copies / "site.zip")
    held = names_in(copies / "site.zip")
    assert "fichiers/cast.json" in held  # what is in the data folder is taken by default
    assert not [n for n in held if "secret" in n or "key" in n or "demo/" in n]
    assert stat.S_IMODE((copies / "site.zip").stat().st_mode) == 0o600
    assert [path.name for path in copies.iterdir()] == ["site.zip"]


@pytest.mark.one_database
def test_what_was_erased_is_not_in_the_copy(site: Site, verbs: Verbs, copies: Path) -> None:
    with site.database.writing() as db:
        for number in range(50):
            db.add(Person(name=f"Effacée {number}", created_at=db.get_one(Person, 1).created_at))
    with site.database.writing() as db:
        for person in db.scalars(select(Person).where(Person.name.like("Effacée%"))):
            db.delete(person)
    verbs.done("backup", copies / "site.zip")
    with zipfile.ZipFile(copies / "site.zip") as packed:
        assert "Effacée".encode() not in packed.read("base.sqlite3")


@pytest.mark.one_database
def test_a_text_withdrawn_since_is_withdrawn_again(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    slug, elsewhere = publish(site), tmp_path / "elsewhere"
    verbs.done("backup", copies / "site.zip")
    site.signed_in("Nadia").post(f"/propositions/{slug}/retrait")
    verbs.done("backup", copies / "after.zip")
    assert not [name for name in names_in(copies / "after.zip") if "retraits" in name]
    elsewhere.mkdir()
    shutil.copy(site.data / "retraits", elsewhere)
    verbs.speak_of(elsewhere)
    assert "retirés à nouveau : 1 texte" in verbs.done("restore", copies / "site.zip")
    assert b"hirondelle" not in (elsewhere / "allervers.sqlite3").read_bytes()
    assert "retirés à nouveau" not in verbs.done("restore", copies / "after.zip", "--remplacer")
    assert (elsewhere / "retraits").read_text("ascii") == f"{slug}\n"


def test_a_back_up_replaces_nothing(site: Site, verbs: Verbs, copies: Path) -> None:
    (copies / "site.zip").write_bytes(b"mine")
    assert "existe déjà" in verbs.refused("backup", copies / "site.zip")
    assert (copies / "site.zip").read_bytes() == b"mine"


def test_a_back_up_is_kept_neither_with_the_data_nor_with_the_key(
    site: Site, clients: Cast, verbs: Verbs, copies: Path, paper: Path
) -> None:
    write(clients.bob)
    assert "se perd avec lui" in verbs.refused("backup", site.data / "site.zip")
    (copies / "link").symlink_to(site.data)
    assert "se perd avec lui" in verbs.refused("backup", copies / "link" / "site.zip")
    beside = site.app.state.settings.key_path.parent / "site.zip"
    assert "deux endroits différents" in verbs.refused("backup", beside)
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    assert "deux endroits différents" in verbs.refused("backup", paper / "site.zip")
    assert "ne peut être écrit" in verbs.refused("backup", copies / "absent" / "site.zip")
    assert not list(copies.glob("*.zip")) + list(paper.glob("*.zip"))


@pytest.mark.one_database
def test_data_that_is_there_is_replaced_only_when_asked_and_put_aside(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    verbs.done("backup", copies / "site.zip")
    verbs.speak_of(tmp_path / "elsewhere")
    verbs.done("restore", copies / "site.zip")
    (tmp_path / "elsewhere" / "secret").write_text("kept", "ascii")
    add(tmp_path / "elsewhere", "Nouvelle")
    before = everything(tmp_path)
    assert "ajoutez --remplacer" in verbs.refused("restore", copies / "site.zip")
    assert everything(tmp_path) == before
    said = verbs.done("restore", copies / "site.zip", "--remplacer")
    (aside,) = (tmp_path / "elsewhere").glob("avant-restauration-*")
    assert str(aside) in said
    names = {row[0] for row in sqlite3.connect(aside / "allervers.sqlite3").execute("SELECT name FROM person")}  # fmt: skip
    assert "Nouvelle" in names
    assert (tmp_path / "elsewhere" / "secret").read_text("ascii") == "kept"
    verbs.done("backup", copies / "again.zip")
    assert not [name for name in names_in(copies / "again.zip") if "avant-restauration" in name]


@pytest.mark.one_database
def test_a_site_that_runs_is_not_replaced(site: Site, verbs: Verbs, copies: Path) -> None:
    verbs.done("backup", copies / "site.zip")
    with site.database.reading() as db:
        assert db.scalar(select(Person.id).limit(1))
        assert "en marche" in verbs.refused("restore", copies / "site.zip", "--remplacer")
        assert db.scalar(select(Person.id).limit(1))
    assert sqlite_path(site.app.state.settings.database).is_file()


@pytest.mark.one_database
def test_an_archive_that_is_not_whole_changes_nothing(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    verbs.done("backup", copies / "site.zip")
    whole = (copies / "site.zip").read_bytes()
    (copies / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (copies / "text.zip").write_text("bonjour", "utf-8")
    wrong = [
        copies / "cut.zip",
        copies / "text.zip",
        rewritten(copies / "site.zip", lambda n, c: c + b" " if n.endswith("cast.json") else c),
    ]
    verbs.speak_of(tmp_path / "elsewhere")
    for path in wrong:
        assert "abîmé" in verbs.refused("restore", path), path
        assert not list((tmp_path / "elsewhere").glob("*"))
    assert "Vérifiez le chemin" in verbs.refused("restore", copies / "absent.zip")


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["../../evil", "/evil", "fichiers/../../evil", "evil", "fichiers"])
def test_an_archive_writes_nowhere_else(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path, name: str
) -> None:
    verbs.done("backup", copies / "site.zip")
    with zipfile.ZipFile(copies / "site.zip") as packed:
        files = json.loads(packed.read("manifeste.json"))["files"]
    changed = with_manifest(copies / "site.zip", files=files | {name: "0" * 64})
    verbs.speak_of(tmp_path / "elsewhere")
    assert "n'est pas une sauvegarde" in verbs.refused("restore", changed)
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.one_database
@pytest.mark.parametrize("change", [{"revision": "9999"}, {"format": 2}])
def test_a_back_up_of_a_newer_version_says_which_to_install(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    verbs.done("backup", copies / "site.zip")
    newer = with_manifest(copies / "site.zip", version="7.1.0", **change)
    verbs.speak_of(tmp_path / "elsewhere")
    assert "Installez la version 7.1.0" in verbs.refused("restore", newer)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.one_database
def test_a_back_up_of_another_database_program_is_refused(
    site: Site, verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    verbs.done("backup", copies / "site.zip")
    verbs.speak_of(tmp_path / "elsewhere", "postgresql+psycopg://u:secret@127.0.0.1:1/base")
    said = verbs.refused("restore", copies / "site.zip")
    assert "base SQLite" in said
    assert "secret" not in said


@pytest.mark.one_database
def test_a_back_up_of_an_older_version_is_brought_up_to_date(
    verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    from alembic import command

    from allervers_training.kernel.schema import alembic_config

    older = (known_revisions() - newest_revisions()) - {"0001"}
    before = Database(f"sqlite:///{tmp_path / 'old' / 'allervers.sqlite3'}")
    command.upgrade(alembic_config(before), min(older))
    before.dispose()
    verbs.speak_of(tmp_path / "old")
    assert f"schéma {min(older)}" in verbs.done("backup", copies / "old.zip")
    verbs.speak_of(tmp_path / "elsewhere")
    assert "version plus ancienne" in verbs.done("restore", copies / "old.zip")
    assert "à jour" in verbs.done("db", "upgrade")
    assert "schéma " + newest_revisions().pop() in verbs.done("backup", copies / "new.zip")


@pytest.mark.one_database
def test_there_is_nothing_to_copy_where_there_is_no_site(
    verbs: Verbs, copies: Path, tmp_path: Path
) -> None:
    verbs.speak_of(tmp_path / "nothing")
    assert "n'existe pas" in verbs.refused("backup", copies / "site.zip")
    sqlite3.connect(tmp_path / "other.sqlite3").execute("CREATE TABLE t (x)")
    verbs.speak_of(tmp_path / "nothing", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    assert "pas celle d'un site" in verbs.refused("backup", copies / "site.zip")
    assert list(copies.iterdir()) == []
    assert not (tmp_path / "nothing").exists()


@pytest.mark.one_database
def test_without_its_programs_postgresql_is_copied_by_a_command_that_is_said(
    verbs: Verbs, copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    verbs.speak_of(tmp_path / "data", "postgresql+psycopg://u:motdepasse@127.0.0.1:1/base")
    said = verbs.refused("backup", copies / "site.zip")
    assert "pg_dump --format=custom" in said
    assert "postgresql://u@127.0.0.1:1/base" in said
    assert "motdepasse" not in said
