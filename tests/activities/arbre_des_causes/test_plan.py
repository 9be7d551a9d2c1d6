"""The plan says everything: each fact under what it explains, in words, and what is still to ask."""

import re

import pytest
from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Jugement,
    Mode,
    Nature,
    Niveau,
    NonRecours,
    Raison,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.vues.lignes import DEEPEST, Ligne
from allervers_training.activities.arbre_des_causes.vues.plan import Plan, plan_of
from allervers_training.activities.engine.kind import Room
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

ROOM = Room(names={1: "Yann", 2: "Zoé"}, texts={"fait_ultime": "Le dossier de M. L. est clos"})
TEMPLATES = Templates(Assets())


def plan(atelier: Deroule) -> Plan:
    return plan_of(atelier.atelier, 1, ROOM)


def line(atelier: Deroule, fait: int) -> Ligne:
    return next(told for told in plan(atelier).causes if told.carte.id == fait)


def shown(atelier: Deroule, lien: str = "/salle/3") -> str:
    text = (
        '{% from "arbre_des_causes/_plan.html" import plan %}{{ plan(p, lien, lien and "/moi") }}'
    )
    return TEMPLATES.environment.from_string(text).render(p=plan(atelier), lien=lien)


def un_arbre() -> Deroule:
    """Return a tree: 2 and 3 explain the fait ultime, 4 explains both."""
    atelier = un_chantier()
    atelier.carte("Clôture automatique au trentième jour", effet=U)
    atelier.carte("Aucune réponse à trois relances", effet=U)
    atelier.carte("La permanence a fermé en mars", effet=2)
    atelier.fait(c.Lier(3, 4))
    return atelier


def test_the_fait_ultime_comes_first_with_the_words_of_the_course() -> None:
    first, *rest = plan(un_chantier()).causes
    assert (first.carte.texte, first.carte.sorte) == (
        "Le dossier de M. L. est clos",
        "Fait ultime",
    )
    assert not rest


def test_a_fact_says_its_level_what_it_explains_and_how_many_causes_it_has() -> None:
    told = line(un_arbre(), 2)
    assert told.place == "Cause de : 1. Le dossier de M. L. est clos"
    assert told.niveau == 1
    assert told.causes == "1\u00a0cause"


def test_a_fact_without_causes_is_without_explanation() -> None:
    told = line(un_arbre(), 4)
    assert told.causes == "sans explication"
    assert told.a_expliquer


def test_a_stopped_branch_gives_its_reason() -> None:
    atelier = un_arbre()
    atelier.fait(c.ArreterBranche(4, Raison.HORS_DE_PORTEE, "décision nationale"))
    told = line(atelier, 4)
    assert told.causes == "branche arrêtée : hors de notre portée (décision nationale)"
    assert not told.a_expliquer


def test_a_cause_of_two_facts_is_told_once_and_recalled_under_the_other() -> None:
    first, second = (told for told in plan(un_arbre()).causes if told.carte.id == 4)
    assert (first.rappel, second.rappel) == (False, True)
    assert "1. Le dossier" not in first.place
    assert "2. Clôture" in first.place
    assert "3. Aucune" in first.place


def test_several_causes_hold_together_and_judgments_are_said() -> None:
    atelier = un_arbre()
    assert line(atelier, U).ensemble == "2 causes, prises ensemble"
    atelier.fait(c.JugerNecessite(U, 2, Jugement.OUI), c.JugerNecessite(U, 3, Jugement.OUI))
    atelier.fait(c.JugerSuffisance(U, Jugement.OUI))
    assert line(atelier, U).ensemble == "les 2 causes sont nécessaires ; ensemble elles suffisent"
    assert line(atelier, 2).lien == "nécessaire"


def test_what_a_card_is_stands_in_words() -> None:
    atelier = un_arbre()
    atelier.fait(
        c.Qualifier(
            2,
            Nature.HYPOTHESE,
            Caractere.HABITUEL,
            Categorie.ORGANISATION,
            NonRecours.NON_RECEPTION,
        )
    )
    assert line(atelier, 2).carte.sorte == ("Organisation · habituel · hypothèse · non-réception")


