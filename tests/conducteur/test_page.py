"""The page of a running order: shown, arranged, told, with and without scripts."""

import re
from collections.abc import Sequence
from datetime import time

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site, Statements

from allervers_training.accounts.models import Person
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import forms, queries
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel import clock


def address(site: Site, *more: object) -> str:
    return "/".join([f"/sessions/{site.cohort}/conducteur", *map(str, more)])


def steps(site: Site) -> Sequence[ConducteurStep]:
    with site.database.reading() as db:
        return queries.steps_of(db, site.cohort)


def titles(site: Site) -> list[str]:
    return [step.title for step in steps(site)]


def half_days(site: Site) -> Sequence[DemiJournee]:
    with site.database.reading() as db:
        return queries.half_days_of(db, site.cohort)


def is_sound(site: Site) -> bool:
    """Tell whether positions follow one another from zero in each half-day."""
    found = steps(site)
    here = [[s.position for s in found if s.demi_journee_id == half.id] for half in half_days(site)]
    return here == [list(range(len(positions))) for positions in here]


@pytest.fixture
def alice(site: Site, clients: Cast) -> TestClient:
    assert clients.alice.post(address(site)).status_code == 303
    return clients.alice


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def test_a_session_without_one_offers_to_build_it(site: Site, clients: Cast) -> None:
    page = clients.alice.get(address(site)).text
    assert "Construire depuis le module" in page
    clients.alice.post(address(site))
    page = clients.alice.get(address(site)).text
    assert "pas encore de conducteur" not in page
    assert "La stratégie pauvreté" in page
    assert len(steps(site)) > 25


def test_building_twice_says_that_it_is_there(site: Site, alice: TestClient) -> None:
    before = titles(site)
    answer = alice.post(address(site))
    assert answer.status_code == 409
    assert "a déjà son conducteur" in text_of(answer.text)
    assert titles(site) == before


def test_a_session_without_half_days_says_where_to_give_them(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        db.query(DemiJournee).filter_by(cohort_id=site.cohort).delete()
    page = clients.alice.get(address(site)).text
    assert f"/sessions/{site.cohort}/dates" in page
    assert "Construire depuis" not in page


def test_hours_methods_meals_and_how_full_each_half_day_is_are_shown(
    site: Site, alice: TestClient
) -> None:
    words = text_of(alice.get(address(site)).text)
    assert "9 h 00" in words
    assert "9 h 15" in words
    assert "Repas, 60 min" in words
    assert words.count("Tout juste rempli") == 4
    assert "Exposé · Compétence 1" in words
    alice.post(address(site, "etapes", steps(site)[0].id, "duree"), data={"minutes": "35"})
    words = text_of(alice.get(address(site)).text)
    assert "Dépasse de 20 min" in words
    assert "9 h 35" in words
    alice.post(address(site, "etapes", steps(site)[0].id, "duree"), data={"minutes": "5"})
    assert "Il reste 10 min" in text_of(alice.get(address(site)).text)


def test_a_step_goes_up_down_and_to_another_half_day(site: Site, alice: TestClient) -> None:
    first, second, *_rest = steps(site)
    assert (
        alice.post(address(site, "ordre"), data={"geste": f"{first.id} descendre"}).status_code
        == 303
    )
    assert [s.id for s in steps(site)][:2] == [second.id, first.id]
    alice.post(address(site, "ordre"), data={"geste": f"{first.id} monter"})
    assert [s.id for s in steps(site)][:2] == [first.id, second.id]
    last = half_days(site)[-1]
    alice.post(address(site, "ordre"), data={"geste": f"{first.id} fin {last.id}"})
    moved = steps(site)[-1]
    assert (moved.id, moved.demi_journee_id) == (first.id, last.id)
    assert is_sound(site)


def test_a_gesture_by_htmx_answers_with_the_order_alone_and_says_where_it_went(
    site: Site, alice: TestClient
) -> None:
    first, second, *_rest = steps(site)
    answer = alice.post(
        address(site, "ordre"), data={"geste": f"{first.id} apres {second.id}"}, headers=HTMX
    )
    assert answer.status_code == 200
    assert answer.text.startswith('<div id="ordre-du-jour"')
    said = re.search(r'data-annonce="([^"]+)"', answer.text)
    assert said is not None
    assert f"« {first.title} » est placée" in said[1].replace("\xa0", " ")
    assert "matin, 9 h 10. Tout juste rempli." in said[1].replace("\xa0", " ")


def test_a_step_taken_out_may_be_put_back_as_it_was(site: Site, alice: TestClient) -> None:
    step = steps(site)[3]
    alice.post(
        address(site, "etapes", step.id),
        data=written(alice, site, step.id, note="Près de la porte"),
    )
    before = titles(site)
    answer = alice.post(address(site, "etapes", step.id, "retrait"), headers=HTMX)
    assert step.title not in titles(site)
    assert is_sound(site)
    undo = fields_of(answer.text, "remettre")
    assert alice.post(address(site, "etapes"), data=undo).status_code == 303
    assert titles(site) == before
    assert steps(site)[3].note == "Près de la porte"


def test_a_free_step_taken_out_without_script_may_be_put_back_too(
    site: Site, alice: TestClient
) -> None:
    half = half_days(site)[1]
    alice.post(
        address(site, "etapes"),
        data={"quoi": "libre", "intitule": "Marche", "temps": "7", "ou": f"debut {half.id}"},
    )
    step = next(s for s in steps(site) if s.title == "Marche")
    before = titles(site)
    answer = alice.post(address(site, "etapes", step.id, "retrait"))
    assert answer.status_code == 200
    assert "<html" in answer.text
    alice.post(address(site, "etapes"), data=fields_of(answer.text, "remettre"))
    assert titles(site) == before
    assert next(s for s in steps(site) if s.title == "Marche").minutes == 7


def fields_of(html: str, button: str) -> dict[str, str]:
    """Return the hidden fields of the form that holds a button."""
    form = next(f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'id="{button}"' in f)
    pairs = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: value.replace("&#39;", "'").replace("&amp;", "&") for name, value in pairs}


