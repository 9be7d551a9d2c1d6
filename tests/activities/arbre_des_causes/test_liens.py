"""Links: from effect to cause, never in circles; merging, splitting, parking, deleting."""

import pytest
from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arret,
    Categorie,
    Jugement,
    Mode,
    Niveau,
    Raison,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Reserve
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    Relation,
    consequences,
    is_verified,
    levels,
    outline,
    relations,
)

OUI, NON = Jugement.OUI, Jugement.NON


def chaine(*textes: str, mode: Mode = Mode.CAUSES) -> tuple[Deroule, list[int]]:
    """Return a tree where each card is the cause of the one before, the first of the fait ultime."""
    atelier, numbers = un_chantier(mode), [U]
    for texte in textes:
        numbers.append(atelier.carte(texte, effet=numbers[-1]))
    return atelier, numbers[1:]


def test_a_new_cause_joins_the_tree_at_once() -> None:
    atelier, (a, b) = chaine("A", "B")
    assert atelier.arbre.causes == {U: (a,), a: (b,)}
    assert atelier.arbre.effets == {a: (U,), b: (a,)}
    assert atelier.ou(b) is Statut.ARBRE


def test_a_circle_is_refused_with_its_path_named() -> None:
    atelier, (a, b) = chaine("Ana attend", "Le bureau ferme")
    atelier.fait(s.FormulerUltime("Ana renonce"))
    assert (
        "tourner en rond : « Ana attend » explique « Le bureau ferme », qui explique « Ana attend »."
        in atelier.refus(c.Lier(b, a), par=1)
    )
    assert "propre cause" in atelier.refus(c.Lier(a, a), par=1)
    said = atelier.refus(c.Lier(a, U), par=1)
    assert "« Ana renonce » explique « Ana attend », qui explique « Ana renonce »" in said


def test_a_refusal_names_a_card_of_the_course_by_its_words() -> None:
    atelier = un_atelier(phase=Phase.CONSTRUCTION, reserve=(Reserve("c2-courrier"),))
    atelier.textes = {
        "c2-courrier": "Le courrier parlait de contrôle",
        "fait_ultime": "Ana renonce",
    }
    given = atelier.fait(c.PoserReserve("c2-courrier", U))[0]
    assert isinstance(given, e.FaitAjoute)
    before = atelier.carte("Personne ne l'a relu", effet=given.fait)
    for refused in (
        c.Lier(before, given.fait),
        c.Lier(given.fait, U),
        c.PoserReserve("c2-courrier"),
    ):
        assert "« Le courrier parlait de contrôle »" in atelier.refus(refused)
    assert "« Ana renonce »" in atelier.refus(c.Lier(given.fait, U))


@pytest.mark.parametrize(
    ("mode", "said"), [(Mode.REUSSITE, "La réussite"), (Mode.PROBLEMES, "Le problème")]
)
def test_a_refusal_calls_the_last_fact_as_its_mode_does(mode: Mode, said: str) -> None:
    atelier = un_chantier(mode)
    assert said in atelier.refus(c.Garer(U))
    assert said in atelier.refus(c.Reecrire(U, "Autrement", 0), par=1)


def test_the_fait_ultime_explains_nothing() -> None:
    atelier, (a,) = chaine("A")
    box = atelier.carte("En boîte")
    assert "n'explique aucune autre carte" in atelier.refus(c.Lier(box, U))
    assert "tourner en rond" in atelier.refus(c.Lier(a, U))


def test_a_card_of_the_box_is_linked_before_its_own_causes() -> None:
    atelier = un_chantier()
    box, other = atelier.carte("A"), atelier.carte("B")
    assert "n'est pas encore dans l'arbre" in atelier.refus(c.Lier(box, other))
    atelier.fait(c.Lier(U, box), c.Lier(box, other))
    assert atelier.ou(other) is Statut.ARBRE


def test_what_hung_on_a_cut_link_waits_in_the_parking_and_comes_back_whole() -> None:
    atelier, (a, b, d) = chaine("A", "B", "D")
    atelier.fait(c.Delier(U, a))
    assert [atelier.ou(n) for n in (a, b, d)] == [Statut.PARKING] * 3
    assert atelier.arbre.causes == {a: (b,), b: (d,)}
    atelier.fait(c.Lier(U, a))
    assert [atelier.ou(n) for n in (a, b, d)] == [Statut.ARBRE] * 3


