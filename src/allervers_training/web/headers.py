"""The headers that every answer of the site carries, whichever way it leaves."""

from collections.abc import Iterable

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (
        b"referrer-policy",
        b"same-origin",
    ),  # `no-referrer` would make native forms send `Origin: null`
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
WITH_SOUND = {  # for a page where one speaks, then hears oneself
    "content-security-policy": f"{CSP}; media-src 'self' blob:",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
}
HEARING = {
    "content-security-policy": f"{CSP}; media-src 'self'"
}  # for a page where one hears a voice
HSTS = (b"strict-transport-security", b"max-age=31536000")


def headers_of_site(*, https: bool) -> tuple[tuple[bytes, bytes], ...]:
    """Return what every answer of the site carries."""
    return (*HEADERS, HSTS) if https else HEADERS


def with_ours(
    present: Iterable[tuple[bytes, bytes]], added: Iterable[tuple[bytes, bytes]]
) -> list[tuple[bytes, bytes]]:
    """Return an answer's headers with ours added where it says nothing itself."""
    present = list(present)
    names = {name for name, _ in present}
    if not any(name == b"cache-control" for name in names):
        present.append(
            (b"cache-control", b"no-store")
        )  # ASVS 14.3.2: private unless said otherwise
    return present + [(name, value) for name, value in added if name not in names]
