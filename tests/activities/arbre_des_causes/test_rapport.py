"""What may be taken home: every tree, what it was found to hold, and what tables have in common; no person."""

import re
from types import SimpleNamespace

import pytest
from tests.activities.arbre_des_causes.histoire import (
    NOMS,
    TEXTES,
    avec_leviers,
    bilan,
    construit,
    scene,
)

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Categorie,
    Jugement,
    Mode,
    Nature,
    Raison,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.durees import LENGTHS, lengths
from allervers_training.activities.arbre_des_causes.kind import KIND
from allervers_training.activities.arbre_des_causes.kit import make_kit
from allervers_training.activities.arbre_des_causes.mots import PHASES
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.domain import ArbreDesCauses
from allervers_training.catalogue.domain.exercises import ReserveCause
from allervers_training.web.french import nbsp


def facts(table: dict) -> dict[int, dict]:  # type: ignore[type-arg]
    return {fait["numero"]: fait for fait in table["faits"]}


def page(atelier: object, zoom: int = 2) -> str:
    live = Live(7, 3, KIND, "Le dossier est clos", "", "", {}, atelier.atelier, 1, {})  # type: ignore[attr-defined]
    context = {
        "rapport": bilan(atelier),  # type: ignore[arg-type]
        "live": live,
        "zoom": zoom,
        "cohort": SimpleNamespace(id=3, title="Session d'essai"),
        "request": SimpleNamespace(url=SimpleNamespace(path="/")),
        "person": None,
    }
    return scene().templates.page("arbre_des_causes/rapport.html", context)


def nbsp_less(html: str) -> str:
    return html.replace("\u00a0", " ")


def test_each_fact_says_what_it_is_what_it_explains_and_why_the_branch_stops() -> None:
    atelier = construit()
    atelier.fait(c.Qualifier(6, nature=Nature.OPINION))
    atelier.fait(c.ArreterBranche(6, Raison.HORS_DE_PORTEE, "décidé ailleurs"))
    atelier.fait(c.JugerNecessite(3, 6, Jugement.OUI), c.JugerSuffisance(3, Jugement.NON))
    table = bilan(atelier)["tables"][0]
    fait = facts(table)[6]
    assert fait["categorie"] == "Institutions et politiques"
    assert fait["nature"] == "Opinion à vérifier"
    assert fait["cause_de"] == [3]
    assert fait["arret"] == "Hors de notre portée (décidé ailleurs)"
    assert {"effet": 3, "cause": 6, "necessite": "Oui"} in table["liens"]
    assert facts(table)[3]["suffisance"] == "Non"
    assert facts(table)[3]["relations"] == ["Conjonction : plusieurs causes ensemble"]


def test_the_words_of_the_course_and_of_the_room_are_told() -> None:
    atelier = construit()
    assert facts(bilan(atelier)["tables"][0])[1]["texte"] == TEXTES["fait_ultime"]
    atelier.fait(c.PoserReserve("r-personne", 2))
    atelier.fait(s.FormulerUltime("En avril, tout est clos."))
    told = bilan(atelier)
    assert told["fait_ultime"] == "En avril, tout est clos."
    assert facts(told["tables"][0])[7]["texte"] == TEXTES["r-personne"]


def test_both_wordings_of_merged_cards_are_kept() -> None:
    atelier = construit()
    other = atelier.carte("Le bureau de mars a fermé")
    atelier.fait(c.Fusionner(other, 6))
    told = facts(bilan(atelier)["tables"][0])
    assert told[6]["autres_formulations"] == ["Le bureau de mars a fermé"]
    assert other not in told


def test_levers_come_with_their_votes_the_most_supported_first() -> None:
    levers = bilan(avec_leviers(construit()))["tables"][0]["leviers"]
    assert [(lever["quoi"], lever["voix"]) for lever in levers] == [
        ("Appeler avant de clore", 2),
        ("Retarder la clôture", 0),
    ]
    assert levers[0]["porteur"] == "L'accueil"


def test_completeness_and_balance_are_told() -> None:
    table = bilan(construit())["tables"][0]
    assert table["completude"]["faits"] == 6
    assert table["completude"]["expliques"] == 2
    assert table["equilibre"]["comptes"]["Personne"] == 2
    assert not table["equilibre"]["alerte"]


def test_a_tree_that_hangs_on_the_person_says_so_in_the_report() -> None:
    atelier = construit()
    for fait in (2, 4, 6):
        atelier.fait(c.Qualifier(fait, categorie=Categorie.PERSONNE))
    assert bilan(atelier)["tables"][0]["equilibre"]["alerte"]
    assert "Presque tout repose sur la personne" in page(atelier)


def test_tables_are_compared_by_their_words() -> None:
    found = bilan(construit(2))["comparaison"]
    assert len(found["communs"]) == 4
    assert found["communs"][0]["tables"] == [1, 2]
    assert [f["texte"] for f in found["propres"][0]["faits"]] == [
        "La permanence locale a fermé en mars"
    ]
    assert found["propres"][1]["faits"] == []
    assert bilan(construit())["comparaison"] is None


