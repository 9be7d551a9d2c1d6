"""Cards: written alone, sorted together; two wordings of one card are both kept."""

import pytest
from tests.activities.arbre_des_causes.deroule import U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Nature,
    NonRecours,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Reserve
from allervers_training.activities.engine.kind import Role


def test_in_the_collecte_a_card_goes_to_the_box_under_its_author() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    carte = atelier.carte("Le courrier n'a pas été ouvert", par=3)
    held = atelier.carte_de(carte)
    assert (held.texte, held.statut, held.auteur) == (
        "Le courrier n'a pas été ouvert",
        Statut.BOITE,
        3,
    )


def test_before_the_collecte_nobody_writes_but_the_scribe_may() -> None:
    atelier = un_atelier()
    assert "à partir de la collecte" in atelier.refus(c.Ajouter("Un"), par=3)
    assert atelier.refus(c.Ajouter("Un"), role=Role.SCRIBE) == ""


def test_in_the_collecte_nobody_touches_the_card_of_somebody_else() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    carte = atelier.carte("Un", par=3)
    vu = atelier.carte_de(carte).version
    assert "propres cartes" in atelier.refus(c.Reecrire(carte, "Deux", vu), par=4)
    assert "propres cartes" in atelier.refus(c.Supprimer(carte), par=4)
    assert atelier.refus(c.Supprimer(carte), par=3) == ""
    assert atelier.refus(c.Reecrire(carte, "Deux", vu), role=Role.SCRIBE) == ""


def test_a_card_deleted_in_the_collecte_comes_back_to_the_box() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    carte = atelier.carte("Un", par=3)
    atelier.fait(c.Supprimer(carte), c.Restaurer(carte), par=3)
    assert atelier.ou(carte) is Statut.BOITE


def test_cards_are_not_linked_before_the_construction() -> None:
    atelier = un_atelier(phase=Phase.TRI)
    assert "sans la relier" in atelier.refus(c.Ajouter("Un", U), par=3)
    carte = atelier.carte("Un", par=3)
    assert "de la construction jusqu'aux leviers" in atelier.refus(c.Lier(U, carte), par=3)


def test_a_rewrite_takes_the_place_of_what_was_seen_and_keeps_its_trace() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Elle n'ouvre pas", effet=U)
    atelier.fait(c.Reecrire(carte, "Elle n'ouvre plus", atelier.carte_de(carte).version), par=1)
    held = atelier.carte_de(carte)
    assert (held.texte, held.formulations, held.anciennes) == (
        "Elle n'ouvre plus",
        (),
        ("Elle n'ouvre pas",),
    )


def test_a_late_rewrite_stands_beside_the_first_and_loses_nothing() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    vu = atelier.carte_de(carte).version
    atelier.fait(c.Reecrire(carte, "Un, dit Alice", vu), par=1)
    assert atelier.fait(c.Reecrire(carte, "Un, dit Bob", vu), par=2) == (
        e.FormulationAjoutee(1, carte, "Un, dit Bob", 2),
    )
    held = atelier.carte_de(carte)
    assert (held.texte, held.formulations) == ("Un, dit Alice", ("Un, dit Bob",))


def test_the_room_chooses_between_two_wordings_or_puts_one_aside() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    vu = atelier.carte_de(carte).version
    atelier.fait(c.Reecrire(carte, "A", vu), par=1)
    atelier.fait(c.Reecrire(carte, "B", vu), c.Reecrire(carte, "C", vu), par=2)
    atelier.fait(c.Reecrire(carte, "B", atelier.carte_de(carte).version))
    atelier.fait(c.EcarterFormulation(carte, "C"))
    held = atelier.carte_de(carte)
    assert (held.texte, held.formulations, held.anciennes) == ("B", (), ("Un", "A", "C"))


def test_an_undone_wording_makes_no_screen_up_to_date_again() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.Reecrire(carte, "Deux", atelier.carte_de(carte).version))
    seen = atelier.carte_de(carte).version
    atelier.fait(c.Annuler())
    atelier.fait(c.Reecrire(carte, "Trois", atelier.carte_de(carte).version))
    atelier.fait(c.Reecrire(carte, "Quatre", seen), par=2)
    assert atelier.carte_de(carte).formulations == ("Quatre",)


def test_the_same_wording_again_changes_nothing() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    assert atelier.fait(c.Reecrire(carte, "Un", 0)) == ()


def test_a_rewrite_follows_a_card_that_was_merged_meanwhile() -> None:
    atelier = un_chantier()
    gone, kept = atelier.carte("Un", effet=U), atelier.carte("Deux", effet=U)
    vu = atelier.carte_de(gone).version
    atelier.fait(c.Fusionner(gone, kept))
    atelier.fait(c.Reecrire(gone, "Un, mieux dit", vu), par=2)
    assert atelier.carte_de(kept).formulations == ("Un", "Un, mieux dit")


