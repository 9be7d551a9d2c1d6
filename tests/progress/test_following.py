"""The paths of a session's trainees: what each lacks, completing, deciding otherwise, opening again."""

from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, events, named, newcomer, open_module_2, standing

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import AuditEntry, Person
from allervers_training.activities.engine.models import Activity, ActivityParticipant
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel import clock
from allervers_training.progress.domain.words import FINAL, Happened, Standing
from allervers_training.progress.service import record


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def note_presence(
    site: Site, name: str, *, half_days: int, status: Attendance = Attendance.PRESENT
) -> None:
    with site.database.writing() as db:
        halves = db.query(DemiJournee).filter_by(cohort_id=site.cohort).order_by(DemiJournee.id)
        for half in halves.limit(half_days):
            db.add(
                PresenceNote(
                    demi_journee_id=half.id,
                    enrolment_id=site.place(name),
                    status=status,
                    at=clock.now(),
                )
            )


def position(site: Site, name: str) -> None:
    with site.database.writing() as db:
        person = named(db, name)
        assert record(
            db, person, M1, Happened.POSITIONED, at=clock.now(), about=FINAL, cohort_id=site.cohort
        )


def has_all(site: Site, name: str) -> None:
    note_presence(site, name, half_days=4)
    position(site, name)


def here(site: Site, name: str = "") -> str:
    path = f"/sessions/{site.cohort}/parcours"
    return f"{path}/{site.place(name)}" if name else path


def act(device: TestClient, site: Site, name: str, gesture: str, reason: str = "") -> int:
    data = {"geste": gesture, "raison": reason}
    return device.post(here(site, name), data=data).status_code


def bob_is(site: Site) -> Standing:
    with site.database.reading() as db:
        return standing(site, named(db, "Bob").id, M1)


def test_each_missing_part_is_said_beside_the_name(site: Site, clients: Cast) -> None:
    note_presence(site, "Bob", half_days=3)
    text = plain(clients.alice.get(here(site)).text)
    assert "Encore une demi-journée à suivre : 3 suivies sur 4, il en faut 4." in text
    assert "À la fin : se situer à nouveau" in text
    assert "Déclarer terminé pour" not in text


def test_the_newest_note_counts(site: Site, clients: Cast) -> None:
    note_presence(site, "Bob", half_days=4)
    note_presence(site, "Bob", half_days=1, status=Attendance.ABSENT)
    assert "3 suivies sur 4" in plain(clients.alice.get(here(site, "Bob")).text)


def test_activities_count_once_the_room_has_run_some(site: Site, clients: Cast) -> None:
    has_all(site, "Bob")
    assert "Tout y est." in plain(clients.alice.get(here(site, "Bob")).text)
    with site.database.writing() as db:
        version = db.get_one(Cohort, site.cohort).content_hash
        held = Activity(
            cohort_id=site.cohort, kind="debat-mouvant", title="Débat", content_hash=version,
            settings={}, created_at=clock.now(),
        )  # fmt: skip
        db.add(held)
        db.flush()
        other = site.place("Chloé")
        db.add(ActivityParticipant(activity_id=held.id, number=1, enrolment_id=other))
    text = plain(clients.alice.get(here(site, "Bob")).text)
    assert "Encore une activité à vivre avec le groupe : 0 sur 1." in text


def test_the_final_positioning_of_another_session_does_not_count(site: Site, clients: Cast) -> None:
    note_presence(site, "Bob", half_days=4)
    with site.database.writing() as db:
        record(db, named(db, "Bob"), M1, Happened.POSITIONED, at=clock.now(), about=FINAL)
        record(
            db, named(db, "Bob"), M1, Happened.POSITIONED, at=clock.now(), about="avant",
            cohort_id=site.cohort,
        )  # fmt: skip
    assert "À la fin : se situer" in plain(clients.alice.get(here(site, "Bob")).text)


def test_all_those_who_have_everything_are_completed_in_one_gesture(
    site: Site, clients: Cast
) -> None:
    has_all(site, "Bob")
    has_all(site, "Chloé")
    text = plain(clients.alice.get(here(site)).text)
    assert "2 personnes ont tout ce que le module demande" in text
    assert clients.alice.post(here(site)).status_code == 303
    assert bob_is(site) is Standing.COMPLETED
    text = plain(clients.alice.get(here(site)).text)
    assert "terminé" in text
    with site.database.reading() as db:
        done = {named(db, name).id for name in ("Bob", "Chloé")}
        assert [standing(site, one, M1) for one in done] == [Standing.COMPLETED] * 2
        other = named(db, "Inès").id
    assert standing(site, other, M1) is Standing.UNDER_WAY
    assert clients.alice.post(here(site)).status_code == 303  # again: nothing more to do
    with site.database.reading() as db:
        assert events(site, named(db, "Bob").id, M1).count("achevement") == 1


