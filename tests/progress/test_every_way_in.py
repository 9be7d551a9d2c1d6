"""The rule of module 2: every way in, in every state, with the sentence that is said."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy.orm import Session
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, STATES, events, named, newcomer, open_module_2, standing

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.entrance import EntranceClosed
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.progress.domain.words import Happened, Standing
from allervers_training.progress.service import record

HERS = {  # state -> what she is told; nothing when the door is open
    "nothing": "Pour entrer, il faut avoir terminé le module 1, ou déjà pratiquer l'aller vers. "
    "Nous n'avons trouvé ni l'un ni l'autre à votre nom.",
    "module 1 in progress": "Vous suivez le module 1, qui n'est pas encore terminé.",
    "module 1 completed": "",
    "module 1 completed elsewhere": "",
    "completion reopened": "Vous aviez terminé le module 1 ; cet achèvement a été rouvert.",
    "declaration pending": "Votre déclaration d'expérience est envoyée ; elle n'a pas encore reçu de réponse.",
    "declaration accepted": "",
    "declaration accepted with advice": "",
    "declaration refused": "Votre déclaration d'expérience n'a pas été acceptée ; "
    "vous pouvez la compléter et l'envoyer à nouveau.",
    "declaration withdrawn": "Vous avez retiré votre déclaration d'expérience.",
    "dispense withdrawn": "Ce qui vous dispensait d'avoir terminé le module 1 a été retiré.",
}
TEAMS = {  # state -> what the team is told after her name
    "nothing": "le module 1 n'est pas commencé, et aucune expérience n'a été déclarée.",
    "module 1 in progress": "le module 1 n'est pas terminé.",
    "module 1 completed": "",
    "module 1 completed elsewhere": "",
    "completion reopened": "le module 1 était terminé, il a été rouvert.",
    "declaration pending": "sa déclaration d'expérience est à lire.",
    "declaration accepted": "",
    "declaration accepted with advice": "",
    "declaration refused": "sa déclaration d'expérience a été refusée.",
    "declaration withdrawn": "sa déclaration d'expérience a été retirée avant toute réponse.",
    "dispense withdrawn": "sa dispense du module 1 a été retirée.",
}
SAYS_WHY_OPEN = {
    "module 1 completed": "Vous avez terminé le module 1.",
    "module 1 completed elsewhere": "Vous avez suivi le module 1 ailleurs : votre attestation a été vue.",
    "declaration accepted": "Vous avez une dispense du module 1 : votre expérience a été reconnue.",
    "declaration accepted with advice": "Vous avez une dispense du module 1 : votre expérience a été reconnue.",
}


def test_the_table_knows_every_state() -> None:
    assert set(HERS) == set(TEAMS) == set(STATES)


# ways in which the team gives a place -------------------------------------------------------------


def by_hand(db: Session, cohort: Cohort, person: Person) -> None:
    service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())


def by_list(db: Session, cohort: Cohort, person: Person) -> None:
    """As a list does: all rows at once, whatever nobody thought of asking."""
    db.add(_place(cohort, person, EnrolmentStatus.CONFIRMED))


def by_confirming(db: Session, cohort: Cohort, person: Person) -> None:
    place = _place(cohort, person, EnrolmentStatus.TO_CHECK)
    db.add(place)
    db.flush()
    service.confirm(db, place, by=named(db, "Alice"), at=clock.now())


def by_matching(db: Session, cohort: Cohort, person: Person) -> None:
    expected = _place(cohort, person, EnrolmentStatus.TO_CHECK)
    db.add(expected)
    service.open_room(db, cohort, is_open=True)
    db.flush()
    joined, _ = service.join(db, cohort.join_code, "Quelqu'un", at=clock.now())
    service.match(db, joined, expected, by=named(db, "Alice"), at=clock.now())


def by_readmitting(db: Session, cohort: Cohort, person: Person) -> None:
    place = _place(cohort, person, EnrolmentStatus.REMOVED)
    db.add(place)
    db.flush()
    service.readmit(db, place, by=named(db, "Alice"), at=clock.now())


def by_another_role(db: Session, cohort: Cohort, person: Person) -> None:
    """Come in as a scribe, which anybody may be, then be made a trainee."""
    service.enrol(db, cohort, person, SessionRole.SCRIBE, at=clock.now())
    db.flush()
    service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())


def _place(cohort: Cohort, person: Person, status: EnrolmentStatus) -> Enrolment:
    return Enrolment(
        cohort_id=cohort.id, person_id=person.id, role=SessionRole.TRAINEE,
        shown_name=person.name, status=status, created_at=clock.now(),
    )  # fmt: skip


WAYS: dict[str, Callable[[Session, Cohort, Person], None]] = {
    "hand": by_hand,
    "list": by_list,
    "confirming": by_confirming,
    "matching": by_matching,
    "readmitting": by_readmitting,
    "another role": by_another_role,
}


@pytest.mark.parametrize("state", list(STATES))
def test_whatever_the_team_does_the_rule_answers_the_same(site: Site, state: str) -> None:
    said = {way: _come_in(site, give, f"Prudence {way}", state) for way, give in WAYS.items()}
    expected = {
        way: f"Prudence {way}, prérequis non rempli : {TEAMS[state]}" if TEAMS[state] else "entered"
        for way in WAYS
    }
    assert said == expected


def _come_in(
    site: Site, give: Callable[[Session, Cohort, Person], None], name: str, state: str
) -> str:
    person_id, cohort_id = newcomer(site, name, state), open_module_2(site)
    try:
        with site.database.writing() as db:
            give(db, db.get_one(Cohort, cohort_id), db.get_one(Person, person_id))
    except EntranceClosed as closed:
        assert standing(site, person_id, M2) is Standing.NOTHING
        assert events(site, person_id, M2) == []
        return str(closed)
    assert standing(site, person_id, M2) is Standing.UNDER_WAY
    assert events(site, person_id, M2) == ["entree"]
    return "entered"


@pytest.mark.parametrize("state", list(STATES))
def test_a_place_may_wait_and_nothing_is_tracked_meanwhile(site: Site, state: str) -> None:
    for way, give in WAYS.items():
        person_id, cohort_id = newcomer(site, f"Prudence {way}", state), open_module_2(site)
        with site.database.writing() as db:
            entrance.may_wait(db)
            give(db, db.get_one(Cohort, cohort_id), db.get_one(Person, person_id))
        with site.database.writing() as db:
            place = db.query(Enrolment).filter_by(cohort_id=cohort_id, person_id=person_id).one()
            is_open = not TEAMS[state]
            assert (place.status is EnrolmentStatus.CONFIRMED) is is_open, way
            person = db.get_one(Person, person_id)
            tracked = record(
                db,
                person,
                M2,
                Happened.POSITIONED,
                at=clock.now(),
                about="apres",
                cohort_id=cohort_id,
            )
            assert tracked is is_open, way


@pytest.mark.parametrize("state", list(STATES))
def test_a_list_is_told_what_will_happen_to_each_line(site: Site, state: str) -> None:
    person_id, cohort_id = newcomer(site, "Prudence", state), open_module_2(site)
    with site.database.reading() as db:
        cohort = db.get_one(Cohort, cohort_id)
        closed = entrance.closed_for(db, (person_id,), cohort)
        said = {one: refusal.sentence for one, refusal in closed.items()}
    sentence = f"Prudence, prérequis non rempli : {TEAMS[state]}"
    assert said == ({person_id: sentence} if TEAMS[state] else {})


# her own ways -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(STATES))
def test_by_her_own_address_she_enters_or_sees_why_and_both_ways_out(
    site: Site, state: str
) -> None:
    newcomer(site, "Prudence", state)
    device = site.signed_in("Prudence")
    text = plain(device.get(f"/modules/{M2}/entree").text)
    kept = device.post("/parcours/lectures", data={"page": "c4-techniques", "geste": "lu"})
    if HERS[state]:
        for shown in (text, plain(kept.text)):
            assert HERS[state] in shown
            assert "Suivre le module 1" in shown
            assert f'href="/modules/{M2}/declaration"' in shown
            assert "/rejoindre/" not in shown  # no link there lets anybody in
        assert kept.status_code == 422
        assert 'class="portes"' in kept.text
    else:
        assert SAYS_WHY_OPEN[state] in text
        assert kept.status_code == 303


@pytest.mark.parametrize("state", list(STATES))
def test_by_the_code_or_its_link_she_takes_part_and_nothing_enters_a_path(
    site: Site, clients: Cast, state: str
) -> None:
    """Whoever joins by code is nobody yet: her state cannot be known, and none is met."""
    person_id, cohort_id = newcomer(site, "Prudence", state), open_module_2(site)
    before = events(site, person_id, M2)
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, cohort_id)
        service.open_room(db, cohort, is_open=True)
        code = cohort.join_code
    device = site.signed_in("Prudence")
    assert device.get(f"/rejoindre/{code}").status_code == 200
    answer = device.post("/rejoindre", data={"code": code, "prenom": "Prudence"})
    assert answer.headers["location"] == f"/salle/{cohort_id}"
    assert device.get(f"/salle/{cohort_id}").status_code == 200
    kept = device.post("/parcours/lectures", data={"page": "c4-techniques", "geste": "lu"})
    assert kept.status_code == 422
    assert "Votre nom attend d'être vérifié" in plain(kept.text)
    with site.database.reading() as db:
        place = db.query(Enrolment).filter_by(cohort_id=cohort_id, shown_name="Prudence").one()
        assert place.status is EnrolmentStatus.TO_CHECK
        assert place.person_id != person_id
        joined = place.person_id
    assert events(site, joined, M2) == []
    assert events(site, person_id, M2) == before


@pytest.mark.parametrize("state", list(STATES))
def test_a_card_opens_the_place_that_exists_and_no_more(site: Site, state: str) -> None:
    person_id, cohort_id = newcomer(site, "Prudence", state), open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        by_hand(db, db.get_one(Cohort, cohort_id), db.get_one(Person, person_id))
        person = db.get_one(Person, person_id)
        token = accounts.create_link(db, person, LinkPurpose.PERSONAL, at=clock.now())
    device = site.entered(token)
    assert device.get(f"/salle/{cohort_id}").status_code == 200
    kept = device.post("/parcours/lectures", data={"page": "c4-techniques", "geste": "lu"})
    assert kept.status_code == (422 if HERS[state] else 303)
    assert (
        "Votre place est gardée" in plain(device.get(f"/modules/{M2}/entree").text)
        or not HERS[state]
    )
    assert standing(site, person_id, M2) is (
        Standing.NOTHING if HERS[state] else Standing.UNDER_WAY
    )


# what else the rule holds -------------------------------------------------------------------------


@pytest.mark.parametrize("role", [r for r in SessionRole if r is not SessionRole.TRAINEE])
def test_the_team_of_a_session_meets_no_door(site: Site, role: SessionRole) -> None:
    person_id, cohort_id = newcomer(site, "Prudence"), open_module_2(site)
    with site.database.writing() as db:
        person = db.get_one(Person, person_id)
        service.enrol(db, db.get_one(Cohort, cohort_id), person, role, at=clock.now())
    assert events(site, person_id, M2) == []


@pytest.mark.parametrize("lost", ["completion reopened", "dispense withdrawn"])
def test_whoever_has_her_place_keeps_it_and_enters_no_other(site: Site, lost: str) -> None:
    gained = {
        "completion reopened": "module 1 completed",
        "dispense withdrawn": "declaration accepted",
    }
    person_id, cohort_id = newcomer(site, "Prudence", gained[lost]), open_module_2(site)
    with site.database.writing() as db:
        by_hand(db, db.get_one(Cohort, cohort_id), db.get_one(Person, person_id))
    take_back(site, person_id)
    with site.database.writing() as db:  # somebody's device, found to be hers
        cohort = db.get_one(Cohort, cohort_id)
        place = db.query(Enrolment).filter_by(cohort_id=cohort_id, person_id=person_id).one()
        service.open_room(db, cohort, is_open=True)
        joined, _ = service.join(db, cohort.join_code, "Quelqu'un", at=clock.now())
        matched = service.match(db, joined, place, by=named(db, "Alice"), at=clock.now())
        assert matched.status is EnrolmentStatus.CONFIRMED
    assert standing(site, person_id, M2) is Standing.UNDER_WAY
    with site.database.writing() as db:
        assert record(db, db.get_one(Person, person_id), M2, Happened.READ, at=clock.now())
    other = open_module_2(site)
    with pytest.raises(EntranceClosed), site.database.writing() as db:
        by_hand(db, db.get_one(Cohort, other), db.get_one(Person, person_id))


def take_back(site: Site, person_id: int) -> None:
    from tests.progress.people import follow_module_1

    from allervers_training.progress.models import Declaration
    from allervers_training.progress.service import completing, reviewing

    with site.database.writing() as db:
        person, alice = db.get_one(Person, person_id), named(db, "Alice")
        accepted = db.query(Declaration).filter_by(person_id=person_id).one_or_none()
        if accepted:
            reviewing.revoke(db, accepted, "Une erreur", by=alice, at=clock.now())
        else:
            cohort, place = follow_module_1(db, site, person)
            completing.reopen(db, cohort, place, "Une erreur", by=alice, at=clock.now())


def test_module_1_is_open_to_everybody(site: Site) -> None:
    person_id = newcomer(site, "Prudence", "module 1 in progress")
    assert standing(site, person_id, M1) is Standing.UNDER_WAY


def test_asking_for_three_hundred_costs_what_asking_for_one_does(site: Site, statements) -> None:  # noqa: ANN001
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        people = [accounts.create_person(db, f"P{n}", at=clock.now()).id for n in range(300)]
    counts = []
    for asked in (people[:1], people):
        with site.database.reading() as db:
            cohort = db.get_one(Cohort, cohort_id)
            with statements as seen:
                assert len(entrance.closed_for(db, asked, cohort)) == len(asked)
            counts.append(len(seen))
    assert counts[0] == counts[1] <= 4


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")
