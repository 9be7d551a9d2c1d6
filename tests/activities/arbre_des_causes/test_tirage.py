"""Tables drawn by lot: of equal size, and each employer's people spread over them."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.deroule import Deroule, un_atelier

from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.etat import Repartition
from allervers_training.activities.arbre_des_causes.domain.regles_salle import TABLES_MAX, people_at
from allervers_training.activities.arbre_des_causes.domain.tirage import draw

LOTS = st.integers(0, 2**32 - 1)
EMPLOYERS = st.dictionaries(st.integers(1, 40), st.none() | st.integers(0, 6), max_size=40)


def known(employers: dict[int, int | None]) -> dict[int, int]:
    return {numero: group for numero, group in employers.items() if group is not None}


def at_tables(found: dict[int, int], tables: range) -> list[list[int]]:
    return [[numero for numero, table in found.items() if table == n] for n in tables]


@given(EMPLOYERS, st.integers(1, TABLES_MAX), LOTS)
def test_sizes_and_each_employer_differ_by_one_at_most(
    employers: dict[int, int | None], count: int, lot: int
) -> None:
    tables, groups = range(1, count + 1), known(employers)
    seated = at_tables(draw(employers, tables, lot, groups), tables)
    assert sorted(numero for people in seated for numero in people) == sorted(employers)
    sizes = [len(people) for people in seated]
    assert max(sizes) - min(sizes) <= 1
    for group in set(groups.values()):
        alike = [sum(groups.get(numero) == group for numero in people) for people in seated]
        assert max(alike) - min(alike) <= 1


@given(EMPLOYERS, st.integers(1, 6), LOTS, st.data())
def test_whoever_sits_stays_and_the_others_make_tables_as_equal_as_they_can(
    employers: dict[int, int | None], count: int, lot: int, data: st.DataObject
) -> None:
    tables, people = range(1, count + 1), sorted(employers)
    places = st.sampled_from(tables)
    staying = data.draw(st.dictionaries(st.sampled_from(people), places) if people else st.just({}))
    waiting = employers.keys() - staying.keys()
    found = draw(waiting, tables, lot, known(employers), staying)
    assert found.keys() == waiting
    before = Counter(staying.values())
    sizes = Counter([*staying.values(), *found.values()])
    joined = [table for table in tables if sizes[table] > before[table]]
    if joined:  # nobody was added to a table while a smaller one could take her
        assert max(sizes[table] for table in joined) - min(sizes[table] for table in tables) <= 1


@given(st.integers(3, TABLES_MAX * 5), LOTS, EMPLOYERS)
def test_without_a_number_tables_are_of_three_to_five(
    people: int, lot: int, employers: dict[int, int | None]
) -> None:
    atelier = arrived(people, known(employers))
    atelier.fait(s.FormerTables(), lot=lot)
    assert {len(seated) for seated in people_at(atelier.atelier).values()} <= {3, 4, 5}


def test_the_lot_decides_among_equals() -> None:
    groups = {1: 0, 2: 0, 3: 1, 4: 1}
    drawn = {tuple(sorted(draw(groups, (1, 2), lot, groups).items())) for lot in range(64)}
    assert len(drawn) == len(list(product((1, 2), repeat=2)))  # all that keep colleagues apart


def test_an_unknown_employer_is_like_nobody_else() -> None:
    alone, together = draw(range(1, 9), (1, 2), 7), draw(range(1, 9), (1, 2), 7, {1: 0, 2: 0})
    assert Counter(alone.values()) == Counter(together.values()) == {1: 4, 2: 4}
    assert together[1] != together[2]


@pytest.mark.parametrize("way", [Repartition.LOT, Repartition.EMPLOYEUR])
def test_colleagues_are_kept_apart_only_where_this_was_chosen(way: Repartition) -> None:
    """Two employers of four people each: a plain lot mixes them, sooner or later."""
    colleagues = {numero: numero // 5 for numero in range(1, 9)}
    mixed = set()
    for lot in range(20):
        atelier = arrived(8, colleagues, way)
        (event,) = atelier.fait(s.FormerTables(2), lot=lot)
        assert isinstance(event, e.TablesFormees)
        mixed.add(sum(colleagues[n] == 0 for n, table in event.places.items() if table == 1))
    assert (mixed == {2}) is (way is Repartition.EMPLOYEUR)


def test_whoever_comes_late_joins_the_smallest_table_away_from_her_colleagues() -> None:
    atelier = arrived(4, {1: 0, 2: 1, 3: 0, 4: 1, 9: 0, 10: 5})
    atelier.fait(s.FormerTables(2, {1: 1, 3: 1, 2: 2, 4: 2}))
    assert atelier.fait(s.Participer(), par=9) == (e.PersonneArrivee(9, 2),)
    assert atelier.fait(s.Participer(), par=10) == (e.PersonneArrivee(10, 1),)


def test_no_event_tells_who_works_with_whom() -> None:
    atelier = arrived(4, {1: 77, 2: 77, 3: 88, 4: 88})
    atelier.fait(s.FormerTables(2))
    assert "77" not in str(atelier.journal)


def arrived(
    people: int, colleagues: dict[int, int], way: Repartition = Repartition.EMPLOYEUR
) -> Deroule:
    atelier = un_atelier(repartition=way, tables=2)
    atelier.groupes = colleagues
    for numero in range(1, people + 1):
        atelier.fait(s.Participer(), par=numero)
    return atelier