def test_a_fact_with_another_effect_stays_in_the_tree() -> None:
    atelier, (a, b) = chaine("A", "B")
    atelier.fait(c.Lier(U, b), c.Delier(a, b))
    assert atelier.ou(b) is Statut.ARBRE


def test_a_link_is_redirected_and_must_be_judged_again() -> None:
    atelier, (a, b) = chaine("A", "B")
    other = atelier.carte("C", effet=U)
    atelier.fait(c.JugerNecessite(a, b, OUI), c.Rediriger(b, a, other))
    assert atelier.arbre.causes == {U: (a, other), other: (b,)}
    assert atelier.arbre.necessites == {}
    assert "vient d'être retiré" in atelier.refus(c.Rediriger(b, a, U))
    assert "tourner en rond" in atelier.refus(c.Rediriger(other, U, b))


def test_merging_keeps_both_wordings_and_gives_links_over_without_doubles() -> None:
    atelier, (a, b) = chaine("A", "B")
    double = atelier.carte("A, autrement dit", effet=U, categorie=Categorie.PRATIQUES)
    other = atelier.carte("C", effet=double)
    atelier.fait(c.Lier(double, b), c.JugerNecessite(double, b, NON))
    lever = atelier.fait(c.PoserLevier(double, "Prévenir", Niveau.EQUIPE))[0]
    assert isinstance(lever, e.LevierPose)
    atelier.fait(c.Fusionner(double, a))
    held = atelier.carte_de(a)
    assert (held.texte, held.formulations) == ("A", ("A, autrement dit",))
    assert held.categorie is Categorie.PRATIQUES
    assert atelier.arbre.causes == {U: (a,), a: (b, other)}
    assert atelier.arbre.necessites == {(a, b): NON}
    assert atelier.arbre.leviers[lever.levier].fait == a
    assert atelier.carte_de(double).fusion == a
    assert f"réunie à « {held.texte} »" in atelier.refus(c.Garer(double))


def test_merging_a_cause_with_its_own_effect_leaves_no_loop() -> None:
    atelier, (a, b) = chaine("A", "B")
    atelier.fait(c.Fusionner(b, a))
    assert atelier.arbre.causes == {U: (a,)}


def test_merging_what_would_turn_in_circles_is_refused_with_the_path() -> None:
    atelier, (a, b, d) = chaine("A", "B", "D")
    assert "tourner en rond : « D » explique « B », qui explique « D »" in atelier.refus(
        c.Fusionner(d, a)
    )
    assert "tourner en rond" in atelier.refus(c.Fusionner(a, d))
    assert "autre carte" in atelier.refus(c.Fusionner(b, b))


def test_a_card_that_holds_two_facts_is_split_and_both_explain_the_same() -> None:
    atelier, (a, b) = chaine("Le bureau est loin et fermé", "B")
    atelier.fait(c.Qualifier(a, categorie=Categorie.ORGANISATION))
    (event,) = atelier.fait(c.Scinder(a, "Le bureau est loin", "Le bureau est fermé"))
    assert isinstance(event, e.FaitScinde)
    assert atelier.arbre.causes == {U: (a, event.nouveau), a: (b,)}
    assert atelier.carte_de(a).anciennes == ("Le bureau est loin et fermé",)
    assert atelier.carte_de(event.nouveau).categorie is Categorie.ORGANISATION


def test_parking_a_card_takes_what_stands_behind_it() -> None:
    atelier, (a, b) = chaine("A", "B")
    atelier.fait(c.Garer(a))
    assert (atelier.ou(a), atelier.ou(b)) == (Statut.PARKING, Statut.PARKING)
    assert atelier.fait(c.Garer(a)) == ()


def test_deleting_a_linked_card_parks_its_causes_or_links_them_further() -> None:
    atelier, (a, b) = chaine("A", "B")
    atelier.fait(c.Supprimer(a))
    assert (atelier.ou(a), atelier.ou(b)) == (Statut.SUPPRIME, Statut.PARKING)
    atelier.fait(c.Annuler(), c.Supprimer(a, relie=True))
    assert atelier.arbre.causes == {U: (b,)}
    assert atelier.fait(c.Supprimer(a)) == ()
    atelier.fait(c.Restaurer(a))
    assert atelier.ou(a) is Statut.PARKING


def test_other_causes_ask_again_whether_they_are_enough_and_open_the_branch() -> None:
    atelier, (a,) = chaine("A")
    atelier.fait(c.JugerSuffisance(U, OUI), c.ArreterBranche(a, Raison.ETAT_NORMAL))
    assert atelier.carte_de(a).arret == Arret(Raison.ETAT_NORMAL)
    b = atelier.carte("B", effet=a)
    assert atelier.carte_de(a).arret is None
    assert atelier.carte_de(U).suffisance is OUI
    atelier.fait(c.Lier(U, b))
    assert atelier.carte_de(U).suffisance is None


