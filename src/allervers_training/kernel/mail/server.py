"""The mail server of the settings: how to reach it, and how to hand it a message."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.mail.outgoing import OutgoingMail
from allervers_training.kernel.settings import Settings

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
TIMEOUT = 20.0
REMEDY = "La page docs/reglages.md dit ce qu'il accepte."


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and in whose name."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    @property
    def domain(self) -> str:
        return parseaddr(self.sender)[1].rpartition("@")[2]

    def send(self, mail: OutgoingMail) -> None:
        """Hand a message over; raises what `smtplib` and the network raise."""
        message = self.message(mail)
        with self._connected() as connection:
            if self.scheme == "smtp+starttls":
                connection.starttls(context=ssl.create_default_context())
            if self.user:
                connection.login(self.user, self.password)
            connection.send_message(message)

    def message(self, mail: OutgoingMail) -> EmailMessage:
        """Return the message as it leaves; a line end in a header is refused (`ValueError`)."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, mail.to, mail.subject
        message["Date"] = format_datetime(mail.created_at)
        message["Message-ID"] = make_msgid(str(mail.id), self.domain)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no « je suis en congé » in return
        message.set_content(mail.body)
        return message

    def _connected(self) -> smtplib.SMTP:
        if self.scheme == "smtps":
            safe = ssl.create_default_context()
            return smtplib.SMTP_SSL(
                self.host, self.port, self.domain, timeout=self.timeout, context=safe
            )
        return smtplib.SMTP(self.host, self.port, self.domain, timeout=self.timeout)


def server_of(settings: Settings) -> MailServer | None:
    """Return the server that the settings name, or nothing; raises `Refused` when they cannot be followed."""
    if not settings.smtp_url:
        return None
    url = _split(settings.smtp_url)
    if not is_address(parseaddr(settings.mail_from)[1]) or not settings.mail_from.isprintable():
        raise Refused(
            "ALLERVERS_MAIL_FROM doit être une adresse électronique, par exemple formation@example.org.",
            remedy=REMEDY,
        )
    if url.username and url.scheme == "smtp" and not _is_here(url.hostname or ""):
        raise Refused(
            "ALLERVERS_SMTP_URL enverrait le mot de passe du courriel en clair sur le réseau.",
            remedy="Écrivez smtp+starttls:// ou smtps:// au lieu de smtp://.",
        )
    return MailServer(
        scheme=url.scheme,
        host=url.hostname or "",
        port=url.port or PORTS[url.scheme],
        sender=settings.mail_from,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )


def _split(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        is_good = url.scheme in PORTS and url.hostname and (url.port or 1)
    except ValueError:
        is_good = False
    if not is_good:
        raise Refused("ALLERVERS_SMTP_URL n'est pas l'adresse d'un serveur.", remedy=REMEDY)
    return url


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
