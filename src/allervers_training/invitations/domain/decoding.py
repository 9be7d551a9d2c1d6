"""From bytes to text: the encodings that French spreadsheets write, and how to tell them apart."""

import codecs
from dataclasses import dataclass

from allervers_training.invitations.domain.kinds import SAVE_AS, other_kind
from allervers_training.kernel.errors import Invalid

FIELD = "fichier"
MOST_BYTES = 2 * 1024 * 1024
BOMS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
OLD = (  # before Unicode; the first wins when nothing tells them apart
    ("cp1252", "Windows (cp1252)"),
    ("mac_roman", "ancien Mac (MacRoman)"),
    ("cp850", "MS-DOS (cp850)"),
)
FREQUENT, FREQUENT_WEIGHT, FOREIGN_WEIGHT = frozenset("éèàçêÉ"), 3, -2
FRENCH = frozenset("éèêëàâäçîïôöùûüÿœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆñÑáíóúãõåøØ’«»–—·°€")
LOOKED_AT = 200_000  # bytes that are enough to recognize an encoding
MOSTLY = 0.3


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str  # as a person reads it


def decode(data: bytes) -> Decoded:
    """Return the text of a file and the encoding that was recognized.

    Raises `Invalid` when the file is no text, is empty or too heavy.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(
            {FIELD: "Ce fichier pèse plus de 2 Mo. Coupez la liste en plusieurs fichiers."}
        )
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise Invalid({FIELD: "Ce fichier est vide. Choisissez celui qui contient votre liste."})
    kind = other_kind(data)
    if kind:
        raise Invalid({FIELD: f"Ce fichier est {kind}, pas une liste en texte. {SAVE_AS}"})
    return _with_mark(data) or _without_mark(data)


def _with_mark(data: bytes) -> Decoded | None:
    for mark, codec, title in BOMS:
        if data.startswith(mark):
            return Decoded(_plain(data[len(mark) :].decode(codec, "replace")), title)
    return None


def _without_mark(data: bytes) -> Decoded:
    if b"\x00" in data:
        return _wide(data)
    try:
        return Decoded(_plain(data.decode("utf-8")), "UTF-8")
    except UnicodeDecodeError:
        pass
    codec, title = max(OLD, key=lambda old: _likeness(data[:LOOKED_AT], old[0]))
    return Decoded(_plain(_forgiving(data, codec)), title)


def _wide(data: bytes) -> Decoded:
    """Read UTF-16 whose mark was lost: every other byte of a European text is then zero."""
    pairs = len(data) // 2
    for codec, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        others = data.count(0) - zeros.count(0)
        if zeros.count(0) > pairs * MOSTLY and not others:
            return Decoded(_plain(data[: 2 * pairs].decode(codec, "replace")), "UTF-16")
    raise Invalid(
        {FIELD: f"Ce fichier n'est pas du texte : il contient des signes illisibles. {SAVE_AS}"}
    )


def _likeness(data: bytes, codec: str) -> int:
    """Count letters that French uses, less the signs that it does not, for one way of reading."""
    return sum(
        data.count(byte) * _weight(bytes((byte,)).decode(codec, "replace"))
        for byte in set(data)
        if byte > 0x7F  # noqa: PLR2004 - ASCII is common to all
    )


def _weight(sign: str) -> int:
    if sign in FREQUENT:
        return FREQUENT_WEIGHT
    return 1 if sign in FRENCH else FOREIGN_WEIGHT


def _forgiving(data: bytes, codec: str) -> str:
    """Read the five bytes that Windows leaves undefined as Latin-1 does, to be cleaned away later."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return "".join(
            bytes((byte,)).decode(codec, "ignore") or chr(byte) if byte > 0x7F else chr(byte)  # noqa: PLR2004
            for byte in data
        )


def _plain(text: str) -> str:
    """One kind of line end; a mark in the middle (joined files) is no sign of anybody's name."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
