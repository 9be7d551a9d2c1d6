"""What looks for words in files finds them."""

import base64
import io
import json
import zipfile

import pytest
from tests.journal.traces import MARKS, found_in

WAYS = {
    "plain": lambda words: words.encode(),
    "utf-16": lambda words: words.encode("utf-16"),
    "JSON": lambda words: json.dumps({"text": words}).encode(),
    "JSON in JSON": lambda words: json.dumps(json.dumps({"text": words})).encode(),
    "hexadecimal": lambda words: words.encode().hex().encode(),
    "small letters": lambda words: words.lower().encode(),
    **{
        f"base64 at {offset}": lambda words, offset=offset: base64.b64encode(
            b"." * offset + words.encode() + b"and more"
        )
        for offset in range(4)
    },
}


@pytest.mark.parametrize("words", MARKS)
@pytest.mark.parametrize("way", WAYS)
def test_words_are_found_however_they_are_written(way: str, words: str) -> None:
    content = b"before " + WAYS[way](words) + b" after"
    assert found_in(content, *MARKS) == {words}


def test_words_are_found_in_an_archive_inside_an_archive() -> None:
    content = MARKS[1].encode()
    for name in ("inner", "outer.zip"):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(name, content)
        content = made.getvalue()
    assert found_in(content, *MARKS) == {MARKS[1]}


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert found_in(b"Rhododendron, cam\xc3\xa9lia, zinnia " * 50, *MARKS) == set()
