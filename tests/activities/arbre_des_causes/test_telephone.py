"""What a phone shows: what to do now, its own table, and counts alone while each writes alone."""

from dataclasses import replace

from tests.activities.arbre_des_causes.deroule import Deroule, U, un_atelier

from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Repartition
from allervers_training.activities.arbre_des_causes.vues import view
from allervers_training.activities.arbre_des_causes.vues.consigne import PAUSED, consigne
from allervers_training.activities.arbre_des_causes.vues.telephone import telephone
from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

ROOM = Room(
    names={1: "Yann", 2: "Zoé"},
    texts={"fait_ultime": "Le dossier est clos", "situation": "M. L. a 58 ans."},
)
TEMPLATES = Templates(Assets())


class Live:
    id, cohort_id = 7, 3


def deux_tables() -> Deroule:
    atelier = un_atelier(repartition=Repartition.CHOIX, tables=2)
    atelier.fait(s.ChoisirTable(1), par=1)
    atelier.fait(s.ChoisirTable(2), par=2)
    return atelier


def shown(atelier: Deroule, room: Room = ROOM) -> str:
    return "".join(regions(atelier, room).values())


def regions(atelier: Deroule, room: Room = ROOM) -> dict[str, str]:
    """Return what each region of a phone shows."""
    context = {"live": Live, "cle": lambda: "k"}
    return {
        name: TEMPLATES.text(f"arbre_des_causes/_participant_{name}.html", {"vue": vue, **context})
        for name, vue in view(atelier.atelier, Audience.PARTICIPANT, room).items()
    }


def test_cadrage_reads_the_situation_and_the_fait_ultime() -> None:
    told = consigne(un_atelier().atelier, ROOM)
    assert (told.ultime, told.situation) == ("Le dossier est clos", "M. L. a 58 ans.")
    assert told.nom_phase == "Cadrage"


def test_the_words_of_the_room_take_the_place_of_those_of_the_course() -> None:
    atelier = un_atelier()
    atelier.fait(s.FormulerUltime("Ses droits sont coupés"))
    assert consigne(atelier.atelier, ROOM).ultime == "Ses droits sont coupés"


def test_a_pause_says_that_all_is_kept() -> None:
    atelier = un_atelier()
    atelier.fait(s.Suspendre())
    assert consigne(atelier.atelier, ROOM).consigne == PAUSED


def test_in_the_collecte_a_phone_sees_counts_and_no_card() -> None:
    atelier = un_atelier(phase=Phase.COLLECTE)
    atelier.carte("Personne n'a appelé", par=1)
    asked, beside, tree = telephone(atelier.atelier, ROOM)
    assert asked.ecrites == "1\u00a0carte écrite"
    assert (beside.boite.nombre, tree.causes, tree.resume) == (0, (), "")
    assert "appelé" not in shown(atelier)


def test_a_phone_follows_its_own_table() -> None:
    atelier = deux_tables().en(Phase.COLLECTE)
    atelier.carte("Fait de la table 1", par=1)
    atelier.carte("Fait de la table 2", par=2)
    atelier.en(Phase.TRI)
    html = shown(atelier, replace(ROOM, part=2))
    assert "Fait de la table 2" in html
    assert "Fait de la table 1" not in html
    assert "À cette table : Zoé." in html


def test_who_has_no_table_chooses_one() -> None:
    asked, _, tree = telephone(deux_tables().atelier, ROOM)
    assert [(place.numero, place.gens) for place in asked.tables] == [(1, 1), (2, 1)]
    assert (asked.table, tree.causes) == (0, ())


def test_a_full_table_waits_until_the_others_are_full() -> None:
    atelier = deux_tables()
    for numero in range(3, 7):
        atelier.fait(s.ChoisirTable(1), par=numero)
    assert [place.complete for place in telephone(atelier.atelier, ROOM)[0].tables] == [True, False]


def test_who_is_drawn_by_lot_waits() -> None:
    asked, _, _ = telephone(un_atelier(repartition=Repartition.LOT, tables=2).atelier, ROOM)
    assert (asked.table, asked.tables) == (0, ())


def test_one_tree_for_all_has_no_table_to_choose_and_no_list_of_names() -> None:
    asked, _, tree = telephone(un_atelier(phase=Phase.TRI).atelier, ROOM)
    assert (asked.table, asked.avec) == (1, ())
    assert tree.causes


def test_at_the_end_a_phone_reads_what_several_tables_found() -> None:
    atelier = deux_tables().en(Phase.CONSTRUCTION)
    for numero in (1, 2):
        atelier.carte("La permanence a fermé", par=numero, effet=U)
    asked, _, _ = telephone(atelier.en(Phase.RESTITUTION).atelier, replace(ROOM, part=1))
    assert asked.communs == ("La permanence a fermé (tables 1 et 2)",)


def test_every_phase_can_be_shown_without_any_field_to_type_in() -> None:
    atelier = deux_tables().en(Phase.CONSTRUCTION)
    atelier.carte("La permanence a fermé", par=1, effet=U)
    atelier.carte("Dans la boîte", par=1)
    for phase in Phase:
        html = shown(
            atelier.en(phase) if phase is not Phase.CLOS else atelier, replace(ROOM, part=1)
        )
        assert "<textarea" not in html
        assert 'type="text"' not in html
    atelier.fait(s.CloreAtelier())
    assert "Agir" not in shown(atelier, replace(ROOM, part=1))
