"""The pages where one places oneself, and what the team sees of the group."""

import threading
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site, Statements

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.app.forgetting import each_hour, forget
from allervers_training.catalogue.domain import Competence
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.positioning import service
from allervers_training.positioning.domain import Moment
from allervers_training.positioning.models import Expectation
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.models import ProgressEvent
from allervers_training.web.french import french_date


def competences(site: Site) -> tuple[Competence, ...]:
    course = site.app.state.library.current.course
    return course.competences_of(course.modules[0].id)


def levels(competence: Competence, level: int) -> dict[str, int]:
    return {statement.id: level for statement in competence.positioning}


def home(site: Site) -> str:
    return f"/sessions/{site.cohort}/positionnement"


def place(client: TestClient, site: Site, level: int, moment: Moment = Moment.BEFORE) -> None:
    """Answer every competence, following each page to the next."""
    address = f"{home(site)}/{moment}/{competences(site)[0].id}"
    for competence in competences(site):
        assert address.endswith(competence.id)
        answer = client.post(address, data=levels(competence, level))
        assert answer.status_code == 303, answer.text
        address = answer.headers["location"]
    assert address == home(site)


def move(site: Site, days: int) -> None:
    """Put the session as many days later."""
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        cohort.starts_on += timedelta(days=days)
        cohort.ends_on += timedelta(days=days)


def add_people(site: Site, count: int, level: int) -> None:
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for number in range(count):
            person = accounts.create_person(db, f"Essai {number}", at=clock.now())
            enrolment = cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
            enrolment.cohort = cohort
            for competence in competences(site):
                said = levels(competence, level)
                service.place_oneself(
                    db, enrolment, Moment.BEFORE, competence, said, at=clock.now()
                )


def test_one_sees_ones_own_change_in_words(site: Site, clients: Cast) -> None:
    move(site, 3)
    place(clients.bob, site, 1)
    move(site, -4)  # its last day is today
    place(clients.bob, site, 3, Moment.AFTER)
    shown = clients.bob.get(home(site)).text
    assert "2 crans de plus" in shown
    assert "Je découvre" in shown
    assert "C’est fait" in shown


def test_each_moment_opens_and_closes(site: Site, clients: Cast) -> None:
    address = f"{home(site)}/avant/{competences(site)[0].id}"
    move(site, -30)
    answer = clients.bob.post(address, data=levels(competences(site)[0], 2))
    assert answer.status_code == 422
    assert "est passé" in answer.text
    move(site, -70)
    assert "trois à six mois" in clients.bob.get(home(site)).text.lower()
    place(clients.bob, site, 2, Moment.LATER)


@pytest.mark.one_database
def test_a_statement_left_aside_is_asked_again_and_the_others_are_kept(
    site: Site, clients: Cast
) -> None:
    first = competences(site)[0]
    typed = levels(first, 4)
    missing = typed.popitem()[0]
    answer = clients.bob.post(f"{home(site)}/avant/{first.id}", data=typed)
    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert answer.text.count("checked") == len(typed)


@pytest.mark.one_database
def test_each_statement_left_aside_is_named_and_the_sentence_said_once_above(
    site: Site, clients: Cast
) -> None:
    first = competences(site)[0]
    answer = clients.bob.post(f"{home(site)}/avant/{first.id}", data={})
    summary = answer.text.split('id="recap"')[1].split("</div>")[0]
    assert summary.count("Choisissez ce qui vous ressemble") == 1
    for statement in first.positioning:
        assert statement.text[:20] in unescape(summary)


@pytest.mark.one_database
@pytest.mark.parametrize("level", ["0", "5", "-1", "²", "x", "11111111111111"])
def test_a_level_that_is_none_is_no_answer(site: Site, clients: Cast, level: str) -> None:
    first = competences(site)[0]
    answer = clients.bob.post(f"{home(site)}/avant/{first.id}", data=dict.fromkeys(levels(first, 1), level))  # fmt: skip
    assert answer.status_code == 422


def test_the_team_sees_the_group_and_never_one_person(site: Site, clients: Cast) -> None:
    group = f"/sessions/{site.cohort}/groupe"
    place(clients.bob, site, 4)
    add_people(site, 3, 1)
    shown = clients.alice.get(group).text
    assert "4\xa0personnes ont répondu" in shown
    assert "Je peux le transmettre" not in shown
    assert "le groupe" not in shown.partition("Où le groupe se situe")[2].partition("</p>")[2].partition("Les chiffres")[0]  # fmt: skip
    add_people(site, 1, 1)
    assert "le groupe découvre, plutôt" in clients.alice.get(group).text
    add_people(site, 5, 2)
    assert "Je découvre" not in clients.alice.get(group).text  # small cells: still words
    for level in (1, 3, 4):
        add_people(site, 5, level)
    counts = clients.alice.get(group).text
    assert "Je découvre" in counts
    assert "Bob" not in counts


def test_what_one_expects_is_read_without_a_name_and_what_one_needs_with_it(
    site: Site, clients: Cast
) -> None:
    said = {"attentes": "Oser frapper aux portes", "besoins": "Une place près de la sortie"}
    assert clients.bob.post(f"/sessions/{site.cohort}/attentes", data=said).status_code == 303
    group = f"/sessions/{site.cohort}/groupe"
    shown = clients.alice.get(group).text
    assert "<strong>Bob</strong>" in shown
    assert shown.count("Bob") == 1
    assert "Oser frapper aux portes" in shown
    of_team = clients.emma.get(group).text  # a co-trainer prepares no room
    assert "Oser frapper aux portes" in of_team
    assert "près de la sortie" not in of_team
    assert "Bob" not in of_team
    for screen in (f"/sessions/{site.cohort}", f"/salle/{site.cohort}/console", f"/salle/{site.cohort}/projection"):  # fmt: skip
        assert "près de la sortie" not in clients.alice.get(screen).text


