"""An arbre des causes in a running site, through its forms: from silence to the report."""

import html
import re

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site
from tests.salle.debate import Debate

EXERCISE = "c2-arbre-non-demande"


@pytest.fixture
def arbre(site: Site, clients: Cast) -> Debate:
    return Debate(site, clients, site.open_debate(clients.alice, exercice=EXERCISE))


def phone(site: Site, device: TestClient, chosen: int | None = None) -> str:
    site.settle()
    path = f"/salle/{site.cohort}" + (f"?choix={chosen}" if chosen else "")
    return html.unescape(device.get(path).text)


def test_nobody_reads_a_card_before_the_sorting(site: Site, clients: Cast, arbre: Debate) -> None:
    arbre.phase("collecte")
    chloe = clients.of("Chloé")
    assert arbre.send(clients.bob, "cartes", texte="Le guichet ferme à midi").status_code == 303
    assert "Le guichet ferme" in phone(site, clients.bob)
    assert "Le guichet ferme" not in phone(site, chloe)
    assert "Le guichet ferme" not in clients.alice.get(f"/salle/{site.cohort}/projection").text
    arbre.phase("tri")
    assert "Le guichet ferme" in phone(site, chloe)


def test_a_tree_is_built_and_goes_into_its_report(site: Site, clients: Cast, arbre: Debate) -> None:
    arbre.phase("collecte")
    for text in ("Le guichet ferme à midi", "Personne n'a appelé"):
        arbre.send(clients.bob, "cartes", texte=text)
    arbre.phase("construction")
    assert arbre.send(clients.bob, "liens", effet=1, cause=2).status_code == 303
    assert arbre.send(clients.of("Chloé"), "liens", effet=2, cause=3).status_code == 303
    tree = phone(site, clients.bob).partition("L’arbre :")[2]
    assert tree.index("Le guichet ferme") < tree.index("appelé")
    report = clients.alice.get(f"{arbre.address}/rapport.md").text
    assert re.search(r"- \*\*2\*\* Le guichet ferme à midi.*\n {4}- \*\*3\*\*", report)
    for extension in ("csv", "json", "mmd", "svg"):
        answer = clients.alice.get(f"{arbre.address}/rapport.{extension}")
        assert answer.status_code == 200
        assert "guichet" in answer.text
    for extension, media_type, sign in (
        ("pdf", "application/pdf", b"%PDF-"),
        ("png", "image/png", b"\x89PNG"),
    ):
        answer = clients.alice.get(f"{arbre.address}/rapport.{extension}")
        assert answer.headers["content-type"] == media_type
        assert answer.content.startswith(sign)


@pytest.mark.parametrize(("asked", "shown"), [("", 2), ("?zoom=3", 3), ("?zoom=-4", 1)])
def test_the_drawing_of_a_report_has_three_sizes(
    clients: Cast, arbre: Debate, asked: str, shown: int
) -> None:
    assert f'class="defile zoom-{shown}"' in clients.alice.get(f"{arbre.address}{asked}").text


def test_a_circle_is_refused_with_its_way(site: Site, clients: Cast, arbre: Debate) -> None:
    arbre.phase("construction")
    arbre.send(clients.bob, "cartes", texte="Premier", effet=1)
    arbre.send(clients.bob, "cartes", texte="Second", effet=2)
    answer = arbre.send(clients.bob, "liens", HTMX, effet=3, cause=2)
    assert answer.status_code == 422
    said = html.unescape(answer.text)
    assert "tourner en rond" in said
    assert "Premier" in said
    assert "Second" in said
    assert "LienPose" not in arbre.kinds()


def test_two_wordings_of_one_card_are_both_kept(site: Site, clients: Cast, arbre: Debate) -> None:
    arbre.phase("construction")
    arbre.send(clients.bob, "cartes", texte="Un mot", effet=1)
    seen = re.search(r'name="vu" value="(\d+)"', phone(site, clients.bob, 2))
    assert seen
    for device, text in ((clients.bob, "Deux mots"), (clients.of("Chloé"), "Trois mots ici")):
        fields = {"fait": 2, "texte": text, "vu": seen[1]}
        assert arbre.send(device, "formulations", **fields).status_code == 303
    shown = phone(site, clients.bob)
    assert "Deux mots" in shown
    assert "Trois mots ici" in shown


def test_what_a_table_undoes_comes_back(site: Site, clients: Cast, arbre: Debate) -> None:
    arbre.phase("construction")
    arbre.send(clients.bob, "cartes", texte="Un mot", effet=1)
    arbre.send(clients.bob, "annulations")
    assert "2. Un mot" not in phone(site, clients.bob)
    arbre.send(clients.bob, "annulations", geste="retablir")
    assert "2. Un mot" in phone(site, clients.bob)


