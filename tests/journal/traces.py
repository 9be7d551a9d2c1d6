"""How words may lie in a file: as they are, in other encodings, escaped, or inside base64 at any offset."""

import base64
import html
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import quote

MARKS = ("Rhododendron-é-Ünïque", "camélia œuvré de minuit", "zinnia∞silencieux")
"""Words that nobody else writes, with signs that encodings treat in different ways."""


def traces(words: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield words.encode(encoding)
        yield from _in_base64(words.encode(encoding))
    escaped = json.dumps(words)[1:-1]
    yield escaped.encode()
    yield escaped.replace("\\u", "\\\\u").encode()
    yield quote(words).encode()
    yield words.encode().hex().encode()
    yield html.escape(words).encode("ascii", "xmlcharrefreplace")
    yield words.replace("-", "‑").encode()  # as typography sets it


def found_in(content: bytes, *words: str) -> set[str]:
    """Return the words that lie in a file, or in a file packed in it."""
    pieces = tuple(unpacked(content))
    marks = {said: {*traces(said), *traces(said.lower())} for said in words}
    return {said for said, ways in marks.items() if any(w in p for w in ways for p in pieces)}


def unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    for piece in content.split(b"stream\n")[1:] if content.startswith(b"%PDF") else ():
        yield zlib.decompressobj().decompress(piece) if piece.startswith(b"x") else piece


def _in_base64(words: bytes) -> Iterator[bytes]:
    """Return what is left of words in base64 whatever comes before and after them."""
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + words).rstrip(b"=")
        yield whole[4 if offset else 0 : -2]
