"""One's own part: one's cards, the chosen fact with what it allows, one's votes; and the team's."""

import re

import pytest
from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier, un_chantier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import Mode, Niveau, Raison
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Repartition
from allervers_training.activities.arbre_des_causes.forms import FORMS
from allervers_training.activities.arbre_des_causes.moi import Moi, own, read_chosen
from allervers_training.activities.arbre_des_causes.panneau import Choisi
from allervers_training.activities.arbre_des_causes.vues.consigne import consigne
from allervers_training.activities.engine.kind import Room
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

TEXTES = {"fait_ultime": "Le dossier est clos"}
TEMPLATES = Templates(Assets())


class Live:
    id, cohort_id = 7, 3


def moi(atelier: Deroule, numero: int | None = 1, chosen: str = "", *, equipe: bool = False) -> Moi:
    return own(atelier.atelier, numero, Room(texts=TEXTES, chosen=chosen), equipe=equipe)


def choisi(atelier: Deroule, fait: int, *, equipe: bool = False) -> Choisi:
    found = moi(atelier, None if equipe else 1, f"{fait}", equipe=equipe).choisi
    assert found
    return found


def shown(vue: Moi, saisie: dict[str, str] | None = None) -> str:
    context = {"moi": vue, "live": Live, "cle": lambda: "k", "saisie": saisie or {}}
    return TEMPLATES.text("arbre_des_causes/_moi.html", context)


def un_arbre(mode: Mode = Mode.CAUSES) -> Deroule:
    """Return a tree of two facts, and a card in the box."""
    atelier = un_chantier(mode)
    atelier.fait(s.Participer(), par=1)
    atelier.carte("Aucune réponse", par=1, effet=U)
    atelier.carte("La permanence a fermé", par=1, effet=2)
    atelier.carte("Il n'ouvre plus son courrier", par=2)
    return atelier


def test_what_is_chosen_is_a_fact_or_the_fact_of_a_table() -> None:
    assert read_chosen("7") == (0, 7, False)
    assert read_chosen("2-7") == (2, 7, False)
    assert read_chosen("2-7-tout") == (2, 7, True)
    assert read_chosen("") == read_chosen("²-x") == (0, 0, False)
    assert not read_chosen("2-7-tout-5")[2]


def test_she_follows_the_same_moment_as_her_phone() -> None:
    atelier = un_atelier(repartition=Repartition.CHOIX, tables=2)
    atelier.fait(s.ChoisirTable(2), par=1)
    assert moi(atelier).etape == consigne(atelier.atelier, Room(part=2)).etape
    assert moi(atelier, None).etape == consigne(atelier.atelier, Room()).etape
    assert moi(un_arbre()).etape == consigne(un_arbre().atelier, Room()).etape


def test_in_the_collecte_she_sees_her_own_cards_and_no_other() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    mine = atelier.carte("La mienne", par=1)
    other = atelier.carte("Celle d'une autre", par=2)
    assert [card.id for card in moi(atelier).cartes] == [mine]
    assert moi(atelier, 1, f"{mine}").choisi
    assert moi(atelier, 1, f"{other}").choisi is None
    assert moi(atelier, None, f"{other}", equipe=True).choisi is None


def test_building_opens_causes_and_the_end_of_a_branch() -> None:
    assert choisi(un_arbre(), 3).ouverts == {"cause", "arreter"}


def test_a_fact_with_causes_is_judged_and_not_stopped() -> None:
    peut = choisi(un_arbre(), 2).peut
    assert "juger" in peut
    assert "arreter" not in peut


def test_a_card_of_the_box_is_linked_and_has_no_cause_yet() -> None:
    held = choisi(un_arbre(), 4)
    assert held.ouverts == {"relier"}
    assert "cause" not in held.peut
    assert [numero for numero, _ in held.vers] == [U, 2, 3]


def test_the_fait_ultime_stays_where_it_is() -> None:
    peut = choisi(un_arbre(), U).peut
    assert peut.isdisjoint({"reecrire", "deplacer", "fusionner", "supprimer", "garer", "relier"})
    assert {"cause", "juger"} <= peut


def test_a_card_in_the_trash_can_only_come_back() -> None:
    atelier = un_arbre()
    atelier.fait(c.Supprimer(3), par=1)
    assert choisi(atelier, 3).peut == {"restaurer"}


def test_a_link_that_would_close_a_circle_is_offered_so_that_its_refusal_teaches() -> None:
    assert 3 in dict(choisi(un_arbre(), 2).vers)


