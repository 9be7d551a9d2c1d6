"""Whatever people do: no circle, one fait ultime, nothing outside, nothing lost, and the log tells it again."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import given, settings
from tests.activities.arbre_des_causes.deroule import Deroule, un_chantier
from tests.activities.arbre_des_causes.hasard import Step, ateliers, remade, steps

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import graphe, guide, voix
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Mode,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.comparaison import compare
from allervers_training.activities.arbre_des_causes.domain.donnees import as_data, from_data
from allervers_training.activities.arbre_des_causes.domain.equilibre import balance
from allervers_training.activities.arbre_des_causes.domain.etat import Table
from allervers_training.activities.arbre_des_causes.domain.histoire import words_of

WORDS = ("texte", "autre", "quoi", "porteur")
BOUNDED = settings(max_examples=80, deadline=None, derandomize=True)


def played(begin: Callable[[], Deroule], course: list[Step]) -> Iterator[tuple[Step, Deroule]]:
    """Yield the atelier after each step that the rules let through."""
    atelier = begin()
    for step in course:
        if step.done_in(atelier):
            yield step, atelier


def trees(atelier: Deroule) -> list[Arbre]:
    return [table.arbre for table in atelier.atelier.tables.values()]


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_a_tree_never_turns_in_circles(begin: Callable[[], Deroule], course: list[Step]) -> None:
    for _, atelier in played(begin, course):
        assert all(graphe.is_acyclic(arbre) for arbre in trees(atelier))


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_there_is_one_fait_ultime_and_nothing_follows_from_it(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    for _, atelier in played(begin, course):
        for arbre in trees(atelier):
            assert arbre.faits[ULTIME].statut is Statut.ARBRE
            if arbre.mode is not Mode.PROBLEMES:
                assert ULTIME not in arbre.effets
                ends = [f for f in graphe.attached(arbre) if not graphe.effects_of(arbre, f)]
                assert ends == [ULTIME]


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_every_fact_is_in_the_tree_or_waits_beside_it(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    for _, atelier in played(begin, course):
        for arbre in trees(atelier):
            inside = graphe.attached(arbre)
            linked = arbre.causes.keys() | arbre.effets.keys()
            for fait in arbre.faits.values():
                assert (fait.statut is Statut.ARBRE) == (fait.id in inside)
                if fait.statut in {Statut.BOITE, Statut.SUPPRIME}:
                    assert fait.id not in linked


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_both_directions_of_links_and_their_judgments_agree(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    for _, atelier in played(begin, course):
        for arbre in trees(atelier):
            links = [(e, cause) for e, held in arbre.causes.items() for cause in held]
            assert len(links) == len(set(links))
            assert sorted(links) == sorted(
                (e, cause) for cause, held in arbre.effets.items() for e in held
            )
            assert arbre.necessites.keys() <= set(links)
            assert all(lever.fait in arbre.faits for lever in arbre.leviers.values())
            assert all(held for held in (*arbre.causes.values(), *arbre.effets.values()))


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_undo_restores_exactly_and_redo_too(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    for _, atelier in played(begin, course):
        number, table = next(iter(atelier.atelier.tables.items()))
        if not table.passe or atelier.atelier.clos:
            continue
        tried = Deroule(atelier.atelier, atelier.at)
        tried.fait(c.Annuler(table=number))
        assert tried.atelier.tables[number].arbre == table.passe[-1]
        tried.fait(c.Retablir(table=number))
        assert tried.atelier.tables[number].arbre == table.arbre


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_the_log_told_again_gives_the_same_atelier(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    atelier = begin()
    for step in course:
        step.done_in(atelier)
    assert atelier.rejoue() == atelier.atelier


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_an_exported_tree_comes_back_the_same(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    atelier = begin()
    for step in course:
        step.done_in(atelier)
    for arbre in trees(atelier):
        assert from_data(as_data(arbre)) == arbre


@BOUNDED
@given(begin=ateliers(), course=steps(most=80))
def test_every_acknowledged_word_is_still_somewhere(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    written: set[str] = set()
    atelier = begin()
    for number, step in enumerate(course):
        before = len(atelier.journal)
        told = replace(step, commande=own_words(step.commande, number))
        if told.done_in(atelier) and len(atelier.journal) > before:
            written |= texts_of(told.commande)
    kept = {t for table in atelier.atelier.tables.values() for t in every_word(table)}
    assert written <= kept


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_what_is_refused_changes_nothing(begin: Callable[[], Deroule], course: list[Step]) -> None:
    atelier = begin()
    for step in course:
        before, logged = atelier.atelier, len(atelier.journal)
        if not step.done_in(atelier):
            assert atelier.atelier is before
            assert len(atelier.journal) == logged


@BOUNDED
@given(begin=ateliers(), course=steps())
def test_whatever_the_tree_it_can_be_read(begin: Callable[[], Deroule], course: list[Step]) -> None:
    atelier = begin()
    for step in course:
        step.done_in(atelier)
    compare({n: table.arbre for n, table in atelier.atelier.tables.items()}, {"r1": "Fait A"})
    for table in atelier.atelier.tables.values():
        arbre = table.arbre
        inside, far = graphe.attached(arbre), graphe.levels(arbre)
        assert far.keys() == inside
        shown = {line.fait for line in (*graphe.outline(arbre), *graphe.consequences(arbre))}
        assert shown == inside
        assert 0 <= guide.completeness(arbre).pourcent <= 100
        assert {q.fait for q in guide.questions(arbre)} <= inside
        assert sum(balance(arbre).comptes.values()) + balance(arbre).sans == len(inside) - 1
        assert sum(voix.tally(table).values()) <= 3 * len(table.voix)


def test_one_operation_on_five_hundred_facts_stays_cheap() -> None:
    """Counts work, not time: an operation copies each part of the tree once at most."""
    atelier = un_chantier()
    for n in range(499):
        atelier.carte(f"Fait {n}", effet=max(1, n // 3))
    assert len(atelier.arbre.faits) == 500
    assert "500 cartes" in atelier.refus(c.Ajouter("Une de trop"))
    before = atelier.arbre
    atelier.fait(c.Reecrire(250, "Autrement", before.faits[250].version))
    assert atelier.arbre.causes is before.causes
    assert sum(f is not before.faits[n] for n, f in atelier.arbre.faits.items()) == 1


def own_words(commande: c.Commande, number: int) -> c.Commande:
    """Return the same command with texts that nobody else writes."""
    changes = {
        n: f"{getattr(commande, n)} ({number}, {n})" for n in WORDS if getattr(commande, n, "")
    }
    return commande if isinstance(commande, c.EcarterFormulation) else remade(commande, changes)


def texts_of(commande: c.Commande) -> set[str]:
    if not isinstance(commande, c.SurTable) or isinstance(commande, c.EcarterFormulation):
        return set()
    return {getattr(commande, n) for n in WORDS if getattr(commande, n, "")}


def every_word(table: Table) -> Iterator[str]:
    yield from table.traces
    for fait in table.arbre.faits.values():
        yield from words_of(fait)
    for levier in table.arbre.leviers.values():
        yield from words_of(levier)
