"""Every file of the course is what the program would write, byte for byte."""

from pathlib import Path

import pytest

from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from allervers_training.catalogue.writing.canonical import form_of
from allervers_training.catalogue.writing.documents import write_document
from allervers_training.kernel import paths

CONTENT = paths.content_dir()
PATHS = sorted(path for path in read_tree(CONTENT) if path.endswith((".md", ".yaml")))


@pytest.mark.parametrize("path", PATHS)
def test_a_file_of_the_course_is_written_as_it_is_read(path: str) -> None:
    before = Path(CONTENT, path).read_bytes().decode("utf-8")
    assert form_of(path, before).text == before


def test_every_document_goes_through_the_models_and_comes_back() -> None:
    loaded = load(read_tree(CONTENT))
    assert len(loaded.documents) > 80
    for read in loaded.documents:
        assert read.header is not None
        assert write_document(read.header, read.text.markdown) == loaded.files[read.path]
