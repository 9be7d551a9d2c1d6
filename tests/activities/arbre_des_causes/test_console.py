"""The trainer sees who sits where, how far each tree is, and what it hangs on; nothing is typed in a broadcast."""

import re
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from tests.activities.arbre_des_causes.deroule import un_atelier
from tests.activities.arbre_des_causes.histoire import (
    NOMS,
    TEXTES,
    avec_leviers,
    construit,
    rendu,
    salle,
    scene,
    toutes_les_phases,
    vue,
)

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Repartition
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.live import Live

CONSOLE = Audience.CONSOLE


def test_each_table_says_who_sits_there_and_how_far_it_is() -> None:
    first, second = vue(construit(2), CONSOLE)["tables"].tables
    assert (first.nom, first.personnes) == ("Table 1", ("Bob", "Inès"))
    assert second.personnes == ("Chloé", "Karim")
    assert first.resume == "6\u00a0faits, 4 à expliquer"
    assert second.resume == "5\u00a0faits, 3 à expliquer"
    assert [n for _, _, n in first.categories] == [2, 1, 1, 1]
    assert 0 < first.pourcent < 100


def test_one_tree_for_all_needs_no_table_name() -> None:
    shown = vue(construit(), CONSOLE)["tables"]
    assert [t.nom for t in shown.tables] == [""]
    assert shown.tables[0].personnes == tuple(sorted(NOMS.values()))
    assert not shown.places


def test_who_has_no_table_yet_is_named() -> None:
    atelier = un_atelier(repartition=Repartition.DONNEE, tables=2)
    atelier.fait(s.Participer(), par=1)
    atelier.fait(s.Participer(), par=2)
    atelier.fait(s.Asseoir(2, 1))
    shown = vue(atelier, CONSOLE, unseated=("Zoé",))["tables"]
    assert shown.sans_place == ("Bob", "Zoé")
    assert shown.assis == 1
    assert [(p.nom, p.table) for p in shown.places] == [("Bob", 0), ("Chloé", 1)]


def test_a_tree_that_hangs_on_the_person_alone_says_so_to_the_trainer() -> None:
    atelier = construit()
    assert not vue(atelier, CONSOLE)["tables"].tables[0].alerte
    for fait in (2, 4, 6):
        atelier.fait(c.Qualifier(fait, categorie=Categorie.PERSONNE))
    assert "repose sur la personne" in vue(atelier, CONSOLE)["tables"].tables[0].alerte


def test_whoever_writes_is_named_with_the_time_since_she_took_the_pen() -> None:
    atelier = construit()
    atelier.fait(c.PrendrePlume(4), par=2)
    (writing,) = vue(atelier, CONSOLE)["tables"].tables[0].redige
    assert (writing.nom, writing.fait, writing.depuis) == ("Chloé", 4, atelier.at)


def test_the_reserve_offers_first_what_the_trees_lack() -> None:
    offered = vue(construit(), CONSOLE)["tables"].reserve
    assert [o.source for o in offered] == ["r-organisation", "r-personne"]
    assert offered[0].texte == TEXTES["r-organisation"]


def test_a_card_of_the_reserve_is_offered_to_the_tables_that_do_not_have_it() -> None:
    atelier = construit(2)
    atelier.fait(c.PoserReserve("r-personne", table=1))
    offered = {o.source: o.tables for o in vue(atelier, CONSOLE)["tables"].reserve}
    assert offered["r-personne"] == ((2, "Table 2"),)
    atelier.fait(c.PoserReserve("r-personne", table=2))
    assert "r-personne" not in {o.source for o in vue(atelier, CONSOLE)["tables"].reserve}


@pytest.mark.parametrize("phase", [Phase.CADRAGE, Phase.COLLECTE, Phase.TRI, Phase.LEVIERS])
def test_the_reserve_stays_closed_while_nothing_is_built(phase: Phase) -> None:
    assert not vue(construit().en(phase), CONSOLE)["tables"].reserve


def test_the_trainer_too_only_counts_cards_while_each_writes_alone() -> None:
    atelier = construit().en(Phase.COLLECTE)
    atelier.fait(c.Ajouter("Un secret de carte"), par=1)
    shown = vue(atelier, CONSOLE)
    assert shown["tables"].tables[0].boite == 1
    html = "".join(rendu(atelier, CONSOLE, scene()).values())
    assert "Un secret de carte" not in html


def test_tables_are_drawn_early_and_people_moved_at_any_time() -> None:
    atelier = construit(2)
    assert vue(atelier.en(Phase.TRI), CONSOLE)["tables"].nombres == (2, 3)
    html = rendu(atelier.en(Phase.CONSTRUCTION), CONSOLE, scene())["tables"]
    assert 'id="f-tables"' not in html
    assert 'id="b-place-1-2"' in html


def test_drawing_lots_for_some_leaves_the_others_where_they_are() -> None:
    atelier = un_atelier(repartition=Repartition.CHOIX, tables=2)
    for numero in NOMS:
        atelier.fait(s.Participer(), par=numero)
    atelier.fait(s.ChoisirTable(2), par=3)
    html = rendu(atelier, CONSOLE, scene())["tables"]
    form = html[html.index('id="f-tables"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="(p-\d+|nombre)" value="(\d+)"', form))
    assert fields == {"p-3": "2", "nombre": "2"}
    atelier.fait(KIND.forms["tables"].read(fields))
    assert atelier.atelier.places[3] == 2
    assert all(atelier.atelier.places.values())


