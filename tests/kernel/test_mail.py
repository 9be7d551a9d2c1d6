"""Mail is queued with the change that asks for it, sent once, tried again, given up and said."""

import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.kernel.smtp import PASSWORD, USER, PostOffice, post_office

from allervers_training.kernel import clock, mail
from allervers_training.kernel.db import Database
from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.mail import queueing
from allervers_training.kernel.mail.outgoing import MailState
from allervers_training.kernel.settings import Settings

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SENDER = "Formation <formation@example.org>"
LINK = "https://cours.example/entree/secret"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


def server(office: PostOffice, scheme: str = "smtp", **changes: object) -> mail.MailServer:
    found = {
        "scheme": scheme,
        "host": "127.0.0.1",
        "port": office.port,
        "sender": SENDER,
        "timeout": 0.4,
        **changes,
    }
    return mail.MailServer(**found)  # type: ignore[arg-type]


def ask(database: Database, to: str = "marie@example.org", *, at: datetime = NOW) -> int:
    letter = mail.Letter(to, "Votre lien pour « l’été »", f"Bonjour Zoé,\n\n{LINK}\n", 7, 9)
    with database.writing() as db:
        return mail.queue(db, letter, at=at).id


def found(database: Database, number: int) -> mail.OutgoingMail:
    with database.reading() as db:
        return db.get_one(mail.OutgoingMail, number)


def one_try(database: Database, at_server: mail.MailServer, *, at: datetime = NOW) -> None:
    """Claim what is due and send it, as the thread does."""
    with database.writing() as db:
        claimed = queueing.claim(db, at=at)
    assert claimed is not None
    mail.Postman(database, at_server).send(claimed)


def test_a_message_leaves_whole_and_its_secret_is_forgotten(
    database: Database, office: PostOffice
) -> None:
    number = ask(database)
    assert found(database, number).state is MailState.WAITING
    one_try(database, server(office))
    (message,) = office.received
    assert (message["to"], message["from"]) == ("marie@example.org", SENDER)
    assert message["subject"] == "Votre lien pour « l’été »"
    assert LINK in message.get_content()
    assert "Zoé" in message.get_content()
    assert message["date"]
    assert message["message-id"].endswith("@example.org>")
    assert message["auto-submitted"] == "auto-generated"
    assert office.recipients == ["marie@example.org"]
    left = found(database, number)
    assert (left.state, left.body, left.tries) == (MailState.SENT, "", 1)


