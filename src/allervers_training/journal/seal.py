"""Sealing what a person writes for herself (AES-256-GCM, NIST SP 800-38D).

A seal is bound to its author: a row given to somebody else in the database opens for nobody.
"""

import hashlib
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from allervers_training.kernel.errors import Refused

FORMAT = b"\x01"
NAME, NONCE = 4, 12  # bytes
UNREADABLE = (
    "Cette page a été écrite avec une autre clé du site : elle est gardée, mais ne s'ouvre plus."
)


class Unreadable(Refused):
    """No key of this site opens it."""

    def __init__(self) -> None:
        super().__init__(
            UNREADABLE,
            remedy="Demandez à la personne responsable de remettre l'ancienne clé du site.",
        )


class Sealer:
    """Seals with the first key; opens with whichever key sealed."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._named = {_name(key): AESGCM(key) for key in keys}
        self._current = _name(keys[0])

    def knows(self, name: bytes) -> bool:
        """Tell whether one of the keys has the name that a seal begins with."""
        return name in self._named

    def seal(self, text: str, *, author: int) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        words = self._named[self._current].encrypt(nonce, text.encode(), _bound_to(author))
        return FORMAT + self._current + nonce + words

    def open(self, sealed: bytes, *, author: int) -> str:
        """Return what was sealed; raises `Unreadable` when no key of ours, or not this author, sealed it."""
        name = sealed[1 : 1 + NAME]
        nonce, words = sealed[1 + NAME : 1 + NAME + NONCE], sealed[1 + NAME + NONCE :]
        opener = self._named.get(name)
        if opener is None or sealed[:1] != FORMAT:
            raise Unreadable
        try:
            return opener.decrypt(nonce, words, _bound_to(author)).decode()
        except (InvalidTag, ValueError) as error:  # ValueError: too short to be one of ours
            raise Unreadable from error


def _name(key: bytes) -> bytes:
    return hashlib.sha256(b"allervers journal key" + key).digest()[:NAME]


def _bound_to(author: int) -> bytes:
    return f"journal:{author}".encode()
