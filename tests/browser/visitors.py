"""People of a group without a browser: many phones at little cost, over plain HTTP."""

import http.client
import re
import threading
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

from tests.browser.groups import Group

FORM = r'<form[^>]*action="([^"]*/{noun})"[^>]*>\s*<input type="hidden" name="cle" value="([^"]*)"'


class Visitor:
    """One phone with its own cookie."""

    def __init__(self, group: Group, name: str) -> None:
        self.url = group.url
        self.session = group.session
        self.name = name
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(jar)
        self.home = self._send("/rejoindre", {"code": group.code, "prenom": name})

    def page(self) -> str:
        return self._send(self.session)

    def do(self, noun: str, fields: Mapping[str, str], form: tuple[str, str] | None = None) -> None:
        """Send one form of the phone page; raises `OSError` when no answer comes."""
        action, key = form or self.form(noun)
        self._send(action, {"cle": key, "coup": "1", **fields})

    def form(self, noun: str) -> tuple[str, str]:
        """Return the address and the key of a form."""
        found = re.search(FORM.format(noun=noun), self.page())
        assert found, f"no form {noun} on the phone of {self.name}"
        return found[1], found[2]

    def place(self, zone: str) -> None:
        self.do("positions", {"place": zone})

    def _send(self, address: str, fields: Mapping[str, str] | None = None) -> str:
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        with self._opener.open(urllib.parse.urljoin(self.url, address), data, timeout=15) as answer:
            return str(answer.read().decode())


@dataclass
class Burst:
    """Phones that vote again and again, each in its own thread, until the server is gone."""

    visitors: Sequence[Visitor]
    kept: dict[str, list[str]] = field(default_factory=dict)  # acknowledged, in order
    tried: dict[str, str] = field(default_factory=dict)  # the last one sent
    enough: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self, enough: int) -> None:
        forms = {visitor.name: visitor.form("positions") for visitor in self.visitors}
        self.kept = {visitor.name: [] for visitor in self.visitors}
        for visitor in self.visitors:
            arguments = (visitor, forms[visitor.name], enough)
            self._threads.append(threading.Thread(target=self._vote, args=arguments, daemon=True))
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join(20)
        assert not any(thread.is_alive() for thread in self._threads)

    def acknowledged(self) -> int:
        return sum(len(votes) for votes in self.kept.values())

    def _vote(self, visitor: Visitor, form: tuple[str, str], enough: int) -> None:
        for turn in range(10_000):
            zone = "oui" if turn % 2 == 0 else "non"
            self.tried[visitor.name] = zone
            try:
                visitor.do("positions", {"place": zone, "coup": str(turn + 1)}, form)
            except (OSError, http.client.HTTPException):
                return
            self.kept[visitor.name].append(zone)
            if self.acknowledged() >= enough:
                self.enough.set()
