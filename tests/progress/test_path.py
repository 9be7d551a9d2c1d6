"""« Mon parcours »: in words, without a percentage, for herself alone."""

import re
from html import unescape

import pytest
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, STATES, events, named, newcomer, open_module_2, standing

from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.models import ReadingPlace
from allervers_training.progress.service import record

WORDS = {  # state -> what is said of each module
    "nothing": ("", "Nous n'avons trouvé ni l'un ni l'autre à votre nom."),
    "module 1 in progress": (
        "En cours depuis le",
        "Vous suivez le module 1, qui n'est pas encore terminé.",
    ),
    "module 1 completed": ("Terminé le", ""),
    "module 1 completed elsewhere": ("Suivi ailleurs : attestation vue le", ""),
    "completion reopened": ("Terminé, puis rouvert le", "cet achèvement a été rouvert."),
    "declaration pending": ("", "Suivre ma déclaration d'expérience"),
    "declaration accepted": ("Dispense accordée le", ""),
    "declaration accepted with advice": ("Dispense accordée le", ""),
    "declaration refused": ("", "Compléter ma déclaration d'expérience"),
    "declaration withdrawn": ("", "Compléter ma déclaration d'expérience"),
    "dispense withdrawn": ("", "Compléter ma déclaration d'expérience"),
}


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def path_of(site: Site, name: str = "Prudence") -> str:
    return plain(site.signed_in(name).get("/parcours").text)


@pytest.mark.parametrize("state", list(STATES))
def test_where_she_stands_is_said_in_words(site: Site, state: str) -> None:
    newcomer(site, "Prudence", state)
    first, _, second = path_of(site).partition(f'id="{M2}"')
    of_one, of_two = WORDS[state]
    assert of_one in first
    assert of_two in second
    if not of_two:
        assert "Déclarer mon expérience" not in second
    if "Terminé" not in of_one:
        assert "Terminé" not in first


def test_nothing_is_counted_in_percent_nor_compared(clients: Cast) -> None:
    text = clients.bob.get("/parcours").text
    assert not re.search(r"\d\s?%", text)
    assert "<progress" not in text
    assert "<meter" not in text


def test_what_is_missing_is_said_to_her_too(clients: Cast) -> None:
    text = plain(clients.bob.get("/parcours").text)
    assert "Encore 4 demi-journées à suivre : aucune suivie sur 4, il en faut 4." in text


def test_six_competences_in_order_and_one_where_she_is(clients: Cast) -> None:
    text = clients.bob.get("/parcours").text
    assert re.findall(r"Compétence (\d)", text.partition('class="chemin"')[2]) == list("123456")
    assert text.count('aria-current="step"') == 1
    assert 'href="/competences/c1-raisons">' in text


def test_a_page_read_moves_her_on_and_is_noted_once(site: Site, clients: Cast) -> None:
    for _ in range(2):
        kept = clients.bob.post("/parcours/lectures", data={"page": "c1-raisons", "geste": "lu"})
        assert kept.headers["location"] == "/parcours#c1-raisons"
    text = plain(clients.bob.get("/parcours").text)
    assert "Compétence 1 · lue" in text
    assert "1 compétence lue sur 3." in text
    assert "Lire la compétence 2" in text
    with site.database.reading() as db:
        bob = named(db, "Bob").id
    assert events(site, bob, M1) == ["entree", "lecture"]


def test_she_marks_where_she_stops_and_finds_it_again(clients: Cast) -> None:
    clients.bob.post("/parcours/lectures", data={"page": "c3-conditions", "geste": "ici"})
    stopped = plain(clients.bob.get("/parcours").text)
    assert "Reprendre la compétence 3" in stopped
    assert "vous reprendrez ici" in stopped
    clients.bob.post("/parcours/lectures", data={"page": "c3-conditions", "geste": "lu"})
    assert "Compétence 3 · lue" in plain(clients.bob.get("/parcours").text)


def test_what_she_reads_is_shown_to_nobody_else(site: Site, clients: Cast) -> None:
    clients.bob.post("/parcours/lectures", data={"page": "c1-raisons", "geste": "lu"})
    assert "· lue" not in plain(clients.driss.get("/parcours").text)
    with site.database.reading() as db:
        assert db.query(ReadingPlace).count() == 1


@pytest.mark.one_database
@pytest.mark.parametrize("page", ["", "c9", "m1-preparation", "c2-quiz"])
def test_a_page_that_is_none_is_not_found(clients: Cast, page: str) -> None:
    assert clients.bob.post("/parcours/lectures", data={"page": page}).status_code == 404


