"""Levers and votes; undo and redo for each table."""

from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import Effort, Niveau, Terme
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.domain.voix import ranked, tally, votes_of
from allervers_training.activities.engine.kind import Role


def leviers(count: int, phase: Phase = Phase.PRIORITES) -> tuple[Deroule, list[int]]:
    atelier = un_chantier()
    carte = atelier.carte("A", effet=U)
    atelier.en(Phase.LEVIERS)
    for n in range(count):
        atelier.fait(c.PoserLevier(carte, f"Levier {n}", Niveau.EQUIPE), par=1)
    return atelier.en(phase), list(atelier.arbre.leviers)


def test_a_lever_says_what_at_which_level_and_by_whom() -> None:
    atelier = un_chantier()
    carte = atelier.carte("A", effet=U)
    asked = c.PoserLevier(carte, "Prévenir", Niveau.EQUIPE, "L'accueil", Terme.COURT, Effort.FAIBLE)
    assert "une fois l'arbre vérifié" in atelier.refus(asked, par=1)
    atelier.en(Phase.LEVIERS).fait(asked, par=1)
    (held,) = atelier.arbre.leviers.values()
    assert (held.fait, held.quoi, held.porteur, held.terme, held.effort, held.auteur) == (
        carte,
        "Prévenir",
        "L'accueil",
        Terme.COURT,
        Effort.FAIBLE,
        1,
    )


def test_a_lever_is_put_on_a_fact_of_the_tree() -> None:
    atelier = un_chantier()
    box = atelier.carte("A")
    atelier.en(Phase.LEVIERS)
    assert "pas dans l'arbre" in atelier.refus(c.PoserLevier(box, "Un", Niveau.MOI), par=1)


def test_a_changed_lever_keeps_its_former_words() -> None:
    atelier, (lever,) = leviers(1)
    atelier.fait(c.ChangerLevier(lever, "Autrement", porteur="Nous"), par=1)
    held = atelier.arbre.leviers[lever]
    assert (held.quoi, held.porteur, held.niveau, held.anciens) == (
        "Autrement",
        "Nous",
        Niveau.EQUIPE,
        ("Levier 0",),
    )
    assert atelier.fait(c.ChangerLevier(lever, "Autrement"), par=1) == ()


def test_each_has_three_voices_on_three_levers() -> None:
    atelier, (a, b, d, other) = leviers(4)
    for lever in (a, b, d):
        atelier.fait(c.DonnerVoix(lever), par=1)
    assert "trois voix" in atelier.refus(c.DonnerVoix(other), par=1)
    assert atelier.fait(c.DonnerVoix(a), par=1) == ()
    atelier.fait(c.RetirerVoix(a), c.DonnerVoix(other), par=1)
    atelier.fait(c.DonnerVoix(other), par=2, role=Role.SCRIBE)
    assert tally(atelier.table) == {a: 0, b: 1, d: 1, other: 2}
    assert [lever.id for lever, _ in ranked(atelier.table)] == [other, b, d, a]
    assert "console" in atelier.refus(c.DonnerVoix(a))


def test_votes_wait_for_the_priorities() -> None:
    atelier, (lever,) = leviers(1, Phase.LEVIERS)
    assert "priorités" in atelier.refus(c.DonnerVoix(lever), par=1)


def test_a_voice_on_a_lever_that_is_gone_is_free_again() -> None:
    atelier, (a, b, d, other) = leviers(4)
    for lever in (a, b, d):
        atelier.fait(c.DonnerVoix(lever), par=1)
    atelier.fait(c.RetirerLevier(a), par=2)
    assert votes_of(atelier.table, 1) == (b, d)
    assert atelier.refus(c.DonnerVoix(other), par=1) == ""
    assert "vient de le retirer" in atelier.refus(c.DonnerVoix(a), par=1)
    assert atelier.fait(c.RetirerLevier(a)) == ()


def test_undo_and_redo_go_back_and_forth_for_the_whole_table() -> None:
    atelier = un_chantier()
    a = atelier.carte("A", par=1, effet=U)
    one = atelier.arbre
    atelier.carte("B", par=2, effet=a)
    two = atelier.arbre
    atelier.fait(c.Annuler(), par=3)
    assert atelier.arbre == one
    assert atelier.table.traces == ("B",)
    atelier.fait(c.Retablir(), par=1)
    assert atelier.arbre == two
    atelier.fait(c.Annuler(), c.Annuler())
    assert list(atelier.arbre.faits) == [U]
    assert "rien à annuler" in atelier.refus(c.Annuler(), par=1)


def test_what_was_undone_cannot_be_redone_after_something_else() -> None:
    atelier = un_chantier()
    atelier.carte("A", effet=U)
    atelier.fait(c.Annuler())
    atelier.carte("B", effet=U)
    assert "rien à rétablir" in atelier.refus(c.Retablir())
    assert atelier.table.traces == ("A",)


def test_two_people_do_not_undo_twice_what_both_saw() -> None:
    atelier = un_chantier()
    atelier.carte("A", effet=U)
    atelier.carte("B", effet=U)
    vu = atelier.table.operations
    atelier.fait(c.Annuler(vu), par=1)
    assert "vient de changer" in atelier.refus(c.Annuler(vu), par=2)


def test_a_card_of_the_collecte_is_undone_by_nobody_else() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    atelier.carte("A", par=1)
    assert "après la collecte" in atelier.refus(c.Annuler(), par=2)
    atelier.en(Phase.TRI)
    assert "se supprime à la main" in atelier.refus(c.Annuler(), par=2)


def test_votes_and_pens_are_not_undone() -> None:
    atelier, (a,) = leviers(1)
    atelier.fait(c.DonnerVoix(a), par=1)
    atelier.en(Phase.LEVIERS).fait(c.Annuler())
    assert tally(atelier.table) == {}
    atelier.fait(c.Retablir())
    assert tally(atelier.table) == {a: 1}