def test_one_is_completed_only_with_everything(site: Site, clients: Cast) -> None:
    assert act(clients.alice, site, "Bob", "terminer") == 422
    has_all(site, "Bob")
    assert act(clients.alice, site, "Bob", "terminer") == 303
    assert act(clients.alice, site, "Bob", "terminer") == 409
    assert bob_is(site) is Standing.COMPLETED


def test_a_trainer_decides_otherwise_and_says_why(site: Site, clients: Cast) -> None:
    empty = clients.alice.post(here(site, "Bob"), data={"geste": "decider-termine", "raison": "  "})
    assert empty.status_code == 422
    assert "Dites pourquoi" in plain(empty.text)
    assert act(clients.alice, site, "Bob", "decider-termine", "Rattrapée chez un partenaire") == 303
    assert bob_is(site) is Standing.COMPLETED
    shown = plain(clients.alice.get(here(site, "Bob")).text)
    assert "Décision : terminé" in shown
    assert "Rattrapée chez un partenaire" in plain(clients.bob.get("/parcours").text)


def test_whoever_is_held_back_is_not_swept_along(site: Site, clients: Cast) -> None:
    has_all(site, "Bob")
    assert act(clients.alice, site, "Bob", "decider-pas-termine", "Un écrit à reprendre") == 303
    assert act(clients.alice, site, "Bob", "decider-pas-termine", "Encore") == 409
    clients.alice.post(here(site))
    assert act(clients.alice, site, "Bob", "terminer") == 422
    assert bob_is(site) is Standing.UNDER_WAY
    assert "Décision : pas terminé." in plain(clients.alice.get(here(site)).text)
    assert act(clients.alice, site, "Bob", "decider-termine", "L'écrit est repris") == 303
    assert bob_is(site) is Standing.COMPLETED


def test_a_completion_is_opened_again_with_a_reason_and_a_trace(site: Site, clients: Cast) -> None:
    has_all(site, "Bob")
    assert act(clients.alice, site, "Bob", "rouvrir", "Une erreur") == 409
    act(clients.alice, site, "Bob", "terminer")
    assert "Une place déjà donnée" in plain(clients.alice.get(here(site, "Bob")).text)
    assert act(clients.alice, site, "Bob", "rouvrir") == 422
    assert act(clients.alice, site, "Bob", "rouvrir", "Une erreur de feuille") == 303
    assert bob_is(site) is Standing.REOPENED
    text = plain(clients.alice.get(here(site, "Bob")).text)
    assert "Achèvement rouvert" in text
    assert "Une erreur de feuille" in text
    with site.database.reading() as db:
        kept = db.scalars(
            select(AuditEntry.action)
            .where(AuditEntry.subject == "enrolment", AuditEntry.subject_id == site.place("Bob"))
            .order_by(AuditEntry.id)
        )
        assert list(kept) == ["path_achevement", "path_reouverture"]


def test_a_paper_shown_in_the_room_confirms_the_place_that_waits(site: Site, clients: Cast) -> None:
    cohort_id, person_id = open_module_2(site), newcomer(site, "Prudence")
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort, person = db.get_one(Cohort, cohort_id), db.get_one(Person, person_id)
        place = service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now()).id
    path = f"/sessions/{cohort_id}/parcours"
    assert "prérequis non rempli" in plain(clients.alice.get(path).text)
    data = {"geste": "attestation", "raison": ""}
    assert clients.alice.post(f"{path}/{place}", data=data).status_code == 422
    for wrong in ("terminer", "decider-termine"):
        refused = clients.alice.post(f"{path}/{place}", data={"geste": wrong, "raison": "x"})
        assert refused.status_code == 422
    data["raison"] = "IRTS de Dijon, mars 2025"
    assert clients.alice.post(f"{path}/{place}", data=data).status_code == 303
    assert standing(site, person_id, M1) is Standing.COMPLETED_ELSEWHERE
    assert standing(site, person_id, M2) is Standing.UNDER_WAY
    with site.database.reading() as db:
        assert db.get_one(Enrolment, place).status is EnrolmentStatus.CONFIRMED


def waiting_in_module_2(site: Site, name: str) -> tuple[int, int, str]:
    """Keep a place for somebody in a session of module 2; return its number, hers, and the page of her path."""
    cohort_id, person_id = open_module_2(site), newcomer(site, name)
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort, person = db.get_one(Cohort, cohort_id), db.get_one(Person, person_id)
        place = service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now()).id
    return cohort_id, person_id, f"/sessions/{cohort_id}/parcours/{place}"