def test_what_was_written_for_a_deleted_card_is_still_on_the_screen() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.Supprimer(carte))
    assert "encore à l'écran" in atelier.refus(c.Reecrire(carte, "Deux", 1), par=2)


def test_a_card_whose_addition_was_undone_says_so_and_its_number_is_not_given_again() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.Annuler())
    assert "a été annulé" in atelier.refus(c.Reecrire(carte, "Deux", 1), par=2)
    assert atelier.carte("Deux", effet=U) == carte + 1


def test_the_fait_ultime_is_worded_with_the_room_and_stays_where_it_is() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    assert "toute la salle" in atelier.refus(c.Reecrire(U, "Autre", 0), par=1)
    for commande in (c.Garer(U), c.Supprimer(U), c.Fusionner(U, carte), c.Scinder(U, "A", "B")):
        assert "fait ultime" in atelier.refus(commande, par=1)


def test_a_card_is_qualified_little_by_little() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.Qualifier(carte, nature=Nature.OPINION, categorie=Categorie.ORGANISATION))
    assert atelier.fait(
        c.Qualifier(
            carte, Nature.OPINION, Caractere.HABITUEL, non_recours=NonRecours.NON_CONNAISSANCE
        )
    ) == (e.FaitQualifie(1, carte, None, Caractere.HABITUEL, None, NonRecours.NON_CONNAISSANCE),)
    held = atelier.carte_de(carte)
    assert (held.nature, held.categorie) == (Nature.OPINION, Categorie.ORGANISATION)
    assert atelier.fait(c.Qualifier(carte, nature=Nature.OPINION)) == ()


def test_a_card_from_the_reserve_keeps_its_words_in_the_course() -> None:
    atelier = un_atelier(
        phase=Phase.CONSTRUCTION, reserve=(Reserve("c2-r1", Categorie.INSTITUTIONS),)
    )
    (event,) = atelier.fait(c.PoserReserve("c2-r1", U))
    assert isinstance(event, e.FaitAjoute)
    assert (event.texte, event.source, event.categorie) == ("", "c2-r1", Categorie.INSTITUTIONS)
    assert "déjà à cette table" in atelier.refus(c.PoserReserve("c2-r1"))
    assert "réserve" in atelier.refus(c.PoserReserve("c9"))


def test_the_pen_is_one_persons_until_it_is_given_back_or_runs_out() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.PrendrePlume(carte), par=1)
    assert "écrit déjà" in atelier.refus(c.PrendrePlume(carte), par=2)
    assert atelier.fait(c.RendrePlume(carte), par=2) == ()
    atelier.passe(60)
    assert atelier.refus(c.PrendrePlume(carte), par=2) == ""
    atelier.fait(c.PrendrePlume(carte), par=2)
    atelier.fait(c.Reecrire(carte, "Deux", atelier.carte_de(carte).version), par=2)
    assert atelier.table.plumes == {}


def test_a_pen_that_has_run_out_is_forgotten_with_the_next_gesture() -> None:
    atelier = un_chantier()
    first, second = atelier.carte("Un", effet=U), atelier.carte("Deux", effet=U)
    atelier.fait(c.PrendrePlume(first), par=1)
    atelier.passe(59).fait(c.PrendrePlume(second), par=2)
    assert set(atelier.table.plumes) == {first, second}
    atelier.passe(1).carte("Trois", effet=U)
    assert set(atelier.table.plumes) == {second}
    assert atelier.rejoue() == atelier.atelier


def test_a_pen_never_refuses_what_somebody_else_typed() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    atelier.fait(c.PrendrePlume(carte), par=1)
    atelier.fait(c.Reecrire(carte, "Deux", atelier.carte_de(carte).version), par=2)
    assert atelier.dit(carte) == "Deux"
    assert atelier.table.plumes[carte].numero == 1


def test_a_card_is_not_rewritten_without_end() -> None:
    atelier = un_chantier()
    carte = atelier.carte("Un", effet=U)
    for n in range(49):
        atelier.fait(c.Reecrire(carte, f"Un {n}", atelier.carte_de(carte).version))
    assert "cinquante fois" in atelier.refus(c.Reecrire(carte, "Encore", 0))


@pytest.mark.parametrize("commande", [c.Reecrire(99, "Un", 0), c.Garer(99), c.Lier(U, 99)])
def test_an_unknown_card_is_refused(commande: c.Commande) -> None:
    assert un_chantier().refus(commande)
