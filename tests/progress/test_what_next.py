"""What a path leads to next: what waits, what is begun, what is done, and how she came in, for her team."""

from datetime import datetime, time

import pytest
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, answer, complete_module_1, named, newcomer, open_module_2
from tests.progress.test_following import has_all, here, plain
from tests.progress.test_path import path_of

from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.progress import access
from allervers_training.progress.domain.words import ReviewKind
from allervers_training.progress.pages.dates import next_half_day

HERE = f"/modules/{M2}/declaration"
WAITS = "Votre place est gardée, à vérifier : vous pouvez venir dans la salle"
ALL_DONE = "Vous avez fait tout ce que ce module demande."


def wait_in(site: Site, cohort_id: int, name: str) -> None:
    with site.database.writing() as db:
        entrance.may_wait(db)
        cohort = db.get_one(Cohort, cohort_id)
        service.enrol(db, cohort, named(db, name), SessionRole.TRAINEE, at=clock.now())


def test_a_place_that_waits_is_said_beside_its_module(site: Site) -> None:
    newcomer(site, "Prudence")
    wait_in(site, open_module_2(site), "Prudence")
    first, _, second = path_of(site).partition(f'id="{M2}"')
    assert WAITS in second
    assert WAITS not in first
    assert "Me situer" not in first + second


def test_whoever_waits_and_places_herself_is_shown_both_doors(site: Site) -> None:
    newcomer(site, "Prudence")
    cohort_id = open_module_2(site)
    wait_in(site, cohort_id, "Prudence")
    shown = site.signed_in("Prudence").get(f"/sessions/{cohort_id}/positionnement")
    assert shown.status_code == 422
    assert "Pas encore, mais il y a deux portes" in plain(shown.text)


def begun(site: Site) -> TestClient:
    """Answer the first question, then leave."""
    newcomer(site, "Prudence")
    device = site.signed_in("Prudence")
    device.post(f"{HERE}/questions/1", data={"reponse": "Une maraude"})
    return device


def test_what_is_begun_is_offered_again_wherever_she_comes_from(site: Site) -> None:
    device = begun(site)
    assert "Reprendre ma déclaration d'expérience, commencée" in path_of(site)
    assert "Reprendre là où j'en étais" in plain(device.get(f"/modules/{M2}/entree").text)
    assert f'<a class="bouton" href="{HERE}/questions/2">Continuer' in device.get(HERE).text


def test_nothing_is_to_continue_once_everything_is_answered(site: Site) -> None:
    device = begun(site)
    for number in (2, 3):
        device.post(f"{HERE}/questions/{number}", data={"reponse": "Le rythme"})
    text = device.get(HERE).text
    assert "Continuer" not in text
    assert '<button class="bouton">Envoyer ma déclaration' in text


def test_a_refusal_is_read_first_with_its_reason_and_the_next_dates(site: Site) -> None:
    newcomer(site, "Prudence")
    with site.database.writing() as db:
        answer(db, named(db, "Prudence"), ReviewKind.REFUSED, "Racontez une situation.")
    before, _, _ = plain(site.signed_in("Prudence").get(HERE).text).partition("Ce que l'on regarde")
    assert "Alice vous a écrit : « Racontez une situation. »" in before
    assert "Maison des associations" in before


@pytest.mark.parametrize("state", ["declaration accepted", "declaration pending"])
def test_no_refusal_is_told_where_there_is_none(site: Site, state: str) -> None:
    newcomer(site, "Prudence", state)
    assert "t-reponse" not in site.signed_in("Prudence").get(HERE).text


def test_whoever_has_done_all_is_told_so_and_what_comes_next(site: Site, clients: Cast) -> None:
    assert ALL_DONE not in path_of(site, "Bob")
    has_all(site, "Bob")
    assert ALL_DONE in path_of(site, "Bob")
    clients.alice.post(here(site, "Bob"), data={"geste": "terminer"})
    text = path_of(site, "Bob")
    assert ALL_DONE not in text
    assert "Trois à six mois après la formation" in text
    assert f"/modules/{M2}/entree" in text.partition("Ce module vous est ouvert.")[2]


def test_whoever_was_held_back_is_not_told_that_all_is_done(site: Site, clients: Cast) -> None:
    has_all(site, "Bob")
    data = {"geste": "decider-pas-termine", "raison": "À revoir ensemble"}
    clients.alice.post(here(site, "Bob"), data=data)
    assert ALL_DONE not in path_of(site, "Bob")


def test_her_path_leads_to_where_she_places_herself_and_to_her_first_step(site: Site) -> None:
    text = path_of(site, "Bob")
    assert f'href="/sessions/{site.cohort}/positionnement"' in text
    assert f'href="/carnet/premier-pas/{M1}"' in text


@pytest.mark.parametrize(
    ("state", "said"),
    [("module 1 completed", "Module 1 : terminé"), ("declaration accepted", "Module 1 : dispense")],
)
def test_the_team_of_module_2_sees_how_she_came_in(
    site: Site, clients: Cast, state: str, said: str
) -> None:
    person_id, cohort_id = newcomer(site, "Prudence", state), open_module_2(site)
    with site.database.writing() as db:
        cohort, person = db.get_one(Cohort, cohort_id), db.get_one(Person, person_id)
        place = service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
        db.flush()
        place_id = place.id
    for address in ("", f"/{place_id}"):
        text = plain(clients.alice.get(f"/sessions/{cohort_id}/parcours{address}").text)
        assert said in text
        assert ("Module 1 : terminé" in text) is (state == "module 1 completed")


def test_the_history_names_the_module_of_each_line(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        complete_module_1(db, site, named(db, "Bob"))
    assert "Module 1 · <strong>Décision : terminé</strong>" in plain(
        clients.alice.get(here(site, "Bob")).text
    )


@pytest.mark.parametrize(
    ("hour", "expected"), [(time(8), time(9)), (time(12), time(9)), (time(15), time(13, 30))]
)
def test_a_half_day_that_is_over_is_not_the_next_one(
    site: Site, hour: time, expected: time
) -> None:
    with site.database.reading() as db:
        day = db.get_one(Cohort, site.cohort).ends_on
        places = access.places_of(db, named(db, "Bob"))
        found = next_half_day(db, places, datetime.combine(day, hour))
        assert found
        assert found.starts_at == expected
        assert next_half_day(db, places, datetime.combine(day, time(23))) is None


def test_whoever_came_by_code_and_is_known_waits_for_the_module_alone(
    site: Site, clients: Cast
) -> None:
    """Once the team has added her, there is nothing more to check about her name."""
    cohort_id = open_module_2(site)
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, cohort_id)
        service.open_room(db, cohort, is_open=True)
        code = cohort.join_code
    site.visitor().post("/rejoindre", data={"code": code, "prenom": "Prudence"})
    roster = f"/sessions/{cohort_id}"
    assert "L'ajouter au groupe" in plain(clients.alice.get(roster).text)
    with site.database.reading() as db:
        place = db.query(Enrolment).filter_by(cohort_id=cohort_id, shown_name="Prudence").one().id
    data = {"statut": "confirmee", "attente": "oui"}
    clients.alice.post(f"{roster}/inscriptions/{place}/statut", data=data)
    text = plain(clients.alice.get(roster).text)
    assert "L'ajouter au groupe" not in text
    assert "Prudence" in text.partition("En attente du prérequis")[2].partition("Le groupe")[0]