def test_the_team_sees_which_table_it_keeps_on_the_wall() -> None:
    atelier = construit(2)
    pressed = re.compile(r'value="(\d*)" id="b-mur-[^"]+" aria-pressed="true"')
    assert pressed.findall(rendu(atelier, CONSOLE, scene())["tables"]) == [""]
    atelier.fait(KIND.forms["murs"].read({"table": "2"}))
    assert pressed.findall(rendu(atelier, CONSOLE, scene())["tables"]) == ["2"]
    atelier.fait(KIND.forms["murs"].read({"table": ""}))
    assert atelier.atelier.montree is None


def test_no_table_is_offered_to_the_wall_when_it_shows_none() -> None:
    assert "b-mur" not in rendu(construit(), CONSOLE, scene())["tables"]
    for phase in (Phase.CADRAGE, Phase.COLLECTE, Phase.CLOS):
        assert "b-mur" not in rendu(construit(2).en(phase), CONSOLE, scene())["tables"]


def test_each_table_can_be_undone_from_the_console() -> None:
    atelier = construit(2)
    html = rendu(atelier, CONSOLE, scene())["plan"]
    assert 'id="b-annuler-1"' in html
    assert 'id="b-annuler-2"' in html
    form = html[html.index('id="f-annuler-2"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="(table|vu)" value="(\d+)"', form))
    atelier.fait(KIND.forms["annulations"].read(fields))
    assert len(atelier.atelier.tables[2].arbre.faits) == 4
    assert len(atelier.arbre.faits) == 6


def test_the_steps_follow_each_other_and_can_be_gone_back() -> None:
    for atelier in toutes_les_phases():
        shown = vue(atelier, CONSOLE)["conduite"]
        if shown.clos:
            assert shown.suivante is None
            assert shown.precedente == (Phase.RESTITUTION, "Restitution croisée")
        elif shown.phase is Phase.RESTITUTION:
            assert shown.suivante is None
        else:
            after = list(Phase)[list(Phase).index(shown.phase) + 1]
            assert shown.suivante[0] is after
    first = vue(un_atelier(), CONSOLE)["conduite"]
    assert first.precedente is None


def test_the_timer_runs_and_stands_still_in_a_pause() -> None:
    atelier = construit()
    shown = vue(atelier, CONSOLE)["conduite"]
    assert shown.fin_ms == int(atelier.at.timestamp() * 1000) + 600_000
    atelier.passe(90).fait(s.Suspendre())
    shown = vue(atelier, CONSOLE)["conduite"]
    assert shown.fin_ms is None
    assert shown.minuterie.reste_texte == "08:30"


@pytest.mark.parametrize("tables", [1, 3])
def test_what_is_broadcast_holds_buttons_and_links_and_no_field_to_type_in(tables: int) -> None:
    drawn = scene()
    for atelier in toutes_les_phases(tables):
        for html in rendu(atelier, CONSOLE, drawn).values():
            assert not re.search(r"<(textarea|select)\b", html)
            kinds = re.findall(r"<input type=\"(\w+)\"", html)
            assert set(kinds) <= {"hidden"}
            assert len(kinds) == html.count("<input")


@pytest.mark.parametrize("tables", [1, 3])
def test_every_form_is_known_and_every_symbol_announced(tables: int) -> None:
    drawn = scene()
    for atelier in toutes_les_phases(tables):
        for audience in Audience:
            html = "".join(rendu(atelier, audience, drawn).values())
            nouns = set(re.findall(r'action="/salle/3/activites/7/([\w-]+)"', html))
            assert nouns <= KIND.forms.keys()
            assert set(re.findall(r'href="#([\w-]+)"', html)) <= set(KIND.symbols)
            ids = re.findall(r' id="([^"]+)"', html)
            assert len(ids) == len(set(ids))


def test_the_frame_keeps_a_place_for_each_region_and_for_ones_own_part() -> None:
    atelier = construit()
    live = Live(7, 3, KIND, "Le dossier est clos", "", "", {}, atelier.atelier, 1, {})
    slots = {name: Markup(f"[{name}]") for name in (*KIND.regions[CONSOLE], "deroule", "avis")}
    roster = SimpleNamespace(cohort_id=3, title="Session d'essai")
    context = {"live": live, "roster": roster, "slots": slots, "cle": lambda: "k"}
    html = scene().templates.text("arbre_des_causes/_cadre_console.html", context)
    assert all(f"[{name}]" in html for name in slots)
    assert re.search(r'id="moi"[^>]*hx-get="/salle/3/moi"[^>]*><!--moi-->', html)
    assert 'name="texte"' in html.partition('id="f-ultime"')[2]


def test_levers_and_votes_are_counted_for_each_table() -> None:
    atelier = avec_leviers(construit(2))
    first, second = vue(atelier, CONSOLE)["tables"].tables
    assert (first.leviers, first.voix) == (2, 2)
    assert (second.leviers, second.voix) == (0, 0)


def test_phones_are_moved_only_when_somebody_changed_table() -> None:
    atelier = construit(2)
    before = KIND.parts(atelier.atelier)
    assert before == {1: 1, 2: 2, 3: 1, 4: 2}
    atelier.carte("Encore un fait", table=1)
    assert KIND.parts(atelier.atelier) is before
    atelier.fait(s.Asseoir(1, 2))
    assert KIND.parts(atelier.atelier)[1] == 2
    assert KIND.parts(construit().atelier) is KIND.parts(un_atelier().atelier)


def test_the_same_room_gives_the_same_pictures() -> None:
    atelier = construit(2)
    shown = KIND.view(atelier.atelier, CONSOLE, salle())
    assert shown == KIND.view(atelier.atelier, CONSOLE, salle())
    assert all(hash(picture) for picture in shown.values())
