"""The wall: nothing under 6vh, nothing off the screen, every fact shown or counted."""

import re
import time
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.dessin.arbres import arbre, graphes

from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur
from allervers_training.activities.arbre_des_causes.dessin.foyer import au_mur
from allervers_training.activities.arbre_des_causes.dessin.modele import Aspect, Dessin, Graphe

BANDEAU = (
    "13, sans explication : la permanence a fermé.",
    "Qu'a-t-il fallu pour que cela arrive ?",
)
BAND = st.sampled_from(((), BANDEAU[:1], BANDEAU))


def hidden(drawing: Dessin) -> int:
    said = [re.fullmatch(r"et (\d+) autres?", line.texte) for line in drawing.textes]
    return sum(int(found[1]) for found in said if found)


@given(graphes(), st.randoms(use_true_random=False), BAND)
@settings(max_examples=80, deadline=None)
def test_the_wall_never_overflows(graphe: Graphe, random: Random, band: tuple[str, ...]) -> None:
    fact = random.choice(sorted(box.id for box in graphe.boites))
    drawing = au_mur(graphe, fact, band)
    top, bottom = 100, 735 if band else 900
    assert (drawing.largeur, drawing.hauteur) == (1600, 900)
    for place in drawing.places:
        assert 0 <= place.x <= place.x + place.largeur <= 1600
        assert top <= place.y <= place.y + place.hauteur <= bottom
    overlapping = [
        (a.boite.nom, b.boite.nom)
        for a, b in combinations(drawing.places, 2)
        if a.x < b.x + b.largeur
        and b.x < a.x + a.largeur
        and a.y < b.y + b.hauteur
        and b.y < a.y + a.hauteur
    ]
    assert overlapping == []
    for thread in drawing.fils:
        assert all(0 <= x <= 1600 and top <= y <= bottom for x, y in thread.points)


@given(graphes(), st.randoms(use_true_random=False), BAND)
@settings(max_examples=80, deadline=None)
def test_all_words_are_big_and_on_the_screen(
    graphe: Graphe, random: Random, band: tuple[str, ...]
) -> None:
    drawing = au_mur(graphe, random.choice(sorted(box.id for box in graphe.boites)), band)
    for place in drawing.places:
        for line in place.lignes:
            width = largeur(line.texte, line.corps)
            left = line.x - width / 2 if line.centre else line.x
            assert line.corps >= 54
            assert place.x <= left + 1
            assert left + width <= place.x + place.largeur + 1
            assert place.y + 30 <= line.y <= place.y + place.hauteur
    for line in (*drawing.textes, *drawing.bandeau):
        assert line.corps >= 54
        assert line.x + largeur(line.texte, line.corps) * (0.5 if line.centre else 1) <= 1600


@given(graphes(), st.randoms(use_true_random=False), BAND)
@settings(max_examples=60, deadline=None)
def test_every_fact_is_shown_or_counted(
    graphe: Graphe, random: Random, band: tuple[str, ...]
) -> None:
    fact = random.choice(sorted(box.id for box in graphe.boites))
    drawing = au_mur(graphe, fact, band)
    shown = [place.boite.id for place in drawing.places]
    assert len(shown) == len(set(shown))
    assert len(shown) + hidden(drawing) == len(graphe.boites)
    at_work = [place for place in drawing.places if place.au_travail]
    assert [place.boite.id for place in at_work] == [fact]
    assert at_work[0].aspect in {Aspect.MOTS, Aspect.ULTIME}
    causes = {t.cause for t in graphe.traits if t.effet == fact}
    worded = {p.boite.id for p in drawing.places if p.aspect is Aspect.MOTS} - {fact}
    assert worded & causes or not causes


def test_sixty_facts_are_all_shown() -> None:
    graphe = arbre(60)
    for fact in range(1, 61):
        assert hidden(au_mur(graphe, fact, BANDEAU)) == 0


@pytest.mark.parametrize("count", [1, 12, 60, 200])
def test_how_long_the_wall_takes(count: int) -> None:
    graphe, start = arbre(count), time.perf_counter()
    au_mur(graphe, count, BANDEAU)
    print(f"{count} facts: {(time.perf_counter() - start) * 1000:.1f} ms")  # noqa: T201
