"""A small mail server on this computer, which answers as a test wants it to."""

import base64
import email.policy
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import cast

USER, PASSWORD = "facteur", "mot/de@passe"
SECRET = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()


class PostOffice(ThreadingTCPServer):
    """Keeps what it receives; `answers` replaces what it says to a verb, `hangs` keeps it silent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Dialogue)
        self.received: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: dict[str, str] = {}
        self.hangs = ""
        self.needs_password = False
        self.tls: ssl.SSLContext | None = None
        self.asked = threading.Event()
        self.connections = 0

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Dialogue(StreamRequestHandler):
    def handle(self) -> None:
        self.office = cast("PostOffice", self.server)
        self.office.connections += 1
        self.known = not self.office.needs_password
        self.verb("", "220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(maxsplit=1)[0].upper()
            if verb == "QUIT":
                self.say("221 bye")
                return
            if not getattr(self, f"on_{verb.lower()}", self.on_other)(line):
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def verb(self, verb: str, usual: str) -> bool:
        """Say what the test wants, or the usual answer; False when the dialogue is over."""
        self.office.asked.set()
        if verb == self.office.hangs != "":
            threading.Event().wait(1.5)
            return False
        self.say(self.office.answers.get(verb, usual))
        return True

    def on_ehlo(self, _line: str) -> bool:
        said = ["office"]
        said += ["STARTTLS"] if self.office.tls else []
        said += ["AUTH PLAIN"] if self.office.needs_password else []
        for word in said[:-1]:
            self.say(f"250-{word}")
        return self.verb("EHLO", f"250 {said[-1]}")

    def on_starttls(self, _line: str) -> bool:
        self.verb("STARTTLS", "220 go")
        assert self.office.tls
        try:
            self.connection = self.office.tls.wrap_socket(self.request, server_side=True)
        except (ssl.SSLError, OSError):
            return False
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        return True

    def on_auth(self, line: str) -> bool:
        self.known = line.rsplit(maxsplit=1)[-1] == SECRET
        return self.verb("AUTH", "235 welcome" if self.known else "535 who are you")

    def on_mail(self, _line: str) -> bool:
        return self.verb("MAIL", "250 ok" if self.known else "530 who are you")

    def on_rcpt(self, line: str) -> bool:
        self.office.recipients.append(line.partition("<")[2].partition(">")[0])
        return self.verb("RCPT", "250 ok")

    def on_data(self, _line: str) -> bool:
        if not self.verb("DATA", "354 go on") or "DATA" in self.office.answers:
            return True
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        read = BytesParser(policy=email.policy.default).parsebytes(b"".join(lines))
        if "END" not in self.office.answers:
            self.office.received.append(cast("EmailMessage", read))
        return self.verb("END", "250 kept")

    def on_other(self, line: str) -> bool:
        return self.verb(line.split(maxsplit=1)[0].upper(), "250 ok")


@contextmanager
def post_office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        thread = threading.Thread(target=office.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield office
        office.shutdown()
        thread.join()
