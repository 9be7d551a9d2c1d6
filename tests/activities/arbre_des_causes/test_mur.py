"""The wall shows one thing at a time, in big letters, and never what is still each one's own."""

import re

import pytest
from tests.activities.arbre_des_causes.histoire import (
    FAITS,
    avec_leviers,
    construit,
    rendu,
    scene,
    toutes_les_phases,
    vue,
)

from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur
from allervers_training.activities.arbre_des_causes.dessin.mots import CORPS
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Jugement,
    Mode,
    Niveau,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.domain.guide import PHRASES, Sorte
from allervers_training.activities.arbre_des_causes.vues.paroles import ROOM, band
from allervers_training.activities.arbre_des_causes.vues.plan import Demande
from allervers_training.activities.engine.kind import Audience

WALL = Audience.PROJECTION


def test_while_each_writes_alone_the_wall_counts_cards_and_shows_none() -> None:
    atelier = construit().en(Phase.COLLECTE)
    atelier.fait(c.Ajouter("Un secret de carte"), par=1)
    shown = vue(atelier, WALL)
    assert shown["ecran"].nombre == 1
    assert "Un secret de carte" not in repr(shown)
    assert FAITS[0][0] not in repr(shown)


def test_before_anything_is_built_the_wall_words_the_fait_ultime() -> None:
    atelier = construit().en(Phase.CADRAGE)
    atelier.fait(s.FormulerUltime("En avril, le dossier est clos."))
    assert vue(atelier, WALL)["ecran"].titre == "En avril, le dossier est clos."


def test_the_tree_is_drawn_around_the_fact_that_is_asked_about() -> None:
    drawn = vue(construit(), WALL)["ecran"].dessin
    assert drawn.fait == 2
    assert drawn.bandeau == (
        "2. Le dossier se clôt seul au trentième jour",
        "Qu'a-t-il fallu pour que cela arrive ?",
    )
    assert "Le dossier se clôt seul" in drawn.dit
    assert "6\u00a0faits, 4 à expliquer" in drawn.dit
    assert not vue(construit(), WALL)["bas"].code


def test_a_link_is_judged_in_two_lines() -> None:
    drawn = vue(construit().en(Phase.VERIFICATION), WALL)["ecran"].dessin
    assert drawn.bandeau == (
        "Fait 2, cause du fait ultime : était-ce nécessaire ?",
        "Sans cela, le fait serait-il arrivé ?",
    )


def test_once_everything_is_answered_the_band_only_counts() -> None:
    atelier = construit().en(Phase.VERIFICATION)
    for effet, causes in atelier.arbre.causes.items():
        atelier.fait(*(c.JugerNecessite(effet, cause, Jugement.OUI) for cause in causes))
        atelier.fait(c.JugerSuffisance(effet, Jugement.OUI))
    for fait in (2, 4, 5, 6):
        atelier.fait(c.ArreterBranche(fait, "hors_de_portee"))  # type: ignore[arg-type]
    drawn = vue(atelier, WALL)["ecran"].dessin
    assert drawn.fait == ULTIME
    assert drawn.bandeau == ("6\u00a0faits, rien ne reste à expliquer",)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("sorte", Sorte)
def test_whatever_is_asked_the_question_fits_on_the_band(mode: Mode, sorte: Sorte) -> None:
    cause = 234 if sorte is Sorte.NECESSITE else None
    asked = Demande(sorte, 123, "123. Un fait", PHRASES[mode][sorte], cause)
    told = band(mode, asked, "Table 12", "")
    assert len(told) == 2
    assert largeur(told[1], CORPS) <= ROOM


def test_a_pause_is_said_on_the_drawing_or_under_the_words() -> None:
    atelier = construit()
    atelier.fait(s.Suspendre())
    assert vue(atelier, WALL)["ecran"].dessin.bandeau == ("Pause. Tout est gardé.",)
    assert not vue(atelier, WALL)["bas"].pause
    atelier.en(Phase.LEVIERS)
    assert vue(atelier, WALL)["bas"].pause


def test_tables_come_to_the_wall_in_turn() -> None:
    atelier = construit(2)
    seen = set()
    for n in range(25):
        atelier.fait(c.Ajouter(f"Encore {n}", table=1 + n % 2))
        seen.add(vue(atelier, WALL)["ecran"].surtitre)
    assert seen == {"Table 1", "Table 2"}


