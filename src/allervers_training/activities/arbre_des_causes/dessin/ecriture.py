"""How wide French text is, about, and where its lines break: no word is ever cut off."""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from allervers_training.catalogue.typography import typeset

# Hundredths of the body, measured in Chromium on Atkinson Hyperlegible Next at weight 700,
# which is wider than 400 and about as wide as the usual fallbacks at 400.
_WIDTHS = (
    (21, "'"),
    (26, "j|"),
    (30, ",.:;’‘!iî·"),
    (34, "lï()[]`"),
    (38, 'frt{}-°"'),
    (43, "IÎÏ_/1\\•*"),
    (51, "cszç“”–"),
    (55, "vxy7yÿ?Lakàâä~"),
    (58, "Jeèéêë<>Fhnuùûü9"),
    (60, "oôö2^+g3EbdpqÈÉÊË"),
    (63, "5$=ST48Z6P"),
    (66, "BVRY«»0CKÇ"),
    (70, "AXÀÂÄ€DUÙÛÜH"),
    (76, "&GNŸwOÔÖ#Q"),
    (83, "—@…"),
    (90, "MmæW"),
    (102, "œ%ÆŒ"),
)
_WIDTH = {sign: width / 100 for width, signs in _WIDTHS for sign in signs} | {
    " ": 0.32,
    "\u00a0": 0.32,
}
_VOWELS = "aàâäeéèêëiîïoôöuùûüy"
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWELS}])(?=(?:[bcdfgptv][rl]|[cpt]h|gn|qu|[^{_VOWELS}\W])[{_VOWELS}])"
    rf"|(?<=[rlnmsct])(?=[^{_VOWELS}\Whrl][{_VOWELS}])",
    re.IGNORECASE,
)
_WORD = 4  # shorter ones (de, la, qui) do not end what is left of a sentence
_LETTER, _OTHER, _LATIN = (
    0.76,
    1.05,
    0x24F,
)  # signs that the table does not know, ideograms and emoji included


def largeur(texte: str, corps: float) -> float:
    """Give the width of a line, rather too much than too little."""
    return corps * sum(map(_sign, texte))


def couper(texte: str, corps: float, place: float) -> tuple[str, ...]:
    """Give the lines of a text; only a word longer than a line is cut in two."""
    room = place / corps
    lines, line, taken = [], "", 0.0
    for word in _words(texte, room):
        width = sum(map(_sign, word))
        if line and taken + _WIDTH[" "] + width > room:
            lines.append(line)
            line, taken = "", 0.0
        taken += width + (_WIDTH[" "] if line else 0)
        line = f"{line} {word}" if line else word
    return (*lines, line)


def equilibrer(texte: str, corps: float, place: float) -> tuple[str, ...]:
    """Give the same number of lines as `couper`, of about the same length."""
    lines = couper(texte, corps, place)
    longest = max(largeur(word, corps) for word in propre(texte).split(" "))
    low, high = min(max(place / 3, longest), place), place
    for _ in range(7):
        middle = (low + high) / 2
        tried = couper(texte, corps, middle)
        if len(tried) == len(lines) and max(largeur(line, corps) for line in tried) <= middle:
            high, lines = middle, tried
        else:
            low = middle
    return lines


def abreger(texte: str, corps: float, place: float, lignes: int) -> tuple[str, ...]:
    """Give at most so many lines, ending with « … » when words are left out."""
    words = propre(texte).split(" ")
    for kept in range(len(words), 0, -1):
        short = _cut(words[:kept]) if kept < len(words) else texte
        if len(couper(short, corps, place)) <= lignes:
            return equilibrer(short, corps, place)
    return (*couper(words[0], corps, place - corps)[: max(lignes - 1, 0)], "…")


def _cut(words: list[str]) -> str:
    """Give the words kept, none of those that announce the next one."""
    while len(words) > 1 and len(words[-1].strip("«’,;: ")) < _WORD:
        words = words[:-1]
    return " ".join(words).rstrip(" \u00a0,;:.«") + "…"


def propre(texte: str) -> str:
    """Give the text on one line, set in French, without signs that no XML may hold."""
    seen = typeset("".join(map(_kept, texte)))
    return " ".join(word for word in seen.split(" ") if word)


def _words(texte: str, room: float) -> list[str]:
    """Give the words, the too long ones in pieces."""
    pieces = []
    for word in propre(texte).split(" "):
        left = word
        while sum(map(_sign, left)) > room and len(left) > 1:
            piece, left = _broken(left, room)
            pieces.append(piece)
        pieces.append(left)
    return pieces


def _broken(word: str, room: float) -> tuple[str, str]:
    """Give what fits of a word, and the rest; with a hyphen, between two syllables if it can."""
    widths = accumulate(map(_sign, word))
    most = max(sum(width <= room - _WIDTH["-"] for width in widths), 1)
    syllables = [found.start() for found in _SYLLABLE.finditer(word) if found.start() <= most]
    at = syllables[-1] if syllables and syllables[-1] > most / 2 else most
    hyphen = "-" if word[at - 1].isalpha() and word[at].isalpha() else ""
    return word[:at] + hyphen, word[at:]


@lru_cache(maxsize=4096)
def _sign(sign: str) -> float:
    if sign in _WIDTH:
        return _WIDTH[sign]
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf"}:  # drawn on the sign before it
        return 0.0
    wide = unicodedata.east_asian_width(sign) in "WF" or kind.startswith("S")
    return _OTHER if wide or ord(sign) > _LATIN else _LETTER


@lru_cache(maxsize=4096)
def _kept(sign: str) -> str:
    if sign in "\u00a0\u202f":  # the font has no narrow one
        return "\u00a0"
    spaces = {"Cc", "Cs", "Zl", "Zp", "Zs"}
    return " " if unicodedata.category(sign) in spaces or sign in "\ufffe\uffff" else sign
