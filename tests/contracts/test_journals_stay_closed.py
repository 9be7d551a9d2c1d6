"""Nothing that staff may open, print or copy holds a word of a journal; played on every address and every verb."""

import argparse
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.catalogue.builders import SMALL_COURSE
from tests.cli.verbs import Verbs, folders
from tests.contracts.test_routes_declare_access import LINES, Played, played  # noqa: F401 - a fixture
from tests.dev.site import Site
from tests.journal.traces import MARKS, found_in
from tests.kernel.databases import sqlite_path

from allervers_training import cli
from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.journal.models import JournalEntry
from allervers_training.kernel import clock

READ = [
    (line, column)
    for line, said in LINES.items()
    for column in ("own", "foreign", "crossed")
    if line.startswith("GET ") and column in said and not line.endswith("/flux")
]
SERVING = {"serve", "demo"}  # what they print is played in tests/cli; what they serve, here


@pytest.fixture(scope="module")
def written(played: Played) -> Played:  # noqa: F811 - the fixture
    """Let Bob write in his journal, and give somebody every role that there is."""
    site = played.site
    bob = site.signed_in("Bob")
    for words in MARKS:
        assert bob.post("/carnet/pages", data={"texte": words}).status_code == 303
    for module in site.app.state.library.current.course.modules:
        step = dict.fromkeys(("what", "when", "with_whom", "obstacle", "what_became"), MARKS[0])
        assert bob.post(f"/carnet/premier-pas/{module.id}", data=step).status_code == 303
    with site.database.writing() as db:
        almighty = accounts.create_person(db, "Toute-puissante", at=clock.now(), roles=tuple(SiteRole))  # fmt: skip
        for cohort in db.query(Cohort).all():
            cohorts.enrol(db, cohort, almighty, SessionRole.TRAINER, at=clock.now())
    return played


def addresses(played: Played) -> Iterator[str]:  # noqa: F811 - an argument
    """Return every address of the site, with what exists in the place of each name; every page of a journal too."""
    with played.site.database.reading() as db:
        pages = [entry.id for entry in db.query(JournalEntry).all()]
    for line, column in READ:
        template = line.removeprefix("GET ").replace("{path:path}", "{path}")
        values = dict(played.values[column])
        for token in ("screen", "calendar", "venue"):
            yield template.format(**{**values, "token": values[token]})
        if "{entry_id}" in template:
            yield from (template.format(**{**values, "entry_id": number}) for number in pages)
    yield from (f"/recherche?q={words[:7]}" for words in MARKS)


@pytest.mark.parametrize("name", ["Toute-puissante", "Fanny", "Alice", "Emma"])
def test_whoever_has_every_right_reads_no_word_of_a_journal(written: Played, name: str) -> None:
    client = written.site.signed_in(name)
    opened = 0
    for address in dict.fromkeys(addresses(written)):
        answer = client.get(address)
        opened += answer.status_code == 200
        content = answer.content + repr(dict(answer.headers)).encode()
        assert found_in(content, *MARKS) == set(), address
    assert opened > 40  # the walk went somewhere
    own = written.site.signed_in("Bob").get("/carnet/export")
    assert found_in(own.content, *MARKS) == set(MARKS)  # and they are there, for their author


def verbs_that_end() -> set[str]:
    """Return every verb of the command line, with its action if it has one, but those that serve."""
    return set(_verbs(cli._parser())) - SERVING


def _verbs(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                deeper = list(_verbs(inner))
                yield from (f"{name} {more}" for more in deeper) if deeper else (name,)


def test_no_verb_prints_or_writes_a_word_of_a_journal_nor_keeps_one_in_a_file(
    written: Played,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    site: Site = written.site
    verbs, url = Verbs(capsys, monkeypatch), site.app.state.settings.database
    verbs.speak_of(site.data, url)
    out, copies, paper = folders(tmp_path, "out", "copies", "paper")
    course = Path(shutil.copytree(SMALL_COURSE, tmp_path / "course"))
    asked = {
        "content check": (),
        "content format": ("--check",),
        "content export": (course, "--ecrire"),
        "content import": (course, "--ecrire"),
        "db upgrade": (),
        "inviter": ("Nouvelle venue",),
        "backup": (copies / "site.zip",),
        "export personne": ("Bob", "--vers", out),
        "cle sauvegarde": (paper / "cle.txt",),
        "cle verification": (paper / "cle.txt",),
        "cle restauration": (paper / "cle.txt",),
    }
    assert verbs_that_end() == {*asked, "restore"}
    with caplog.at_level(logging.DEBUG):
        said = [verbs.done(*verb.split(), *more) for verb, more in asked.items()]
        verbs.speak_of(tmp_path / "elsewhere")
        said.append(verbs.done("restore", copies / "site.zip"))
    assert found_in("".join((*said, caplog.text)).encode(), *MARKS) == set()
    base = sqlite_path(url)
    files = [*base.parent.glob(f"{base.name}*"), *site.data.rglob("*"), *tmp_path.rglob("*")]
    held = {path: path.read_bytes() for path in files if path.is_file()}
    assert any(b"journal_entry" in content for content in held.values())
    assert {path.name for path, content in held.items() if found_in(content, *MARKS)} == set()
    key = site.app.state.settings.key_path.read_bytes().strip()
    packed = (copies / "site.zip", *out.glob("*.zip"))
    assert not [p.name for p in packed if found_in(p.read_bytes(), key.decode())]
