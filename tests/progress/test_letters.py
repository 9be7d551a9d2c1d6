"""An answered declaration is told by mail, with the decision and without the reasons."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M2, declare, named, newcomer, picture

from allervers_training.accounts.models import Person
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import Conflict
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.kernel.mail.outgoing import MailState
from allervers_training.progress import access, doors
from allervers_training.progress.domain.letter import DECISIONS
from allervers_training.progress.domain.words import GRANTED, DeclarationState, ReviewKind
from allervers_training.progress.models import Declaration
from allervers_training.progress.service import declaring, reviewing

SECRET = "Votre hospitalisation de mars"
TOLD = GRANTED | {DeclarationState.REFUSED, DeclarationState.REVOKED}


def declared(
    site: Site, email: str | None = "prudence@example.org", *, attested: bool = False
) -> int:
    person_id = newcomer(site, "Prudence")
    with site.database.writing() as db:
        person = db.get_one(Person, person_id)
        person.email = email
        if attested:
            module, at = doors.module(db, M2), clock.now()
            declaring.keep_attestation(db, person, module, site.data, picture(), at=at)
        return declare(db, person).id


def reply(device: TestClient, declaration: int, decision: str, reason: str = SECRET) -> int:
    fields = {"decision": decision, "raison": reason}
    return device.post(f"/declarations/{declaration}/reponse", data=fields).status_code


def letters(database: Database) -> list[OutgoingMail]:
    with database.reading() as db:
        return list(db.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def page(device: TestClient, declaration: int) -> str:
    text = device.get(f"/declarations/{declaration}").text
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def test_every_answer_has_its_words() -> None:
    assert DECISIONS.keys() == TOLD


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("acceptee", "Dispense accordée : le module 1."),
        ("acceptee_conseil", "Un conseil accompagne cette réponse"),
        ("attestation_vue", "Votre attestation a été vue"),
        ("refusee", "n'est pas accordée cette fois (le module 1)"),
    ],
)
def test_the_letter_gives_the_decision_and_the_page_never_the_reasons(
    site: Site, clients: Cast, decision: str, words: str
) -> None:
    declaration = declared(site, attested=True)
    assert reply(clients.alice, declaration, decision) == 303
    (letter,) = letters(site.database)
    assert letter.to == "prudence@example.org"
    assert words in letter.body
    assert f"{site.app.state.base_url}/modules/{M2}/declaration" in letter.body
    assert (f"/modules/{M2}/entree" in letter.body) is (decision == "refusee")  # the next dates
    assert SECRET not in letter.body + letter.subject
    assert "attend de partir" in page(clients.alice, declaration)
    device = site.signed_in("Prudence")
    assert SECRET in device.get(f"/modules/{M2}/declaration").text  # her page holds them


def test_a_dispense_taken_back_is_told_too(site: Site, clients: Cast) -> None:
    declaration = declared(site)
    reply(clients.alice, declaration, "acceptee")
    with site.database.writing() as db:
        first = db.scalars(select(OutgoingMail)).one()
        first.sent_at, first.next_try_at, first.body = clock.now(), None, ""
    assert "l'en a averti·e" in page(clients.alice, declaration)
    clients.alice.post(f"/declarations/{declaration}/retrait", data={"raison": SECRET})
    second = letters(site.database)[-1]
    assert "est retirée (le module 1)" in second.body
    assert SECRET not in second.body
    assert "attend de partir" in page(clients.alice, declaration)


@pytest.mark.parametrize("email", [None, "prudence chez example"])
def test_without_an_address_her_page_alone_tells_her(
    site: Site, clients: Cast, email: str | None
) -> None:
    declaration = declared(site, email)
    assert reply(clients.alice, declaration, "refusee") == 303
    assert letters(site.database) == []
    assert "Aucun courriel" in page(clients.alice, declaration)
    assert "refus" in site.signed_in("Prudence").get(f"/modules/{M2}/declaration").text


def test_a_letter_that_did_not_leave_is_said_to_the_team(site: Site, clients: Cast) -> None:
    declaration = declared(site)
    reply(clients.alice, declaration, "acceptee")
    with site.database.writing() as db:
        lost = db.scalars(select(OutgoingMail)).one()
        lost.next_try_at, lost.tries, lost.last_error = None, 1, "Cette adresse n'existe pas."
        assert lost.state is MailState.GIVEN_UP
    text = page(clients.alice, declaration)
    assert "Cette adresse n'existe pas." in text
    assert "Prévenez cette personne autrement" in text


def test_what_is_not_answered_is_not_told(site: Site, clients: Cast) -> None:
    declaration = declared(site)
    assert reply(clients.alice, declaration, "refusee", " ") == 422
    assert letters(site.database) == []


def test_two_reviewers_at_once_send_one_letter(site: Site) -> None:
    declaration = declared(site)

    def decide(outcome: ReviewKind) -> None:
        with site.database.writing() as db:
            alice = named(db, "Alice")
            found = access.to_review(db, declaration, alice, to_change=True)
            reviewing.decide(db, found, outcome, "Voici.", by=alice, at=clock.now())

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(decide, one) for one in (ReviewKind.ACCEPTED, ReviewKind.REFUSED)]
        failed = [one.exception() for one in both if one.exception()]
    assert [type(one) for one in failed] == [Conflict]
    (letter,) = letters(site.database)
    with site.database.reading() as db:
        state = db.get_one(Declaration, declaration).state
    assert DECISIONS[state].split("{", maxsplit=1)[0] in letter.body