def test_no_name_of_a_person_enters_the_report() -> None:
    atelier = avec_leviers(construit(2))
    atelier.fait(c.PrendrePlume(4, table=1), par=None)
    said = repr(bilan(atelier)) + page(atelier)
    assert not [name for name in NOMS.values() if re.search(rf"\b{name}\b", said)]
    assert "rédige" not in said


def test_the_page_shows_each_tree_in_words_and_drawn() -> None:
    html = page(avec_leviers(construit(2)))
    assert html.count('class="dessin causes"') == 2
    assert html.count('<ol class="plan">') == 2
    assert "Agir" not in html
    assert "<form" not in html.partition("<main")[2]
    for extension in KIND.exports:
        assert f"rapport.{extension}" in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("zoom", "ways"),
    [
        (1, {"Agrandir": 2}),
        (2, {"Agrandir": 3, "Réduire": 1, "Voir tout": 1}),
        (3, {"Réduire": 2, "Voir tout": 1}),
    ],
)
def test_a_drawing_is_made_bigger_and_smaller_by_links(zoom: int, ways: dict[str, int]) -> None:
    html = page(construit(2), zoom)
    link = r'href="/salle/3/activites/7\?zoom=(\d)#dessin-2">(\w[\w ]+)<span class="lu"> : le dessin, Table 2<'
    assert {word: int(size) for size, word in re.findall(link, nbsp_less(html))} == ways
    assert f'class="defile zoom-{zoom}" id="dessin-2" data-loupe tabindex="0" role="region"' in html


def test_a_report_can_be_read_at_any_moment() -> None:
    for phase in Phase:
        atelier = construit() if phase is Phase.CONSTRUCTION else construit().en(phase)
        assert page(atelier)


def test_the_report_of_a_problem_tells_its_consequences() -> None:
    atelier = construit(mode=Mode.PROBLEMES)
    after = atelier.carte("Les gens ne viennent plus", cause=1)
    table = bilan(atelier)["tables"][0]
    assert [line["fait"] for line in table["consequences"]] == [1, after]
    assert "Les gens ne viennent plus" in page(atelier)


def exercice() -> ArbreDesCauses:
    fields = {
        "title": "Le dossier est clos",
        "situation": TEXTES["situation"],
        "final_fact": TEXTES["fait_ultime"],
        "mode": "causes",
        "reserve": (
            ReserveCause(id="r1", text="Le référent a changé.", category="organisation"),
            ReserveCause(
                id="r2", text="Il avait peur.", category="personne", non_take_up="non-demande"
            ),
        ),
    }
    made = object.__new__(ArbreDesCauses)  # only what the kit reads
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def test_the_kit_holds_all_that_a_table_needs_on_paper() -> None:
    kit = make_kit(exercice())
    context = {
        "kit": kit,
        "credit": "",
        "cohort": SimpleNamespace(id=3),
        "request": SimpleNamespace(url=SimpleNamespace(path="/")),
        "person": None,
    }
    html = scene().templates.page("arbre_des_causes/kit.html", context)
    assert TEXTES["situation"] in html
    assert html.count("Fait n° …") == kit.cartes
    assert all(nbsp(question) in html for question in kit.questions)
    assert "Il avait peur." in html
    assert "Non-demande" in html


def test_each_length_of_the_kit_is_shared_among_the_steps() -> None:
    durees = lengths()
    assert [step.nom for step in durees.etapes] == [
        PHASES[phase] for phase in Phase if phase is not Phase.CLOS
    ]
    for column, length in enumerate(LENGTHS):
        said = [step.minutes[column] for step in durees.etapes]
        halves = [2 * int(one.partition(" ")[0]) + one.endswith("30") for one in said]
        assert abs(sum(halves) / 2 - length) <= 2


def test_the_settings_of_an_exercise_can_all_be_chosen() -> None:
    context = {
        "exercice": SimpleNamespace(id="x", title="Titre", mode="causes", duration=75),
        "cohort": SimpleNamespace(id=3),
        "employeurs": SimpleNamespace(some=0, of=12),
        "kit": make_kit(exercice()),
        "credit": "",
        "saisie": {"repartition": "lot", "tables": "40", "situation": "Un début"},
        "erreurs": {"tables": "On peut former de une à 12 tables.", "situation": "Trop long."},
        "request": SimpleNamespace(url=SimpleNamespace(path="/")),
        "person": None,
    }
    html = scene().templates.page("arbre_des_causes/preparation.html", context)
    names = set(re.findall(r' name="([\w-]+)"', html))
    assert {"repartition", "tables", "minutes", "mode", "titre", "situation"} <= names
    assert "fait_ultime" in names
    assert 'value="lot" checked' in html
    assert "Un début" in html
    assert html.count("On peut former de une à 12 tables.") == 2
    assert all(nbsp(said) in html for said in LENGTHS.values())
