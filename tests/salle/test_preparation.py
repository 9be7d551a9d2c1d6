"""Preparing and opening a debate; putting it away and taking it up again."""

import pytest
from sqlalchemy import select
from tests.dev.site import EXERCISE, HTMX, Cast, Site
from tests.salle.debate import Debate

from allervers_training.activities.engine.models import Activity

pytestmark = pytest.mark.one_database


def activities(site: Site) -> list[Activity]:
    with site.database.reading() as db:
        return list(db.scalars(select(Activity).order_by(Activity.id)))


def test_the_preparation_shows_the_affirmations_of_the_exercise(site: Site, clients: Cast) -> None:
    text = clients.emma.get(f"/salle/{site.cohort}/preparation/{EXERCISE}").text
    assert text.count('name="a-') >= 3
    assert "checked" in text


def test_the_preparation_warns_against_standing_up_in_confidentiel(
    site: Site, clients: Cast
) -> None:
    text = clients.emma.get(f"/salle/{site.cohort}/preparation/{EXERCISE}").text
    assert "En confidentiel, ne faites pas se lever la salle" in text


def test_one_tap_opens_with_the_defaults(site: Site, clients: Cast) -> None:
    number = site.open_debate(clients.alice)
    opened = activities(site)[-1]
    assert opened.id == number
    assert opened.opened_at is not None
    assert opened.settings["mode"] == "hybride"
    assert len(opened.settings["affirmations"]) >= 3
    assert opened.content_hash


def test_what_was_chosen_is_kept(site: Site, clients: Cast) -> None:
    site.open_debate(
        clients.alice, mode="conference", regime="confidentiel", affirmation="Le café aide à parler"
    )
    settings = activities(site)[-1].settings
    assert (settings["mode"], settings["regime"]) == ("conference", "confidentiel")
    assert settings["textes"] == {"libre": "Le café aide à parler"}
    assert [a["id"] for a in settings["affirmations"]] == ["libre"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"affirmation": "Faut-il aller vers ?"}, "C’est une question"),
        ({"affirmation": "a" * 141}, "trop long pour le mur"),
        ({"mode": "volant"}, "Choisissez dans la liste"),
        ({"regime": "secret"}, "Choisissez dans la liste"),
    ],
)
def test_a_wrong_choice_comes_back_with_what_was_typed(
    site: Site, clients: Cast, fields: dict[str, str], sentence: str
) -> None:
    answer = clients.alice.post(
        f"/salle/{site.cohort}/activites", data={"exercice": EXERCISE, **fields}
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<title>Erreur : " in answer.text
    if "affirmation" in fields:
        assert f'value="{fields["affirmation"]}"' in answer.text
    assert activities(site) == []


@pytest.mark.parametrize("fields", [{"variante": "spirale"}, {"regime": "anonyme"}])
def test_a_forged_choice_is_refused_without_a_fault_of_ours(
    site: Site, clients: Cast, fields: dict[str, str]
) -> None:
    answer = clients.alice.post(
        f"/salle/{site.cohort}/activites", data={"exercice": EXERCISE, **fields}
    )
    assert answer.status_code == 422
    assert activities(site) == []


def test_an_exercise_that_no_kind_runs_is_not_found(site: Site, clients: Cast) -> None:
    for exercise in ("inconnu", "", "c2-besoin", "c2-etude-invisibles"):
        assert (
            clients.alice.post(
                f"/salle/{site.cohort}/activites", data={"exercice": exercise}
            ).status_code
            == 404
        )


def test_opening_another_puts_the_first_away_and_loses_nothing(
    site: Site, clients: Cast, debate: Debate
) -> None:
    debate.phase("position")
    debate.send(clients.bob, "positions", place="oui")
    second = site.open_debate(clients.alice)
    by_id = {a.id: a for a in activities(site)}
    assert by_id[debate.number].opened_at is None
    assert by_id[second].opened_at is not None
    back = clients.alice.post(f"/salle/{site.cohort}/affichage", data={"activite": debate.number})
    assert back.status_code == 303
    site.settle()
    assert f"{debate.address}/positions" in clients.bob.get(f"/salle/{site.cohort}").text
    assert "C’est noté" in clients.bob.get(f"/salle/{site.cohort}/moi").text


def test_putting_away_leaves_the_room_waiting(site: Site, clients: Cast, debate: Debate) -> None:
    assert (
        clients.alice.post(f"/salle/{site.cohort}/affichage", data={"activite": ""}).status_code
        == 303
    )
    site.settle()
    assert "Vous êtes dans la salle." in clients.bob.get(f"/salle/{site.cohort}").text


@pytest.mark.parametrize("chosen", ["²", "9" * 25, "0", "-1"])
def test_showing_what_does_not_exist_changes_nothing(
    site: Site, clients: Cast, debate: Debate, chosen: str
) -> None:
    clients.alice.post(f"/salle/{site.cohort}/affichage", data={"activite": chosen})
    assert clients.alice.post(
        f"/salle/{site.cohort}/affichage", data={"activite": chosen}
    ).status_code in {303, 404, 422}
    assert activities(site)[0].id == debate.number


def test_htmx_is_led_to_the_console_too(site: Site, clients: Cast) -> None:
    answer = clients.alice.post(
        f"/salle/{site.cohort}/activites", data={"exercice": EXERCISE}, headers=HTMX
    )
    assert answer.headers["hx-redirect"] == f"/salle/{site.cohort}/console"


def test_a_closed_debate_is_not_opened_again(site: Site, clients: Cast, debate: Debate) -> None:
    debate.send(clients.alice, "cloture")
    assert activities(site)[0].closed_at is not None
    clients.alice.post(f"/salle/{site.cohort}/affichage", data={"activite": debate.number})
    site.settle()
    assert "Vous êtes dans la salle." in clients.bob.get(f"/salle/{site.cohort}").text
