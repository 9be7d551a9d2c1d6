"""What people do in a debate, through its forms: once, twice, too late, in somebody else's name."""

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.dev.site import HTMX, Cast, Site
from tests.salle.debate import Debate

from allervers_training.activities.engine.keys import new_key
from allervers_training.kernel import clock


def fresh_key(later: int = 0) -> str:
    return new_key(int(clock.now().timestamp() * 1000) + later)


def test_a_vote_is_on_disk_when_it_is_answered(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    answer = debate.send(clients.bob, "positions", place="oui", cle=fresh_key())
    assert (answer.status_code, answer.headers["location"]) == (303, f"/salle/{site.cohort}")
    assert [p["zone"] for p in debate.log("PositionPrise")] == ["oui"]


def test_for_htmx_the_answer_is_ones_own_part_and_a_word(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    answer = debate.send(clients.bob, "positions", HTMX, place="oui")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Votre place est notée." in answer.text
    assert "C’est noté" in answer.text


@pytest.mark.one_database
def test_for_htmx_the_console_gets_its_newest_regions(clients: Cast, debate: Debate) -> None:
    answer = debate.send(clients.alice, "phases", HTMX, phase="position")
    assert answer.status_code == 200
    assert "<hx-partial" in answer.text
    assert "C’est fait." in answer.text


def test_two_taps_count_once(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    key = fresh_key()
    for _ in range(2):
        assert (
            debate.send(clients.bob, "positions", place="oui", cle=key, coup="1").status_code == 303
        )
    assert len(debate.log("PositionPrise")) == 1


def test_two_taps_at_once_count_once(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    key, devices = fresh_key(), [site.holding(clients.bob.cookies["s"]) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda d: debate.send(d, "positions", place="oui", cle=key, coup="1"), devices)
        )
    assert {a.status_code for a in answers} == {303}
    assert len(debate.log("PositionPrise")) == 1


def test_a_late_older_tap_does_not_undo_a_newer_one(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    old, new = fresh_key(), fresh_key(later=5000)
    debate.send(clients.bob, "positions", place="non", cle=new)
    assert debate.send(clients.bob, "positions", place="oui", cle=old).status_code == 303
    assert [p["zone"] for p in debate.log("PositionPrise")] == ["non"]


def test_the_same_form_may_say_something_else_later(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    key = fresh_key()
    for tap, place in enumerate(("oui", "non", "oui")):
        debate.send(clients.bob, "positions", place=place, cle=key, coup=str(tap))
    assert [p["zone"] for p in debate.log("PositionPrise")] == ["oui", "non", "oui"]


def test_an_argument_tapped_twice_is_sent_once(clients: Cast, debate: Debate) -> None:
    debate.phase("echanges")
    key = fresh_key()
    for said in ("On dérange", "On dérange", "On aide"):
        debate.send(clients.bob, "propositions", camp="oui", argument=said, cle=key, coup="1")
    assert [p["texte"] for p in debate.log("ArgumentPropose")] == ["On dérange", "On aide"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    "cle", ["", "x", "²", "0" * 12, "z" * 20, "0" * 400, "0" * 12 + "abcdef12.²", "\x00", "0" * 12 + "abcdef12.9999999", "é:ñ:"]
)  # fmt: skip
def test_a_key_that_is_not_ours_is_as_none(clients: Cast, debate: Debate, cle: str) -> None:
    debate.phase("position")
    assert debate.send(clients.bob, "positions", place="oui", cle=cle).status_code == 303
    assert len(debate.log("PositionPrise")) == 1


@pytest.mark.one_database
@pytest.mark.parametrize("coup", ["²", "-1", "x", "9" * 40, "1.5", ""])
def test_a_count_of_taps_that_is_none_is_no_fault_of_ours(
    clients: Cast, debate: Debate, coup: str
) -> None:
    debate.phase("position")
    assert (
        debate.send(clients.bob, "positions", place="oui", cle=fresh_key(), coup=coup).status_code
        == 303
    )


def test_a_key_from_the_far_future_does_not_lock_its_owner_out(
    clients: Cast, debate: Debate
) -> None:
    debate.phase("position")
    debate.send(clients.bob, "positions", place="oui", cle="f" * 12 + "abcdef12")
    debate.send(clients.bob, "positions", place="non", cle=fresh_key())
    assert [p["zone"] for p in debate.log("PositionPrise")][-1] == "non"


def test_a_vote_after_the_end_is_refused_in_plain_words(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    debate.send(clients.bob, "positions", place="oui")
    assert debate.send(clients.alice, "cloture").status_code == 303
    answer = debate.send(clients.bob, "positions", place="non")
    assert answer.status_code == 422
    assert "Ce débat est clos" in html.unescape(answer.text)
    answer = debate.send(clients.bob, "positions", HTMX, place="non")
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "#alerte"
    assert "Ce débat est clos" in answer.text
    assert len(debate.log("PositionPrise")) == 1


@pytest.mark.one_database
def test_a_vote_before_its_time_is_refused(clients: Cast, debate: Debate) -> None:
    answer = debate.send(clients.bob, "positions", place="oui")
    assert answer.status_code == 422
    assert "On ne se place pas encore" in answer.text
    assert debate.log("PositionPrise") == []


def test_a_vote_during_a_pause_is_refused(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    debate.send(clients.alice, "pauses", pause="debut")
    assert "en pause" in debate.send(clients.bob, "positions", place="oui").text
    debate.send(clients.alice, "pauses", pause="fin")
    assert debate.send(clients.bob, "positions", place="oui").status_code == 303


@pytest.mark.one_database
def test_what_was_written_comes_back_when_it_is_refused(clients: Cast, debate: Debate) -> None:
    for phase in ("position", "revelation", "echanges"):
        debate.phase(phase)
    long = "Un argument " * 20
    answer = debate.send(clients.bob, "propositions", camp="oui", argument=long)
    assert answer.status_code == 422
    assert "200" in answer.text
    assert long.strip() in answer.text
    assert debate.log("ArgumentPropose") == []


def test_an_argument_is_shown_as_text(clients: Cast, debate: Debate) -> None:
    for phase in ("position", "revelation", "echanges"):
        debate.phase(phase)
    nasty = "<script>alert(1)</script> & « oui » 🎉"
    assert debate.send(clients.bob, "propositions", camp="oui", argument=nasty).status_code == 303
    text = clients.alice.get(f"/salle/{debate.site.cohort}/console").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize("argument", ["\x00", "a\x00b", "\ud83d", "\u202etxet", "   ", ""])
def test_odd_signs_are_no_fault_of_ours(clients: Cast, debate: Debate, argument: str) -> None:
    for phase in ("position", "revelation", "echanges"):
        debate.phase(phase)
    body = b"camp=oui&argument=" + argument.encode("utf-8", "surrogatepass")
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = clients.bob.post(f"{debate.address}/propositions", content=body, headers=form)
    assert answer.status_code in {303, 422}
    assert clients.alice.get(f"/salle/{debate.site.cohort}/console").status_code == 200


def test_nobody_acts_with_the_cookie_of_another_group(clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    before = debate.kinds()
    for who in (clients.driss, clients.fanny, clients.gaston):
        assert debate.send(who, "positions", place="oui").status_code == 404
    assert debate.send(clients.nobody, "positions", place="oui").status_code == 401
    assert debate.kinds() == before


def test_a_trainee_speaks_for_herself_alone(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    chloe = site.place("Chloé")
    assert debate.send(clients.bob, "positions", place="non", inscription=chloe).status_code == 303
    assert debate.number_of("Bob") == debate.log("PositionPrise")[0]["numero"]
    assert "C’est noté" not in clients.of("Chloé").get(f"/salle/{site.cohort}/moi").text


def test_the_team_places_somebody_without_a_phone(
    site: Site, clients: Cast, debate: Debate
) -> None:
    debate.phase("position")
    answer = debate.send(clients.emma, "positions", place="non", inscription=site.place("Chloé"))
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/salle/{site.cohort}/console",
    )
    assert debate.number_of("Chloé") == debate.log("PositionPrise")[0]["numero"]


@pytest.mark.parametrize("who", ["", "x", "²", "9" * 25, "0", "-1"])
def test_the_team_places_nobody_unknown(
    site: Site, clients: Cast, debate: Debate, who: str
) -> None:
    debate.phase("position")
    assert debate.send(clients.alice, "positions", place="non", inscription=who).status_code in {
        404,
        422,
    }
    foreign = site.others["enrolment"]
    assert (
        debate.send(clients.alice, "positions", place="non", inscription=foreign).status_code == 404
    )
    assert debate.log("PositionPrise") == []


@pytest.mark.one_database
@pytest.mark.parametrize("noun", ["phases", "cloture", "pauses", "comptages", "arguments", "affirmations", "prises-de-parole", "minutes", "affichages", "notes"])  # fmt: skip
def test_a_trainee_has_no_command_of_the_team(clients: Cast, debate: Debate, noun: str) -> None:
    before = debate.kinds()
    for headers in (None, HTMX):
        answer = debate.send(
            clients.bob, noun, headers, phase="bilan", pause="debut", rang="0", minutes="5"
        )
        assert answer.status_code == 404
    assert debate.kinds() == before


@pytest.mark.one_database
@pytest.mark.parametrize("noun", ["inconnu", "Positions", "positions.", "%2e%2e", "position"])
def test_an_unknown_noun_is_not_found(clients: Cast, debate: Debate, noun: str) -> None:
    for who in (clients.bob, clients.alice):
        assert who.post(f"{debate.address}/{noun}", data={"place": "oui"}).status_code == 404


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("noun", "fields"),
    [
        ("phases", {"phase": "fete"}), ("phases", {}), ("affirmations", {"rang": "99"}), ("affirmations", {"rang": "x"}),
        ("minutes", {"minutes": "0"}), ("minutes", {"minutes": "²"}), ("minutes", {"minutes": "999999"}),
        ("comptages", {"moment": "avant"}), ("comptages", {"moment": "avant", "n-oui": "-3"}),
        ("comptages", {"moment": "avant", "n-oui": "99999"}), ("comptages", {"moment": "hier", "n-oui": "3"}),
        ("arguments", {"numero": "99", "camp": "oui"}), ("arguments", {"camp": "tout_a_fait", "argument": "x"}),
        ("prises-de-parole", {"numero": "99"}), ("notes", {"rubrique": "accord", "note": ""}),
        ("notes", {"rubrique": "x", "note": "y"}),
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_of_the_team_is_refused_in_french(
    clients: Cast, debate: Debate, noun: str, fields: dict[str, str]
) -> None:
    debate.phase("position")
    before = debate.kinds()
    answer = debate.send(clients.alice, noun, **fields)
    assert answer.status_code == 422, (noun, fields)
    assert 'role="alert"' in answer.text
    assert "console" in answer.text
    assert debate.kinds() == before


@pytest.mark.one_database
@pytest.mark.parametrize("place", ["", "ailleurs", "tout_a_fait", "OUI", "oui "])
def test_a_place_that_is_none_is_refused_or_read(clients: Cast, debate: Debate, place: str) -> None:
    debate.phase("position")
    answer = debate.send(clients.bob, "positions", place=place)
    assert answer.status_code == (303 if place.strip() == "oui" else 422)


@pytest.mark.one_database
def test_ten_megabytes_are_refused(clients: Cast, debate: Debate) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = clients.bob.post(
        f"{debate.address}/propositions", content=b"argument=" + b"x" * 10_000_000, headers=form
    )
    assert answer.status_code == 413
    pieces = (b"x" * 65536 for _ in range(160))
    assert (
        clients.bob.post(f"{debate.address}/propositions", content=pieces, headers=form).status_code
        == 413
    )


@pytest.mark.one_database
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://ailleurs.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_foreign_page_votes_for_nobody(
    clients: Cast, debate: Debate, headers: dict[str, str]
) -> None:
    debate.phase("position")
    assert debate.send(clients.bob, "positions", headers, place="oui").status_code == 403
    assert debate.log("PositionPrise") == []


def test_somebody_taken_out_votes_no_more(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    assert debate.send(clients.bob, "positions", place="oui").status_code == 303
    place = site.place("Bob")
    clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{place}/statut", data={"statut": "retiree"}
    )
    assert debate.send(clients.bob, "positions", place="non").status_code == 404


def test_numbers_tell_nothing_of_the_order_of_arrival(
    site: Site, clients: Cast, debate: Debate
) -> None:
    debate.phase("position")
    numbers = []
    for name in ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa"):
        debate.send(clients.of(name), "positions", place="oui")
        numbers.append(debate.number_of(name))
    assert len(set(numbers)) == 6


def test_the_log_is_told_again_after_a_restart(site: Site, clients: Cast, debate: Debate) -> None:
    debate.phase("position")
    debate.send(clients.bob, "positions", place="non")
    desk = site.app.state.desk
    desk.rooms.lives.clear()
    desk.rooms.rosters.clear()
    desk.rooms.hub.channels.clear()
    assert "C’est noté" in clients.bob.get(f"/salle/{site.cohort}/moi").text
    assert re.search(r"1", clients.alice.get(f"/salle/{site.cohort}/console").text)