def written(client: TestClient, site: Site, step: int, **changed: str) -> dict[str, str]:
    """Return what the form of a step says, with changes, as somebody who has just opened it."""
    page = client.get(address(site, "etapes", step)).text
    seen = re.search(r'name="vu" value="(\w+)"', page)
    assert seen is not None
    row = next(s for s in steps(site) if s.id == step)
    said = {"titre": row.title, "minutes": str(row.minutes), "note": row.note, "animation": ""}
    return said | {"vu": seen[1]} | changed


def test_what_the_guides_hold_and_the_order_does_not_is_offered_and_goes_back_where_it_belongs(
    site: Site, alice: TestClient
) -> None:
    before = titles(site)
    step = next(s for s in steps(site) if s.source_step == "c2-arbre")
    alice.post(address(site, "etapes", step.id, "retrait"))
    page = alice.get(address(site)).text
    assert "Étapes du guide non utilisées" in page
    assert 'value="guide:c2-arbre"' in page
    alice.post(address(site, "etapes"), data={"quoi": "guide:c2-arbre"})
    assert titles(site) == before
    assert "Étapes du guide non utilisées" not in alice.get(address(site)).text
    again = alice.post(address(site, "etapes"), data={"quoi": "guide:c2-arbre"})
    assert again.status_code == 409
    assert titles(site) == before


def test_any_exercise_of_both_modules_may_be_added(site: Site, alice: TestClient) -> None:
    half = half_days(site)[0]
    page = alice.get(address(site)).text
    for exercise in ("c1-debat-raisons", "c5-carte-acteurs", "c6-quiz", "c4-situation-colere"):
        assert f'value="exercice:{exercise}"' in page
    for part in ("c1-guide", "c1-fiche", "c1-simplifiee"):
        assert f'value="exercice:{part}"' not in page
    form = {
        "quoi": "exercice:c5-carte-acteurs",
        "intitule": "",
        "temps": "",
        "ou": f"fin {half.id}",
    }
    alice.post(address(site, "etapes"), data=form)
    added = next(s for s in steps(site) if s.resource_id == "c5-carte-acteurs")
    assert (added.competence_id, added.origin) == ("c5-cooperer", "exercice")
    assert added.minutes > 0
    assert added.demi_journee_id == half.id