def test_a_message_is_not_queued_when_its_transaction_fails(database: Database) -> None:
    def ask_and_fail() -> None:
        with database.writing() as db:
            mail.queue(db, mail.Letter("a@example.org", "s", "b"), at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask_and_fail()
    with database.reading() as db:
        assert queueing.next_due(db) is None


@pytest.mark.parametrize(
    ("verb", "answer", "state", "words"),
    [
        ("RCPT", "550 no such user", MailState.GIVEN_UP, "cette adresse n'existe pas"),
        ("RCPT", "554 spam", MailState.GIVEN_UP, "refuse cette adresse (réponse 554)"),
        ("RCPT", "451 later", MailState.AGAIN, "ne répond pas pour le moment (réponse 451)"),
        ("DATA", "451 later", MailState.AGAIN, "réessayer plus tard (réponse 451)"),
        ("END", "552 too big", MailState.GIVEN_UP, "refuse ce message (réponse 552)"),
        ("MAIL", "553 sender", MailState.AGAIN, "refuse notre adresse d'envoi (réponse 553)"),
        ("", "554 no service", MailState.AGAIN, "refuse de nous parler (réponse 554)"),
        ("", "421 busy", MailState.AGAIN, "refuse de nous parler (réponse 421)"),
    ],
)
def test_a_refusal_is_said_in_french_and_tried_again_only_if_that_helps(
    sqlite_database: Database,
    office: PostOffice,
    verb: str,
    answer: str,
    state: MailState,
    words: str,
) -> None:
    number = ask(sqlite_database)
    office.answers[verb] = answer
    one_try(sqlite_database, server(office))
    failed = found(sqlite_database, number)
    assert failed.state is state
    assert words in failed.last_error
    assert answer.split(" ", 1)[1] not in failed.last_error  # no English
    assert LINK in failed.body  # kept for the next try
    assert office.received == []


@pytest.mark.parametrize("verb", ["EHLO", "RCPT", "END"])
def test_a_server_that_hangs_is_left(
    sqlite_database: Database, office: PostOffice, verb: str
) -> None:
    number = ask(sqlite_database)
    office.hangs = verb
    begun = time.monotonic()
    one_try(sqlite_database, server(office))
    assert time.monotonic() - begun < 1.4
    assert "ne répond pas à temps" in found(sqlite_database, number).last_error


def test_a_server_that_is_not_there(sqlite_database: Database) -> None:
    with post_office() as gone:
        absent = server(gone)
    number = ask(sqlite_database)
    one_try(sqlite_database, absent)
    assert "n'est pas joignable" in found(sqlite_database, number).last_error


def test_a_password_opens_the_server_and_a_wrong_one_is_said(
    sqlite_database: Database, office: PostOffice
) -> None:
    office.needs_password = True
    number = ask(sqlite_database)
    one_try(sqlite_database, server(office, user=USER, password="faux"))
    failed = found(sqlite_database, number)
    assert "refuse notre nom ou notre mot de passe" in failed.last_error
    assert failed.state is MailState.AGAIN
    assert failed.next_try_at is not None
    one_try(sqlite_database, server(office, user=USER, password=PASSWORD), at=failed.next_try_at)
    assert len(office.received) == 1


def test_a_server_that_cannot_encrypt_receives_nothing(
    sqlite_database: Database, office: PostOffice
) -> None:
    number = ask(sqlite_database)
    one_try(sqlite_database, server(office, "smtp+starttls", user=USER, password=PASSWORD))
    assert "ne sait pas chiffrer" in found(sqlite_database, number).last_error
    assert office.recipients == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this computer to make a certificate")
    path = tmp_path / "office.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", path, "-out", tmp_path / "c.pem",
         "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text() + (tmp_path / "c.pem").read_text())
    return path


@pytest.mark.parametrize("is_trusted", [True, False])
def test_an_encrypted_connection_is_checked(
    sqlite_database: Database,
    office: PostOffice,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_trusted: bool,
) -> None:
    office.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    office.tls.load_cert_chain(certificate)
    office.needs_password = True
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    number = ask(sqlite_database)
    one_try(sqlite_database, server(office, "smtp+starttls", user=USER, password=PASSWORD))
    assert len(office.received) == int(is_trusted)
    if not is_trusted:
        assert "connexion chiffrée" in found(sqlite_database, number).last_error


def test_tries_are_further_and_further_apart_then_given_up(
    database: Database, office: PostOffice
) -> None:
    office.answers["RCPT"] = "451 later"
    number, at, waits = ask(database), NOW, []
    for _ in range(6):
        with database.writing() as db:
            claimed = queueing.claim(db, at=at)
        assert claimed is not None
        with database.writing() as db:
            queueing.failed(db, claimed, "Plus tard.", for_good=False, at=at)
        due = found(database, number).next_try_at
        waits.append(due and due - at)
        at = due or at
    assert waits == [
        timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12), None,
    ]  # fmt: skip
    given_up = found(database, number)
    assert (given_up.state, given_up.last_error) == (MailState.GIVEN_UP, "Plus tard.")
    with database.writing() as db:
        assert queueing.claim(db, at=at + timedelta(days=20)) is None
        mail.try_now(db, db.get_one(mail.OutgoingMail, number), at=at)
    with database.writing() as db:
        again = queueing.claim(db, at=at)
        assert again is not None
        assert (again.id, again.tries) == (number, 1)


