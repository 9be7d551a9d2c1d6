"""A text that is withdrawn while a group works on it: the words leave every screen, what the group did stays."""

import re

import pytest
from sqlalchemy import select
from tests.contributing.people import Shown, publish
from tests.dev.site import Cast, Site

from allervers_training.activities.engine.models import Activity
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import Origin
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.models import WithdrawalNotice
from allervers_training.kernel import clock

WORD = "hirondelle"
TREE = {
    "situation": "Une hirondelle attend devant la porte fermée du guichet.",
    "fait": "L'hirondelle repart sans rien.",
    "origine": "fictive",
}
GONE = "plus montré"


def planned(site: Site, shown: Shown | None = None, exercise: str = "p-soir") -> None:
    """Publish a text, and let the session of the cast be planned with the course as it then is."""
    publish(site, shown or Shown())
    site.app.state.library.forget()
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        cohort.content_hash = store_snapshot(db, site.app.state.library.current.files, at=clock.now())  # fmt: skip
    step = site.begin_conducteur()
    with site.database.writing() as db:
        first = db.get_one(ConducteurStep, step)
        title = "Débat : Une hirondelle"
        db.add(ConducteurStep(cohort_id=site.cohort, demi_journee_id=first.demi_journee_id, position=99, origin=Origin.EXERCISE, resource_id=exercise, title=title, minutes=30))  # fmt: skip


def opened(site: Site, clients: Cast, **fields: str) -> int:
    answer = clients.alice.post(f"/salle/{site.cohort}/activites", data={"exercice": "p-soir", **fields})  # fmt: skip
    assert answer.status_code == 303, answer.text
    site.settle()
    with site.database.reading() as db:
        return db.scalars(select(Activity.id).order_by(Activity.id.desc())).first() or 0


def screens(site: Site, clients: Cast) -> dict[str, str]:
    """Return every screen of the room, and every page about the session, by address."""
    room = f"/salle/{site.cohort}"
    pages = {p: clients.alice.get(p) for p in (f"{room}/console", f"{room}/projection", f"/sessions/{site.cohort}/conducteur", f"/sessions/{site.cohort}/conducteur/impression", f"/sessions/{site.cohort}")}  # fmt: skip
    pages[room] = clients.bob.get(room)
    pages[f"{room}/moi"] = clients.bob.get(f"{room}/moi")
    return {address: answer.text for address, answer in pages.items()}


def withdraw(site: Site) -> None:
    assert site.signed_in("Nadia").post("/propositions/p-soir/retrait").status_code == 303
    site.settle()


def test_a_running_debate_loses_her_words_and_keeps_its_people(site: Site, clients: Cast) -> None:
    planned(site)
    number = opened(site, clients)
    address = f"/salle/{site.cohort}/activites/{number}"
    clients.alice.post(f"{address}/phases", data={"phase": "position"})
    clients.bob.post(f"{address}/positions", data={"camp": "oui"})
    site.settle()
    before = screens(site, clients)
    assert WORD in before[f"/salle/{site.cohort}/projection"]
    assert WORD in before[f"/salle/{site.cohort}"]
    withdraw(site)
    after = screens(site, clients)
    assert [where for where, text in after.items() if WORD in text] == []
    assert GONE in after[f"/salle/{site.cohort}/projection"].replace("’", "'")
    assert "J’ai vu" in after[f"/salle/{site.cohort}/console"]
    clients.bob.post(f"{address}/positions", data={"camp": "non"})  # the debate goes on
    clients.alice.post(f"{address}/phases", data={"phase": "echanges"})
    site.settle()
    assert [where for where, text in screens(site, clients).items() if WORD in text] == []


def test_streams_push_the_room_without_her_words(site: Site, clients: Cast) -> None:
    planned(site)
    opened(site, clients)
    stream = f"/salle/{site.cohort}/flux?public=projection"
    assert WORD.encode() in site.stream(clients.alice, stream)[2]
    withdraw(site)
    said = site.stream(clients.alice, stream)[2]
    assert said
    assert WORD.encode() not in said


@pytest.mark.parametrize("extension", ["csv", "json", "md"])
def test_reports_and_films_of_a_past_debate_lose_them_too(
    site: Site, clients: Cast, extension: str
) -> None:
    planned(site)
    number = opened(site, clients)
    address = f"/salle/{site.cohort}/activites/{number}"
    clients.alice.post(f"{address}/phases", data={"phase": "position"})
    clients.alice.post(f"{address}/cloture")
    clients.alice.post(f"/salle/{site.cohort}/affichage", data={"activite": ""})
    site.settle()
    pages = (address, f"{address}/rapport.{extension}", f"{address}/film", f"{address}/film?pas=1")
    assert any(WORD in clients.alice.get(page).text for page in pages)
    withdraw(site)
    for page in pages:
        answer = clients.alice.get(page)
        assert answer.status_code == 200
        assert WORD not in answer.text
        assert not re.search(r"«\s*Ce texte n.est", answer.text)  # nobody said that


