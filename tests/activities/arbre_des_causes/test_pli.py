"""A large tree on a phone: near the question in words, far from it folded, counted, and one tap away."""

import html
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import Mode
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    Ligne,
    consequences,
    outline,
)
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.arbre_des_causes.moi import own
from allervers_training.activities.arbre_des_causes.vues.pli import Pli, folded
from allervers_training.activities.arbre_des_causes.vues.telephone import CARDS, LINES
from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

TEMPLATES = Templates(Assets())
SLOWLY = settings(max_examples=60, deadline=None)
AGIR = re.compile(r">Agir<")
LINKS = re.compile(r'data-hx-get="/salle/3/moi\?choix=([\w-]+)"')


class Live:
    id, cohort_id = 7, 3


def grown(facts: int, seed: int = 3, mode: Mode = Mode.CAUSES) -> Deroule:
    """A tree where each fact explains an earlier one, more often a recent one; some have a second effect."""
    chance, atelier = Random(seed), un_chantier(mode)
    for number in range(2, facts + 1):
        effect = max(chance.randrange(1, number), chance.randrange(1, number))
        atelier.carte(f"Personne n'avait prévenu la permanence, fois {number}", effet=effect)
        other = chance.randrange(1, number)
        if number % 4 == 0 and number not in atelier.arbre.causes.get(other, ()):
            atelier.fait(c.Lier(other, number))
    return atelier


@given(
    st.integers(1, 60),
    st.integers(0, 10_000),
    st.integers(1, 30),
    st.integers(1, 60),
    st.sets(st.integers(1, 60)),
)
@SLOWLY
def test_every_line_is_shown_or_counted_where_it_hangs(
    facts: int, seed: int, most: int, work: int, waiting: set[int]
) -> None:
    traces = outline(grown(facts, seed).arbre)
    told = folded(traces, work, most, frozenset(waiting))
    lines = [line for line in told if isinstance(line, Ligne)]
    folds = [fold for fold in told if isinstance(fold, Pli)]
    assert len(lines) <= max(most, 1)
    assert lines == [line for line in traces if line in set(lines)]  # in their order
    here = {line.fait for line in lines}
    assert {fold.fait for fold in folds} <= here
    missing = {line.fait for line in traces if line not in set(lines)}
    assert sum(fold.faits for fold in folds) >= len(missing)
    assert all(1 <= fold.faits <= len(missing) for fold in folds)
    assert all(fold.a_expliquer <= fold.faits for fold in folds)
    if len(traces) <= most:
        assert (tuple(told), folds) == (traces, [])


@given(st.integers(1, 60), st.integers(0, 10_000), st.integers(1, 30), st.integers(1, 60))
@SLOWLY
def test_lists_are_nested_as_they_were(facts: int, seed: int, most: int, work: int) -> None:
    depths = [-1]
    for line in folded(outline(grown(facts, seed).arbre), work, most, frozenset()):
        assert line.profondeur <= depths[-1] + 1
        depths.append(line.profondeur)


def test_the_way_from_the_question_to_the_fait_ultime_is_in_words() -> None:
    traces = outline(grown(200).arbre)
    deep = max(traces, key=lambda line: line.profondeur)
    told = folded(traces, deep.fait, LINES, frozenset())
    shown = {line.fait for line in told if isinstance(line, Ligne)}
    above, fait = {line.fait: line.sous for line in traces if not line.rappel}, deep.fait
    while fait != U:
        assert fait in shown
        fait = above[fait] or U


