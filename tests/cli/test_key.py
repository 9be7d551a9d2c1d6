"""The key has its own copy, on paper if one likes; it is lost neither with the data nor by a slip of the pen."""

import io
import stat
from pathlib import Path

import pytest
from tests.cli.verbs import Verbs, folders
from tests.dev.site import Cast, Site
from tests.journal.test_journal import SECRET, write

from allervers_training.kernel.site_key import keys_at

pytestmark = pytest.mark.one_database


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (made,) = folders(tmp_path, "paper")
    return made


def test_a_copy_is_its_owners_alone_and_says_what_is_lost_without_it(
    site: Site, clients: Cast, verbs: Verbs, paper: Path
) -> None:
    write(clients.bob)
    said = verbs.done("cle", "sauvegarde", paper / "cle.txt")
    text = (paper / "cle.txt").read_text("utf-8")
    assert "ne s'ouvrent plus jamais" in text
    assert "Où la garder" in text
    assert stat.S_IMODE((paper / "cle.txt").stat().st_mode) == 0o600
    key = site.app.state.settings.key_path.read_text("ascii").strip()
    shown = [line for line in text.splitlines() if line.startswith(("1", "2", "3", "4", "="))]
    assert len(shown) == 5
    assert not [line for line in (key, *shown) if line in said]  # no key on a screen
    assert "c'est la clé de ce site" in verbs.done("cle", "verification", paper / "cle.txt")


def test_a_copy_replaces_nothing_and_is_kept_apart(
    site: Site, clients: Cast, verbs: Verbs, paper: Path, tmp_path: Path
) -> None:
    (copies,) = folders(tmp_path, "copies")
    asked = "cle", "sauvegarde"
    assert "pas encore de clé" in verbs.refused(*asked, paper / "cle.txt")
    assert not site.app.state.settings.key_path.exists()  # asking for a copy makes no key
    write(clients.bob)
    verbs.done("backup", copies / "site.zip")
    assert "données qu'elle ouvre" in verbs.refused(*asked, site.data / "cle.txt")
    assert "sauvegarde du site" in verbs.refused(*asked, copies / "cle.txt")
    beside = site.app.state.settings.key_path.with_name("cle.txt")
    assert "à côté de la clé" in verbs.refused(*asked, beside)
    verbs.done(*asked, paper / "cle.txt")
    before = (paper / "cle.txt").read_bytes()
    assert "existe déjà" in verbs.refused(*asked, paper / "cle.txt")
    assert (paper / "cle.txt").read_bytes() == before


def test_a_key_typed_from_paper_comes_back(
    site: Site, clients: Cast, verbs: Verbs, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, path = write(clients.bob), site.app.state.settings.key_path
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    typed = (paper / "cle.txt").read_text("utf-8").lower().replace("0", "o").replace("1 ", "1  ")
    path.rename(path.with_suffix(".gone"))
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert "tous les carnets s'ouvrent" in verbs.done("cle", "restauration", "-")
    assert keys_at(path) == keys_at(path.with_suffix(".gone"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    del site.app.state.sealer
    assert SECRET in clients.bob.get(address).text
    assert "rien n'a changé" in verbs.done("cle", "restauration", paper / "cle.txt")


def test_pages_sealed_meanwhile_with_a_new_key_still_open(
    site: Site, clients: Cast, verbs: Verbs, paper: Path
) -> None:
    first, path = write(clients.bob), site.app.state.settings.key_path
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    path.unlink()
    del site.app.state.sealer
    second = write(clients.bob, "Entre-temps, une azalée")
    (between,) = keys_at(path)
    assert "autre clé" in clients.bob.get("/carnet").text
    verbs.done("cle", "restauration", paper / "cle.txt")
    del site.app.state.sealer
    assert SECRET in clients.bob.get(first).text
    assert "azalée" in clients.bob.get(second).text
    assert keys_at(path)[0] == between
    code, said = verbs("cle", "verification", paper / "cle.txt")
    assert (code, "pas seulement" in said) == (1, True)  # the copy on paper is no longer enough


def test_a_key_that_does_not_read_is_put_aside_not_thrown_away(
    site: Site, clients: Cast, verbs: Verbs, paper: Path
) -> None:
    write(clients.bob)
    path = site.app.state.settings.key_path
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    path.write_text("illisible", "ascii")
    verbs.done("cle", "restauration", paper / "cle.txt")
    (aside,) = path.parent.glob("*.illisible-*")
    assert aside.read_text("ascii") == "illisible"
    assert len(keys_at(path)) == 1


def test_a_wrong_copy_changes_nothing_and_names_the_line(
    site: Site, clients: Cast, verbs: Verbs, paper: Path
) -> None:
    write(clients.bob)
    verbs.done("cle", "sauvegarde", paper / "cle.txt")
    lines = (paper / "cle.txt").read_text("utf-8").splitlines()
    third = next(i for i, line in enumerate(lines) if line.startswith("3  "))
    lines[third] = lines[third][:-1] + ("A" if lines[third][-1] != "A" else "B")
    (paper / "wrong.txt").write_text("\n".join(lines), "utf-8")
    before = site.app.state.settings.key_path.read_bytes()
    assert "à la ligne 3" in verbs.refused("cle", "restauration", paper / "wrong.txt")
    (paper / "letter.txt").write_text("Bonjour", "utf-8")
    assert "pas de clé" in verbs.refused("cle", "restauration", paper / "letter.txt")
    assert "Vérifiez le chemin" in verbs.refused("cle", "restauration", paper / "absent.txt")
    assert site.app.state.settings.key_path.read_bytes() == before
