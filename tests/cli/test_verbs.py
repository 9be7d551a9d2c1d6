"""The verbs that serve nothing: content, db, inviter."""

import re
import shutil
import stat
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.catalogue.builders import CLEAN, FICHE, GLOSSARY, SMALL_COURSE
from tests.contributing.people import PHRASE, Shown, agreed, contributor

from allervers_training.accounts.models import Person
from allervers_training.accounts.service import create_person
from allervers_training.catalogue.sources import LARGEST_TEXT
from allervers_training.cli import main
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return stopped.value.code, said.out, said.err


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLERVERS_DATA_DIR", str(tmp_path))
    return tmp_path


def test_the_course_of_this_repository_passes(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "content", "check", "--erreurs")
    assert code == 0, said
    assert "Cours relu : 0 erreur(s)" in said


def test_a_wrong_course_fails_with_file_and_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "course.yaml").write_text("title: a\ntitle: b\n", "utf-8")
    code, said, _ = run(capsys, "content", "check", tmp_path)
    assert code == 1
    assert re.search(r"course\.yaml:\d+", said)
    assert re.search(r"[1-9]\d* erreur", said)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_COURSE, tmp_path / "cours")
    return tmp_path / "cours"


def test_the_files_of_the_course_are_put_in_their_common_form(
    capsys: pytest.CaptureFixture[str], course: Path
) -> None:
    fiche, glossary = course / FICHE, course / GLOSSARY
    fiche.write_bytes(
        b"\xef\xbb\xbf" + CLEAN[FICHE].replace('"', "'", 2).replace("\n", "\r\n").encode()
    )
    fiche.chmod(0o640)
    glossary.write_text("# Les mots.\n\n" + CLEAN[GLOSSARY], "utf-8")
    before = fiche.read_bytes(), glossary.read_bytes()
    code, said, _ = run(capsys, "content", "format", course, "--check")
    assert (code, (fiche.read_bytes(), glossary.read_bytes())) == (1, before)
    assert f"à mettre en forme : {FICHE}" in said
    code, said, _ = run(capsys, "content", "format", course)
    assert code == 0
    assert "Mis en forme : 2. Laissés : 0." in said
    assert fiche.read_bytes().decode() == CLEAN[FICHE]
    assert stat.S_IMODE(fiche.stat().st_mode) == 0o640
    assert glossary.read_text("utf-8") == "# Les mots.\n" + CLEAN[GLOSSARY]
    assert run(capsys, "content", "format", course, "--check")[0] == 0
    assert {path.name for path in fiche.parent.iterdir()} == {
        path.name for path in (SMALL_COURSE / FICHE).parent.iterdir()
    }


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (CLEAN[FICHE].replace('"fiche"', '"fiche"  # une remarque').encode(), "remarque"),
        (CLEAN[FICHE].replace("title:", "titre:").encode(), "content check"),
        (CLEAN[FICHE].encode("utf-16"), "content check"),
        ((CLEAN[FICHE].replace('"', "'", 2) + "mot " * LARGEST_TEXT).encode(), "content check"),
        (b"", "content check"),
    ],
    ids=["remark", "unknown key", "encoding", "too long", "empty"],
)
def test_a_file_that_would_lose_something_is_left_and_said(
    capsys: pytest.CaptureFixture[str], course: Path, data: bytes, why: str
) -> None:
    (course / FICHE).write_bytes(data)
    code, said, _ = run(capsys, "content", "format", course)
    assert (code, (course / FICHE).read_bytes()) == (1, data)
    assert re.search(rf"laissé : {FICHE} : .*{why}", said)


def test_proposed_texts_are_exchanged_with_the_files_only_when_told_to(
    capsys: pytest.CaptureFixture[str], course: Path, data: Path
) -> None:
    assert run(capsys, "db", "upgrade")[0] == 0
    database = Database(f"sqlite:///{data / 'allervers.sqlite3'}")
    with database.writing() as db:
        reader = create_person(db, "Alice", at=clock.now())
        agreed(db, contributor(db), reader, Shown(competence="c1"))
    database.dispose()
    file = course / "modules/1/c1/propositions/p-soir.md"
    code, said, _ = run(capsys, "content", "export", course)
    assert (code, file.exists()) == (0, False)
    assert "nouveau : modules/1/c1/propositions/p-soir.md" in said
    assert "Rien n'est écrit" in said
    assert run(capsys, "content", "export", course, "--ecrire")[0] == 0
    file.write_text(file.read_text("utf-8").replace(PHRASE, "Autre chose."), "utf-8")
    code, said, _ = run(capsys, "content", "export", course, "--ecrire")
    assert code == 1
    assert "refusé 1" in said
    assert "Autre chose." in file.read_text("utf-8")
    for told in ("Rien n'est écrit", "à faire relire puis accepter"):
        assert told in run(capsys, "content", "import", course)[1]
    code, said, _ = run(capsys, "content", "import", course, "--ecrire")
    assert (code, "Rien n'est écrit" in said) == (0, False)
    assert "attend 1" in run(capsys, "content", "export", course, "--ecrire")[1]


def test_a_folder_that_is_not_there_is_said_to_be_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, said, errors = run(capsys, "content", "check", tmp_path / "absent")
    assert code == 1
    assert "absent" in said + errors


def test_upgrading_makes_the_database_and_may_be_done_again(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    for _ in range(2):
        code, said, _ = run(capsys, "db", "upgrade")
        assert code == 0
        assert "à jour" in said
    assert (data / "allervers.sqlite3").is_file()


def test_inviting_prints_a_link_that_serves_once(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    code, said, _ = run(capsys, "inviter", "  Fanny  ", "--role", "admin")
    assert code == 0
    assert "usage unique" in said
    assert re.search(r"^http://127\.0\.0\.1:8000/entree/[\w-]{32}$", said, re.MULTILINE)
    database = Database(f"sqlite:///{data / 'allervers.sqlite3'}")
    with database.reading() as db:
        assert [(p.name, [r.role for r in p.roles]) for p in db.scalars(select(Person))] == [
            ("Fanny", ["admin"])
        ]
    database.dispose()


def test_the_link_has_the_public_address(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLERVERS_PUBLIC_URL", "https://cours.example/")
    assert "\nhttps://cours.example/entree/" in run(capsys, "inviter", "Fanny")[1]


def test_nobody_is_invited_without_a_name(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    code, said, errors = run(capsys, "inviter", "…")
    assert (code, said) == (1, "")
    assert "avec des lettres" in errors