@pytest.mark.parametrize("mode", Mode)
def test_the_whole_tree_is_reached_by_links_alone(mode: Mode) -> None:
    """As somebody with a keyboard does: from what the phone shows, each fold opened in her own part."""
    atelier = grown(200, mode=mode)
    if mode is Mode.PROBLEMES:
        for number in range(80):
            atelier.carte(
                f"Une conséquence, fois {number}", cause=U if number < 9 else 200 + number - 8
            )
    shown = "".join(phone(atelier).values())
    folds = {choice for choice in LINKS.findall(shown) if choice.endswith("-tout")}
    assert folds
    reached = set(re.findall(r"<b>(\d+)\. ", shown))
    for fold in folds:
        opened = mine(atelier, fold)
        assert "Déplier" not in opened
        reached |= set(re.findall(r"<b>(\d+)\. ", opened))
        assert AGIR.search(opened)
    arbre = atelier.arbre
    every = {line.fait for line in (*outline(arbre), *consequences(arbre))}
    assert {int(number) for number in reached} == every


def test_the_cards_left_out_of_a_box_are_reached_too() -> None:
    atelier = un_atelier(phase=Phase.TRI)
    for number in range(40):
        atelier.carte(f"Une carte, fois {number}")
    shown = phone(atelier)["boite"]
    assert shown.count("<b>") == CARDS
    assert "24 autres cartes" in shown
    opened = mine(atelier, "1-0-tout")
    assert len(set(re.findall(r"<b>(\d+)\. ", opened))) == 40
    assert not set(re.findall(r' id="([\w-]+)"', opened)) & set(
        re.findall(r' id="([\w-]+)"', shown)
    )


def test_what_was_sorted_makes_room_for_what_was_not() -> None:
    atelier = un_atelier(phase=Phase.TRI)
    first, *_ = [atelier.carte(f"Une carte, fois {number}") for number in range(CARDS + 1)]
    assert f"<b>{first}. " in phone(atelier)["boite"]
    atelier.fait(c.Qualifier(first, categorie="personne"))
    assert f"<b>{first}. " not in phone(atelier)["boite"]


def test_a_branch_is_hidden_while_each_writes_alone() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    atelier.carte("Un secret", par=1)
    for asked in ("1-0-tout", "1-1-tout", "1-2-tout"):
        assert "Un secret" not in mine(atelier, asked, numero=2)


def test_the_branch_of_another_table_is_not_ones_own() -> None:
    atelier = un_atelier(phase=Phase.CONSTRUCTION, tables=2)
    atelier.carte("De la table deux", effet=U, table=2)
    assert own(atelier.atelier, 1, Room(chosen="2-1-tout")).branche is None


def test_a_closed_tree_can_still_be_unfolded() -> None:
    atelier = grown(200).en(Phase.CLOS)
    shown = phone(atelier)["plan"]
    assert "Déplier" in shown
    assert not AGIR.search(shown)
    opened = mine(atelier, "1-1-tout")
    assert opened.count("<b>") >= 200
    assert not AGIR.search(opened)


def test_one_operation_at_two_hundred_facts_weighs_little() -> None:
    atelier = grown(200)
    before = phone(atelier)
    atelier.carte("Un fait de plus, que la table vient de trouver", effet=200)
    after = phone(atelier)
    pushed = [text for name, text in after.items() if text != before[name]]
    assert sum(len(text.encode()) for text in pushed) <= 30_000


def test_a_card_in_the_box_moves_no_other_region() -> None:
    atelier = grown(60)
    before = phone(atelier)
    atelier.carte("Une carte de plus")
    changed = {name for name, text in phone(atelier).items() if text != before[name]}
    assert changed == {"boite", "question"}


def phone(atelier: Deroule) -> dict[str, str]:
    views = KIND.view(atelier.atelier, Audience.PARTICIPANT, Room())
    return {name: text(f"_participant_{name}", {"vue": vue}) for name, vue in views.items()}


def mine(atelier: Deroule, chosen: str, numero: int = 1) -> str:
    return text("_moi", {"moi": own(atelier.atelier, numero, Room(chosen=chosen)), "saisie": {}})


def text(name: str, context: dict[str, object]) -> str:
    said = TEMPLATES.text(
        f"arbre_des_causes/{name}.html", {"live": Live, "cle": lambda: "k", **context}
    )
    return html.unescape(said).replace("\u00a0", " ")
