"""Telling what a file really is by its first bytes, whatever its name says."""

import re

SAVE_AS = (
    "Dans votre tableur : Fichier, Enregistrer sous, format CSV. Puis envoyez ce nouveau fichier."
)
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"BM", "une image"),
    (b"II*\x00", "une image"),
    (b"MM\x00*", "une image"),
    (b"%PDF", "un document PDF"),
    (b"\xd0\xcf\x11\xe0", "un ancien classeur Excel ou un document Word"),
    (b"{\\rtf", "un texte mis en forme (RTF)"),
    (b"Rar!", "une archive compressée"),
    (b"7z\xbc\xaf", "une archive compressée"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"SQLite format 3", "une base de données"),
    (b"BEGIN:VCARD", "un carnet d'adresses (vCard)"),
    (b"BEGIN:VCALENDAR", "un agenda"),
    (b"ID3", "un son"),
    (b"OggS", "un son"),
)
INSIDE_ZIP = (
    (b"xl/", "un classeur Excel"),
    (b"opendocument.spreadsheet", "un classeur LibreOffice"),
    (b"word/", "un document Word"),
    (b"opendocument.text", "un document LibreOffice"),
    (b"Index/", "un classeur Numbers"),
)
RIFF_OR_FTYP = {b"WEBP": "une image", b"WAVE": "un son", b"AVI ": "une vidéo"}
PHOTOS = (b"heic", b"heix", b"mif1", b"avif")
MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<table|<head|<body|<meta|<\?xml|<svg)", re.IGNORECASE)
JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[\[{])')
BOM = b"\xef\xbb\xbf"


def other_kind(data: bytes) -> str:
    """Return what a file is when it is no table of text (« une image »), or nothing."""
    head = data[:512].removeprefix(BOM)
    for start, kind in MAGIC:
        if head.startswith(start) and (len(start) > 2 or b"\x00" in head):  # noqa: PLR2004 - « BM » begins names too
            return kind
    if head.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in INSIDE_ZIP if sign in data), "une archive compressée")
    if head.startswith(b"RIFF"):
        return RIFF_OR_FTYP.get(head[8:12], "un son")
    if head[4:8] == b"ftyp":
        return "une image" if head[8:12] in PHOTOS else "une vidéo"
    if MARKUP.match(head):
        return "une page web"
    return "un fichier de données (JSON)" if JSON.match(head) else ""