@pytest.mark.parametrize(("kind", "minutes"), [("pause", 15), ("repas", 60)])
def test_a_break_and_a_meal_take_their_usual_length(
    site: Site, alice: TestClient, kind: str, minutes: int
) -> None:
    first = steps(site)[0]
    alice.post(address(site, "etapes"), data={"quoi": kind, "ou": f"apres {first.id}"})
    added = steps(site)[1]
    assert (added.origin, added.minutes) == (kind, minutes)


def test_what_was_typed_comes_back_with_its_error(site: Site, alice: TestClient) -> None:
    typed = {"quoi": "libre", "intitule": "", "temps": "900", "ou": f"fin {half_days(site)[2].id}"}
    answer = alice.post(address(site, "etapes"), data=typed)
    assert answer.status_code == 422
    assert 'value="900"' in answer.text
    words = text_of(answer.text)
    assert words.count(forms.NO_TITLE.replace("'", "’")) == 2
    assert "Erreur : Conducteur" in words
    assert f'value="fin {half_days(site)[2].id}" selected' in answer.text
    missing = alice.post(address(site, "etapes"), data={"quoi": "libre", "intitule": "Marche"})
    assert 'value="Marche"' in missing.text
    assert forms.NO_PLACE.replace("'", "’") in text_of(missing.text)
    assert alice.post(address(site, "etapes"), data={"quoi": "rien"}).status_code == 422


def test_a_step_is_renamed_retimed_noted_and_led_by_somebody(site: Site, alice: TestClient) -> None:
    with site.database.writing() as db:
        person = db.query(Person).filter_by(name="Emma").one()
        cohort = db.get_one(Cohort, site.cohort)
        led = cohorts.enrol(db, cohort, person, SessionRole.INTERVENANT, at=clock.now()).id
    step = steps(site)[4]
    form = written(
        alice, site, step.id, titre="La frise", minutes="40", note="Sur le mur", animation=str(led)
    )
    assert alice.post(address(site, "etapes", step.id), data=form).status_code == 303
    words = text_of(alice.get(address(site)).text)
    assert "La frise" in words
    assert "animée par Emma" in words
    assert "Note : Sur le mur" in words
    assert steps(site)[4].minutes == 40


def test_a_step_stays_open_while_others_are_moved(site: Site, alice: TestClient) -> None:
    first, _second, third, *_rest = steps(site)
    gesture = {"geste": f"{first.id} descendre", "ouverte": str(third.id)}
    page = alice.post(address(site, "ordre"), data=gesture, headers=HTMX).text
    assert f'id="panneau-{third.id}"' in page
    assert f'name="ouverte" value="{third.id}"' in page
    for gone in ("987654", "rien"):
        page = alice.post(
            address(site, "ordre"), data=gesture | {"ouverte": gone}, headers=HTMX
        ).text
        assert 'id="panneau-' not in page


def test_no_two_things_of_a_page_have_one_id(site: Site, alice: TestClient) -> None:
    page = alice.get(address(site, "etapes", steps(site)[4].id)).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_step_is_not_led_by_a_trainee(site: Site, alice: TestClient) -> None:
    step = steps(site)[0]
    form = written(alice, site, step.id, animation=str(site.place("Bob")), titre="Autrement")
    answer = alice.post(address(site, "etapes", step.id), data=form)
    assert answer.status_code == 422
    assert forms.NO_LEADER.replace("'", "’") in text_of(answer.text)
    assert 'value="Autrement"' in answer.text
    assert steps(site)[0].leader_id is None


def test_two_trainers_who_write_about_one_step_are_told(
    site: Site, alice: TestClient, clients: Cast
) -> None:
    step = steps(site)[0]
    hers = written(alice, site, step.id, note="De Alice")
    theirs = written(clients.emma, site, step.id, note="De Emma")
    assert clients.emma.post(address(site, "etapes", step.id), data=theirs).status_code == 303
    answer = alice.post(address(site, "etapes", step.id), data=hers)
    assert answer.status_code == 409
    assert ">De Alice</textarea>" in answer.text
    assert steps(site)[0].note == "De Emma"
    again = re.search(r'name="vu" value="(\w+)"', answer.text)
    assert again is not None
    assert (
        alice.post(address(site, "etapes", step.id), data=hers | {"vu": again[1]}).status_code
        == 303
    )
    assert steps(site)[0].note == "De Alice"


