"""What people say months later, opened in front of a group: of many, in words then in figures, or nothing yet."""

from html import unescape

import pytest
from markupsafe import Markup
from starlette.testclient import TestClient
from tests.dev.site import Cast, Shared, Site
from tests.progress.people import M2, open_module_2
from tests.surveys.months_later import NAMES, another_session, answered, end_of, links

from allervers_training.activities.registry import KINDS
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries as steps
from allervers_training.conducteur import service as conducteur
from allervers_training.salle.guide import notes_of
from allervers_training.surveys.domain import SHARED

OTHERS = (
    "Ada", "Basile", "Cora", "Denis", "Elsa", "Farid", "Gisèle",
    "Hugo", "Iris", "Jules", "Kadi", "Léo", "Maya", "Nour", "Oscar",
)  # fmt: skip


@pytest.fixture
def group(site: Site) -> Site:
    end_of(site, 100)
    return site


def shown(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.text).replace("\xa0", " ").replace("’", "'")


def effects(site: Site) -> str:
    return f"/sessions/{site.cohort}/effets"


def test_until_five_have_answered_there_are_questions_for_the_room(
    group: Site, clients: Cast
) -> None:
    for name in NAMES[:4]:
        answered(group, name, {"froid-pas": "fait", "froid-1": f"Le banc de {name}"})
    text = shown(clients.alice, effects(group))
    assert "Pas encore assez de réponses" in text
    assert "Posez ces questions à la salle" in text
    assert "l'avez-vous fait ?" in text
    assert "Que faudrait-il retirer de cette formation ?" in text
    assert "Le banc" not in text
    assert "Le plus souvent" not in text


def test_five_are_told_in_words_many_in_figures_over_all_sessions(
    group: Site, clients: Cast
) -> None:
    for name in NAMES:
        answered(group, name, {"froid-pas": "fait", "froid-qui": "moi", "froid-1": "Rien à dire"})
    text = shown(clients.emma, effects(group))
    assert "6 réponses, dont 5 comptées" in text
    assert "Le plus souvent, « Oui »." in text
    other = another_session(group, OTHERS)
    said = ["pas-encore"] * 8 + ["partie"] * 3 + ["oublie"] * 4
    for name, choice in zip(OTHERS, said, strict=True):
        answered(group, name, {"froid-pas": choice}, other)
    text = shown(clients.alice, effects(group))
    assert "21 réponses, dont 20 comptées" in text
    assert "20 personnes ont choisi." in text
    for line in ("6</strong> Oui", "8</strong> Pas encore", "3</strong> En partie"):
        assert line in text
    assert "3</strong> Je n'y pense plus" in text  # the newest answer waits for four others
    assert "Rien à dire" not in text
    assert "20 personnes ont choisi" in shown(clients.gaston, f"/sessions/{other}/effets")


def test_words_are_read_to_a_group_only_by_consent_of_five(group: Site, clients: Cast) -> None:
    for name in NAMES[:5]:
        said = {"froid-1": f"Mot numéro {len(name)}"}
        answered(group, name, said | ({} if name == "Bob" else {SHARED: "oui"}))
    assert "Mot numéro" not in shown(clients.alice, effects(group))
    answered(group, "Moussa", {"froid-1": "Une maraude", SHARED: "oui"})
    text = shown(clients.alice, effects(group))
    assert "« Une maraude »" in text
    assert "<details" in text  # closed: the trainer reads them first
    assert "Mot numéro 3" not in text  # Bob's own
    assert not any(name in text for name in NAMES)


def test_a_form_asks_for_the_sharing_and_keeps_the_choice(group: Site, clients: Cast) -> None:
    link, visitor = links(clients.alice, group)[0], group.visitor()
    assert 'value="oui" checked' not in visitor.get(link).text  # nothing is shared by default
    fields = {"froid-pas": "partie", "froid-1": "Un banc", "_partage": "oui"}
    assert visitor.post(link, data=fields).status_code == 303
    again = visitor.get(link).text
    assert 'value="oui" checked' in again
    assert 'value="partie" checked' in again
    wrong = visitor.post(link, data={"froid-pas": "autre", "froid-1": "Un banc"})
    assert wrong.status_code == 422
    assert 'href="#froid-pas"' in wrong.text
    assert "Un banc" in wrong.text


def test_the_team_sees_choices_of_its_own_session(group: Site, clients: Cast) -> None:
    for name in NAMES[:5]:
        answered(group, name, {"froid-qui": "service"})
    text = shown(clients.alice, f"/sessions/{group.cohort}/enquete")
    assert "Le plus souvent, « Pour mon équipe, mon service, un partenaire »." in text


@pytest.mark.one_database
def test_the_guide_leads_to_what_its_steps_draw_on(site: Site, clients: Cast) -> None:
    for form, count in (("2-jours", 1), ("3-jours", 2)):
        guide = clients.alice.get(f"/competences/c6-effets/guide?format={form}").text
        assert guide.count(f'href="/modules/{M2}/effets"') == count
    text = shown(clients.fanny, f"/modules/{M2}/effets")
    assert "Pas encore assez de réponses" in text
    assert "/effets" not in clients.alice.get("/competences/c2-besoin/guide").text


@pytest.mark.one_database
def test_the_running_order_and_the_console_lead_there_too(
    site: Site, clients: Cast, shared: Shared
) -> None:
    number, course = open_module_2(site), shared.edition.course
    with site.database.writing() as db:
        conducteur.build(db, db.get_one(Cohort, number), course)
        rows = steps.steps_of(db, number)
    row = next(one for one in rows if one.source_step == "c6-compter")
    panel = clients.alice.get(f"/sessions/{number}/conducteur/etapes/{row.id}").text
    assert f'href="/sessions/{number}/effets"' in panel
    notes = notes_of(row, course, KINDS, (), leader="", text=Markup())
    assert notes.used == (f"/sessions/{number}/effets", "Ce que disent les personnes formées")
    assert clients.alice.get(notes.used[0]).status_code == 200
