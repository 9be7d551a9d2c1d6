"""Her yes taken back for the room, while a group has her text: its name goes too, and nobody says it was withdrawn."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from tests.contributing.agreeing import EVERYWHERE, ROOM_ONLY, consents, says_yes
from tests.contributing.people import Shown
from tests.contributing.test_withdrawal_in_the_room import WORD, opened, planned, screens, withdraw
from tests.dev.site import Cast, Site

from allervers_training.activities.engine.models import Activity
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.models import WithdrawalNotice

HIDDEN = "Texte que son auteur·e ne montre plus en salle"
NOWHERE = {"salle": "non", "explique": "non"}
NAME = "Nina des Quais"
STORY = {"titre": "Une hirondelle au guichet", "recit": "Une hirondelle attend dehors."}
TESTIMONY = Shown(PropositionKind.TEMOIGNAGE, STORY, ("texte/salle", "nom/salle"))


def take_back(site: Site) -> None:
    assert says_yes(site.signed_in("Nadia"), NOWHERE).status_code == 303
    site.settle()


def run(site: Site, clients: Cast) -> None:
    """Begin the step that opens her text; the door is closed, so that the wall shows the step."""
    with site.database.writing() as db:
        db.get_one(Cohort, site.cohort).is_open = False
    answer = clients.alice.post(f"/salle/{site.cohort}/etapes/{step_of(site)}/etat", data={"etat": "en_cours"})  # fmt: skip
    assert answer.status_code == 303
    site.settle()


def step_of(site: Site) -> int:
    with site.database.reading() as db:
        ours = select(ConducteurStep.id).where(ConducteurStep.resource_id == "p-soir")
        return db.scalars(ours).one()


def on_wall(site: Site, clients: Cast, screen: int | str) -> int:
    """Show one screen of her text, or none; return how it was answered."""
    here = f"/salle/{site.cohort}/etapes/{step_of(site)}/ecran"
    answer = clients.alice.post(here, data={"ecran": str(screen)})
    site.settle()
    return answer.status_code


def test_the_name_of_a_step_that_is_on_leaves_every_screen(site: Site, clients: Cast) -> None:
    planned(site, TESTIMONY)
    run(site, clients)
    before = screens(site, clients)
    room = f"/salle/{site.cohort}"
    assert WORD in before[room]
    assert WORD in before[f"{room}/projection"]
    take_back(site)
    after = screens(site, clients)
    assert [where for where, text in after.items() if WORD in text] == []
    assert HIDDEN in after[room]
    assert HIDDEN in after[f"/sessions/{site.cohort}/conducteur"]
    console = after[f"{room}/console"]
    assert "Une personne a choisi de ne plus montrer en salle un texte qu’elle a écrit" in console
    assert "retiré par la personne" not in console
    assert "Texte retiré" not in console


def test_a_running_debate_is_as_calm_as_after_a_withdrawal(site: Site, clients: Cast) -> None:
    planned(site)
    number = opened(site, clients)
    address = f"/salle/{site.cohort}/activites/{number}"
    clients.alice.post(f"{address}/phases", data={"phase": "position"})
    site.settle()
    take_back(site)
    after = screens(site, clients)
    assert [where for where, text in after.items() if WORD in text] == []
    for page in (address, f"{address}/rapport.md", f"{address}/film"):
        assert WORD not in clients.alice.get(page).text
    with site.database.reading() as db:
        assert db.get_one(Activity, number).title == HIDDEN


def test_the_team_is_told_once_and_told_of_a_withdrawal_after(site: Site, clients: Cast) -> None:
    planned(site)
    take_back(site)
    with site.database.reading() as db:
        notice = db.scalars(select(WithdrawalNotice)).one().id
    clients.emma.post(f"/sessions/{site.cohort}/retraits/{notice}")
    again = {**NOWHERE, "explique": "autre", "prenom": "Lou"}
    before = len(consents(site))
    assert says_yes(site.signed_in("Nadia"), again).status_code == 303
    assert says_yes(site.signed_in("Nadia"), {**ROOM_ONLY}).status_code == 303
    assert len(consents(site)) > before
    assert "J’ai vu" not in clients.alice.get(f"/salle/{site.cohort}/console").text
    withdraw(site)
    console = clients.alice.get(f"/salle/{site.cohort}/console").text
    assert "Un texte a été retiré par la personne qui l’a écrit" in console
    assert "a choisi de ne plus montrer" not in console


def test_less_far_is_still_in_the_room(site: Site, clients: Cast) -> None:
    planned(site)
    less = {**EVERYWHERE, "public": "non", "nom": "non"}
    less.pop("licence")
    assert says_yes(site.signed_in("Nadia"), less).status_code == 303
    site.settle()
    assert "hirondelle" in clients.alice.get(f"/sessions/{site.cohort}/conducteur").text
    with site.database.reading() as db:
        assert db.scalars(select(WithdrawalNotice)).all() == []


def test_a_story_is_named_on_the_wall_then_read_there_screen_by_screen(
    site: Site, clients: Cast
) -> None:
    planned(site, TESTIMONY)
    nadia = site.signed_in("Nadia")
    named = nadia.post("/propositions/p-soir/credit", data={"signature": "pseudonyme", "nom": NAME})
    assert named.status_code == 303, named.text
    run(site, clients)
    shown, room = screens(site, clients), f"/salle/{site.cohort}"
    for where in (room, f"{room}/projection", f"{room}/console"):
        assert f"Proposé par {NAME}, et relu" in shown[where]
    assert "Montrer le texte au mur" in shown[f"{room}/console"]
    assert 'href="/exercices/p-soir"' in shown[f"{room}/console"]
    assert STORY["recit"] in clients.alice.get("/exercices/p-soir").text
    on_wall(site, clients, 1)
    shown = screens(site, clients)
    assert STORY["recit"] in shown[f"{room}/projection"]
    assert f"Proposé par {NAME}, et relu" in shown[f"{room}/projection"]
    assert STORY["recit"] not in shown[room]  # phones say what is read, and read along with nobody
    assert "Au mur : écran 1 sur 1" in shown[f"{room}/console"]
    on_wall(site, clients, 0)
    assert STORY["recit"] not in screens(site, clients)[f"{room}/projection"]


@pytest.mark.parametrize("gone", [take_back, withdraw])
def test_a_story_on_the_wall_leaves_it_with_her_yes(
    site: Site, clients: Cast, gone: Callable[[Site], None]
) -> None:
    planned(site, TESTIMONY)
    run(site, clients)
    on_wall(site, clients, 1)
    assert STORY["recit"] in screens(site, clients)[f"/salle/{site.cohort}/projection"]
    gone(site)
    after = screens(site, clients)
    assert [where for where, text in after.items() if STORY["recit"] in text] == []
    assert "Montrer le texte au mur" not in after[f"/salle/{site.cohort}/console"]


def test_the_wall_shows_a_text_of_the_step_that_is_on_alone(site: Site, clients: Cast) -> None:
    planned(site, TESTIMONY)
    assert on_wall(site, clients, 1) == 422
    run(site, clients)
    for number, status in (("x", 422), ("-1", 422), ("1000", 422), ("99", 303)):
        assert on_wall(site, clients, number) == status, number
    wall, console = f"/salle/{site.cohort}/projection", f"/salle/{site.cohort}/console"
    assert STORY["recit"] in screens(site, clients)[wall]  # the last screen there is
    clients.alice.post(f"/salle/{site.cohort}/etapes/{step_of(site)}/etat", data={"etat": "faite"})
    clients.alice.post(f"/salle/{site.cohort}/etapes/{step_of(site)}/etat", data={"etat": "en_cours"})  # fmt: skip
    site.settle()
    shown = screens(site, clients)
    assert STORY["recit"] not in shown[wall]
    assert "Montrer le texte au mur" in shown[console]