def test_a_step_that_the_other_trainer_took_out_is_said_to_have_gone(
    site: Site, alice: TestClient, clients: Cast
) -> None:
    one, two, *_rest = steps(site)
    clients.emma.post(address(site, "etapes", one.id, "retrait"))
    for answer in (
        alice.post(address(site, "ordre"), data={"geste": f"{one.id} descendre"}, headers=HTMX),
        alice.post(address(site, "etapes", one.id, "duree"), data={"minutes": "5"}, headers=HTMX),
        alice.post(address(site, "etapes", one.id, "retrait"), headers=HTMX),
    ):
        assert answer.status_code == 409
        assert "vient de la retirer" in text_of(answer.text)
        assert f'id="etape-{two.id}"' in answer.text  # the order as it is now
    after = alice.post(address(site, "ordre"), data={"geste": f"{two.id} apres {one.id}"})
    assert after.status_code == 409
    assert "après laquelle" in text_of(after.text)
    assert is_sound(site)


def test_what_has_begun_stays_and_nothing_goes_before_it(site: Site, alice: TestClient) -> None:
    with site.database.writing() as db:
        begun = queries.steps_of(db, site.cohort)[1]
        begun.state = StepState.RUNNING
    before = titles(site)
    last = steps(site)[-1]
    for answer in (
        alice.post(address(site, "ordre"), data={"geste": f"{begun.id} descendre"}),
        alice.post(address(site, "etapes", begun.id, "retrait")),
        alice.post(
            address(site, "ordre"), data={"geste": f"{last.id} debut {half_days(site)[0].id}"}
        ),
        alice.post(address(site, "reconstruction")),
    ):
        assert answer.status_code == 422
        assert titles(site) == before
    page = alice.get(address(site)).text
    assert "en cours" in page
    assert f'id="monter-{begun.id}"' not in page
    opened = alice.get(address(site, "etapes", begun.id)).text
    assert "Retirer du conducteur" not in opened


@pytest.mark.parametrize("typed", ["0", "481", "abc", "", "-5", "12.5"])
def test_minutes_are_from_one_to_eight_hours(site: Site, alice: TestClient, typed: str) -> None:
    step = steps(site)[0]
    answer = alice.post(address(site, "etapes", step.id, "duree"), data={"minutes": typed})
    assert answer.status_code == 422
    assert "de 1 à 480" in text_of(answer.text)
    assert steps(site)[0].minutes == step.minutes


@pytest.mark.parametrize("gesture", ["", "x", "1", "1 voler", "1 apres", "1 fin x", "1 monter 2"])
def test_a_gesture_that_means_nothing_changes_nothing(
    site: Site, alice: TestClient, gesture: str
) -> None:
    before = titles(site)
    assert alice.post(address(site, "ordre"), data={"geste": gesture}).status_code == 422
    assert titles(site) == before


def test_an_opened_step_says_what_the_guide_of_this_session_says(
    site: Site, alice: TestClient, clients: Cast
) -> None:
    step = next(s for s in steps(site) if s.source_step == "c2-raisons")
    page = alice.get(address(site, "etapes", step.id)).text
    words = text_of(page)
    assert "Produire les raisons du groupe" in words
    assert "Il n’y a pas de raison honteuse" in words
    assert "Pour que chacun·e participe" in words
    assert "/competences/c2-besoin/guide?format=2-jours#c-c2-raisons" in page
    hers = clients.emma.get(address(site, "etapes", step.id)).text
    assert "Il n’y a pas de raison honteuse" in text_of(hers)
    assert "/competences/c2-besoin/guide" not in hers  # that page is for trainers of the site


def test_a_step_whose_source_has_left_the_course_keeps_its_title(
    site: Site, alice: TestClient
) -> None:
    with site.database.writing() as db:
        step = queries.steps_of(db, site.cohort)[0]
        step.source_step, step.resource_id, step.method = "disparue", "disparue", "disparu"
        step.title = "Une étape d'avant"
    for path in (address(site), address(site, "etapes", step.id), address(site, "impression")):
        answer = alice.get(path)
        assert answer.status_code == 200
        assert "Une étape d’avant" in answer.text
    undo = fields_of(alice.post(address(site, "etapes", step.id, "retrait")).text, "remettre")
    alice.post(address(site, "etapes"), data=undo)
    assert titles(site)[0] == "Une étape d'avant"


