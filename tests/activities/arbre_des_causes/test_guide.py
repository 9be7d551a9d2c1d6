"""The guided questions, what is complete, the balance of categories, and what tables have in common."""

import pytest
from tests.activities.arbre_des_causes.deroule import U, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Categorie,
    Jugement,
    Mode,
    Nature,
    Raison,
)
from allervers_training.activities.arbre_des_causes.domain.comparaison import compare, normal
from allervers_training.activities.arbre_des_causes.domain.donnees import as_data, from_data
from allervers_training.activities.arbre_des_causes.domain.equilibre import balance
from allervers_training.activities.arbre_des_causes.domain.guide import (
    PHRASES,
    Question,
    Sorte,
    completeness,
    next_question,
    unexplained,
)
from allervers_training.kernel.errors import Refused

OUI, NON = Jugement.OUI, Jugement.NON


def asked(arbre: Arbre, *, checking: bool = False) -> tuple[Sorte, int, int | None] | None:
    found = next_question(arbre, checking=checking)
    return (found.sorte, found.fait, found.cause) if found else None


def test_the_method_asks_fact_by_fact_until_every_branch_is_told() -> None:
    atelier = un_chantier()
    assert asked(atelier.arbre) == (Sorte.CAUSES, U, None)
    a = atelier.carte("A", effet=U)
    assert asked(atelier.arbre) == (Sorte.NECESSITE, U, a)
    atelier.fait(c.JugerNecessite(U, a, OUI))
    assert asked(atelier.arbre) == (Sorte.SUFFISANCE, U, None)
    atelier.fait(c.JugerSuffisance(U, NON))
    assert asked(atelier.arbre) == (Sorte.MANQUE, U, None)
    b = atelier.carte("B", effet=U)
    atelier.fait(c.JugerNecessite(U, b, OUI), c.JugerSuffisance(U, OUI))
    assert unexplained(atelier.arbre) == (a, b)
    atelier.fait(c.ArreterBranche(a, Raison.HORS_DE_PORTEE))
    assert asked(atelier.arbre) == (Sorte.CAUSES, b, None)
    atelier.fait(c.ArreterBranche(b, Raison.ETAT_NORMAL))
    assert asked(atelier.arbre) is None
    assert completeness(atelier.arbre).pourcent == 100


def test_when_checking_judgments_come_before_new_causes() -> None:
    atelier = un_chantier()
    a = atelier.carte("A", effet=U)
    b = atelier.carte("B", effet=a)
    atelier.fait(c.JugerNecessite(U, a, OUI), c.JugerSuffisance(U, NON))
    assert asked(atelier.arbre) == (Sorte.MANQUE, U, None)
    assert asked(atelier.arbre, checking=True) == (Sorte.NECESSITE, a, b)


def test_a_problem_is_asked_for_its_consequences_too() -> None:
    atelier = un_chantier(Mode.PROBLEMES)
    a = atelier.carte("A", effet=U)
    atelier.fait(c.JugerNecessite(U, a, OUI), c.JugerSuffisance(U, OUI))
    atelier.fait(c.ArreterBranche(a, Raison.ETAT_NORMAL))
    assert next_question(atelier.arbre) == Question(
        Sorte.CONSEQUENCES, U, "Qu'est-ce que cela entraîne, et pour qui ?"
    )


@pytest.mark.parametrize("mode", list(Mode))
def test_every_question_is_worded_in_every_mode(mode: Mode) -> None:
    assert set(PHRASES[mode]) == set(Sorte)
    assert all("?" in phrase for phrase in PHRASES[mode].values())


def test_completeness_counts_what_is_left() -> None:
    atelier = un_chantier()
    a = atelier.carte("A", effet=U, nature=Nature.OPINION)
    atelier.carte("B")
    atelier.fait(c.Garer(atelier.carte("C")), c.JugerNecessite(U, a, Jugement.A_VERIFIER))
    held = completeness(atelier.arbre)
    assert (held.faits, held.expliques, held.liens, held.liens_juges) == (2, 1, 1, 1)
    assert (held.effets_juges, held.a_verifier, held.boite, held.parking) == (0, 2, 1, 1)


def test_the_trainer_is_told_when_nearly_everything_hangs_on_the_person() -> None:
    atelier = un_chantier()
    for n in range(3):
        atelier.carte(f"P{n}", effet=U, categorie=Categorie.PERSONNE)
    assert not balance(atelier.arbre).alerte
    atelier.carte("O", effet=U, categorie=Categorie.ORGANISATION)
    held = balance(atelier.arbre)
    assert held.alerte
    assert held.absentes == (Categorie.PRATIQUES, Categorie.INSTITUTIONS)
    atelier.carte("I", effet=U, categorie=Categorie.INSTITUTIONS)
    atelier.carte("Sans", effet=U)
    held = balance(atelier.arbre)
    assert (held.alerte, held.classes, held.sans) == (False, 5, 1)


def test_tables_share_a_fact_when_any_of_its_wordings_is_the_same() -> None:
    one, two, three = un_chantier(), un_chantier(), un_chantier()
    a = one.carte("Le bureau ferme à 16 heures.", effet=U)
    alone = one.carte("Elle vit seule", effet=U)
    other = two.carte("On arrive trop tard", effet=U)
    b = two.carte("le bureau ferme à 16 heures", effet=U)
    two.fait(c.Fusionner(b, other))
    d = three.carte("On arrive trop tard !", effet=U)
    three.carte("Elle vit seule")  # still in the box: nobody put it in the tree
    found = compare({1: one.arbre, 2: two.arbre, 3: three.arbre})
    assert [commun.places for commun in found.communs] == [((1, a), (2, other), (3, d))]
    assert found.communs[0].tables == (1, 2, 3)
    assert found.propres == {1: (alone,), 2: (), 3: ()}


def test_wordings_are_compared_without_case_accents_and_punctuation() -> None:
    assert normal(" L’Été, sœur… ") == normal("l'ete soeur")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"mode": "causes", "faits": [], "liens": [], "leviers": []},
        {"mode": "autre", "faits": [{"id": 1}], "liens": [], "leviers": []},
        {"mode": "causes", "faits": [{"id": 1}], "liens": [{"effet": 1}], "leviers": []},
        {
            "mode": "causes",
            "faits": [{"id": 1}, {"id": 2}],
            "liens": [
                {"effet": 1, "cause": 2, "necessite": None},
                {"effet": 2, "cause": 1, "necessite": None},
            ],
            "leviers": [],
        },
    ],
)
def test_what_is_no_tree_is_not_read(data: dict[str, object]) -> None:
    with pytest.raises(Refused, match="n'est pas un arbre"):
        from_data(data)


def test_a_tree_goes_out_as_plain_data_and_comes_back() -> None:
    atelier = un_chantier()
    a = atelier.carte("A", effet=U)
    atelier.fait(c.JugerNecessite(U, a, OUI), c.ArreterBranche(a, Raison.AUTRE, "Loin"))
    data = as_data(atelier.arbre)
    assert data["liens"] == [{"effet": U, "cause": a, "necessite": "oui"}]
    assert from_data(data) == atelier.arbre
