"""The running order on the three screens of a room, and what it costs to follow it."""

import html
import re

import pytest
from tests.dev.site import EXERCISE, HTMX, Cast, Site, Statements, World, opened_site
from tests.kernel.databases import Backend
from tests.salle.running_day import RunningDay

from allervers_training.activities.engine.channel import RoomAudience
from allervers_training.activities.engine.kind import Audience
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.salle.rooms import Rooms


def room(site: Site) -> str:
    return f"/salle/{site.cohort}"


def console(day: RunningDay) -> str:
    return html.unescape(day.clients.alice.get(f"{room(day.site)}/console").text)


def phone(day: RunningDay) -> str:
    return html.unescape(day.clients.bob.get(room(day.site)).text)


def wall(day: RunningDay) -> str:
    return html.unescape(day.clients.nobody.get(f"/ecran/{day.site.secrets['screen']}").text)


def test_a_step_starts_from_the_console_and_is_seen_on_the_phones(day: RunningDay) -> None:
    answer = day.set(0, "en_cours")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{room(day.site)}/console")
    title = day.step(0).title
    assert f"Étape en cours : <strong>{title}" in phone(day)
    assert "data-fin=" in console(day)
    assert day.step(1).title in console(day)


def test_for_htmx_a_gesture_is_a_word_and_the_stream_says_the_rest(day: RunningDay) -> None:
    answer = day.set(0, "en_cours", headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "C’est fait." in answer.text


def test_a_stale_button_is_told_in_plain_words(day: RunningDay) -> None:
    day.set(0, "en_cours")
    day.set(2, "en_cours", day.clients.emma)
    first = day.step(0).id
    stale = {"depuis": "a_venir", "avec": str(first)}
    for headers in (None, HTMX):
        answer = day.set(1, "en_cours", headers=headers, **stale)
        assert answer.status_code == 409
        assert "plus rapide" in answer.text
    assert [str(step.state) for step in day.steps()[:3]] == ["faite", "a_venir", "en_cours"]


def test_both_trainers_press_next_and_the_room_goes_one_step(day: RunningDay) -> None:
    day.set(0, "en_cours")
    seen = {"depuis": "a_venir", "avec": str(day.step(0).id)}
    for who in (day.clients.alice, day.clients.emma):
        assert day.set(1, "en_cours", who, **seen).status_code == 303
    assert [str(step.state) for step in day.steps()[:3]] == ["faite", "en_cours", "a_venir"]


@pytest.mark.one_database
@pytest.mark.parametrize("state", ["", "EN_COURS", "a_venir", "partie", "²"])
def test_an_unknown_state_is_refused(day: RunningDay, state: str) -> None:
    assert day.set(0, state).status_code == 422
    assert day.step(0).state == "a_venir"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("minutes", "status"), [("32", 303), ("0", 422), ("x", 422), ("²", 422), ("999", 422)]
)
def test_a_step_gets_its_minutes(day: RunningDay, minutes: str, status: int) -> None:
    address = f"{room(day.site)}/etapes/{day.step(0).id}/duree"
    assert day.clients.emma.post(address, data={"minutes": minutes}).status_code == status


def test_the_exercise_of_a_step_opens_in_one_tap(day: RunningDay) -> None:
    number = next(n for n, step in enumerate(day.steps()) if step.resource_id == EXERCISE)
    day.set(number, "en_cours")
    notes = console(day).partition('id="notes"')[2].partition('id="etapes"')[0]
    form = notes.partition("<details")[0]
    assert f'name="exercice" value="{EXERCISE}"' in form
    debate = day.site.open_debate(day.clients.alice)
    assert 'id="deroule"' in console(day)  # above the debate's own console
    assert (
        day.step(number).title
        in console(day).partition('id="deroule"')[2].partition("</header>")[0]
    )
    day.clients.alice.post(f"{room(day.site)}/affichage", data={"activite": ""})
    day.site.settle()
    notes = console(day).partition('id="notes"')[2].partition("<details")[0]
    assert f'name="activite" value="{debate}"' in notes  # what was opened from it is taken up again


def test_a_step_tells_what_the_guide_says(day: RunningDay) -> None:
    number = next(n for n, step in enumerate(day.steps()) if step.source_step == "c1-histoire")
    day.set(number, "en_cours")
    text = console(day)
    assert "Situer l’aller vers dans l’histoire" in text
    assert "Une ficelle ou un ruban" in text
    assert "à hauteur de fauteuil" in text  # inclusion
    assert "recopie une ligne de la frise" in text  # plan B
    assert 'id="d-guide"' in text
    assert "ficelle" not in phone(day) + wall(day)


def test_a_break_says_when_it_ends(day: RunningDay) -> None:
    day.set(day.rest(), "en_cours")
    until = re.search(r"jusqu’à (\d+\s*h\s*\d\d)", wall(day))
    assert until
    assert until[1] in phone(day)


def test_a_parked_session_says_when_it_goes_on(day: RunningDay) -> None:
    day.set(0, "en_cours")
    day.park()
    assert "reprend" in wall(day)
    assert "Reprendre la demi-journée" in console(day)
    day.park("ouverte")
    assert "Reprendre l’étape" in console(day)
    assert "data-fin=" not in console(day).partition('id="notes"')[0]