def test_building_anew_asks_first_and_says_what_is_lost(site: Site, alice: TestClient) -> None:
    first, second, third, *_rest = steps(site)
    alice.post(
        address(site, "etapes"),
        data={"quoi": "libre", "intitule": "Marche", "ou": f"apres {first.id}"},
    )
    alice.post(
        address(site, "etapes", second.id), data=written(alice, site, second.id, titre="À ma façon")
    )
    alice.post(address(site, "etapes", third.id, "retrait"))
    words = text_of(alice.get(address(site, "reconstruction")).text)
    lost, changed, back = (
        words.index(w) for w in ("serait perdu", "reprendrait le titre", "reviendrait")
    )
    assert lost < words.index("Marche") < changed < words.index("À ma façon") < back
    assert words.index(third.title.replace("\xa0", " ")) > back
    assert "Marche" in titles(site)  # asking has done nothing
    alice.post(address(site, "reconstruction"))
    assert "Marche" not in titles(site)
    assert third.title in titles(site)


def test_a_format_that_changed_is_noticed_and_building_anew_follows_it(
    site: Site, clients: Cast
) -> None:
    def choose(format_id: str) -> None:
        with site.database.writing() as db:
            db.get_one(Cohort, site.cohort).format_id = format_id

    choose("3-jours")
    clients.alice.post(address(site))
    assert "autre format" not in clients.alice.get(address(site)).text
    assert "c1-retour" in {step.source_step for step in steps(site)}
    choose("2-jours")
    assert "autre format" in clients.alice.get(address(site)).text
    clients.alice.post(address(site, "reconstruction"))
    assert "autre format" not in clients.alice.get(address(site)).text
    assert "c1-retour" not in {step.source_step for step in steps(site)}


def test_the_printed_order_has_its_hours_its_material_and_its_adaptation(
    site: Site, alice: TestClient
) -> None:
    with site.database.writing() as db:
        db.get_one(Cohort, site.cohort).adaptation = "Peu de bus le soir."
    words = text_of(alice.get(address(site, "impression")).text)
    assert "Peu de bus le soir." in words
    assert "Peu de bus le soir." in text_of(alice.get(address(site)).text)
    assert words.count("À préparer") == 4
    assert "Badges prénoms" in words
    assert "Repas, 60 min" in words


def test_whoever_takes_notes_reads_the_printed_order_and_changes_nothing(
    site: Site, alice: TestClient
) -> None:
    with site.database.writing() as db:
        person = db.query(Person).filter_by(name="Chloé").one()
        cohort = db.get_one(Cohort, site.cohort)
        cohorts.enrol(db, cohort, person, SessionRole.SCRIBE, at=clock.now())
    scribe = site.signed_in("Chloé")
    assert scribe.get(address(site, "impression")).status_code == 200
    assert scribe.get(address(site)).status_code == 404
    before = titles(site)
    gesture = {"geste": f"{steps(site)[0].id} descendre"}
    assert scribe.post(address(site, "ordre"), data=gesture).status_code == 404
    assert titles(site) == before


def test_statements_do_not_grow_with_the_steps(
    site: Site, alice: TestClient, statements: Statements
) -> None:
    with statements as seen:
        alice.get(address(site))
    before = len(seen)
    first = steps(site)[0]
    for number in range(30):
        form = {"quoi": "libre", "intitule": f"Étape {number}", "ou": f"apres {first.id}"}
        alice.post(address(site, "etapes"), data=form)
    with statements as seen:
        alice.get(address(site))
    assert len(seen) == before
    assert len(steps(site)) > 55


def test_a_step_longer_than_its_half_day_is_shown_not_forbidden(
    site: Site, alice: TestClient
) -> None:
    with site.database.writing() as db:
        half = queries.half_days_of(db, site.cohort)[0]
        half.ends_at = time(10)
    assert "Dépasse de 2 h 30" in text_of(alice.get(address(site)).text)
