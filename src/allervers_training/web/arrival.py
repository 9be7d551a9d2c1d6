"""Where a request comes from: this very computer, an encrypted connection, or a network in clear.

Asked once for each request, before anything else looks at it. What a proxy says is believed only when a
setting names that proxy: anybody can write `X-Forwarded-…` (decision 0018).
"""

import re
import socket
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Self

from starlette.requests import Request
from starlette.types import Scope

from allervers_training.kernel.settings import Settings

Network = IPv4Network | IPv6Network
FOR, PROTO, HOST = "x-forwarded-for", "x-forwarded-proto", "host"
RELAYED = frozenset({FOR, PROTO, "x-forwarded-host", "x-real-ip", "forwarded", "via"})
READ = {name.encode(): name for name in (*RELAYED, HOST)}
LOCALHOST = "localhost"
AUTHORITY = re.compile(r"(?:\[([\da-f:.]+)\]|([^\s:@/\[\]]+))(?::\d{1,5})?", re.ASCII)
KEY = "allervers.arrived"


class Way(StrEnum):
    """How safe the way is between a person and this program."""

    LOCAL = "local"  # from this computer, to its own address: nothing leaves it
    TLS = "tls"
    CLEAR = "clair"  # anybody on the network may read what passes, cookies included


@dataclass(frozen=True, slots=True)
class Arrived:
    """What is known of one request's way here."""

    way: Way
    client: str
    scheme: str
    host_is_known: bool
    relayed: bool  # some proxy wrote its name or its client's on it
    undeclared: bool  # and that proxy is not one that the settings name


@dataclass(frozen=True)
class Arrival:
    """The rules of one site: which proxies it believes, which names it answers to."""

    proxies: Sequence[Network] = ()
    names: Collection[str] = ()

    @classmethod
    def of_site(cls, settings: Settings) -> Self:
        """Return the rules that the settings ask for; this computer's own name counts on a local network."""
        own = socket.gethostname().lower().partition(".")[0]
        return cls(settings.proxies, settings.names | {own, f"{own}.local"})

    def of(self, peer: str, scheme: str, headers: dict[str, str]) -> Arrived:
        """Return where a request comes from; what a proxy forgets to say makes the way less safe."""
        relayed = not RELAYED.isdisjoint(headers)
        host, client = host_name(headers.get(HOST, "")), peer
        is_proxy = any(_is_in(peer, network) for network in self.proxies)
        if is_proxy:
            client = _first_unknown(headers.get(FOR, ""), self.proxies)
            scheme = "https" if headers.get(PROTO) == "https" and client else "http"
        if scheme == "https":
            way = Way.TLS
        elif is_proxy or relayed or not (is_loopback(peer) and is_loopback(host)):
            way = Way.CLEAR
        else:
            way = Way.LOCAL
        known = is_address(host) or is_loopback(host) or host in self.names
        return Arrived(way, client or peer, scheme, known, relayed, relayed and not is_proxy)

    def mark(self, scope: Scope) -> Arrived:
        """Write in a request's scope where it comes from, once; whoever asks later finds it there."""
        found: Arrived | None = scope.get(KEY)
        if found is None:
            peer, port = scope.get("client") or ("", 0)
            found = scope[KEY] = self.of(peer, scope["scheme"], _headers(scope))
            scope["client"], scope["scheme"] = (found.client, port), found.scheme
        return found


def arrived(request: Request) -> Arrived:
    """Return where this request comes from; without the site's rules no proxy is believed."""
    return Arrival().mark(request.scope)


def in_clear(request: Request) -> bool:
    """Tell whether anybody on the network may read this request and its answer."""
    return arrived(request).way is Way.CLEAR


def host_name(host: str) -> str:
    """Return the name of a `Host` header, in small letters, without its port; empty when unreadable."""
    found = AUTHORITY.fullmatch(host.lower())
    return (found[1] or found[2]).rstrip(".") if found else ""


@lru_cache(maxsize=4096)
def is_loopback(host: str) -> bool:
    """Tell whether an address or a name always means this computer."""
    found = _address(host)
    return found.is_loopback if found else host == LOCALHOST


def is_address(host: str) -> bool:
    """Tell whether this is an address, not a name: a page of another site cannot borrow it (DNS rebinding)."""
    return _address(host) is not None


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found


def _is_in(text: str, network: Network) -> bool:
    found = _address(text)
    return found is not None and found in network


def _first_unknown(forwarded: str, proxies: Sequence[Network]) -> str:
    """Return the last address of a chain that no proxy of ours has; what stands before it may be invented.

    A chain of our own proxies alone begins with one of them: a browser of that same computer.
    """
    chain = [part.strip() for part in forwarded.split(",")]
    others = [said for said in chain if not any(_is_in(said, network) for network in proxies)]
    found = others[-1] if others else chain[0]
    return found if is_address(found) else ""


def _headers(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name = READ.get(raw)
        if name:
            text = value.decode("latin-1")
            found[name] = f"{found[name]},{text}" if name in found else text
    return found