def film(clients: Cast, arbre: Debate, part: int = 0) -> list[str]:
    """Return every moment of a film, in order."""
    address = f"{arbre.address}/film?partie={part}&pas="
    moments = re.search(r"Moment 1 sur (\d+)", clients.alice.get(f"{address}0").text)
    assert moments
    return [
        html.unescape(clients.alice.get(f"{address}{step}").text) for step in range(int(moments[1]))
    ]


def test_the_whole_workshop_is_seen_again_as_a_film(clients: Cast, arbre: Debate) -> None:
    arbre.phase("construction")
    for text in ("Premier", "Second"):
        arbre.send(clients.bob, "cartes", texte=text, effet=1)
    arbre.send(clients.bob, "annulations")
    seen = film(clients, arbre)
    facts = [int(found[0]) for moment in seen if (found := re.findall(r"(\d+)\s?faits?, ", moment))]
    assert facts == [1, 2, 3, 2]  # what was undone is seen, and then undone


def test_a_film_follows_the_wall_or_one_table(site: Site, clients: Cast) -> None:
    number = site.open_debate(clients.alice, exercice=EXERCISE, repartition="choix", tables="2")
    arbre, chloe = Debate(site, clients, number), clients.of("Chloé")
    arbre.send(clients.bob, "places", table=1)
    arbre.send(chloe, "places", table=2)
    arbre.phase("construction")
    arbre.send(clients.bob, "cartes", texte="Ce que dit la table une", effet=1)
    arbre.send(chloe, "cartes", texte="Ce que dit la table deux", effet=1)
    first = film(clients, arbre)[0]
    assert 'partie=2">Table 2</a>' in first
    two = film(clients, arbre, 2)
    assert "table deux" in two[-1]
    assert not any("table une" in moment for moment in two)
    assert film(clients, arbre, 9)[0] == first  # no such table: the wall


def test_each_table_follows_its_own_tree(site: Site, clients: Cast) -> None:
    number = site.open_debate(clients.alice, exercice=EXERCISE, repartition="choix", nombre="2")
    arbre, chloe = Debate(site, clients, number), clients.of("Chloé")
    arbre.phase("construction")
    assert arbre.send(clients.bob, "places", table=1).status_code == 303
    assert arbre.send(chloe, "places", table=2).status_code == 303
    arbre.send(clients.bob, "cartes", texte="Ce que dit la table une", effet=1)
    arbre.send(chloe, "cartes", texte="Ce que dit la table deux", effet=1)
    one, two = phone(site, clients.bob), phone(site, chloe)
    assert "la table une" in one
    assert "la table deux" not in one
    assert "la table deux" in two
    console = html.unescape(clients.alice.get(f"/salle/{site.cohort}/console").text)
    assert "Table 1" in console
    assert "Table 2" in console


def test_the_team_keeps_one_table_on_the_wall(site: Site, clients: Cast) -> None:
    number = site.open_debate(clients.alice, exercice=EXERCISE, repartition="choix", nombre="2")
    arbre, wall = Debate(site, clients, number), f"/salle/{site.cohort}/projection"
    arbre.phase("construction")
    arbre.send(clients.alice, "cartes", texte="Ce que dit la table une", effet=1, table=1)
    assert "Table 1" in clients.alice.get(wall).text
    assert arbre.send(clients.bob, "murs", table=2).status_code == 404
    assert arbre.send(clients.alice, "murs", table=2).status_code == 303
    site.settle()
    assert "Table 2" in clients.alice.get(wall).text
    assert arbre.send(clients.alice, "murs", table="").status_code == 303
    site.settle()
    assert "Table 1" in clients.alice.get(wall).text


def test_the_team_acts_on_any_table_and_a_trainee_does_not(
    site: Site, clients: Cast, arbre: Debate
) -> None:
    arbre.phase("construction")
    fields = {"texte": "Ce que la salle a dit", "effet": 1, "table": 1}
    assert arbre.send(clients.alice, "cartes", **fields).status_code == 303
    assert "Ce que la salle a dit" in phone(site, clients.bob)
    assert arbre.send(clients.bob, "tables", nombre=2).status_code == 404
    assert arbre.send(clients.bob, "phases", phase="clos").status_code == 404
    newcomer = site.signed_in("Inès")  # who has done nothing yet
    own = newcomer.get(f"/salle/{site.cohort}/moi?choix=2").text
    assert 'name="table"' not in own


def test_the_kit_is_downloaded_as_a_pdf(site: Site, clients: Cast) -> None:
    page = f"/salle/{site.cohort}/preparation/{EXERCISE}/kit"
    assert f'href="{page}.pdf"' in clients.alice.get(page).text
    answer = clients.alice.get(f"{page}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
