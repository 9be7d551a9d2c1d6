"""Tables balanced by employer in a running site: colleagues apart, and no employer on any screen."""

import html

import pytest
from sqlalchemy import select
from tests.dev.site import Cast, Site
from tests.salle.debate import Debate

from allervers_training.activities.registry import KINDS
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import room_changed
from allervers_training.salle.roster import employers_known, groups_of

EXERCISE = "c2-arbre-non-demande"
EMPLOYERS = {
    "Bob": "CCAS d'Œuvres-sur-Lys",
    "Chloé": "ccas d’oeuvres sur lys",
    "Inès": "Mission locale du Nord",
    "Karim": "MISSION LOCALE DU NORD",
}


@pytest.fixture
def hired(site: Site) -> None:
    with site.database.writing() as db:
        for name, employer in EMPLOYERS.items():
            place = db.scalars(
                select(Enrolment).filter_by(shown_name=name, cohort_id=site.cohort)
            ).one()
            place.employer = employer
        after_commit(db, lambda: room_changed.send(site.cohort))
    site.settle()


def preparation(site: Site, clients: Cast) -> str:
    page = clients.alice.get(f"/salle/{site.cohort}/preparation/{EXERCISE}").text
    return html.unescape(page).replace("\u00a0", " ")


def test_one_employer_is_recognised_however_it_is_typed() -> None:
    names = list(EMPLOYERS.values())
    groups = groups_of(dict(enumerate([*names, "", "  ", "Une association"])))
    assert groups == {0: 0, 1: 0, 2: 1, 3: 1, 6: 2}


def test_the_preparation_says_that_no_employer_is_known(site: Site, clients: Cast) -> None:
    text = preparation(site, clients)
    assert "L’employeur de personne n’est connu" in text
    assert f'href="/sessions/{site.cohort}"' in text
    wrong = {"exercice": EXERCISE, "repartition": "employeur", "minutes": "mille"}
    answer = clients.alice.post(f"/salle/{site.cohort}/activites", data=wrong)
    assert answer.status_code == 422
    assert 'value="employeur" aria-describedby="employeurs" checked' in answer.text
    assert "L’employeur de personne n’est connu" in answer.text


@pytest.mark.usefixtures("hired")
def test_the_preparation_counts_the_employers_that_are_known(site: Site, clients: Cast) -> None:
    with site.database.reading() as db:
        known = employers_known(db, db.get_one(Cohort, site.cohort))
    assert (known.some, known.of) == (4, 6)
    assert "Employeur connu pour 4 personnes sur 6." in preparation(site, clients)


@pytest.mark.usefixtures("hired")
def test_colleagues_are_drawn_to_different_tables_and_no_screen_says_why(
    site: Site, clients: Cast
) -> None:
    number = site.open_debate(clients.alice, exercice=EXERCISE, repartition="employeur", tables="2")
    arbre = Debate(site, clients, number)
    people = ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa")
    for name in people:
        assert arbre.send(clients.of(name), "presences").status_code == 303
    assert arbre.send(clients.alice, "tables", nombre=2).status_code == 303
    (drawn,) = arbre.log("TablesFormees")
    table = {name: drawn["places"][str(arbre.number_of(name))] for name in people}
    assert table["Bob"] != table["Chloé"]
    assert table["Inès"] != table["Karim"]
    assert table["Lucie"] != table["Moussa"]
    arbre.phase("construction")
    site.settle()
    shown = [
        clients.alice.get(f"/salle/{site.cohort}/console").text,
        clients.alice.get(f"/salle/{site.cohort}/projection").text,
        clients.bob.get(f"/salle/{site.cohort}").text,
        *(
            clients.alice.get(f"{arbre.address}/rapport.{extension}").text
            for extension in KINDS["arbre_des_causes"].exports
            if extension not in {"pdf", "png"}
        ),
        str(arbre.log()),
    ]
    assert not any(word in text.lower() for text in shown for word in ("ccas", "mission locale"))
    console = html.unescape(shown[0]).replace("\u00a0", " ")
    assert "équilibrées par employeur (connu pour 4 sur 6)" in console


def test_the_console_says_that_the_lot_alone_decides(site: Site, clients: Cast) -> None:
    site.open_debate(clients.alice, exercice=EXERCISE, repartition="employeur", tables="2")
    console = html.unescape(clients.alice.get(f"/salle/{site.cohort}/console").text)
    assert "aucun employeur n’est connu" in console.replace("\u00a0", " ")