@pytest.mark.parametrize("extension", ["csv", "json", "md", "mmd", "svg"])
def test_a_tree_loses_its_situation_and_its_fact(site: Site, clients: Cast, extension: str) -> None:
    planned(site, Shown(PropositionKind.ARBRE, TREE))
    own = "Une HIRONDELLE attend devant la porte, pour nous."
    number = opened(site, clients, situation=own, fait_ultime="Un fait à nous")
    address = f"/salle/{site.cohort}/activites/{number}"
    withdraw(site)
    assert [where for where, text in screens(site, clients).items() if WORD in text.lower()] == []
    for page in (address, f"{address}/rapport.{extension}", f"{address}/film"):
        assert WORD not in clients.alice.get(page).text.lower()
    with site.database.reading() as db:
        kept = db.get_one(Activity, number)
        assert kept.title == "Texte retiré par son auteur·e"
        assert kept.settings["textes"] == {"fait_ultime": "Un fait à nous"}  # hers, and not a copy


def test_the_running_order_keeps_its_step_without_its_title_and_says_why(
    site: Site, clients: Cast
) -> None:
    planned(site)
    withdraw(site)
    order = f"/sessions/{site.cohort}/conducteur"
    page = clients.alice.get(order).text
    assert "Texte retiré par son auteur·e" in page
    assert "J’ai vu" in page
    with site.database.reading() as db:
        notice = db.scalars(select(WithdrawalNotice)).one().id
    seen = clients.emma.post(f"/sessions/{site.cohort}/retraits/{notice}")
    assert seen.headers["location"] == order
    assert "J’ai vu" not in clients.alice.get(order).text
    assert clients.emma.post(f"/sessions/{site.cohort}/retraits/{notice}").status_code == 303
    assert clients.gaston.post(f"/sessions/{site.others['cohort']}/retraits/{notice}").status_code == 404  # fmt: skip
    assert clients.bob.post(f"/sessions/{site.cohort}/retraits/{notice}").status_code == 404


def test_a_session_that_is_over_is_told_nothing(site: Site, clients: Cast) -> None:
    planned(site)
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, site.cohort)
        cohort.starts_on = cohort.ends_on = clock.room_day(clock.now()).replace(year=2020)
    withdraw(site)
    with site.database.reading() as db:
        assert db.scalars(select(WithdrawalNotice)).all() == []
        titles = db.scalars(select(ConducteurStep.title).where(ConducteurStep.resource_id == "p-soir"))  # fmt: skip
        assert titles.all() == ["Texte retiré par son auteur·e"]
    assert WORD not in clients.alice.get(f"/sessions/{site.cohort}/conducteur").text


def test_it_can_be_neither_opened_nor_prepared_any_more(site: Site, clients: Cast) -> None:
    planned(site)
    withdraw(site)
    room = f"/salle/{site.cohort}"
    assert clients.alice.post(f"{room}/activites", data={"exercice": "p-soir"}).status_code == 404
    for page in ("preparation/p-soir", "preparation/p-soir/kit", "preparation/p-soir/kit.pdf"):
        assert clients.alice.get(f"{room}/{page}").status_code == 404


SAID = "Ce texte n’est plus montré\u00a0: son auteur·e l’a choisi."


@pytest.mark.parametrize("phase", ["annonce", "position", "echanges", "position_finale"])
def test_screens_go_calm_without_marks_nor_vote(site: Site, clients: Cast, phase: str) -> None:
    planned(site)
    address = f"/salle/{site.cohort}/activites/{opened(site, clients)}"
    for step in ("position", phase):
        clients.alice.post(f"{address}/phases", data={"phase": step})
    site.settle()
    room = f"/salle/{site.cohort}"
    before = clients.bob.get(f"{room}/moi").text
    withdraw(site)
    after = screens(site, clients)
    for where in (room, f"{room}/console", f"{room}/projection"):
        assert SAID in after[where]
        assert f"«\u00a0{SAID}" not in after[where]
    own, wall = after[f"{room}/moi"], after[f"{room}/projection"]
    assert "<form" not in own
    assert "Vous n’avez rien à faire." in own
    assert own.partition("data-etape")[2][:30] != before.partition("data-etape")[2][:30]
    assert 'class="zones' not in wall
    assert "en secret" not in wall
    assert "passez à l’affirmation suivante" not in after[f"{room}/console"]
    assert "Clore le débat" in after[f"{room}/console"]


def test_the_trainer_is_led_to_an_affirmation_that_has_words(site: Site, clients: Cast) -> None:
    planned(site)
    number = opened(
        site, clients, affirmation="Une affirmation à nous, sans oiseau.", **{"a-p-soir-a1": "oui"}
    )
    withdraw(site)
    text = clients.alice.get(f"/salle/{site.cohort}/console").text
    assert "passez à l’affirmation suivante" in text
    assert "sans oiseau" in text.partition("Ensuite")[2]
    assert clients.alice.post(f"/salle/{site.cohort}/activites/{number}/affirmations", data={"rang": "1"}).status_code < 400  # fmt: skip
    site.settle()
    assert "sans oiseau" in clients.bob.get(f"/salle/{site.cohort}").text
