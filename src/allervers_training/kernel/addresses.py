"""The addresses of this computer on local networks, as phones of a room could reach it; nothing is sent to know."""

import re
import socket
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address

SIOCGIFADDR = 0x8915  # Linux: ask an interface for its IPv4 address
VIRTUAL = re.compile(
    r"(docker|podman|cni|flannel|br-|veth|virbr|lxc|lxd|vboxnet|vmnet|tun|tap|utun|wg|zt|tailscale)"
)
KINDS = (("wl", "Wi-Fi"), ("ap", "Wi-Fi"), ("en", "câble"), ("eth", "câble"), ("usb", "câble USB"))


@dataclass(frozen=True)
class Interface:
    """One way out of this computer, and its IPv4 address there."""

    name: str
    address: str

    @property
    def label(self) -> str:
        """Return what a person calls it: « Wi-Fi (wlan0) »."""
        kind = next((kind for start, kind in KINDS if self.name.startswith(start)), "")
        return f"{kind} ({self.name})" if kind else self.name or "réseau"


def interfaces() -> tuple[Interface, ...]:
    """Return where phones can reach this computer, the likeliest first."""
    found = tuple(_by_interface(_ask))
    return ordered(found or (Interface("", address) for address in _by_name()))


def ordered(found: Iterable[Interface]) -> tuple[Interface, ...]:
    """Put Wi-Fi first, then cables; leave out this computer itself, and virtual networks when others exist."""
    known = {one.address: one for one in found if not IPv4Address(one.address).is_loopback}
    real = [one for one in known.values() if not VIRTUAL.match(one.name)]
    return tuple(sorted(real or known.values(), key=_rank))


def _rank(one: Interface) -> tuple[bool, int, str]:
    """Return its place: an address that a computer gave itself (169.254…) comes last, nobody answered it."""
    starts = [start for start, _ in KINDS]
    rank = next((i for i, start in enumerate(starts) if one.name.startswith(start)), len(starts))
    return IPv4Address(one.address).is_link_local, rank, one.name


def _by_interface(ask: Callable[[str], str]) -> Iterator[Interface]:
    with suppress(OSError):
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                yield Interface(name, ask(name))


def _ask(name: str) -> str:
    """Return the IPv4 address of one interface; raises `OSError` when it has none."""
    try:
        from fcntl import ioctl
    except ImportError as error:  # no such call on this system
        raise OSError from error
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        packed = ioctl(asking.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
    return socket.inet_ntoa(packed[20:24])


def _by_name() -> list[str]:
    """Return what this computer's own name stands for, where interfaces cannot be asked."""
    with suppress(OSError):
        return socket.gethostbyname_ex(socket.gethostname())[2]
    return []