def test_what_one_needs_is_erased_a_week_after_the_session_and_one_is_told_so(
    site: Site, clients: Cast
) -> None:
    address, group = f"/sessions/{site.cohort}/attentes", f"/sessions/{site.cohort}/groupe"
    said = {"attentes": "Oser", "besoins": "Une pause"}
    with site.database.reading() as db:
        last = db.get_one(Cohort, site.cohort).ends_on
    erased_on = french_date(last + timedelta(days=7))
    assert f"Ce sera effacé le {erased_on}" in clients.bob.get(address).text
    clients.bob.post(address, data=said)
    for shown in (clients.bob.get(home(site)).text, clients.alice.get(group).text):
        assert f"Sera effacé le {erased_on}" in shown

    today = clock.room_day(clock.now())
    move(site, (today - last).days - 6)  # six days ago: it may still be put off
    forget(site.database)
    assert needs(site) == ("Oser", "Une pause")
    move(site, -1)
    forget(site.database)
    assert needs(site) == ("Oser", "")
    assert "Effacé depuis le" in clients.alice.get(group).text
    assert 'id="besoins"' not in clients.bob.get(address).text
    late = clients.bob.post(address, data=said)
    assert late.status_code == 422
    assert "Une pause" in late.text
    assert needs(site) == ("Oser", "")
    assert clients.bob.post(address, data={"attentes": "Frapper"}).status_code == 303
    assert needs(site) == ("Frapper", "")


def needs(site: Site) -> tuple[str, str]:
    with site.database.reading() as db:
        said = db.scalars(select(Expectation)).one()
        return said.expects, said.needs


def test_the_site_erases_when_it_starts(site: Site, clients: Cast) -> None:
    clients.bob.post(f"/sessions/{site.cohort}/attentes", data={"besoins": "Une pause"})
    move(site, -30)
    assert "forgetting" in {thread.name for thread in threading.enumerate()}  # of the site itself
    with each_hour(site.database):
        assert needs(site) == ("", "")


@pytest.mark.one_database
def test_a_storage_that_refuses_does_not_keep_the_site_from_starting(tmp_path: Path) -> None:
    empty = Database(f"sqlite:///{tmp_path}/empty.sqlite3")  # without a table
    with pytest.raises(OperationalError), empty.writing() as db:
        service.forget_needs(db, today=clock.room_day(clock.now()))
    with each_hour(empty):
        assert "forgetting" in {thread.name for thread in threading.enumerate()}
    empty.dispose()


@pytest.mark.one_database
def test_a_line_counts_for_one_sign_as_in_the_browser(site: Site, clients: Cast) -> None:
    lines = "\r\n".join(["é"] * 1000)  # 1,999 signs there, 2,998 as sent
    answer = clients.bob.post(f"/sessions/{site.cohort}/attentes", data={"attentes": lines})
    assert answer.status_code == 303
    assert needs(site) == (lines.replace("\r\n", "\n"), "")


@pytest.mark.one_database
def test_nothing_more_is_promised_once_every_moment_is_past(site: Site, clients: Cast) -> None:
    move(site, -70)
    assert "Nous vous le proposerons à nouveau" in clients.bob.get(home(site)).text
    move(site, -330)
    assert "Nous vous le proposerons à nouveau" not in clients.bob.get(home(site)).text


@pytest.mark.one_database
def test_a_text_too_long_comes_back_whole(site: Site, clients: Cast) -> None:
    long = "é" * 2001
    answer = clients.bob.post(f"/sessions/{site.cohort}/attentes", data={"attentes": long})
    assert answer.status_code == 422
    assert long in answer.text


@pytest.mark.one_database
def test_whoever_is_not_known_yet_is_told_whom_to_ask(site: Site) -> None:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    answer = device.get(home(site))
    assert answer.status_code == 422
    assert "Dites votre nom" in answer.text


def test_the_group_page_asks_the_database_as_often_for_five_as_for_forty(
    site: Site, clients: Cast, statements: Statements
) -> None:
    group = f"/sessions/{site.cohort}/groupe"
    add_people(site, 5, 2)
    clients.alice.get(group)
    with statements as few:
        clients.alice.get(group)
    add_people(site, 35, 3)
    with statements as many:
        clients.alice.get(group)
    assert len(many) == len(few)


def test_placing_oneself_at_the_end_enters_ones_path_once_everything_is_answered(
    site: Site, clients: Cast
) -> None:
    move(site, -1)  # its last day is today
    first = competences(site)[0]
    clients.bob.post(f"{home(site)}/apres/{first.id}", data=levels(first, 3))
    assert path_of(site, "Bob") == []
    place(clients.bob, site, 3, Moment.AFTER)
    assert path_of(site, "Bob") == [("apres", site.cohort)]


def path_of(site: Site, name: str) -> list[tuple[str, int | None]]:
    with site.database.reading() as db:
        rows = db.execute(
            select(ProgressEvent.about, ProgressEvent.cohort_id)
            .join(Person, Person.id == ProgressEvent.person_id)
            .where(Person.name == name, ProgressEvent.type == Happened.POSITIONED)
        )
        return [(row[0], row[1]) for row in rows]