def test_a_claimed_message_is_nobody_elses_until_its_lease_ends(database: Database) -> None:
    first, second = ask(database), ask(database)
    with database.writing() as db:
        mine = queueing.claim(db, at=NOW)
    with database.writing() as db:
        other = queueing.claim(db, at=NOW)
        assert queueing.claim(db, at=NOW) is None
    assert mine
    assert other
    assert (mine.id, other.id) == (first, second)
    assert found(database, first).state is MailState.LEAVING
    later = NOW + queueing.LEASE
    with database.writing() as db:
        taken_over = queueing.claim(db, at=later)
    assert taken_over
    assert taken_over.id == first
    with database.writing() as db:  # whoever claimed it first comes back too late
        queueing.failed(db, mine, "Trop tard.", for_good=True, at=later)
    assert found(database, first).last_error == ""


def test_two_processes_never_claim_the_same_message(database: Database) -> None:
    """On PostgreSQL they step over each other's locks; on SQLite they take turns."""
    numbers = {ask(database) for _ in range(12)}
    claimed: list[int] = []
    together = threading.Barrier(2)

    def claim_all() -> None:
        together.wait()
        while True:
            with database.writing() as db:
                one = queueing.claim(db, at=NOW)
                if one is None:
                    return
                claimed.append(one.id)
                time.sleep(0.005)

    threads = [threading.Thread(target=claim_all) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == sorted(numbers)


def test_a_cancelled_message_does_not_leave_and_forgets_its_secret(database: Database) -> None:
    number = ask(database)
    with database.writing() as db:
        mail.cancel(db.get_one(mail.OutgoingMail, number))
    with database.writing() as db:
        assert queueing.claim(db, at=NOW) is None
    cancelled = found(database, number)
    assert (cancelled.state, cancelled.body) == (MailState.CANCELLED, "")


def test_a_message_of_last_month_no_longer_leaves(database: Database) -> None:
    number = ask(database)
    with database.writing() as db:
        assert queueing.claim(db, at=NOW + timedelta(days=31)) is None
    stale = found(database, number)
    assert stale.state is MailState.GIVEN_UP
    assert "plus de trente jours" in stale.last_error


def wait_for(said: Callable[[], bool]) -> None:
    until = time.monotonic() + 8
    while not said():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def postman(database: Database, office: PostOffice) -> Iterator[mail.Postman]:
    working = mail.Postman(database, server(office), least_wait=0.3)
    yield working
    working.stop()


def test_the_postman_is_woken_by_a_commit_and_sends_what_waited(
    database: Database, office: PostOffice, postman: mail.Postman
) -> None:
    now = clock.now()
    ask(database, at=now)
    postman.start()
    wait_for(lambda: len(office.received) == 1)
    ask(database, "bob@example.org", at=clock.now())
    wait_for(lambda: len(office.received) == 2)
    assert office.recipients == ["marie@example.org", "bob@example.org"]


def test_a_server_that_fails_is_not_asked_for_each_message(
    database: Database, office: PostOffice, postman: mail.Postman
) -> None:
    postman.least_wait = 60
    office.answers[""] = "421 busy"
    numbers = [ask(database, at=clock.now()) for _ in range(3)]
    postman.start()
    wait_for(lambda: any(found(database, n).last_error for n in numbers))
    ask(database, at=clock.now())
    time.sleep(0.2)
    assert office.connections == 1
    assert [found(database, n).tries for n in numbers] == [1, 0, 0]


def test_a_refused_address_holds_nobody_back(
    database: Database, office: PostOffice, postman: mail.Postman
) -> None:
    office.answers["RCPT"] = "550 nobody"
    numbers = [ask(database, at=clock.now()) for _ in range(3)]
    postman.start()
    wait_for(lambda: all(found(database, n).state is MailState.GIVEN_UP for n in numbers))
    assert office.connections == 3


def test_chores_come_before_the_round_and_a_failing_one_holds_no_mail_back(
    database: Database, office: PostOffice
) -> None:
    def fails(_at: datetime) -> None:
        raise RuntimeError

    def asks_once(at: datetime) -> None:
        if not done:
            done.append(ask(database, at=at))

    done: list[int] = []
    postman = mail.Postman(database, server(office), least_wait=0.2, chores=(fails, asks_once))
    postman.start()
    wait_for(lambda: len(office.received) == 1)
    postman.stop()
    assert found(database, done[0]).tries == 1


def test_a_postman_stops_while_a_server_hangs(
    database: Database, office: PostOffice, postman: mail.Postman
) -> None:
    office.hangs = "EHLO"
    ask(database, at=clock.now())
    postman.start()
    assert office.asked.wait(5)
    begun = time.monotonic()
    postman.stop()
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "to",
    [
        "marie", "marie@", "@example.org", "marie@example", "a b@example.org", "é@example.org",
        "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", "Marie <a@example.org>",
        "a..b@example.org", ".a@example.org", "a@-x.org", f"{'a' * 65}@example.org", "a@example.org\x00", "",
    ],
)  # fmt: skip
def test_an_address_that_could_mislead_a_server_is_refused(
    sqlite_database: Database, to: str
) -> None:
    assert not is_address(to)
    with pytest.raises(Refused, match="n'est pas une adresse"), sqlite_database.writing() as db:
        mail.queue(db, mail.Letter(to, "Bonjour", "Venez."), at=NOW)


