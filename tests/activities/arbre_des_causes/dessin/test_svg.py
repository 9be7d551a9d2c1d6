"""The SVG: well formed whatever people type, no inline style, and the site's own forms."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from hypothesis import given, settings
from tests.activities.arbre_des_causes.dessin.arbres import arbre, graphes

import allervers_training
from allervers_training.activities.arbre_des_causes.dessin.disposition import disposer
from allervers_training.activities.arbre_des_causes.dessin.encres import ENCRES, FORMES
from allervers_training.activities.arbre_des_causes.dessin.foyer import au_mur
from allervers_training.activities.arbre_des_causes.dessin.modele import Boite, Graphe, Trait
from allervers_training.activities.arbre_des_causes.dessin.svg import dessiner, dessiner_seul

STATIC = Path(allervers_training.__file__).parent / "web" / "static"
HOSTILE = '</text><script>alert(1)</script><style>*{}</style>"\' onload="x" &amp; \x00'


@given(graphes(most=25))
@settings(max_examples=25, deadline=None)
def test_it_is_well_formed(graphe: Graphe) -> None:
    drawing = disposer(graphe)
    for svg in (dessiner(drawing), dessiner(au_mur(graphe, graphe.ultime))):
        ET.fromstring(svg)
        assert not re.search(r"\s(?:style|on\w+)=|<style|<script", svg)
        assert 'aria-hidden="true"' in svg
    ET.fromstring(dessiner_seul(drawing, "Arbre des causes"))


def test_what_people_type_stays_text() -> None:
    drawing = disposer(Graphe(1, (Boite(1, HOSTILE), Boite(2, HOSTILE)), (Trait(1, 2),)))
    root = ET.fromstring(dessiner(drawing))
    tags = {element.tag for element in root.iter()}
    assert tags <= {"svg", "path", "text", "circle", "use"}
    alone = ET.fromstring(dessiner_seul(drawing, HOSTILE))
    assert not [element for element in alone.iter() if element.tag.endswith("script")]


def test_an_image_alone_needs_nothing_else() -> None:
    svg = dessiner_seul(disposer(arbre(12)), "Arbre")
    assert "var(" not in svg
    assert not re.search(r"(?:href|src|url)\W{1,2}(?!#t-)\w", svg)
    assert "Branche arrêtée" in svg
    assert "Institutions et politiques" in svg
    assert ENCRES[True]["p"] in dessiner_seul(disposer(arbre(3)), "Arbre", sombre=True)


def test_forms_and_colours_are_those_of_the_site() -> None:
    sprite = (STATIC / "sprite.svg").read_text("utf-8")
    assert all(symbol in sprite for symbol in re.findall(r"<symbol.*?</symbol>", FORMES))
    tokens = (STATIC / "css" / "10-jetons.css").read_text("utf-8")
    for inks in ENCRES.values():
        assert all(rule.split("#")[1] in tokens or "fff" in tokens for rule in inks.values())


def test_marks_tell_links_and_branches_apart() -> None:
    boxes = (Boite(1, "Fin"), Boite(2, "Un", arretee=True), Boite(3, "Deux", inhabituel=True))
    links = (
        Trait(1, 2, necessaire=True, conjonction=True),
        Trait(1, 3, necessaire=False, conjonction=True),
    )
    drawing = disposer(Graphe(1, boxes, links))
    svg = dessiner(drawing)
    assert [mark.sorte for mark in drawing.marques] == ["et"]
    assert svg.count(">et</text>") == 1
    assert "Branche arrêtée" in svg
    dashed = re.findall(r'class="(tn(?: cadre)?)"[^>]*stroke-dasharray', svg)
    assert sorted(dashed) == ["tn", "tn cadre"]  # the link judged unnecessary, the usual fact
