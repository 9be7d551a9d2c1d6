"""Homes: one's own sessions, what waits there, and all sessions for whoever is responsible."""

from datetime import timedelta

import pytest
from sqlalchemy import delete
from tests.dev.site import Cast, Site, Statements
from tests.planning.site import opened, plan_session
from tests.progress.people import declare, named

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock


def newcomer(site: Site, name: str, *roles: SiteRole) -> None:
    with site.database.writing() as db:
        accounts.create_person(db, name, at=clock.now(), roles=roles)


def enrol(site: Site, number: int, names: list[str], status: EnrolmentStatus | None = None) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, number)
        for name in names:
            person = accounts.create_person(db, name, at=clock.now())
            place = cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
            place.status = status or place.status


def positions(text: str, *words: str) -> list[int]:
    found = [text.index(word) for word in words]
    assert found == sorted(found), words
    return found


def test_sessions_stand_under_today_to_come_and_past(site: Site) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER)
    for days in (-60, 30, 0, -30, 60):
        plan_session(site, "Hélène", days)
    text = site.signed_in("Hélène").get("/sessions").text
    main = text[text.index("<main") :]
    positions(main, "Aujourd’hui", "<h3>J+0<", "À venir", "<h3>J+30<")
    positions(
        main[main.index("À venir") :], "<h3>J+30<", "<h3>J+60<", "Passées", "<h3>J-30<", "<h3>J-60<"
    )


def test_a_trainee_enters_the_room_and_nothing_waits_for_her(site: Site, clients: Cast) -> None:
    text = clients.bob.get("/sessions").text
    assert f'href="/salle/{site.cohort}"' in text
    for word in ("console", "Ce qui vous attend", "Ouvrir une session", "/dates"):
        assert word not in text


def test_a_declaration_to_read_waits_for_every_trainer_and_for_nobody_else(
    site: Site, clients: Cast
) -> None:
    link = '<a href="/declarations">1 déclaration d’expérience à lire</a>'
    assert link not in clients.alice.get("/sessions").text
    with site.database.writing() as db:
        declare(db, named(db, "Driss"))
    waits = clients.alice.get("/sessions").text.replace("\xa0", " ")
    assert link in waits[waits.index("Ce qui vous attend") :]
    assert link not in clients.bob.get("/sessions").text.replace("\xa0", " ")


@pytest.mark.one_database
def test_a_co_trainer_prepares_and_opens_none(site: Site, clients: Cast) -> None:
    text = clients.emma.get("/sessions").text
    assert f'href="/sessions/{site.cohort}/dates"' in text
    assert "Ouvrir une session" not in text


def test_what_waits_is_said_with_its_number_and_leads_where_it_is_done(
    site: Site, clients: Cast
) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER)
    device = site.signed_in("Hélène")
    coming, past = plan_session(site, "Hélène", 30, capacity=1), plan_session(site, "Hélène", -3)
    ready = opened(site, device, titre="Prête")
    enrol(site, coming, ["Un", "Deux"])
    enrol(site, coming, ["Trois"], EnrolmentStatus.TO_CHECK)
    enrol(site, past, ["Quatre"])
    text = device.get("/sessions").text
    waits = text[text.index("Ce qui vous attend") : text.index("Passées")]
    for address, words in (
        (f"/sessions/{coming}", "1\u00a0personne à vérifier"),
        (f"/sessions/{coming}", "1\u00a0inscription de trop"),
        (f"/sessions/{coming}/conducteur", "Pas encore de conducteur"),
        (f"/sessions/{past}/presences", "2\u00a0demi-journées sans présence notée"),
    ):
        assert f'<a href="{address}">{words}' in waits, words
    assert f"/sessions/{ready}/conducteur" not in waits
    assert "déborde" not in waits


def test_an_overfull_half_day_and_a_newer_course_wait(site: Site, clients: Cast) -> None:
    number = opened(site, clients.gaston)
    from allervers_training.conducteur import queries as conducteur

    files = {**site.app.state.library.current.files, "modules/note.md": "ancienne"}
    with site.database.writing() as db:
        conducteur.steps_of(db, number)[0].minutes += 60
        db.get_one(Cohort, number).content_hash = store_snapshot(db, files, at=clock.now())
    text = clients.gaston.get("/sessions").text
    assert f'<a href="/sessions/{number}/conducteur">1\u00a0demi-journée trop remplie' in text
    assert f'<a href="/sessions/{number}/version">Une version plus récente du cours' in text


@pytest.mark.one_database
def test_what_waits_in_many_sessions_is_folded_after_eight(site: Site) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER)
    for _ in range(10):
        plan_session(site, "Hélène", 30)
    assert (
        "<summary>2\u00a0autres sessions</summary>"
        in site.signed_in("Hélène").get("/sessions").text
    )


