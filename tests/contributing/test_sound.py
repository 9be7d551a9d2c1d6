"""A recording is known by what it holds, not by what it is called."""

import pytest
from tests.contributing.proposing import SAID

from allervers_training.contributing.domain.sound import EXTENSIONS, media_type

MP3_FRAME = b"\xff\xfb\x90\x00" + bytes(413)
AAC_FRAME = b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9)
SOUNDS = {
    "audio/ogg": SAID,
    "audio/webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(50),
    "audio/mp4": b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00" + bytes(50),
    "audio/3gpp": b"\x00\x00\x00\x18ftyp3gp4\x00\x00\x00\x00" + bytes(50),
    "audio/mpeg": b"ID3\x04\x00\x00\x00\x00\x00\x05" + bytes(5) + MP3_FRAME * 2,
    "audio/aac": AAC_FRAME * 3,
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(30),
    "audio/amr": b"#!AMR\n" + bytes(30),
}
NO_SOUNDS = {
    "nothing": b"",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "an archive": b"PK\x03\x04" + bytes(60),
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "a picture": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(60),
    "a page that begins like a tag": b"ID3\x04\x00\x00\x00\x00\x00\x05" + b"<html><body>",
    "a page that begins like a frame": b"\xff\xfb\x90\x00<script>alert(1)</script>" + bytes(600),
    "a film": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska" + bytes(50),
    "an Ogg that holds no voice": b"OggS" + bytes(300),
    "another RIFF": b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(30),
    "half a frame": AAC_FRAME[:5],
}


@pytest.mark.parametrize("kind", list(EXTENSIONS))
def test_what_phones_and_browsers_record_is_known(kind: str) -> None:
    assert media_type(SOUNDS[kind]) == kind


@pytest.mark.parametrize("name", list(NO_SOUNDS))
def test_what_is_no_recording_is_refused(name: str) -> None:
    assert media_type(NO_SOUNDS[name]) == ""


@pytest.mark.parametrize("kind", list(EXTENSIONS))
def test_no_recording_cut_anywhere_breaks_the_reading(kind: str) -> None:
    for length in range(len(SOUNDS[kind])):
        assert media_type(SOUNDS[kind][:length]) in {"", kind}
