"""The writer: an answer means « on disk », exactly once, whatever happens to the others."""

import random

import pytest
from tests.activities.engine.hall import FIRST, PEOPLE, SECOND, Hall, a_key, places

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Phase, Zone
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.live import Live
from allervers_training.activities.engine.models import Activity
from allervers_training.activities.registry import KINDS
from allervers_training.kernel.errors import NotFound, Refused

OUI, NON = Zone.OUI, Zone.NON
EVERYBODY = range(1, PEOPLE + 1)


def test_two_hundred_votes_at_once_are_all_kept_in_few_transactions(hall: Hall) -> None:
    hall.choosing()
    answers = hall.run(*(hall.vote(who, OUI if who % 2 else NON) for who in EVERYBODY))
    assert all(isinstance(answer, Live) for answer in answers)
    assert places(hall.refolded()[0]) == {who: OUI if who % 2 else NON for who in EVERYBODY}
    assert len(hall.shown) < PEOPLE / 4  # one publication for each transaction


def test_every_person_has_a_number_of_her_own_drawn_by_lot(hall: Hall) -> None:
    hall.choosing().run(*(hall.vote(who, OUI) for who in EVERYBODY))
    numbers = hall.seats()
    assert len(set(numbers)) == PEOPLE
    assert numbers != sorted(numbers)
    assert hall.refolded()[0].seats == hall.held()[0].seats


def test_what_is_in_memory_is_what_the_log_tells(hall: Hall) -> None:
    hall.choosing().run(*(hall.vote(who, OUI) for who in EVERYBODY))
    (held, kept), (folded, remembered) = hall.held(), hall.refolded()
    assert (held.state, held.seq, held.seats) == (folded.state, folded.seq, folded.seats)
    assert kept == remembered


def test_a_retried_tap_is_kept_once_and_answered_each_time(hall: Hall) -> None:
    hall.choosing()
    vote = hall.vote(1, OUI, a_key(5))
    answers = hall.run(vote, vote, vote) + hall.run(vote)
    assert all(isinstance(answer, Live) for answer in answers)
    assert [name for _, name, _, _ in hall.log()] == ["PhaseChangee", "PositionPrise"]


def test_a_retried_tap_is_still_known_after_a_restart(hall: Hall) -> None:
    hall.choosing()
    vote = hall.vote(1, OUI, a_key(5))
    hall.run(vote)
    hall.run(hall.vote(1, NON, a_key(6)))
    hall.restart()
    hall.run(vote)
    assert places(hall.held()[0]) == {1: NON}


def test_a_late_older_tap_does_not_undo_a_newer_one(hall: Hall) -> None:
    hall.choosing()
    older, newer = hall.vote(1, OUI, Key(5, 1, "0" * 8)), hall.vote(1, NON, Key(5, 2, "0" * 8))
    assert all(isinstance(answer, Live) for answer in hall.run(newer, older))
    assert places(hall.held()[0]) == {1: NON}


def test_any_run_with_duplicates_and_late_retries_ends_the_same(hall: Hall) -> None:
    chance = random.Random(4)
    hall.choosing(FIRST, SECOND)
    taps = [
        (chance.randint(1, 6), chance.choice([OUI, NON, Zone.NSP]), a_key(issued))
        for issued in range(60)
    ]
    for who, zone, key in taps:
        hall.run(hall.vote(who, zone, key))
    disturbed = [*taps, *chance.sample(taps, 30)]
    chance.shuffle(disturbed)
    for who, zone, key in disturbed:
        hall.run(hall.vote(who, zone, key, SECOND))
    hall.run(*(hall.vote(who, zone, key, SECOND) for who, zone, key in disturbed))
    assert places(hall.refolded(SECOND)[0]) == places(hall.refolded(FIRST)[0])


def test_a_refusal_concerns_whoever_asked(hall: Hall) -> None:
    hall.choosing()
    good, wrong, unknown = hall.run(
        hall.vote(1, OUI), hall.vote(2, Zone.TOUT_A_FAIT), hall.vote(3, OUI, activity=99)
    )
    assert isinstance(good, Live)
    assert isinstance(wrong, Refused)
    assert isinstance(unknown, NotFound)
    assert places(hall.refolded()[0]) == {1: OUI}


def test_a_refused_command_may_be_given_again_later(hall: Hall) -> None:
    vote = hall.vote(1, OUI, a_key(5))
    assert isinstance(hall.run(vote)[0], Refused)
    hall.choosing()
    assert isinstance(hall.run(vote)[0], Live)
    assert places(hall.refolded()[0]) == {1: OUI}


def test_a_restart_brings_the_room_back_to_the_same_state(hall: Hall) -> None:
    hall.choosing().run(*(hall.vote(who, OUI) for who in range(1, 20)))
    hall.run(hall.command(c.ChangerPhase(Phase.ECHANGES)))
    before = hall.held()
    hall.restart()
    hall.run(hall.command(c.ChangerPhase(Phase.ECHANGES)))  # already so: no event
    assert hall.held()[0].state == before[0].state
    assert hall.held()[0].seq == before[0].seq


def test_two_activities_of_one_batch_keep_apart(hall: Hall) -> None:
    hall.choosing(FIRST, SECOND)
    hall.run(*(hall.vote(who, OUI, activity=1 + who % 2) for who in range(1, 41)))
    assert set(places(hall.refolded(FIRST)[0])) == set(range(2, 41, 2))
    assert set(places(hall.refolded(SECOND)[0])) == set(range(1, 41, 2))


def test_an_activity_that_is_over_is_closed_in_its_row(hall: Hall) -> None:
    hall.run(hall.command(c.CloreDebat()))
    with hall.database.reading() as db:
        first, second = db.get(Activity, FIRST), db.get(Activity, SECOND)
        assert first is not None
        assert second is not None
        assert first.closed_at is not None
        assert second.closed_at is None


@pytest.mark.parametrize("name", ["debat_mouvant", "inconnu"])
def test_an_activity_of_a_kind_that_is_gone_is_not_found(hall: Hall, name: str) -> None:
    hall.kinds = {name: KINDS["debat_mouvant"]}
    hall.restart()
    [answer] = hall.run(hall.command(c.Suspendre()))
    assert isinstance(answer, Live if name == "debat_mouvant" else NotFound)
