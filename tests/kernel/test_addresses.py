"""Which of a computer's addresses phones should take, from lists made up here."""

import pytest

from allervers_training.kernel import addresses
from allervers_training.kernel.addresses import Interface, interfaces, ordered

LO = Interface("lo", "127.0.0.1")
WIFI, HOTSPOT = Interface("wlp2s0", "192.168.1.20"), Interface("ap0", "192.168.43.1")
CABLE, ALONE = Interface("enp3s0", "10.0.0.5"), Interface("eth1", "169.254.7.7")
DOCKER, BRIDGE = Interface("docker0", "172.17.0.1"), Interface("br-1a2b", "172.18.0.1")
VPN = Interface("wg0", "10.8.0.2")


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([LO], []),
        ([LO, CABLE, WIFI], [WIFI, CABLE]),
        ([DOCKER, CABLE, VPN, BRIDGE, HOTSPOT], [HOTSPOT, CABLE]),
        ([LO, DOCKER], [DOCKER]),  # better than nothing
        ([ALONE, CABLE], [CABLE, ALONE]),
        ([WIFI, WIFI], [WIFI]),
        ([Interface("", "192.168.0.9"), CABLE], [CABLE, Interface("", "192.168.0.9")]),
    ],
)
def test_the_likeliest_address_comes_first(found: list[Interface], kept: list[Interface]) -> None:
    assert list(ordered(found)) == kept


@pytest.mark.parametrize(
    ("interface", "label"),
    [(WIFI, "Wi-Fi (wlp2s0)"), (CABLE, "câble (enp3s0)"), (VPN, "wg0"), (Interface("", "1.2.3.4"), "réseau")],
)  # fmt: skip
def test_an_address_is_called_by_a_name_of_the_field(interface: Interface, label: str) -> None:
    assert interface.label == label


def test_an_interface_without_an_address_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(name: str) -> str:
        if name == "eth0":
            raise OSError("cannot assign")
        return {"lo": "127.0.0.1", "wlan0": "192.168.43.1"}[name]

    names = [(1, "lo"), (2, "eth0"), (3, "wlan0")]
    monkeypatch.setattr(addresses.socket, "if_nameindex", lambda: names)
    monkeypatch.setattr(addresses, "_ask", ask)
    assert interfaces() == (Interface("wlan0", "192.168.43.1"),)


def test_where_interfaces_cannot_be_asked_the_name_of_the_computer_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing(_name: str) -> str:
        raise OSError("no such call")

    monkeypatch.setattr(addresses, "_ask", nothing)
    monkeypatch.setattr(addresses, "_by_name", lambda: ["127.0.1.1", "192.168.0.9"])
    assert interfaces() == (Interface("", "192.168.0.9"),)


def test_this_very_computer_is_asked_without_a_word_sent() -> None:
    assert all(one.address.count(".") == 3 for one in interfaces())
