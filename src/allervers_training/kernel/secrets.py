"""Secrets that travel (links, cookies, codes) and the only form in which they are stored: a hash."""

import hashlib
import secrets

UNAMBIGUOUS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which pass for 1 and 0


def new_token() -> str:
    """Return a URL-safe secret of 192 bits (OWASP ASVS 5.0, 7.2.3 asks for 128 at least)."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    """Return the hexadecimal SHA-256 of a secret; enough for random secrets, never for passwords."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code(length: int = 6) -> str:
    """Return a code to type from a wall: unambiguous capital letters."""
    return "".join(secrets.choice(UNAMBIGUOUS) for _ in range(length))
