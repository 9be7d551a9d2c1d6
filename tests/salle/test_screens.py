"""The three screens of a room: phone, console and wall; what they ask when they have no stream."""

import re

import pytest
from tests.dev.site import EXERCISE, Cast, Site
from tests.salle.debate import Debate

from allervers_training.cohorts import service
from allervers_training.cohorts.models import Cohort

pytestmark = pytest.mark.one_database
CURSOR = re.compile(r'name="vu" value="([^"]+)"')


def room(site: Site) -> str:
    return f"/salle/{site.cohort}"


def wall(site: Site) -> str:
    return f"/ecran/{site.secrets['screen']}"


def cursor_of(text: str) -> str:
    found = CURSOR.search(text)
    assert found
    return found[1]


def test_a_phone_waits_while_nothing_is_on(site: Site, clients: Cast) -> None:
    text = clients.bob.get(room(site)).text
    assert "Vous êtes dans la salle." in text
    assert "Bob" in text
    assert f'data-hx-sse:connect="/salle/{site.cohort}/flux?' in text


def test_the_room_leads_to_ones_own_path(site: Site, clients: Cast) -> None:
    assert 'href="/parcours">Mon parcours</a>' in clients.bob.get(room(site)).text


def test_a_phone_shows_the_debate_that_is_on(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    text = clients.bob.get(room(site)).text
    assert f'action="{debate.address}/positions"' in text
    assert 'name="place"' in text
    assert "<noscript>" in text


def test_the_phone_of_the_team_leads_to_the_console(
    site: Site, clients: Cast, debate: Debate
) -> None:
    text = clients.emma.get(room(site)).text
    assert f'href="{room(site)}/console">Aller à la console' in text
    assert clients.emma.get(f"{room(site)}/moi").text == ""  # then the style sheet shows the link


def test_my_own_part_is_mine(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    debate.send(clients.bob, "positions", place="non")
    mine = clients.bob.get(f"{room(site)}/moi").text
    assert "C’est noté" in mine
    assert "C’est noté" not in clients.of("Chloé").get(f"{room(site)}/moi").text
    assert "<html" not in mine


@pytest.mark.parametrize("phase", ["position", "revelation", "echanges", "position_finale"])
def test_in_confidentiel_one_knows_the_number_one_is_called_by(
    site: Site, clients: Cast, phase: str
) -> None:
    debate = Debate(site, clients, site.open_debate(clients.alice, regime="confidentiel"))
    debate.phase("position")
    debate.send(clients.bob, "positions", place="non")
    debate.phase(phase)
    mine = re.sub(r"<[^>]*>", "", clients.bob.get(f"{room(site)}/moi").text)
    assert f"Vous êtes le n° {debate.number_of('Bob')}." in mine


def test_my_own_part_is_empty_while_nothing_is_on(site: Site, clients: Cast) -> None:
    answer = clients.bob.get(f"{room(site)}/moi")
    assert (answer.status_code, answer.text) == (200, "")


def test_the_console_lists_the_debates_of_the_course(site: Site, clients: Cast) -> None:
    text = clients.emma.get(f"{room(site)}/console").text
    assert f'value="{EXERCISE}"' in text
    assert site.join_code in text


@pytest.mark.parametrize("page", ["console", "projection"])
def test_console_and_wall_do_not_exist_for_trainees(site: Site, clients: Cast, page: str) -> None:
    for who in (clients.bob, clients.driss, clients.fanny, clients.gaston):
        assert who.get(f"{room(site)}/{page}").status_code == 404
    assert clients.nobody.get(f"{room(site)}/{page}").status_code == 401


@pytest.mark.parametrize("public", ["console", "projection"])
def test_trainees_read_no_other_audience(
    site: Site, clients: Cast, debate: Debate, public: str
) -> None:
    for address in (
        f"{room(site)}/regions?public={public}",
        f"{room(site)}/regions?public={public}&vu=x",
    ):
        assert clients.bob.get(address).status_code == 404
    status, _, _ = site.stream(clients.bob, f"{room(site)}/flux?public={public}")
    assert status == 404


@pytest.mark.parametrize("public", ["", "tous", "PARTICIPANT", "console'"])
def test_an_unknown_audience_is_not_found(site: Site, clients: Cast, public: str) -> None:
    assert clients.alice.get(f"{room(site)}/regions?public={public}").status_code == 404


def test_the_wall_shows_the_code_and_no_name(site: Site, clients: Cast) -> None:
    text = clients.nobody.get(wall(site)).text
    assert site.join_code in text
    assert "<svg" in text
    assert "Bob" not in text


def test_the_wall_says_where_to_type_the_code(site: Site, clients: Cast) -> None:
    address = f"{site.app.state.base_url.partition('://')[2]}/rejoindre"
    assert address in clients.nobody.get(wall(site)).text
    site.open_debate(clients.alice)
    assert address in clients.nobody.get(wall(site)).text


def test_the_wall_needs_its_address_and_nothing_else(site: Site, clients: Cast) -> None:
    for path in ("/ecran/inconnu", "/ecran/inconnu/regions"):
        assert clients.alice.get(path).status_code == 404
    assert clients.nobody.get(f"{wall(site)}/regions").status_code == 200


def test_a_new_address_of_the_wall_closes_the_old_one(site: Site, clients: Cast) -> None:
    old = wall(site)
    assert clients.nobody.get(old).status_code == 200
    with site.database.writing() as db:
        new = service.renew_screen(db.get_one(Cohort, site.cohort))
    assert clients.nobody.get(old).status_code == 404
    assert clients.nobody.get(f"/ecran/{new}").status_code == 200


@pytest.mark.parametrize("audience", ["participant", "console", "projection"])
def test_a_page_without_stream_asks_what_is_newer(
    site: Site, clients: Cast, debate: Debate, audience: str
) -> None:
    who = clients.bob if audience == "participant" else clients.alice
    path = f"{room(site)}/regions?public={audience}"
    first = who.get(path)
    assert first.status_code == 200
    assert 'hx-target="#activite"' in first.text
    known = cursor_of(first.text)
    calm = who.get(f"{path}&vu={known}")
    assert (calm.status_code, calm.text) == (204, "")
    debate.phase("position")
    newer = who.get(f"{path}&vu={known}")
    assert newer.status_code == 200
    assert "<hx-partial" in newer.text
    assert 'hx-target="#activite"' not in newer.text  # what changed, not the whole
    assert cursor_of(newer.text) != known


@pytest.mark.parametrize("vu", ["", "x", "0-1", "abcd-999", "-", "é-²", "%00", "1" * 400])
def test_a_cursor_of_another_life_brings_everything(site: Site, clients: Cast, vu: str) -> None:
    answer = clients.bob.get(f"{room(site)}/regions?vu={vu}")
    assert answer.status_code == 200
    assert 'hx-target="#activite"' in answer.text


@pytest.mark.parametrize("version", ["²", "9" * 30, "-1", "٣"])
def test_a_forged_cursor_of_this_life_is_no_error(site: Site, clients: Cast, version: str) -> None:
    epoch = cursor_of(clients.bob.get(room(site)).text).partition("-")[0]
    assert clients.bob.get(f"{room(site)}/regions?vu={epoch}-{version}").status_code in {200, 204}


def test_the_wall_and_phones_tell_no_position_before_the_reveal(
    site: Site, clients: Cast, debate: Debate
) -> None:
    debate.phase("position")
    before = clients.nobody.get(f"{wall(site)}/regions").text
    debate.send(clients.bob, "positions", place="non")
    site.settle()
    after = clients.nobody.get(f"{wall(site)}/regions").text
    other = clients.of("Chloé").get(room(site)).text
    assert "Bob" not in after + other
    assert re.sub(r"\d+", "", before) == re.sub(r"\d+", "", after) or "1" in after


def test_enter_sorts_nothing_on_the_console(clients: Cast, site: Site, debate: Debate) -> None:
    text = clients.alice.get(f"{room(site)}/console").text
    for form in ("f-argument", "f-note"):
        buttons = re.findall(r"<button[^>]*>", text.partition(f'id="{form}"')[2])
        assert "disabled" in buttons[0]
        assert "name=" in buttons[1]


def test_what_was_kept_by_mistake_is_taken_off_the_wall(
    clients: Cast, site: Site, debate: Debate
) -> None:
    debate.phase("echanges")
    debate.send(clients.alice, "arguments", camp="oui", argument="Une phrase blessante")
    site.settle()
    assert "Une phrase blessante" in clients.nobody.get(wall(site)).text
    console = clients.alice.get(f"{room(site)}/console").text
    form = console.partition('id="f-retirer-1"')[2].partition("</form>")[0]
    assert 'name="sort" value="masque"' in form
    debate.send(clients.alice, "arguments", numero=1, sort="masque")
    site.settle()
    assert "Une phrase blessante" not in clients.nobody.get(wall(site)).text


def test_the_side_of_an_argument_has_a_form_on_every_screen(
    clients: Cast, site: Site, debate: Debate
) -> None:
    debate.phase("echanges")
    debate.send(clients.alice, "arguments", camp="non", argument="On dérange")
    site.settle()
    screens = (
        clients.nobody.get(wall(site)).text,
        clients.bob.get(room(site)).text,
        clients.alice.get(f"{room(site)}/console").text,
    )
    for text in screens:
        said = next(
            item for item in re.findall(r"<li.*?</li>", text, re.DOTALL) if "On dérange" in item
        )
        assert "#s-non" in said


def test_the_door_opens_and_closes(site: Site, clients: Cast) -> None:
    answer = clients.emma.post(f"{room(site)}/porte", data={"ouverte": "non"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{room(site)}/console")
    site.settle()
    assert "La salle ouvrira bientôt." in clients.nobody.get(wall(site)).text
    assert "Ouvrir la porte" in clients.emma.get(f"{room(site)}/console").text
    clients.emma.post(f"{room(site)}/porte", data={"ouverte": "oui"})
    site.settle()
    assert site.join_code in clients.nobody.get(wall(site)).text


def test_whoever_is_alone_is_led_to_the_door(site: Site, clients: Cast) -> None:
    assert clients.fanny.get("/salle").headers["location"] == "/rejoindre"
    assert clients.bob.get("/salle").headers["location"] == room(site)
    assert clients.nobody.get("/salle").status_code == 401


def test_a_replayed_cookie_is_refused_even_by_what_is_remembered(site: Site, clients: Cast) -> None:
    thief = site.holding(clients.bob.cookies["s"])
    assert thief.get(room(site)).status_code == 200
    clients.bob.post("/sortie")
    for path in ("", "/moi", "/regions"):
        assert thief.get(room(site) + path).status_code in {401, 404}
