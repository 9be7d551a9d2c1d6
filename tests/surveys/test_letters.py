"""Invited by mail and reminded twice at most, each once; whom no letter reaches gets a paper."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.kernel.smtp import PostOffice, post_office
from tests.surveys.months_later import (
    end_of,
    give_addresses,
    letters,
    link_in,
    links,
    morning,
    rounds,
)

from allervers_training.kernel import mail
from allervers_training.kernel.mail.outgoing import MailState
from allervers_training.surveys.models import ColdSurvey

WEEKS = timedelta(days=14)


@pytest.fixture
def group(site: Site) -> Site:
    """Lend a site whose session ended a hundred days ago; two of its six people have an address."""
    end_of(site, 100)
    give_addresses(site, Bob="bob@example.org", Inès="ines@example.org")
    return site


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def with_server(group: Site, office: PostOffice) -> Iterator[Site]:
    server = mail.MailServer("smtp", "127.0.0.1", office.port, "formation@example.org", timeout=1)
    postman = group.app.state.postman = mail.Postman(group.database, server, least_wait=0.2)
    postman.start()
    yield group
    postman.stop()


@pytest.fixture
def public(group: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(group.app.state, "base_url", "https://cours.example.org", raising=False)
    return group


def page(client: TestClient, site: Site) -> str:
    return client.get(f"/sessions/{site.cohort}/enquete").text.replace("\u00a0", " ")


def wait_for(said: Callable[[], bool]) -> None:
    until = time.monotonic() + 8
    while not said():
        assert time.monotonic() < until
        time.sleep(0.02)


def addresses(site: Site) -> list[str]:
    return [letter.to for letter in letters(site)]


def test_whoever_has_an_address_is_invited_once_then_reminded_twice(group: Site) -> None:
    at, seen = morning(), []
    for day in range(0, 82, 1):
        moment = at + timedelta(days=day)
        while moment.weekday() > 4:
            moment += timedelta(days=1)
        rounds(group)(moment)
        seen.append(len(letters(group)))
    assert seen[0] == 2
    assert seen[-1] == 6
    (invitation, *_), (first, *_), (second, *_) = (
        [one for one in letters(group) if one.to == "bob@example.org"][n:] for n in range(3)
    )
    assert first.created_at - invitation.created_at >= WEEKS
    assert second.created_at - first.created_at >= WEEKS
    assert link_in(invitation) == link_in(first) == link_in(second)
    assert invitation.subject == "Que reste-t-il de la formation « Groupe de démonstration » ?"
    assert first.subject.startswith("Rappel")
    assert "Ne plus me relancer" in first.body
    assert "dernier message" in second.body
    assert "Bob" not in invitation.body


def test_two_processes_write_once(group: Site) -> None:
    at = morning()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: one(at), [rounds(group), rounds(group)]))
    assert sorted(addresses(group)) == ["bob@example.org", "ines@example.org"]


def test_a_paper_and_a_letter_at_once_make_one_survey(group: Site, clients: Cast) -> None:
    at, alice = morning(), clients.alice
    with ThreadPoolExecutor(2) as pool:
        wrote = pool.submit(rounds(group), at)
        printed = pool.submit(links, alice, group)
        wrote.result()
        assert len(printed.result()) == 6
    with group.database.reading() as db:
        assert db.query(ColdSurvey).count() == 6
    assert {link_in(letter) for letter in letters(group)} < set(links(clients.alice, group))


def test_no_letter_follows_an_answer_nor_waits_after_it(group: Site) -> None:
    at = morning()
    rounds(group)(at)
    bob = next(one for one in letters(group) if one.to == "bob@example.org")
    assert group.visitor().post(link_in(bob), data={"froid-1": "Un banc"}).status_code == 303
    kept = {one.to: one.state for one in letters(group)}
    assert kept == {
        "bob@example.org": MailState.CANCELLED,
        "ines@example.org": MailState.WAITING,
    }
    rounds(group)(at + 2 * WEEKS)
    assert addresses(group).count("bob@example.org") == 1
    assert addresses(group).count("ines@example.org") == 2


def test_an_answer_given_while_a_reminder_is_written_takes_it_back(group: Site) -> None:
    at = morning()
    rounds(group)(at)
    bob = next(one for one in letters(group) if one.to == "bob@example.org")
    visitor = group.visitor()
    with ThreadPoolExecutor(2) as pool:
        wrote = pool.submit(rounds(group), at + 2 * WEEKS)
        said = pool.submit(visitor.post, link_in(bob), data={"froid-1": "Un banc"})
        wrote.result()
        assert said.result().status_code == 303
    hers = [one for one in letters(group) if one.to == "bob@example.org"]
    assert {one.state for one in hers} == {MailState.CANCELLED}


def test_one_tap_stops_reminders_and_the_link_still_opens(group: Site) -> None:
    at = morning()
    rounds(group)(at)
    bob = next(one for one in letters(group) if one.to == "bob@example.org")
    visitor = group.visitor()
    assert "Ne plus me relancer" in visitor.get(link_in(bob)).text
    assert visitor.post(f"{link_in(bob)}/relances").status_code == 303
    shown = visitor.get(link_in(bob)).text
    assert "Vous ne recevrez plus de message" in shown
    assert "Ne plus me relancer" not in shown
    assert visitor.post(f"{link_in(bob)}/relances").status_code == 303  # twice is once
    rounds(group)(at + 2 * WEEKS)
    assert addresses(group).count("bob@example.org") == 1
    assert visitor.post(link_in(bob), data={"froid-1": "Tout de même"}).status_code == 303
    assert "gardées" in visitor.get(link_in(bob)).text


def test_who_was_given_a_paper_and_wants_no_letter_gets_none(group: Site, clients: Cast) -> None:
    for link in links(clients.alice, group):
        group.visitor().post(f"{link}/relances")
    rounds(group)(morning())
    assert letters(group) == []
    assert "Plus personne à joindre" in page(clients.alice, group)


@pytest.mark.one_database
def test_an_address_that_is_none_holds_nobody_up(group: Site) -> None:
    give_addresses(group, Bob="bob chez example", Karim="karim@example.org")
    rounds(group)(morning())
    assert sorted(addresses(group)) == ["ines@example.org", "karim@example.org"]


@pytest.mark.one_database
@pytest.mark.parametrize("days", [80, 200, 400])
def test_before_and_after_the_window_nobody_is_written_to(group: Site, days: int) -> None:
    end_of(group, days)
    rounds(group)(morning())
    assert letters(group) == []


@pytest.mark.one_database
def test_nothing_leaves_by_itself_at_night_or_with_a_link_that_opens_nowhere(group: Site) -> None:
    rounds(group)(morning().replace(hour=2))
    rounds(group, "http://127.0.0.1:8000")(morning())
    assert letters(group) == []


@pytest.mark.one_database
def test_a_round_looks_again_after_a_while_only(group: Site) -> None:
    once, at = rounds(group), morning()
    once(at)
    give_addresses(group, Karim="karim@example.org")
    once(at + timedelta(minutes=5))
    assert len(letters(group)) == 2
    once(at + timedelta(minutes=10))
    assert len(letters(group)) == 3


def test_somebody_taken_out_is_written_nothing(group: Site, clients: Cast) -> None:
    place = group.place("Bob")
    clients.alice.post(
        f"/sessions/{group.cohort}/inscriptions/{place}/statut", data={"statut": "retiree"}
    )
    rounds(group)(morning())
    assert addresses(group) == ["ines@example.org"]


def test_without_a_server_everybody_is_on_paper_and_the_page_says_so(
    group: Site, clients: Cast
) -> None:
    text = page(clients.alice, group)
    assert "0 par courriel, 6 à remettre sur papier" in text
    assert "Aucun serveur de courriel n’est réglé" in text
    refused = clients.alice.post(f"/sessions/{group.cohort}/enquete/courriels")
    assert refused.status_code == 422
    assert letters(group) == []
    assert len(links(clients.alice, group)) == 6
    rounds(group)(morning())  # as if a server had been there, and then no longer
    assert "2 messages attendent" in page(clients.alice, group)


def test_the_page_tells_letters_from_papers_and_sends_at_once(
    with_server: Site, public: Site, clients: Cast, office: PostOffice
) -> None:
    text = page(clients.alice, public)
    assert "2 par courriel, 4 à remettre sur papier" in text
    assert "Envoyer maintenant : 2 courriels" in text
    assert len(links(clients.alice, public)) == 4
    assert len(links(clients.alice, public, pour="tous")) == 6
    assert clients.emma.post(f"/sessions/{public.cohort}/enquete/courriels").status_code == 303
    wait_for(lambda: len(office.received) == 2)
    wait_for(lambda: all(letter.sent_at for letter in letters(public)))
    text = page(clients.alice, public)
    assert "2 personnes déjà invitées n’ont pas répondu" in text
    assert "Envoyer maintenant" not in text
    body = office.received[0].get_content()
    link = "/enquete/" + body.partition("https://cours.example.org/enquete/")[2][:32]
    assert public.visitor().get(link).status_code == 200


def test_a_letter_that_cannot_be_delivered_becomes_a_paper(
    with_server: Site, public: Site, clients: Cast, office: PostOffice
) -> None:
    office.answers["RCPT"] = "550 no such user"
    clients.alice.post(f"/sessions/{public.cohort}/enquete/courriels")
    wait_for(lambda: {one.state for one in letters(public)} == {MailState.GIVEN_UP})
    text = page(clients.alice, public)
    assert "0 par courriel, 6 à remettre sur papier" in text
    assert "2 messages n’ont pas pu être remis" in text
    assert len(links(clients.alice, public)) == 6
    rounds(public)(morning() + 2 * WEEKS)
    assert len(letters(public)) == 2  # an address that failed is not tried again


@pytest.mark.one_database
def test_a_survey_letter_does_not_pass_for_an_invitation_to_the_room(
    group: Site, clients: Cast
) -> None:
    rounds(group)(morning())
    text = clients.alice.get(f"/sessions/{group.cohort}/invitations").text
    assert "Inviter par courriel" in text
    assert "Attend de partir" not in text


@pytest.mark.one_database
def test_a_course_that_asks_nothing_writes_to_nobody(group: Site) -> None:
    bare = type("Bare", (), {"outline": type("Outline", (), {"cold_survey": ()})})
    silent = rounds(group)
    silent.course_of = lambda _hash: bare
    silent(morning())
    assert letters(group) == []
