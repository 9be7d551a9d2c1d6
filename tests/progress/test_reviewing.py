"""Reading declarations: accepted, accepted with advice, refused with a reason; a second opinion; taking back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, declare, events, named, newcomer, open_module_2, standing

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import AuditEntry, Person
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict
from allervers_training.progress import access
from allervers_training.progress.domain.words import DeclarationState, ReviewKind, Standing
from allervers_training.progress.models import Declaration, DeclarationReview
from allervers_training.progress.service import reviewing


def declared_by(site: Site, name: str = "Prudence") -> tuple[int, int]:
    """Let somebody new declare; return her number and that of her declaration."""
    person_id = newcomer(site, name)
    with site.database.writing() as db:
        return person_id, declare(db, db.get_one(Person, person_id)).id


def reply(device: TestClient, declaration: int, decision: str, reason: str = "") -> int:
    fields = {"decision": decision, "raison": reason}
    return device.post(f"/declarations/{declaration}/reponse", data=fields).status_code


def state_of(site: Site, declaration: int) -> DeclarationState:
    with site.database.reading() as db:
        return db.get_one(Declaration, declaration).state


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def test_what_waits_is_listed_the_oldest_first_with_its_promise(site: Site, clients: Cast) -> None:
    declared_by(site, "Prudence")
    declared_by(site, "Roxane")
    with site.database.writing() as db:
        old = db.query(Declaration).order_by(Declaration.id.desc()).first()
        old.sent_at -= timedelta(days=30)
    text = plain(clients.alice.get("/declarations").text)
    assert text.index("Roxane") < text.index("Prudence")
    assert "réponse promise le" in text  # late: said in a full label
    assert text.count("etiquette pleine") == 1
    assert "Prudence" in clients.fanny.get("/declarations").text


def test_an_accepted_one_opens_the_door_and_is_never_called_completed(
    site: Site, clients: Cast
) -> None:
    person_id, declaration = declared_by(site)
    assert reply(clients.alice, declaration, "acceptee") == 303
    assert state_of(site, declaration) is DeclarationState.ACCEPTED
    assert standing(site, person_id, M1) is Standing.EXEMPTED
    device = site.signed_in("Prudence")
    for path in ("/parcours", f"/modules/{M2}/declaration", f"/modules/{M2}/entree"):
        text = plain(device.get(path).text)
        assert "ispense" in text, path
        assert "erminé" not in text, path


def test_advice_is_required_when_chosen_and_she_reads_it(site: Site, clients: Cast) -> None:
    person_id, declaration = declared_by(site)
    assert reply(clients.alice, declaration, "acceptee_conseil") == 422
    assert reply(clients.alice, declaration, "acceptee_conseil", "Relisez la compétence 2.") == 303
    assert standing(site, person_id, M1) is Standing.EXEMPTED
    text = plain(site.signed_in("Prudence").get(f"/modules/{M2}/declaration").text)
    assert "Relisez la compétence 2." in text
    assert "avec un conseil" in text


def test_a_reason_too_long_is_said_and_comes_back_whole(site: Site, clients: Cast) -> None:
    _, declaration = declared_by(site)
    assert "maxlength" not in clients.alice.get(f"/declarations/{declaration}").text
    answer = clients.alice.post(
        f"/declarations/{declaration}/reponse", data={"decision": "refusee", "raison": "y" * 2001}
    )
    assert answer.status_code == 422
    assert "2000 signes au plus (2001 ici)" in plain(answer.text)
    assert "y" * 2001 in answer.text


def test_a_refusal_says_why_and_she_completes_and_sends_again(site: Site, clients: Cast) -> None:
    person_id, declaration = declared_by(site)
    answer = clients.alice.post(
        f"/declarations/{declaration}/reponse", data={"decision": "refusee", "raison": " "}
    )
    assert answer.status_code == 422
    assert "Dites pourquoi" in plain(answer.text)
    assert 'value="refusee" checked' in answer.text  # nothing chosen is lost
    assert reply(clients.alice, declaration, "refusee", "Racontez une situation.") == 303
    device = site.signed_in("Prudence")
    text = plain(device.get(f"/modules/{M2}/declaration").text)
    assert "Racontez une situation." in text
    assert "Alice" in text
    assert "Compléter" in text
    door = plain(device.get(f"/modules/{M2}/entree").text)
    assert "Maison des associations" in door  # the next dates of module 1
    write = {"reponse": "Un jeudi, à la gare, un homme m'a demandé du feu."}
    device.post(f"/modules/{M2}/declaration/questions/1", data=write)
    assert device.post(f"/modules/{M2}/declaration/envoi").status_code == 303
    with site.database.reading() as db:
        kept = db.query(Declaration).filter_by(person_id=person_id).order_by(Declaration.id).all()
        assert [one.state for one in kept] == [DeclarationState.REFUSED, DeclarationState.SENT]
        second = kept[1].id
    assert "Ses autres envois" in plain(clients.alice.get(f"/declarations/{second}").text)
    assert reply(clients.alice, second, "acceptee") == 303
    assert events(site, person_id, M1) == ["declaration", "refus", "declaration", "dispense"]


def test_nothing_chosen_is_asked_again_with_what_was_written(site: Site, clients: Cast) -> None:
    _, declaration = declared_by(site)
    path = f"/declarations/{declaration}/reponse"
    for decision in ("", "x", "brouillon"):
        answer = clients.alice.post(path, data={"decision": decision, "raison": "Mes mots"})
        assert answer.status_code == 422
        assert "Mes mots" in answer.text
        assert 'href="#decision"' in answer.text
    assert state_of(site, declaration) is DeclarationState.SENT


def test_an_answer_is_given_once(site: Site, clients: Cast) -> None:
    _, declaration = declared_by(site)
    assert reply(clients.alice, declaration, "acceptee") == 303
    assert reply(clients.fanny, declaration, "refusee", "Trop tard") == 409
    assert state_of(site, declaration) is DeclarationState.ACCEPTED


def test_two_reviewers_at_once_give_one_answer(site: Site) -> None:
    person_id, declaration = declared_by(site)

    def decide(outcome: ReviewKind) -> str:
        try:
            with site.database.writing() as db:
                alice = named(db, "Alice")
                found = access.to_review(db, declaration, alice, to_change=True)
                reviewing.decide(db, found, outcome, "Voici.", by=alice, at=clock.now())
        except Conflict:
            return "late"
        return "answered"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(decide, [ReviewKind.ACCEPTED, ReviewKind.REFUSED]))
    assert said == ["answered", "late"]
    assert len(events(site, person_id, M1)) == 2


def test_nobody_reviews_her_own(site: Site) -> None:
    with site.database.writing() as db:
        person = accounts.create_person(db, "Hélène", at=clock.now(), roles=(SiteRole.TRAINER,))
        declaration = declare(db, person).id
    device = site.signed_in("Hélène")
    assert device.get(f"/declarations/{declaration}").status_code == 404
    assert reply(device, declaration, "acceptee") == 404
    assert f"/declarations/{declaration}" not in device.get("/declarations").text


def test_a_draft_is_read_by_nobody(site: Site, clients: Cast) -> None:
    clients.bob.post(f"/modules/{M2}/declaration/questions/1", data={"reponse": "Une maraude"})
    with site.database.reading() as db:
        draft = db.query(Declaration).one().id
    assert clients.alice.get(f"/declarations/{draft}").status_code == 404
    assert "Aucune déclaration" in plain(clients.alice.get("/declarations").text)


def test_another_trainer_is_asked_for_her_opinion_and_the_author_does_not_read_it(
    site: Site, clients: Cast
) -> None:
    _, declaration = declared_by(site)
    here = f"/declarations/{declaration}"
    with site.database.reading() as db:
        gaston, emma = named(db, "Gaston").id, named(db, "Emma").id
    assert (
        clients.alice.post(f"{here}/relecture", data={"a": emma}).status_code == 404
    )  # no trainer
    assert clients.gaston.post(f"{here}/avis", data={"avis": "Oui"}).status_code == 404  # not asked
    assert clients.alice.post(f"{here}/relecture", data={"a": gaston}).status_code == 303
    assert "votre avis est demandé" in plain(clients.gaston.get("/declarations").text)
    empty = clients.gaston.post(f"{here}/avis", data={"avis": ""})
    assert empty.status_code == 422
    assert (
        clients.gaston.post(f"{here}/avis", data={"avis": "Oui, sans hésiter"}).status_code == 303
    )
    assert "Oui, sans hésiter" in plain(clients.alice.get(here).text)
    assert reply(clients.alice, declaration, "acceptee") == 303
    hers = plain(site.signed_in("Prudence").get(f"/modules/{M2}/declaration").text)
    assert "Oui, sans hésiter" not in hers
    assert "Gaston" not in hers


def test_taking_an_exemption_back_needs_a_reason_and_closes_the_door(
    site: Site, clients: Cast
) -> None:
    person_id, declaration = declared_by(site)
    here = f"/declarations/{declaration}"
    reply(clients.alice, declaration, "acceptee")
    assert clients.fanny.post(f"{here}/retrait", data={"raison": ""}).status_code == 422
    assert "Une place déjà donnée" in plain(clients.fanny.get(here).text)
    assert clients.fanny.post(f"{here}/retrait", data={"raison": "Une erreur"}).status_code == 303
    assert standing(site, person_id, M1) is Standing.NOTHING
    device = site.signed_in("Prudence")
    assert "a été retiré" in plain(device.get(f"/modules/{M2}/entree").text)
    assert "Une erreur" in plain(device.get(f"/modules/{M2}/declaration").text)
    assert "Une erreur" in plain(device.get("/parcours").text)


def test_an_acceptance_confirms_the_place_that_waited(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    person_id, declaration = declared_by(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        person, cohort = db.get_one(Person, person_id), db.get_one(Cohort, cohort_id)
        service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
    reply(clients.alice, declaration, "acceptee")
    with site.database.reading() as db:
        place = db.query(Enrolment).filter_by(cohort_id=cohort_id, person_id=person_id).one()
        assert place.status is EnrolmentStatus.CONFIRMED
    assert standing(site, person_id, M2) is Standing.UNDER_WAY


def test_every_decision_is_in_the_audit_journal(site: Site, clients: Cast) -> None:
    _, declaration = declared_by(site)
    with site.database.reading() as db:
        gaston = named(db, "Gaston").id
    clients.alice.post(f"/declarations/{declaration}/relecture", data={"a": gaston})
    clients.gaston.post(f"/declarations/{declaration}/avis", data={"avis": "Oui"})
    reply(clients.alice, declaration, "acceptee")
    clients.alice.post(f"/declarations/{declaration}/retrait", data={"raison": "Une erreur"})
    with site.database.reading() as db:
        kept = db.scalars(
            select(AuditEntry.action)
            .where(AuditEntry.subject == "declaration", AuditEntry.subject_id == declaration)
            .order_by(AuditEntry.id)
        )
        assert list(kept) == [
            "declaration_sent", "declaration_asked", "declaration_opinion", "declaration_accepted", "declaration_revoked",
        ]  # fmt: skip
        reviews = db.query(DeclarationReview).filter_by(declaration_id=declaration)
        assert [one.kind for one in reviews.order_by(DeclarationReview.id)] == [
            ReviewKind.ASKED, ReviewKind.OPINION, ReviewKind.ACCEPTED, ReviewKind.REVOKED,
        ]  # fmt: skip


def test_a_long_list_costs_what_a_short_one_does(site: Site, clients: Cast, statements) -> None:  # noqa: ANN001
    declared_by(site)
    clients.alice.get("/declarations")  # signed in beforehand
    counts = []
    for more in (0, 40):
        with site.database.writing() as db:
            for n in range(more):
                declare(db, accounts.create_person(db, f"P{n}", at=clock.now()))
        with statements as seen:
            assert clients.alice.get("/declarations").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.one_database
def test_what_waits_comes_by_pages_the_oldest_first(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        for n in range(53):
            declare(db, accounts.create_person(db, f"Attend-{n:02}", at=clock.now()))
    first, second = (clients.alice.get(f"/declarations?suite={n}").text for n in (1, 2))
    assert "Attend-00" in first
    assert "Attend-49" in first
    assert "Attend-50" not in first
    assert "Attend-52" in second
    assert "suite=3" not in second


@pytest.mark.one_database
@pytest.mark.parametrize("suite", ["0", "x", "²", "99999999999"])
def test_a_page_that_is_none_is_the_first_or_an_empty_one(clients: Cast, suite: str) -> None:
    assert clients.alice.get(f"/declarations?suite={suite}").status_code == 200
