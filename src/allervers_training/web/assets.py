"""Static files: bundled and hashed when the program starts, served from memory, cached for a year.

There is no build step: a bundle is a list of plain files, joined here without the comments that no phone reads.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

ROOT = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
UrlOf = Callable[[str], str]
BUNDLES = {
    "direct.js": (
        "vendor/htmx.min.js",
        "vendor/hx-sse.min.js",
        "js/flux.js",
        "js/salle.js",
        "js/minuteur.js",
    ),
    "htmx.js": ("vendor/htmx.min.js",),  # for forms that keep what is typed
    "loupe.js": ("js/loupe.js",),
    "brouillon.js": ("js/brouillon.js",),
    "conducteur.js": ("vendor/htmx.min.js", "js/conducteur.js"),
    "imprimer.js": ("js/imprimer.js",),
    "essai.js": ("js/essai.js",),
    "proposer.js": ("js/proposer.js",),
    "veille.js": ("js/veille.js",),
    "voix.js": ("js/voix.js",),
}
STYLESHEETS = {  # each page loads one: what all share, and what is for reading, for preparing, for the room
    "deux-encres.css": ("css", "css/papier", "css/ordre", "css/simple", "css/lecture"),
    "bureau.css": ("css", "css/papier", "css/ordre", "css/mots", "css/bureau"),
    "salle.css": ("css", "css/salle"),
    "kit.css": (
        "css",
        "css/papier",
        "css/salle",
        "css/kit",
    ),  # what shows the room outside of it: on paper, in advance
    "proposer.css": (
        "css",
        "css/papier",
        "css/mots",
        "css/simple",
        "css/proposer",
    ),  # for the phone of somebody who proposes
}
REFERENCE = re.compile(r"\{\{(.+?)\}\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COMMENT_LINE = re.compile(rb"^ *//.*\n", re.MULTILINE)  # of a script


@dataclass(frozen=True)
class Asset:
    body: bytes
    packed: bytes | None
    media_type: str


class Assets:
    """Knows the hashed address of every static file and answers for it (an ASGI application)."""

    def __init__(self) -> None:
        self._urls, self._files = _bundled()

    def url(self, name: str) -> str:
        """Return the hashed address of a static file; `KeyError` when there is no such file."""
        return self._urls[name]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        asset = self._files.get(request.url.path.removeprefix("/static/"))
        response = Response(status_code=404) if asset is None else _answer(request, asset)
        await response(scope, receive, send)


@cache
def _bundled() -> tuple[Mapping[str, str], Mapping[str, Asset]]:
    """Give each file its hashed address, and what stands there; packed once, however many sites a process opens."""
    urls: dict[str, str] = {}
    files: dict[str, Asset] = {}
    for name, body in _sources(urls.__getitem__):
        stem, _, extension = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(body).hexdigest()[:10]}.{extension}"
        packed = gzip.compress(body, 9, mtime=0) if extension != "woff2" else None
        files[hashed] = Asset(body, packed, TYPES[f".{extension}"])
        urls[name] = f"/static/{hashed}"
    return urls, files


def _sources(url: UrlOf) -> Iterator[tuple[str, bytes]]:
    for folder in ("fonts", "images"):
        for path in sorted((ROOT / folder).glob("*.*")):
            if path.suffix in TYPES:
                yield f"{folder}/{path.name}", path.read_bytes()
    for name, folders in STYLESHEETS.items():
        paths = [path for folder in folders for path in (ROOT / folder).glob("*.css")]
        yield name, _stylesheet(sorted(paths, key=lambda path: path.name), url)
    for name, parts in BUNDLES.items():
        yield name, COMMENT_LINE.sub(b"", b";\n".join((ROOT / part).read_bytes() for part in parts))


def _stylesheet(paths: Iterable[Path], url: UrlOf) -> bytes:
    css = "\n".join(path.read_text("utf-8") for path in paths)
    css = COMMENT.sub("", css)
    return REFERENCE.sub(lambda found: url(found[1]), css).encode()


def _answer(request: Request, asset: Asset) -> Response:
    headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
    body = asset.body
    if asset.packed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        body = asset.packed
    return Response(body, headers=headers, media_type=asset.media_type)