@pytest.mark.parametrize(
    "subject", ["Bonjour\nBcc: x@example.org", "Bonjour\r\n\r\nautre", "a\x00b"]
)
def test_a_subject_holds_on_one_line(sqlite_database: Database, subject: str) -> None:
    with pytest.raises(Refused, match="une seule ligne"), sqlite_database.writing() as db:
        mail.queue(db, mail.Letter("a@example.org", subject, "Venez."), at=NOW)


@pytest.mark.parametrize(
    "to", ["a@example.org", "Marie.Dupont+x@sous.example.co.uk", "o'brien@example.fr"]
)
def test_plain_addresses_are_good(to: str) -> None:
    assert is_address(to)


GOOD = {
    "smtp://localhost": ("smtp", "localhost", 25, "", ""),
    "smtps://mail.example.org": ("smtps", "mail.example.org", 465, "", ""),
    "smtp+starttls://moi%40x:p%2Fq@mail.example.org:2587": ("smtp+starttls", "mail.example.org", 2587, "moi@x", "p/q"),
    "smtp://moi:chut@127.0.0.1:1025": ("smtp", "127.0.0.1", 1025, "moi", "chut"),
}  # fmt: skip


@pytest.mark.parametrize("url", GOOD)
def test_the_settings_name_a_server(url: str) -> None:
    settings = Settings(smtp_url=url, mail_from=SENDER)
    found = mail.server_of(settings)
    assert found
    assert (found.scheme, found.host, found.port, found.user, found.password) == GOOD[url]
    assert found.domain == "example.org"
    if found.password:
        assert found.password not in repr(found)
        assert found.password not in repr(settings)


@pytest.mark.parametrize(
    ("url", "sender", "words"),
    [
        ("mail.example.org", SENDER, "n'est pas l'adresse d'un serveur"),
        ("http://mail.example.org", SENDER, "n'est pas l'adresse d'un serveur"),
        ("smtp://:25", SENDER, "n'est pas l'adresse d'un serveur"),
        ("smtp://mail.example.org:x", SENDER, "n'est pas l'adresse d'un serveur"),
        ("smtp://mail.example.org", "", "ALLERVERS_MAIL_FROM"),
        ("smtp://mail.example.org", "a@example.org\nBcc: b@example.org", "ALLERVERS_MAIL_FROM"),
        ("smtp://moi:secret@mail.example.org", SENDER, "en clair"),
    ],
)
def test_settings_that_cannot_be_followed_are_said_at_once(
    url: str, sender: str, words: str
) -> None:
    with pytest.raises(Refused, match=words) as refused:
        mail.server_of(Settings(smtp_url=url, mail_from=sender))
    assert "secret" not in f"{refused.value} {refused.value.remedy}"


def test_without_a_server_there_is_no_postman() -> None:
    assert mail.server_of(Settings()) is None