def test_a_paper_noted_by_mistake_is_taken_back_and_the_trace_stays(
    site: Site, clients: Cast
) -> None:
    cohort_id, person_id, path = waiting_in_module_2(site, "Prudence")
    undo = {"geste": "annuler-attestation", "motif": ""}
    assert clients.alice.post(path, data=undo).status_code == 409
    seen = {"geste": "attestation", "raison": "IRTS de Dijon, mars 2025"}
    clients.alice.post(path, data=seen)
    assert clients.alice.post(path, data=seen).status_code == 409
    text = plain(clients.alice.get(path).text)
    assert "Une place déjà donnée dans une session reste acquise" in text
    too_long = clients.alice.post(path, data={**undo, "motif": "y" * 2001})
    assert too_long.status_code == 422
    assert 'id="motif-erreur"' in too_long.text
    assert clients.emma.get(path).text.count("annuler-attestation") == 0
    assert clients.alice.post(path, data=undo).status_code == 303
    assert standing(site, person_id, M1) is Standing.NOTHING
    assert events(site, person_id, M1) == ["attestation", "annulation"]
    text = plain(clients.alice.get(path).text)
    assert "Dispense ou attestation retirée" in text
    assert "IRTS de Dijon" in text
    assert "annuler-attestation" not in text
    with site.database.reading() as db:
        actions = db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
        kept = db.query(Enrolment).filter_by(cohort_id=cohort_id, person_id=person_id).one()
        assert kept.status is EnrolmentStatus.CONFIRMED
    assert [one for one in actions if one.startswith("path_")] == [
        "path_attestation", "path_annulation"
    ]  # fmt: skip


def test_a_paper_is_taken_back_by_the_session_that_noted_it(site: Site, clients: Cast) -> None:
    _, person_id, noted = waiting_in_module_2(site, "Prudence")
    clients.alice.post(noted, data={"geste": "attestation", "raison": "IRTS, 2025"})
    other = open_module_2(site)
    with site.database.writing() as db:
        cohort, person = db.get_one(Cohort, other), db.get_one(Person, person_id)
        place = service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now()).id
    undo = {"geste": "annuler-attestation", "motif": "Un homonyme"}
    path = f"/sessions/{other}/parcours/{place}"
    assert "annuler-attestation" not in clients.alice.get(path).text
    assert clients.alice.post(path, data=undo).status_code == 409
    assert clients.alice.post(noted, data=undo).status_code == 303
    assert standing(site, person_id, M1) is Standing.NOTHING


def test_no_paper_is_noted_for_a_name_that_nobody_has_checked(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, cohort_id)
        service.open_room(db, cohort, is_open=True)
        joined, someone = service.join(db, cohort.join_code, "Quelqu'un", at=clock.now())
        place, person_id = joined.id, someone.id
    path = f"/sessions/{cohort_id}/parcours/{place}"
    text = plain(clients.alice.get(path).text)
    assert "Son nom reste à vérifier" in text
    assert 'value="attestation"' not in text
    seen = {"geste": "attestation", "raison": "IRTS, 2025"}
    assert clients.alice.post(path, data=seen).status_code == 422
    assert events(site, person_id, M1) == []


def test_what_was_noted_before_she_was_recognised_counts(site: Site, clients: Cast) -> None:
    note_presence(site, "Bob", half_days=3)
    with site.database.writing() as db:
        version = db.get_one(Cohort, site.cohort).content_hash
        held = Activity(
            cohort_id=site.cohort, kind="debat-mouvant", title="Débat", content_hash=version,
            settings={}, created_at=clock.now(),
        )  # fmt: skip
        db.add(held)
        db.flush()
        bob = site.place("Bob")
        db.add(ActivityParticipant(activity_id=held.id, number=1, enrolment_id=bob))
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Robert"})
    path = f"/sessions/{site.cohort}/inscriptions/{site.place('Robert')}/statut"
    clients.alice.post(path, data={"statut": "rapprochee", "avec": bob})
    text = plain(clients.alice.get(here(site, "Bob")).text)
    assert "3 suivies sur 4" in text
    assert "activité vécue" not in text


def test_completing_module_1_confirms_the_place_that_waits_in_module_2(
    site: Site, clients: Cast
) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort, bob = db.get_one(Cohort, cohort_id), named(db, "Bob")
        service.enrol(db, cohort, bob, SessionRole.TRAINEE, at=clock.now())
        bob_id = bob.id
    assert act(clients.alice, site, "Bob", "decider-termine", "Vu") == 303
    assert standing(site, bob_id, M2) is Standing.UNDER_WAY


