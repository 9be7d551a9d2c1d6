"""Secrets that travel (links, cookies, codes) and the only form in which they are stored: a hash."""

import hashlib
import secrets

SCRYPT = {
    "n": 2**14,
    "r": 8,
    "p": 1,
}  # 16 MB and some 40 ms: for words said aloud, few to guess from
UNAMBIGUOUS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which pass for 1 and 0


def new_token() -> str:
    """Return a URL-safe secret of 192 bits (OWASP ASVS 5.0, 7.2.3 asks for 128 at least)."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    """Return the hexadecimal SHA-256 of a secret; enough for random secrets, never for passwords."""
    return hashlib.sha256(token.encode()).hexdigest()


def words_hash(words: str) -> str:
    """Return the salted, slow hash of a secret that people remember; 100 signs."""
    salt = secrets.token_bytes(16)
    return f"s1${salt.hex()}${hashlib.scrypt(words.encode(), salt=salt, **SCRYPT, dklen=32).hex()}"


def are_words_of(words: str, kept: str) -> bool:
    """Tell whether these words were kept under this hash."""
    _, salt, digest = kept.split("$")
    found = hashlib.scrypt(words.encode(), salt=bytes.fromhex(salt), **SCRYPT, dklen=32)
    return secrets.compare_digest(found.hex(), digest)


def new_code(length: int = 6) -> str:
    """Return a code to type from a wall: unambiguous capital letters."""
    return "".join(secrets.choice(UNAMBIGUOUS) for _ in range(length))
