"""The files of the course, from a folder or from a snapshot."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.sources import (
    LARGEST_TEXT,
    MEDIA_MARK,
    content_hash,
    read_tree,
)


def test_a_folder_is_read_as_paths_and_texts(tmp_path: Path) -> None:
    (tmp_path / "modules" / "m").mkdir(parents=True)
    (tmp_path / "course.yaml").write_bytes("title: é\r\n".encode("utf-8-sig"))
    (tmp_path / "modules" / "m" / "module.md").write_text("# x", "utf-8")
    for ignored in (".git", "notes.txt", "README.md", "LICENSE.md"):
        (tmp_path / ignored).write_text("x")
    assert read_tree(tmp_path) == {"course.yaml": "title: é\n", "modules/m/module.md": "# x"}


def test_an_unknown_encoding_is_kept_as_a_mark_to_report(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("été".encode("latin-1"))
    assert read_tree(tmp_path) == {"a.md": "\ufffdt\ufffd"}


def test_a_huge_file_is_cut_where_the_checker_can_tell(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * (10 * LARGEST_TEXT))
    assert len(read_tree(tmp_path)["a.md"]) == LARGEST_TEXT + 1


def test_a_picture_is_known_by_its_digest(tmp_path: Path) -> None:
    (tmp_path / "porte.png").write_bytes(b"\x89PNG")
    before = read_tree(tmp_path)
    assert before["porte.png"].startswith(MEDIA_MARK)
    (tmp_path / "porte.png").write_bytes(b"\x89PNG2")
    assert content_hash(read_tree(tmp_path)) != content_hash(before)


def test_a_state_is_named_by_its_paths_and_its_texts() -> None:
    named = content_hash({"a": "1", "b": "2"})
    assert named == content_hash({"b": "2", "a": "1"})
    others = [
        {"a": "1"},
        {"a": "1", "b": "3"},
        {"a": "1", "c": "2"},
        {"a": "1b2"},
        {"a1": "", "b": "2"},
    ]
    assert named not in {content_hash(files) for files in others}


@given(st.dictionaries(st.text(max_size=4), st.text(max_size=8), max_size=4))
def test_any_text_can_be_named(files: dict[str, str]) -> None:
    assert len(content_hash(files)) == 64