def test_a_past_session_confirms_nobody_by_itself(site: Site, clients: Cast) -> None:
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort, bob = db.get_one(Cohort, cohort_id), named(db, "Bob")
        service.enrol(db, cohort, bob, SessionRole.TRAINEE, at=clock.now())
        cohort.starts_on = cohort.ends_on = clock.room_day(clock.now()) - timedelta(days=3)
        bob_id = bob.id
    act(clients.alice, site, "Bob", "decider-termine", "Vu")
    assert standing(site, bob_id, M2) is Standing.NOTHING


def test_a_co_trainer_reads_and_decides_nothing(site: Site, clients: Cast) -> None:
    has_all(site, "Bob")
    text = plain(clients.emma.get(here(site)).text)
    assert "Tout y est." in text
    assert "Déclarer terminé" not in text
    assert "<textarea" not in clients.emma.get(here(site, "Bob")).text
    assert act(clients.emma, site, "Bob", "terminer") == 404
    assert clients.emma.post(here(site)).status_code == 404
    assert bob_is(site) is Standing.UNDER_WAY


def test_what_somebody_reads_or_answers_alone_is_not_told_to_the_team(
    site: Site, clients: Cast
) -> None:
    clients.bob.post("/parcours/lectures", data={"page": "c1-raisons", "geste": "lu"})
    for path in (here(site), here(site, "Bob")):
        text = plain(clients.alice.get(path).text)
        assert "lecture" not in text.lower()
        assert "c1-raisons" not in text


@pytest.mark.one_database
@pytest.mark.parametrize(
    "fields", [{}, {"geste": "x"}, {"geste": "rouvrir", "raison": "y" * 2001}], ids=str
)
def test_a_gesture_that_is_none_changes_nothing(
    site: Site, clients: Cast, fields: dict[str, str]
) -> None:
    assert clients.alice.post(here(site, "Bob"), data=fields).status_code == 422
    assert bob_is(site) is Standing.UNDER_WAY


@pytest.mark.one_database
def test_the_place_of_a_trainer_has_no_path(site: Site, clients: Cast) -> None:
    assert clients.alice.get(here(site, "Alice")).status_code == 404


def test_three_hundred_cost_what_three_do_and_come_by_pages(
    site: Site,
    clients: Cast,
    statements,  # noqa: ANN001
) -> None:
    clients.alice.get(here(site))
    with statements as few:
        clients.alice.get(here(site))
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for n in range(300):
            person = accounts.create_person(db, f"P{n:03}", at=clock.now())
            place = Enrolment(
                cohort_id=cohort.id, person_id=person.id, role=SessionRole.TRAINEE,
                shown_name=person.name, status=EnrolmentStatus.CONFIRMED, created_at=clock.now(),
            )  # fmt: skip
            db.add(place)
    with statements as many:
        first = clients.alice.get(here(site)).text
    assert len(many) == len(few) <= 16
    assert first.count("<li><div>") == 40
    assert "?suite=2" in first
    last = clients.alice.get(f"{here(site)}?suite=8").text
    assert last.count("<li><div>") == 306 - 7 * 40
    assert "?suite=7" in last
    assert "?suite=9" not in last


@pytest.mark.one_database
def test_in_a_large_session_one_gesture_completes_those_of_the_other_pages_too(
    site: Site, clients: Cast
) -> None:
    has_all(site, "Bob")
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for n in range(50):
            person = accounts.create_person(db, f"A{n:03}", at=clock.now())
            service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
    text = plain(clients.alice.get(here(site)).text)
    assert '<h3 class="h-etat">Bob' not in text
    assert "Personne sur cette page n'a encore tout ce que le module demande." in text
    assert "Déclarer terminé pour qui a tout, dans toute la session" in text
    assert "dans toute la session" not in clients.emma.get(here(site)).text  # she only reads
    assert clients.alice.post(here(site)).status_code == 303
    assert bob_is(site) is Standing.COMPLETED


def test_nothing_is_missing_of_whoever_has_an_exemption(site: Site, clients: Cast) -> None:
    """She sits in module 1 all the same: what she has not followed is not asked of her."""
    newcomer(site, "Prudence", "declaration accepted")
    with site.database.writing() as db:
        prudence, cohort = named(db, "Prudence"), db.get_one(Cohort, site.cohort)
        service.enrol(db, cohort, prudence, SessionRole.TRAINEE, at=clock.now())
    own = plain(clients.alice.get(here(site, "Prudence")).text)
    assert "dispense" in own
    assert "Rien ne lui est demandé" in own
    assert "Encore " not in own
    listed = plain(clients.alice.get(here(site)).text)
    line = listed[listed.index("Prudence") :].split("</li>")[0]
    assert "Rien ne lui est demandé" in line
    assert "Encore " not in line
    assert "Déclarer terminé" not in line