def test_a_table_that_has_not_begun_is_not_shown() -> None:
    atelier = construit(2)
    for n in range(30):
        atelier.fait(s.FormerTables(3))
        atelier.fait(c.Ajouter(f"Encore {n}", table=1))
        assert vue(atelier, WALL)["ecran"].surtitre != "Table 3"


def test_a_table_that_the_team_chose_stays_on_the_wall() -> None:
    atelier = construit(2)
    atelier.fait(s.MontrerTable(2))
    for phase in (Phase.CONSTRUCTION, Phase.VERIFICATION):
        atelier.en(phase)
        for n in range(12):
            atelier.fait(c.Ajouter(f"{phase} {n}", table=1))
            assert vue(atelier, WALL)["ecran"].surtitre == "Table 2"


def test_in_the_end_a_chosen_table_is_drawn_until_they_stand_side_by_side_again() -> None:
    atelier = construit(2).en(Phase.RESTITUTION)
    atelier.fait(s.MontrerTable(2))
    shown = vue(atelier, WALL)["ecran"]
    assert shown.surtitre == "Table 2"
    assert shown.dessin.dit.startswith("Table 2.")
    assert not shown.bilans
    atelier.fait(s.MontrerTable())
    assert len(vue(atelier, WALL)["ecran"].bilans) == 2


def test_one_tree_is_looked_at_again_in_the_end() -> None:
    shown = vue(construit().en(Phase.RESTITUTION), WALL)["ecran"]
    assert shown.dessin.fait == ULTIME
    assert not shown.bilans


def test_several_trees_stand_side_by_side_with_what_they_share() -> None:
    shown = vue(construit(2).en(Phase.RESTITUTION), WALL)["ecran"]
    assert [b.table for b in shown.bilans] == [1, 2]
    assert [n for _, n in shown.bilans[0].categories] == [2, 1, 1, 1]
    assert [n for _, n in shown.bilans[1].categories] == [2, 1, 1, 0]
    assert shown.communs[0] == "2 tables : « Le dossier se clôt seul au trentième jour »"


def test_while_people_vote_the_wall_says_how_many_and_not_for_what() -> None:
    atelier = avec_leviers(construit())
    assert vue(atelier, WALL)["bas"].phrase.startswith("2")
    before = vue(atelier, WALL)
    first, second = atelier.arbre.leviers
    atelier.fait(c.RetirerVoix(second), par=1)
    atelier.fait(c.DonnerVoix(first), par=1)
    assert {**vue(atelier, WALL)} == before


def test_the_newest_levers_are_read_by_their_fact() -> None:
    atelier = construit().en(Phase.LEVIERS)
    atelier.fait(c.PoserLevier(4, "Appeler avant de clore", Niveau.EQUIPE))
    assert vue(atelier, WALL)["ecran"].lignes == ("Fait 4 : Appeler avant de clore",)


def test_nothing_drawn_is_under_six_hundredths_of_the_wall() -> None:
    atelier, drawn = construit(), scene()
    for n in range(60):
        atelier.carte(f"Une cause de plus, la {n}e", effet=max(1, n // 2))
        html = rendu(atelier, WALL, drawn)["ecran"]
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', html)]
    assert sizes
    assert min(sizes) >= 0.06 * 900


@pytest.mark.parametrize("tables", [1, 3])
def test_every_moment_has_a_title_and_its_step(tables: int) -> None:
    drawn = scene()
    for atelier in toutes_les_phases(tables):
        html = rendu(atelier, WALL, drawn)
        assert "<h1" in html["ecran"], atelier.atelier.phase
        assert f'data-etape="{vue(atelier, WALL)["ecran"].etape}"' in html["ecran"]
        assert not re.search(r"<(input|textarea|select|form)\b", "".join(html.values()))


def test_words_typed_by_people_are_shown_as_words() -> None:
    atelier = construit()
    atelier.fait(c.Reecrire(2, "<script>alert(1)</script>", atelier.carte_de(2).version))
    html = rendu(atelier, WALL, scene())["ecran"]
    assert "<script" not in html
    assert "&lt;script" in html


def test_nothing_new_gives_the_same_picture() -> None:
    atelier = construit()
    assert vue(atelier, WALL) == vue(atelier, WALL)
    assert hash(vue(atelier, WALL)["ecran"])
