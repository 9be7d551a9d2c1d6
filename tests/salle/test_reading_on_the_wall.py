"""A text read on the wall: by whoever runs the day, or animates the step, and while the step goes on."""

import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient
from tests.salle.running_day import RunningDay

from allervers_training.conducteur.models import ConducteurStep

TEXT = "c2-etude-invisibles"
WORDS, SHOW = "Trois relances partent vers son espace", "Montrer le texte au mur"


@pytest.fixture
def read(day: RunningDay) -> RunningDay:
    """A day whose second step reads a case of the course, and is on."""
    with day.site.database.writing() as db:
        of_step = update(ConducteurStep).where(ConducteurStep.id == day.step(1).id)
        db.execute(of_step.values(resource_id=TEXT))
    day.set(1, "en_cours")
    return day


def show(day: RunningDay, screen: int, who: TestClient | None = None, **fields: Any) -> int:
    address = f"/salle/{day.site.cohort}/etapes/{day.step(1).id}/ecran"
    answer = (who or day.clients.alice).post(address, data={"ecran": str(screen), **fields})
    day.site.settle()
    return int(answer.status_code)


def wall(day: RunningDay) -> str:
    return plain(day.clients.alice.get(f"/salle/{day.site.cohort}/projection").text)


def console(day: RunningDay) -> str:
    return plain(day.clients.alice.get(f"/salle/{day.site.cohort}/console").text)


def plain(text: str) -> str:
    return unescape(text).replace("\u00a0", " ")


def test_a_text_of_the_course_is_read_like_any_other(read: RunningDay) -> None:
    assert SHOW in console(read)
    assert show(read, 1) == 303
    assert WORDS in wall(read)
    assert "ecran-code" not in wall(read)  # the door waits
    assert "Au mur : écran 1 sur" in console(read)
    assert WORDS not in plain(read.clients.bob.get(f"/salle/{read.site.cohort}").text)


def test_a_tap_that_comes_late_turns_no_page_back(read: RunningDay) -> None:
    assert show(read, 1, depuis="0") == 303
    assert show(read, 2, depuis="1") == 303
    assert show(read, 2, depuis="1") == 303  # sent again: it is there already
    assert show(read, 1, depuis="0") == 409
    assert show(read, 0, depuis="2") == 303
    assert show(read, 2, depuis="1") == 409
    assert WORDS not in wall(read)


def test_a_text_that_became_shorter_is_still_turned_by_its_buttons(read: RunningDay) -> None:
    assert show(read, 99) == 303
    page = read.clients.alice.get(f"/salle/{read.site.cohort}/console").text
    form = page.split('id="b-ecran-avant"')[0].rpartition("<form")[2]
    fields = dict(re.findall(r'name="(\w+)" value="(\w+)"', form))
    assert show(read, int(fields.pop("ecran")), **fields) == 303
    assert f"Au mur : écran {read.step(1).screen} sur" in console(read)


def test_it_is_gone_after_the_night_and_while_the_half_day_is_parked(read: RunningDay) -> None:
    show(read, 1)
    assert read.park().status_code == 303
    assert WORDS not in wall(read)
    for words in ("Au mur : écran", SHOW):
        assert words not in console(read)
    assert read.park("ouverte").status_code == 303
    assert WORDS not in wall(read)
    assert SHOW in console(read)


def test_it_waits_behind_an_exercise_that_is_opened_and_comes_back(read: RunningDay) -> None:
    show(read, 1)
    read.site.open_debate(read.clients.alice)
    read.site.settle()
    assert WORDS not in wall(read)
    away = f"/salle/{read.site.cohort}/affichage"
    assert read.clients.alice.post(away, data={"activite": ""}).status_code == 303
    read.site.settle()
    assert WORDS in wall(read)


def test_whoever_animates_the_step_turns_its_pages_while_it_is_on(day: RunningDay) -> None:
    nora = day.led_by("Nora", 1)
    with day.site.database.writing() as db:
        of_step = update(ConducteurStep).where(ConducteurStep.id == day.step(1).id)
        db.execute(of_step.values(resource_id=TEXT))
    assert show(day, 1, nora) == 404
    day.set(1, "en_cours")
    assert show(day, 1, nora) == 303
    assert WORDS in wall(day)
    assert "Au mur : écran 1 sur" in plain(nora.get(f"/salle/{day.site.cohort}/console").text)
    assert show(day, 2, day.clients.bob) == 404
    day.set(2, "en_cours")
    assert show(day, 1, nora) == 404


def test_a_gesture_sent_again_by_a_script_says_what_it_asks(read: RunningDay) -> None:
    """A script sends a form without its button: what is asked stands in a field."""
    page = read.clients.alice.get(f"/salle/{read.site.cohort}/console").text
    forms = [part.split("</form>")[0] for part in page.split("<form")[1:]]
    about_steps = [form for form in forms if "/etapes/" in form.split(">")[0]]
    assert len(about_steps) > 3
    assert all("<button" in form and 'value="' not in form.split("<button")[1] for form in about_steps)  # fmt: skip
