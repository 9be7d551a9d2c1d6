"""A copy of the site's key that survives paper: groups of letters, each line with its own check.

A key of 32 bytes is four lines of 8, each followed by 2 bytes of its digest, in the signs of Crockford's base 32: no letter
that passes for a digit. A fifth line, of 5 bytes of the digest of the whole, tells lines of different keys apart.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from allervers_training.kernel.clock import room_time
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.site_key import keys_in

TITLE = "Clé du site « aller vers » : copie à garder à part"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SEEN_AS = str.maketrans("OIL", "011", " -\t")  # what hands and eyes take for one another
LINE = re.compile(r"^\s*([1-4=])[\s.:)]+([0-9A-Za-z \t-]+?)\s*$", re.MULTILINE)
BYTES, CHECK, WHOLE = 8, 2, 5
RANKS = ("1", "2", "3", "4", "=")
LETTER = """{title}
Faite le {day:%d/%m/%Y}. Ni dans le dossier des données, ni avec les sauvegardes : ailleurs.

Ce qu'elle ouvre : les carnets privés. Elle sert aussi à refaire les liens des enquêtes à froid.
Sans elle : les pages déjà écrites dans les carnets ne s'ouvrent plus jamais, pour personne.
Où la garder : imprimée, dans un lieu fermé, ou sur un support débranché ; deux endroits valent mieux qu'un.
Pour la relire : allervers cle verification FICHIER. Pour la remettre : allervers cle restauration FICHIER.
Recopiée à la main : majuscules, minuscules, espaces et tirets sont sans importance ; O vaut 0, I et L valent 1.
"""


def written(keys: Sequence[bytes], *, at: datetime) -> str:
    """Return keys as a page to print, the one that seals first."""
    blocks = [
        "\n".join((f"Clé {rank}{' (celle qui scelle)' if rank == 1 else ''}", *_lines(key)))
        for rank, key in enumerate(keys, 1)
    ]
    return "\n\n".join((LETTER.format(title=TITLE, day=room_time(at)), *blocks)) + "\n"


def read(text: str) -> tuple[bytes, ...]:
    """Return the keys of a copy, or of a file of keys; raises `Refused` and names the line that is wrong."""
    try:
        return keys_in(text)
    except ValueError:
        pass
    found = LINE.findall(text)
    if not found:
        raise Refused(
            "Il n'y a pas de clé dans ce fichier : rien n'a changé.",
            remedy="Une copie a, pour chaque clé, quatre lignes numérotées et une ligne « = ».",
        )
    return tuple(
        _key(found[start : start + len(RANKS)], start // len(RANKS) + 1)
        for start in range(0, len(found), len(RANKS))
    )


def is_copy(text: str) -> bool:
    """Tell whether a text is a copy of a key, or a file of keys."""
    try:
        keys_in(text)
    except ValueError:
        return TITLE in text or len(LINE.findall(text)) >= len(RANKS)
    return True


def _lines(key: bytes) -> Iterator[str]:
    for rank in range(4):
        part = key[rank * BYTES : (rank + 1) * BYTES]
        yield f"{rank + 1}  {_grouped(part + _check(rank, part))}"
    yield f"=  {_grouped(_whole(key))}"


def _key(lines: Sequence[tuple[str, str]], number: int) -> bytes:
    if tuple(rank for rank, _ in lines) != RANKS:
        raise _unreadable(number, "il lui faut les lignes 1, 2, 3, 4 et =, dans cet ordre")
    parts = []
    for rank, (name, typed) in enumerate(lines[:4]):
        whole = _bytes(typed, BYTES + CHECK)
        part = whole[:BYTES]
        if whole[BYTES:] != _check(rank, part):
            raise _unreadable(number, f"un signe manque ou diffère à la ligne {name}")
        parts.append(part)
    key = b"".join(parts)
    if _bytes(lines[4][1], WHOLE) != _whole(key):
        raise _unreadable(number, "la ligne = ne va pas avec les quatre autres")
    return key


def _unreadable(number: int, why: str) -> Refused:
    return Refused(
        f"La clé {number} ne se relit pas : {why}. Rien n'a changé.",
        remedy="Comparez avec la page imprimée, signe par signe, puis redonnez la commande.",
    )


def _check(rank: int, part: bytes) -> bytes:
    return hashlib.sha256(b"allervers key line %d" % rank + part).digest()[:CHECK]


def _whole(key: bytes) -> bytes:
    return hashlib.sha256(b"allervers key copy" + key).digest()[:WHOLE]


def _grouped(content: bytes) -> str:
    number, signs = int.from_bytes(content), ""
    for _ in range(len(content) * 8 // 5):
        number, rest = divmod(number, 32)
        signs = SIGNS[rest] + signs
    return " ".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def _bytes(typed: str, size: int) -> bytes:
    """Return what groups stand for; nothing when they stand for something else."""
    signs = typed.upper().translate(SEEN_AS)
    if len(signs) != size * 8 // 5 or not set(signs) <= set(SIGNS):
        return b""
    number = 0
    for sign in signs:
        number = number * 32 + SIGNS.index(sign)
    return number.to_bytes(size)
