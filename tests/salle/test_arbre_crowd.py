"""Ten people write at the same moment: at five tables, or five of them on one tree; nothing acknowledged is lost."""

import html
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site
from tests.salle.debate import Debate

from allervers_training.accounts import service as accounts
from allervers_training.activities.arbre_des_causes.domain.graphe import is_acyclic
from allervers_training.activities.engine import live as lives
from allervers_training.activities.registry import KINDS
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock

EXERCISE = "c2-arbre-non-demande"
NAMES = ("Aya", "Ben", "Cléo", "Dan", "Eva", "Flo", "Guy", "Hana", "Ilo", "Jo")
EACH = 8


@pytest.fixture
def people(site: Site) -> list[TestClient]:
    now = clock.now()
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        for name in NAMES:
            person = accounts.create_person(db, name, at=now)
            cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=now)
    site.settle()
    return [site.signed_in(name) for name in NAMES]


def at_once(arbre: Debate, devices: Sequence[TestClient]) -> list[str]:
    """Let everybody write, link and word otherwise together; return what was answered « it is kept »."""

    def writes(place: int) -> list[str]:
        device, kept = devices[place], []
        for turn in range(EACH):
            text = f"Personne {place}, carte {turn}"
            if (
                arbre.send(device, "cartes", HTMX, texte=text, effet=1 + turn % 3).status_code
                == 200
            ):
                kept.append(text)
            other = f"Personne {place}, autrement {turn}"
            fields = {"fait": 2 + turn, "texte": other, "vu": 0}
            if arbre.send(device, "formulations", HTMX, **fields).status_code == 200:
                kept.append(other)
            arbre.send(device, "liens", HTMX, effet=2 + turn, cause=3 + turn)
        return kept

    with ThreadPoolExecutor(len(devices)) as pool:
        return [text for kept in pool.map(writes, range(len(devices))) for text in kept]


def check(site: Site, arbre: Debate, kept: list[str]) -> None:
    """Each acknowledged text is in the log once; trees hold; the log told again is what is shown."""
    assert len(kept) > len(NAMES)
    written = Counter(
        payload["texte"]
        for kind in ("FaitAjoute", "FaitReecrit", "FormulationAjoutee")
        for payload in arbre.log(kind)
    )
    assert all(written[text] == 1 for text in kept)
    live = site.app.state.desk.rooms.live(arbre.number)
    with site.database.engine.connect() as connection:
        again, _ = lives.load(connection, KINDS, arbre.number)
    assert again.state == live.state
    for table in live.state.tables.values():
        assert is_acyclic(table.arbre)


def test_ten_people_at_five_tables(site: Site, clients: Cast, people: list[TestClient]) -> None:
    number = site.open_debate(clients.alice, exercice=EXERCISE, repartition="choix", tables="5")
    arbre = Debate(site, clients, number)
    for place, device in enumerate(people):
        assert arbre.send(device, "places", table=1 + place // 2).status_code == 303
    arbre.phase("construction")
    kept = at_once(arbre, people)
    check(site, arbre, kept)
    site.settle()
    for place, device in enumerate(people):
        shown = html.unescape(
            device.get(f"/salle/{site.cohort}?choix={1 + place // 2}-1-tout").text
        )
        here = {2 * (place // 2), 2 * (place // 2) + 1}
        assert all(
            (f"Personne {other}, carte 0" in shown) is (other in here) for other in range(10)
        )


def test_five_people_on_one_tree(site: Site, clients: Cast, people: list[TestClient]) -> None:
    arbre = Debate(site, clients, site.open_debate(clients.alice, exercice=EXERCISE))
    arbre.phase("construction")
    kept = at_once(arbre, people[:5])
    check(site, arbre, kept)
    site.settle()
    shown = html.unescape(people[0].get(f"/salle/{site.cohort}?choix=1-1-tout").text)
    assert all(text in shown for text in kept if ", carte" in text)
