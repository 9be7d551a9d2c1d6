"""Her yes taken back for the room, while a group has her text: its name goes too, and nobody says it was withdrawn."""

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
        ours = select(ConducteurStep.id).where(ConducteurStep.resource_id == "p-soir")
        step = db.scalars(ours).one()
    answer = clients.alice.post(f"/salle/{site.cohort}/etapes/{step}/etat", data={"etat": "en_cours"})  # fmt: skip
    assert answer.status_code == 303
    site.settle()


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


def test_a_story_is_named_on_the_wall_and_opened_before_the_group(
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
    console = shown[f"{room}/console"]
    assert "Ouvrir devant le groupe" in console
    assert 'href="/exercices/p-soir"' in console
    assert STORY["recit"] in clients.alice.get("/exercices/p-soir").text