def test_other_wordings_stand_beside_and_the_pen_is_named() -> None:
    atelier = un_arbre()
    atelier.fait(c.Reecrire(2, "Le logiciel clôt seul", vu=-1), par=1)
    atelier.fait(c.PrendrePlume(2), par=2)
    assert line(atelier, 2).carte.autres == ("Le logiciel clôt seul",)
    assert line(atelier, 2).carte.redige == "Zoé"


def test_the_box_is_counted_and_not_shown_until_the_tri() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    atelier.carte("Personne n'a appelé", par=1)
    told = plan(atelier)
    assert (told.boite.nombre, told.en_boite) == (0, 1)
    assert [card.texte for card in plan(atelier.en(Phase.TRI)).boite.cartes] == [
        "Personne n'a appelé"
    ]


def test_parking_and_trash_keep_their_cards() -> None:
    atelier = un_arbre()
    atelier.fait(c.Garer(3), c.Supprimer(2))
    assert [card.id for card in plan(atelier).corbeille.cartes] == [2]
    assert {card.id for card in plan(atelier).parking.cartes} == {3, 4}


def test_building_asks_for_causes_and_never_for_judgments() -> None:
    asked = plan(un_arbre()).demande
    assert asked
    assert asked.fait == 4
    assert asked.titre == "4. La permanence a fermé en mars, sans explication"
    assert asked.phrase == "Qu'a-t-il fallu pour que cela arrive ?"


def test_checking_asks_for_each_link_first() -> None:
    asked = plan(un_arbre().en(Phase.VERIFICATION)).demande
    assert asked
    assert (asked.fait, asked.cause) == (U, 2)


def test_the_summary_says_what_is_left() -> None:
    atelier = un_arbre()
    assert plan(atelier).resume == "4\u00a0faits, 1 à expliquer"
    atelier.fait(c.ArreterBranche(4, Raison.FAIT_INCONNU))
    assert plan(atelier).resume == "4\u00a0faits, rien ne reste à expliquer"


def test_votes_are_told_at_the_end_alone() -> None:
    atelier = un_arbre()
    atelier.fait(s.Participer(), par=1)
    atelier.en(Phase.LEVIERS).fait(c.PoserLevier(4, "Rouvrir un matin", Niveau.TERRITOIRE), par=1)
    (levier,) = atelier.arbre.leviers
    atelier.en(Phase.PRIORITES).fait(c.DonnerVoix(levier), par=1)
    assert [told.voix for told in line(atelier, 4).leviers] == [None]
    assert [told.voix for told in line(atelier.en(Phase.RESTITUTION), 4).leviers] == [1]


def test_a_problem_has_consequences_in_a_list_of_their_own() -> None:
    atelier = un_chantier(Mode.PROBLEMES)
    suite = atelier.carte("Des familles renoncent", cause=U)
    problem, told = plan(atelier).consequences
    assert problem.carte.id == U
    assert (told.carte.id, told.place) == (
        suite,
        "Conséquence de : 1. Le dossier de M. L. est clos",
    )


@pytest.mark.parametrize("deep", [3, DEEPEST + 20])
def test_the_lists_are_nested_and_closed(deep: int) -> None:
    atelier = un_chantier()
    above = U
    for rank in range(deep):
        above = atelier.carte(f"Fait {rank}", effet=above)
    html = shown(atelier)
    for tag in ("ol", "li", "div", "span", "a", "b"):
        assert len(re.findall(rf"<{tag}\b", html)) == html.count(f"</{tag}>"), tag
    assert f"niveau {deep}" in html


def test_the_same_plan_is_text_alone_in_a_report() -> None:
    html = shown(un_arbre(), lien="")
    assert "<a" not in html
    assert "data-hx" not in html
    assert "La permanence a fermé en mars" in html


def test_acting_on_a_fact_is_a_link_that_names_it() -> None:
    html = shown(un_arbre())
    assert 'href="/salle/3?choix=1-4#moi"' in html
    assert 'Agir<span class="lu"> sur le fait 4</span>' in html
    assert not re.search("<(input|textarea|select)", html)