def test_a_problem_has_consequences_to_add() -> None:
    atelier = un_arbre(Mode.PROBLEMES)
    suite = atelier.carte("Des familles renoncent", par=1, cause=U)
    assert "suite" in choisi(atelier, U).peut
    assert "suite" in choisi(atelier, suite).peut
    assert "cause" not in choisi(atelier, suite).peut
    assert "suite" not in choisi(atelier, 2).peut


def test_the_moment_rules_people_and_not_the_team() -> None:
    atelier = un_arbre().en(Phase.PRIORITES)
    assert choisi(atelier, 3).peut == {"lever"}
    assert {"cause", "reecrire"} <= choisi(atelier, 3, equipe=True).peut


def test_a_fact_of_another_table_is_not_hers_to_open() -> None:
    atelier = un_atelier(Mode.CAUSES, Phase.CONSTRUCTION, repartition=Repartition.CHOIX, tables=2)
    atelier.fait(s.ChoisirTable(1), par=1)
    atelier.fait(c.Ajouter("Fait", U, table=2))
    assert moi(atelier, 1, "2-2").choisi is None
    held = moi(atelier, None, "2-2", equipe=True)
    assert held.choisi
    assert held.choisi.table == 2


def test_she_has_three_votes_and_takes_them_back() -> None:
    atelier = un_arbre().en(Phase.LEVIERS)
    for quoi in ("Rouvrir", "Appeler", "Écrire simplement", "Passer voir"):
        atelier.fait(c.PoserLevier(3, quoi, Niveau.EQUIPE), par=2)
    atelier.en(Phase.PRIORITES)
    first, *_ = atelier.arbre.leviers
    atelier.fait(c.DonnerVoix(first), par=1)
    told = moi(atelier)
    assert told.restantes == 2
    assert [v.donnee for v in told.voix] == [True, False, False, False]
    assert "La reprendre" in shown(told)
    assert not moi(atelier, None, equipe=True).voix


def test_until_she_is_known_she_says_that_she_is_there() -> None:
    assert "Je suis là" in shown(moi(un_atelier(), None))
    assert "Je suis là" not in shown(moi(un_arbre()))


def test_what_was_typed_and_refused_comes_back_in_its_own_form() -> None:
    saisie = {"forme": "cause", "texte": "Mon idée"}
    html = shown(moi(un_arbre(), 1, "3"), saisie)
    assert html.count("Mon idée") == 1
    assert ">Mon idée</textarea>" in html


def test_a_pause_keeps_the_forms_and_disables_them() -> None:
    atelier = un_arbre()
    atelier.fait(s.Suspendre())
    html = shown(moi(atelier, 1, "3"))
    assert '<fieldset class="pile" disabled>' in html
    assert 'id="cause-3"' in html
    assert "disabled" not in shown(moi(atelier, None, "3", equipe=True))


def test_every_form_of_the_team_says_which_table() -> None:
    html = shown(moi(un_arbre(), None, "2", equipe=True))
    about = [f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if 'name="choix"' in f]
    assert about
    assert all('name="table" value="1"' in form for form in about)
    assert 'name="table"' not in shown(moi(un_arbre(), 1, "2"))


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("equipe", [False, True])
@pytest.mark.parametrize("mode", list(Mode))
def test_every_form_goes_to_an_address_that_exists_and_ids_are_unique(
    phase: Phase, mode: Mode, *, equipe: bool
) -> None:
    atelier = un_arbre(mode)
    atelier.carte("Une conséquence", cause=U) if mode is Mode.PROBLEMES else None
    atelier.fait(c.ArreterBranche(3, Raison.AUTRE, "M. L. l'a dit"))
    atelier.fait(c.Reecrire(2, "Trois relances sans réponse", vu=-1))
    atelier.fait(c.PoserLevier(3, "Rouvrir", Niveau.TERRITOIRE), c.Supprimer(4))
    atelier.en(phase)
    for fait in atelier.arbre.faits:
        html = shown(moi(atelier, None if equipe else 1, f"{fait}", equipe=equipe))
        assert set(re.findall(r"/activites/7/([\w-]+)", html)) <= FORMS.keys()
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'<label[^>]* for="([^"]+)"', html)) <= set(ids)
        for tag in ("form", "details", "fieldset", "section", "div", "p"):
            assert len(re.findall(rf"<{tag}\b", html)) == html.count(f"</{tag}>"), tag