def test_the_door_is_large_until_everybody_has_come(day: RunningDay) -> None:
    day.set(0, "en_cours")
    assert "photographiez le carré" in wall(day)
    half = day.site.app.state.desk.rooms.rosters[day.site.cohort].half_day
    address = f"/sessions/{day.site.cohort}/presences/{half}"
    bob = day.site.place("Bob")
    day.clients.alice.post(f"{address}/{bob}", data={"statut": "absent", "motif": "Transport"})
    day.clients.alice.post(address, data={"tous": "oui"})
    day.site.settle()
    assert "photographiez le carré" not in wall(day)
    assert day.step(0).title in wall(day)
    assert day.site.join_code in wall(day)  # small, for whoever comes late


def test_what_phones_and_wall_receive_names_nobody(day: RunningDay) -> None:
    day.led_by("Nora", 0)
    day.set(0, "en_cours")
    day.clients.alice.post(f"{room(day.site)}/incidents", data={"texte": "Une chute de Bob"})
    shown = phone(day), wall(day), console(day)
    assert all(shown)
    rooms: Rooms = day.site.app.state.desk.rooms
    for audience in (Audience.PARTICIPANT, Audience.PROJECTION):
        channel = rooms.hub.channel(RoomAudience(day.site.cohort, audience))
        said = channel.whole() + repr(channel.views)
        for name in ("Nora", "Bob", "Alice", "chute"):
            assert name not in said
    channel = rooms.hub.channel(RoomAudience(day.site.cohort, Audience.CONSOLE))
    assert "chute" not in channel.whole() + repr(channel.views)
    assert "Nora" in channel.whole()


def test_a_step_is_rendered_once_for_each_audience(day: RunningDay) -> None:
    rooms: Rooms = day.site.app.state.desk.rooms
    assert phone(day), wall(day)
    assert console(day)
    day.set(0, "en_cours")
    before = {key: channel.version for key, channel in rooms.hub.channels.items()}
    frames = {key: channel.frame.version for key, channel in rooms.hub.channels.items()}
    day.set(1, "en_cours")
    for key, channel in rooms.hub.channels.items():
        assert channel.version - before[key] <= 1, key
        assert channel.frame.version == frames[key], "what is being typed would be lost"


def test_a_phone_receives_a_small_region(day: RunningDay) -> None:
    day.set(0, "en_cours")
    assert day.step(0).title in phone(day)
    channel = day.site.app.state.desk.rooms.hub.channel(
        RoomAudience(day.site.cohort, Audience.PARTICIPANT)
    )
    assert len(channel.regions["attente"].html) < 1000


def test_reading_a_room_takes_as_many_statements_whatever_its_size(
    site: Site, statements: Statements
) -> None:
    from tests.web.test_queries import grow

    rooms: Rooms = site.app.state.desk.rooms
    counts = []
    for people in (0, 60):
        grow(site, people=people, sessions=people // 10)
        with statements as seen:
            rooms._read(site.cohort)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 9, seen


def test_a_session_without_running_order_has_its_console_as_before(day: RunningDay) -> None:
    with day.site.database.writing() as db:
        db.query(ConducteurStep).filter_by(cohort_id=day.site.cohort).delete()
    text = console(day)
    assert "Ouvrir un exercice" in text
    assert 'id="deroule"' not in text
    assert "Vous êtes dans la salle." in phone(day)
    assert "photographiez le carré" in wall(day)


def test_incidents_are_kept_with_their_words(day: RunningDay) -> None:
    address = f"{room(day.site)}/incidents"
    day.set(0, "en_cours")
    assert day.clients.emma.post(address, data={"texte": "Un <b>refus</b>."}).status_code == 303
    text = day.clients.alice.get(address).text
    assert "Un &lt;b&gt;refus&lt;/b&gt;." in text
    assert "par Emma" in text
    assert day.step(0).title in html.unescape(text)
    answer = day.clients.alice.post(address, data={"texte": "x" * 2001})
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text
    assert "maxlength" not in answer.text  # a longer text would be cut without a word
    assert 'id="recap"' in answer.text


def test_the_day_is_found_again_after_a_restart(
    day: RunningDay,
    program: Backend,
    tmp_path: object,
    shared: object,
    request: pytest.FixtureRequest,
    backend: str,
) -> None:
    """Parked in the evening, the server stopped; next morning the same step, its seconds, its exercise."""
    site = day.site
    day.set(0, "en_cours")
    debate = site.open_debate(day.clients.alice)
    with site.database.writing() as db:
        step = db.get_one(ConducteurStep, day.step(0).id)
        assert step.running_since is not None
        step.spent_seconds = 431
    day.park()
    kept = day.step(0)
    world: World = request.getfixturevalue(f"{backend}_world")
    url = site.app.state.settings.database
    with opened_site(world, url, site.data, shared) as again:  # type: ignore[arg-type]
        later = RunningDay(again, Cast(again))
        assert later.step(0).spent_seconds == kept.spent_seconds >= 431
        text = console(later)
        assert "Reprendre la demi-journée" in text
        assert f"/activites/{debate}/phases" in text or f"activites/{debate}/" in text
        later.park("ouverte")
        text = console(later)
        assert "étape en pause" in text
        assert later.step(0).spent_seconds == kept.spent_seconds
        later.set(0, "en_cours")
        assert str(later.step(0).state) == "en_cours"