@pytest.mark.one_database
def test_a_trainer_without_session_is_led_to_open_one(site: Site) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER)
    text = site.signed_in("Hélène").get("/sessions").text
    assert "Ouvrez la première" in text
    assert 'href="/sessions/nouvelle"' in text


def plan_many(site: Site, name: str, count: int) -> None:
    day = clock.room_day(clock.now()) + timedelta(days=20)
    with site.database.writing() as db:
        trainer = db.query(Person).filter_by(name=name).one()
        version = db.get_one(Cohort, site.cohort).content_hash
        for number in range(count):
            plan = cohorts.Plan(f"Numéro {number}", "m1-preparation", "", day, day, version)
            cohorts.create_cohort(db, plan, trainer, at=clock.now())


@pytest.mark.one_database
@pytest.mark.parametrize(("path", "shown"), [("/sessions", 25), ("/sessions/toutes", 40)])
def test_a_list_comes_by_pages(site: Site, path: str, shown: int) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER, SiteRole.ADMIN)
    plan_many(site, "Hélène", shown + 5)
    with site.database.writing() as db:
        db.execute(delete(Cohort).where(~Cohort.title.startswith("Numéro")))
    device = site.signed_in("Hélène")
    first, second = device.get(path).text, device.get(f"{path}?page=2").text
    title = "<h3>Numéro " if path == "/sessions" else '<th scope="row">Numéro '
    assert (first.count(title), second.count(title)) == (shown, 5)
    assert "page=2" in first
    assert "Page suivante" in first
    assert "Page suivante" not in second
    assert "Page précédente" in second
    for wrong in ("0", "x", "-1", "10001", "9" * 30):
        assert device.get(f"{path}?page={wrong}").status_code == 404
    assert device.get(f"{path}?page=3").status_code in {200, 303}


@pytest.mark.parametrize("path", ["/sessions", "/sessions/toutes", "/sessions/toutes?mois=2027-01"])
def test_statements_do_not_grow_with_sessions_or_people(
    site: Site, statements: Statements, path: str
) -> None:
    newcomer(site, "Hélène", SiteRole.TRAINER, SiteRole.ADMIN)
    device = site.signed_in("Hélène")
    counts = []
    for more in (3, 57):
        plan_many(site, "Hélène", more)
        with site.database.reading() as db:
            newest = db.query(Cohort).order_by(Cohort.id.desc()).first()
        assert newest is not None
        enrol(site, newest.id, [f"{more}-{n}" for n in range(more)])
        device.get(path)
        with statements as seen:
            assert device.get(path).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 5, seen


def test_an_administrator_in_no_session_arrives_at_all_of_them(site: Site, clients: Cast) -> None:
    answer = clients.fanny.get("/sessions")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sessions/toutes")
    text = clients.fanny.get("/sessions/toutes").text
    for word in ("Groupe de démonstration", "Le groupe de Gaston", "Alice", "Gaston"):
        assert word in text


def test_the_load_of_each_month_is_a_table_and_a_sentence(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        db.execute(delete(Cohort).where(Cohort.id != site.cohort))
        db.get_one(Cohort, site.cohort).capacity = 12
    text = clients.fanny.get("/sessions/toutes").text
    today = clock.room_day(clock.now())
    if (today + timedelta(days=1)).month == today.month:  # the demo session lasts two days
        assert "1\u00a0session, 4\u00a0demi-journées, 6\u00a0personnes inscrites." in text
    assert f'<a href="/sessions/toutes?mois={today:%Y-%m}"' in text
    assert text.count('<th scope="row">') == 12 + 1
    assert "6 sur 12" in text


def test_sessions_are_filtered_by_month(site: Site, clients: Cast) -> None:
    far = plan_session(site, "Alice", 200)
    with site.database.reading() as db:
        month = f"{db.get_one(Cohort, far).starts_on:%Y-%m}"
    text = clients.fanny.get(f"/sessions/toutes?mois={month}").text
    assert '<th scope="row">J+200<' in text
    assert '<th scope="row">Groupe de démonstration<' not in text
    assert f'<option value="{month}" selected>' in text
    assert "Toutes les sessions" in clients.fanny.get("/sessions/toutes?mois=2001-13").text


@pytest.mark.one_database
def test_no_session_at_all_is_said(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        db.execute(delete(Enrolment))
        db.execute(delete(Cohort))
    text = clients.fanny.get("/sessions/toutes").text
    assert "Aucune session n’est prévue" in text
    assert "Aucune session ici" in text