def test_a_branch_stops_with_a_reason_at_its_last_cause() -> None:
    atelier, (a, b) = chaine("A", "B")
    assert "la branche continue" in atelier.refus(c.ArreterBranche(a, Raison.ETAT_NORMAL))
    assert "pourquoi" in atelier.refus(c.ArreterBranche(b, Raison.AUTRE))
    atelier.fait(c.ArreterBranche(b, Raison.AUTRE, "Trop loin de nous"), c.ReprendreBranche(b))
    assert atelier.carte_de(b).arret is None
    assert atelier.carte_de(b).anciennes == ("Trop loin de nous",)


def test_judgments_need_something_to_judge() -> None:
    atelier, (a, b) = chaine("A", "B")
    assert "rien à juger" in atelier.refus(c.JugerNecessite(U, b, OUI))
    assert "pas encore de cause" in atelier.refus(c.JugerSuffisance(b, OUI))
    assert atelier.fait(c.JugerNecessite(U, a, OUI), c.JugerNecessite(U, a, OUI)) == ()
    atelier.fait(c.JugerNecessite(U, a, None))
    assert atelier.arbre.necessites == {}


def test_the_three_relations_are_derived() -> None:
    atelier, (a, b) = chaine("A", "B")
    assert relations(atelier.arbre, U) == (Relation.ENCHAINEMENT,)
    other = atelier.carte("C", effet=U)
    assert relations(atelier.arbre, U) == (Relation.CONJONCTION,)
    atelier.fait(c.Lier(other, b))
    assert relations(atelier.arbre, a) == (Relation.DISJONCTION,)
    atelier.carte("D", effet=a)
    assert relations(atelier.arbre, a) == (Relation.CONJONCTION, Relation.DISJONCTION)
    assert relations(atelier.arbre, b) == ()


def test_an_effect_is_verified_when_all_its_causes_are_necessary_and_enough() -> None:
    atelier, (a,) = chaine("A")
    atelier.fait(c.JugerNecessite(U, a, OUI))
    assert not is_verified(atelier.arbre, U)
    atelier.fait(c.JugerSuffisance(U, OUI))
    assert is_verified(atelier.arbre, U)
    assert not is_verified(atelier.arbre, a)


def test_the_outline_tells_each_fact_once_and_a_leaf_moves_no_line() -> None:
    atelier, (a, b) = chaine("A", "B")
    other = atelier.carte("C", effet=U)
    atelier.fait(c.Lier(other, b))
    before = [(n.fait, n.sous, n.profondeur, n.rappel) for n in outline(atelier.arbre)]
    assert before == [
        (U, None, 0, False),
        (a, U, 1, False),
        (b, a, 2, False),
        (other, U, 1, False),
        (b, other, 2, True),
    ]
    leaf = atelier.carte("D", effet=a)
    after = [(n.fait, n.sous, n.profondeur, n.rappel) for n in outline(atelier.arbre)]
    assert [line for line in after if line[0] != leaf] == before
    assert levels(atelier.arbre) == {U: 0, a: 1, other: 1, b: 2, leaf: 2}


def test_a_problem_has_consequences_too() -> None:
    atelier = un_chantier(Mode.PROBLEMES)
    cause = atelier.carte("Cause", effet=U)
    first = atelier.carte("Conséquence", cause=U)
    box = atelier.carte("Suite")
    atelier.fait(c.Lier(box, first))
    assert levels(atelier.arbre) == {U: 0, cause: 1, first: -1, box: -2}
    assert [line.fait for line in consequences(atelier.arbre)] == [U, first, box]
    assert "tourner en rond" in atelier.refus(c.Lier(cause, first))
    assert "est une conséquence" in atelier.refus(c.Ajouter("Autre", first))
    atelier.fait(c.Garer(first))
    assert (atelier.ou(first), atelier.ou(box)) == (Statut.PARKING, Statut.PARKING)


def test_only_a_problem_has_consequences() -> None:
    atelier, (a,) = chaine("A")
    assert "fait ultime" in atelier.refus(c.Ajouter("Suite", cause=U))
    assert "d'abord" in atelier.refus(c.Ajouter("Suite", cause=a))
    assert "d'un seul côté" in atelier.refus(c.Ajouter("Suite", U, a))