def test_a_page_of_module_2_is_kept_once_the_door_is_open(site: Site) -> None:
    person_id = newcomer(site, "Prudence", "declaration accepted")
    device = site.signed_in("Prudence")
    kept = device.post("/parcours/lectures", data={"page": "c4-techniques", "geste": "lu"})
    assert kept.status_code == 303
    assert events(site, person_id, M2) == ["lecture"]


def test_her_dates_and_the_next_one_first(site: Site, clients: Cast) -> None:
    text = plain(clients.bob.get("/parcours").text)
    assert re.search(r"<h1>\w+ \w+ \w+ \d{4}, 9 h</h1>", text) or "13 h 30</h1>" in text
    assert "Groupe de démonstration, Salle des fêtes (module 1)" in text


def test_a_place_that_waits_is_said_to_wait(site: Site) -> None:
    person_id, cohort_id = newcomer(site, "Prudence"), open_module_2(site)
    with site.database.writing() as db:
        entrance.may_wait(db)
        person, cohort = db.get_one(Person, person_id), db.get_one(Cohort, cohort_id)
        service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())
    text = path_of(site)
    assert "à vérifier" in text
    assert "Besançon" in text


def test_whoever_joined_by_code_reads_that_nothing_is_followed_yet(site: Site) -> None:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    assert "rien n'est encore suivi" in plain(device.get("/parcours").text)


def test_a_person_of_no_session_has_a_path_too(site: Site) -> None:
    newcomer(site, "Prudence")
    assert "Aucune date pour le moment" in path_of(site)


def test_the_menu_leads_trainees_to_their_path_and_trainers_to_declarations(clients: Cast) -> None:
    assert 'href="/parcours"' in clients.bob.get("/").text
    assert 'href="/declarations"' not in clients.bob.get("/").text
    assert 'href="/parcours"' not in clients.alice.get("/sessions").text.partition("</header>")[0]
    for device in (clients.alice, clients.fanny):
        assert 'href="/declarations"' in device.get("/modules").text
    assert 'href="/declarations"' not in clients.emma.get("/modules").text
    assert 'href="/parcours"' not in clients.nobody.get("/").text


def test_the_buttons_stand_on_the_page_of_a_competence_for_whoever_learns(clients: Cast) -> None:
    button = "J’ai lu cette page"
    assert button in clients.bob.get("/competences/c1-raisons").text
    assert button not in clients.nobody.get("/competences/c1-raisons").text
    assert button not in clients.alice.get("/competences/c1-raisons").text


def test_many_events_cost_no_more_statements(site: Site, clients: Cast, statements) -> None:  # noqa: ANN001
    clients.bob.get("/parcours")
    with statements as few:
        clients.bob.get("/parcours")
    with site.database.writing() as db:
        bob = named(db, "Bob")
        for n in range(300):
            record(db, bob, M1, Happened.TOOK_QUIZ, at=clock.now(), about=f"quiz-{n}")
    with statements as many:
        clients.bob.get("/parcours")
    assert len(few) == len(many) <= 17


def test_other_rooms_record_only_what_one_does_alone(site: Site) -> None:
    with site.database.writing() as db:
        bob = named(db, "Bob")
        with pytest.raises(ValueError, match="achevement"):
            record(db, bob, M1, Happened.COMPLETED, at=clock.now())
        assert standing(site, bob.id, M1).value == "en_cours"


def test_an_advice_that_came_with_a_yes_is_read_wherever_the_answer_matters(site: Site) -> None:
    newcomer(site, "Prudence", "declaration accepted with advice")
    prudence = site.signed_in("Prudence")
    for page in ("/parcours", f"/modules/{M2}/entree", f"/modules/{M2}/declaration"):
        shown = plain(prudence.get(page).text)
        assert "Voici pourquoi." in shown, page
        assert "Alice" in shown, page
    declared = plain(prudence.get(f"/modules/{M2}/declaration").text)
    assert declared.index("dispense accordée, avec un conseil") < declared.index("Ce que vous avez envoyé")  # fmt: skip
    newcomer(site, "Constance", "declaration accepted")
    assert "Le conseil de" not in path_of(site, "Constance")


def test_who_follows_module_1_is_told_where_and_not_how_to_enrol(site: Site) -> None:
    newcomer(site, "Prudence", "module 1 in progress")
    prudence = site.signed_in("Prudence")
    door = plain(prudence.get(f"/modules/{M2}/entree").text)
    assert "Vous y êtes inscrit·e" in door
    assert "adressez-vous à votre employeur" not in door
    newcomer(site, "Constance", "nothing")
    door = plain(site.signed_in("Constance").get(f"/modules/{M2}/entree").text)
    assert "adressez-vous à votre employeur" in door
    assert "Vous y êtes inscrit·e" not in door
