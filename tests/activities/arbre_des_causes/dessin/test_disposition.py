"""The whole tree: nothing over anything, nothing cut, and nobody moves when a leaf is added."""

import time
from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.dessin.arbres import arbre, graphes

from allervers_training.activities.arbre_des_causes.dessin.cartes import MARGE
from allervers_training.activities.arbre_des_causes.dessin.disposition import disposer
from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur, propre
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Boite,
    Dessin,
    Fil,
    Graphe,
    Place,
    Trait,
)

APART = 10


def overlap(a: Place, b: Place) -> bool:
    return (
        a.x < b.x + b.largeur + APART
        and b.x < a.x + a.largeur + APART
        and a.y < b.y + b.hauteur + APART
        and b.y < a.y + a.hauteur + APART
    )


def along(thread: Fil) -> list[tuple[float, float]]:
    """Points of the curve that is drawn, not of the straight lines between its bends."""
    points = []
    for (x, y), (to_x, to_y) in pairwise(thread.points):
        for step in range(13):
            t = step / 12
            across = (
                (1 - t) ** 3 * x + 3 * (1 - t) * t * (x + to_x) / 2 + t**3 * to_x
            )  # see `courbe`
            share = 3 * (1 - t) * t * t + t**3
            points.append((across, y + (to_y - y) * share))
    return points


def columns(drawing: Dessin) -> list[list[int]]:
    found: dict[float, list[Place]] = defaultdict(list)
    for place in drawing.places:
        found[round(place.x + place.largeur)].append(place)
    rows = [found[x] for x in sorted(found, reverse=True)]
    return [[p.boite.id for p in sorted(row, key=lambda p: p.y)] for row in rows]


@given(graphes())
@settings(max_examples=60, deadline=None)
def test_nothing_is_over_anything_and_all_is_inside(graphe: Graphe) -> None:
    drawing = disposer(graphe)
    assert {place.boite for place in drawing.places} == set(graphe.boites)
    assert not [(a, b) for a, b in combinations(drawing.places, 2) if overlap(a, b)]
    for place in drawing.places:
        assert 0 <= place.x <= place.x + place.largeur <= drawing.largeur
        assert 0 <= place.y <= place.y + place.hauteur <= drawing.hauteur


@given(graphes())
@settings(max_examples=60, deadline=None)
def test_no_link_passes_under_a_box(graphe: Graphe) -> None:
    drawing = disposer(graphe)
    assert {thread.trait for thread in drawing.fils} == set(graphe.traits)
    for thread in drawing.fils:
        for x, y in along(thread):
            assert 0 <= x <= drawing.largeur
            assert 0 <= y <= drawing.hauteur
            for p in drawing.places:
                inside = p.x < x < p.x + p.largeur and p.y - 2 < y < p.y + p.hauteur + 2
                assert not inside, (thread, p)


@given(graphes())
@settings(max_examples=40, deadline=None)
def test_links_join_the_sides_of_their_boxes_and_causes_stand_left(graphe: Graphe) -> None:
    drawing = disposer(graphe)
    at = {place.boite.id: place for place in drawing.places}
    for thread in drawing.fils:
        cause, effect = at[thread.trait.cause], at[thread.trait.effet]
        (left, top), (right, bottom) = thread.points[0], thread.points[-1]
        assert cause.x + cause.largeur == left < right == effect.x
        assert top == pytest.approx(cause.y + cause.hauteur / 2, abs=0.2)
        assert bottom == pytest.approx(effect.y + effect.hauteur / 2, abs=0.2)


@given(graphes())
@settings(max_examples=40, deadline=None)
def test_no_word_is_lost_or_leaves_its_box(graphe: Graphe) -> None:
    def letters(text: str) -> str:
        return "".join(text.split()).replace("-", "")

    for place in disposer(graphe).places:
        said = letters("".join(line.texte for line in place.lignes))
        assert letters(propre(place.boite.texte)) in said
        for line in place.lignes:
            width = largeur(line.texte, line.corps)
            assert line.x + width <= place.x + place.largeur - MARGE / 2
            assert place.y + line.corps * 0.7 <= line.y <= place.y + place.hauteur - 4


@given(graphes(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_same_graph_gives_the_same_drawing(graphe: Graphe, random: Random) -> None:
    boxes, links = list(graphe.boites), list(graphe.traits)
    random.shuffle(boxes)
    random.shuffle(links)
    assert disposer(replace(graphe, boites=tuple(boxes), traits=tuple(links))) == disposer(graphe)


@given(graphes(), st.randoms(use_true_random=False), st.sampled_from((0, 2000)))
@settings(max_examples=60, deadline=None)
def test_a_new_leaf_moves_nobody_past_another(graphe: Graphe, random: Random, new: int) -> None:
    before = columns(disposer(graphe))
    effect = random.choice(sorted(box.id for box in graphe.boites))
    grown = Graphe(
        graphe.ultime,
        (*graphe.boites, Boite(new, "Un fait de plus")),
        (*graphe.traits, Trait(effect, new)),
    )
    after = [[fact for fact in row if fact != new] for row in columns(disposer(grown))]
    assert [row for row in after if row] == before


@given(graphes(tree=True))
@settings(max_examples=30, deadline=None)
def test_a_tree_has_no_crossing(graphe: Graphe) -> None:
    drawing = disposer(graphe)
    ends = [(t.points[0], t.points[-1]) for t in drawing.fils]
    for ((a_x, a), (_, to_a)), ((b_x, b), (_, to_b)) in combinations(ends, 2):
        if a_x == b_x:
            assert (a - b) * (to_a - to_b) >= 0


def test_a_fact_alone_is_drawn() -> None:
    drawing = disposer(Graphe(1, (Boite(1, "Le dossier est clos"),)))
    assert len(drawing.places) == 1


def test_consequences_stand_on_the_right() -> None:
    boxes = tuple(Boite(n, f"Fait {n}") for n in range(1, 5))
    drawing = disposer(Graphe(1, boxes, (Trait(1, 2), Trait(3, 1), Trait(4, 3))))
    assert columns(drawing) == [[4], [3], [1], [2]]


def test_a_fact_linked_to_nothing_is_drawn_too() -> None:
    drawing = disposer(
        Graphe(1, (Boite(1, "Un"), Boite(2, "Deux"), Boite(3, "Trois")), (Trait(1, 2),))
    )
    assert columns(drawing) == [[1], [2, 3]]


def test_a_loop_is_refused() -> None:
    with pytest.raises(ValueError, match="sa propre cause"):
        disposer(Graphe(1, (Boite(1, "Un"), Boite(2, "Deux")), (Trait(1, 2), Trait(2, 1))))


@pytest.mark.parametrize("count", [3, 12, 60, 200, 500])
def test_how_long_it_takes(count: int) -> None:
    graphe = arbre(count)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        drawing = disposer(graphe)
        times.append(time.perf_counter() - start)
    print(f"{count} facts: {min(times) * 1000:.1f} ms, {drawing.largeur} x {drawing.hauteur}")  # noqa: T201
