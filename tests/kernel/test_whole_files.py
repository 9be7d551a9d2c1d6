"""A file is there whole, for its owner alone, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from allervers_training.kernel.errors import Refused
from allervers_training.kernel.whole_files import is_inside, write_whole


def no_space(_path: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "made", lambda path: path.write_text("tout", "utf-8"))
    assert (tmp_path / "made").read_text("utf-8") == "tout"
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="rien n'a été gardé"):
        write_whole(tmp_path / "made", no_space)
    assert list(tmp_path.iterdir()) == []


def test_somebody_faster_keeps_her_file(tmp_path: Path) -> None:
    def slow(path: Path) -> None:
        path.write_text("mine", "utf-8")
        (tmp_path / "made").write_text("hers", "utf-8")

    with pytest.raises(Refused, match="existe déjà"):
        write_whole(tmp_path / "made", slow)
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("made", "hers")]


def test_a_stick_that_knows_no_links_is_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    write_whole(tmp_path / "made", lambda path: path.write_text("tout", "utf-8"))
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_link_leads_inside(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert is_inside(tmp_path / "link" / "deeper" / "file", tmp_path / "data")
    assert not is_inside(tmp_path / "data-key" / "file", tmp_path / "data")
