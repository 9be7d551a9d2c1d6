"""What trainers are shown of what people propose: on the console, in the running order, on cards."""

from dataclasses import replace

from markupsafe import Markup
from sqlalchemy import select
from tests.contributing.people import PHRASE, Shown, publish
from tests.contributing.proposing import invited
from tests.dev.site import Cast, Site

from allervers_training.activities.registry import KINDS
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import Origin, StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.pages.choices import PROPOSED, kinds_of
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.kernel import clock
from allervers_training.salle.guide import Notes, notes_of

QUESTION = "Et si c'était votre porte ?"
DEBATE = Shown(answers={"phrases": [PHRASE], "relances": [QUESTION]})


def plain(text: str) -> str:
    """Return what was typed, from what the course has typeset."""
    return text.replace("’", "'").replace("\u00a0", " ")


def noted(site: Site) -> Notes:
    step = ConducteurStep(cohort_id=site.cohort, demi_journee_id=1, position=1, origin=Origin.EXERCISE, resource_id="p-soir", title="Débat", minutes=30, source_step="", note="", state=StepState.COMING, screen=0)  # fmt: skip
    return notes_of(step, site.app.state.library.current.course, KINDS, (), leader="", text=Markup())  # fmt: skip


def test_the_console_names_who_proposed_and_says_her_words(site: Site) -> None:
    publish(site, replace(DEBATE, given=("texte/salle", "nom/salle")))
    site.app.state.library.forget()
    notes = noted(site)
    assert notes.credit == "Proposé et relu"  # she has chosen no name yet
    assert tuple(map(plain, notes.words)) == (PHRASE, QUESTION)


def test_an_exercise_of_the_team_has_neither(site: Site) -> None:
    step = ConducteurStep(cohort_id=site.cohort, resource_id="c2-debat-besoin", source_step="", title="", note="", minutes=30, state=StepState.COMING, screen=0)  # fmt: skip
    course = site.app.state.library.current.course
    notes = notes_of(step, course, KINDS, (), leader="", text=Markup())
    assert (notes.credit, notes.words) == ("", ())


def test_the_console_shows_them_beside_the_step_that_is_on(site: Site, clients: Cast) -> None:
    publish(site, DEBATE)
    site.app.state.library.forget()
    first = site.begin_conducteur()
    with site.database.writing() as db:
        files = site.app.state.library.current.files
        db.get_one(Cohort, site.cohort).content_hash = store_snapshot(db, files, at=clock.now())
        step = db.scalars(select(ConducteurStep).where(ConducteurStep.id == first)).one()
        step.resource_id, step.source_step = "p-soir", ""
    site.settle()
    text = clients.alice.get(f"/salle/{site.cohort}/console").text
    assert "Ses mots" in text
    assert "Le cours ne dit rien de plus" not in text


def test_what_people_proposed_has_its_own_group_in_the_running_order(site: Site) -> None:
    publish(site, Shown(PropositionKind.DEBAT))
    site.app.state.library.forget()
    *others, theirs = kinds_of(site.app.state.library.current.course)
    assert theirs.name == PROPOSED
    assert [value for value, _ in theirs.options] == ["exercice:p-soir"]
    assert all(value != "exercice:p-soir" for group in others for value, _ in group.options)


def test_without_any_there_is_no_empty_group(site: Site) -> None:
    course = replace(site.app.state.library.current.course, credits={})
    assert all(group.name != PROPOSED for group in kinds_of(course))


def test_a_new_card_is_asked_about_first_and_can_be_printed(site: Site, clients: Cast) -> None:
    person = invited(site, "Zohra")
    page = clients.alice.get("/contributeurs").text
    before = page.partition(f'action="/contributeurs/{person}/cartes"')[0]
    assert before.rindex("<details>") > before.rindex("<li>")  # nothing happens at the first touch
    assert "ne marchera plus" in before[before.rindex("<details>") :]
    card = clients.alice.post(f"/contributeurs/{person}/cartes").text
    assert "Imprimer la carte" in card
    assert "data-imprimer hidden" in card
