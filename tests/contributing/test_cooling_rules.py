"""Seven days to change her mind, for each thing that she lets be shown; a counting of days is the measure."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.contributing.domain.consent import (
    OPEN_LICENCE,
    Consent,
    Pair,
    spelt_out,
)
from allervers_training.contributing.domain.cooling import (
    IN_A_ROOM,
    Said,
    begins,
    in_force,
    showing,
    was_in_force,
)
from allervers_training.contributing.domain.words import What, Where

DAY = timedelta(days=1)
START = datetime(2026, 11, 30, 9, tzinfo=UTC)
PLACES = list(Where)
PAIRS = [(what, where) for what in What for where in Where]
NOTHING, ROOM, PLATFORM, PUBLIC = (
    Consent(frozenset((What.TEXT, where) for where in PLACES[:n])) for n in range(4)
)
CONSENTS = st.builds(Consent, st.frozensets(st.sampled_from(PAIRS)), st.sampled_from(["", OPEN_LICENCE]))  # fmt: skip
LIVES = st.lists(st.tuples(st.integers(1, 9), CONSENTS), max_size=6)
Life = list[tuple[int, Consent]]


def history(*told: tuple[int, Consent]) -> tuple[Said, ...]:
    """Return what was said, each on a day counted from the start."""
    return tuple(Said(START + day * DAY, consent) for day, consent in told)


def dated(life: Life) -> Life:
    """Return the same with days counted from the start, instead of from the one before."""
    return list(zip(accumulate(gap for gap, _ in life), (said for _, said in life), strict=True))


def lets(consent: Consent, pair: Pair) -> bool:
    """Tell whether a consent lets something go somewhere, asking place by place."""
    what, wider = pair[0], PLACES[PLACES.index(pair[1]) :]
    return any((what, w) in consent.given for w in wider) and any((What.TEXT, w) in consent.given for w in wider)  # fmt: skip


def on(life: Life, day: int) -> Consent:
    """Return what she was saying on a day."""
    return next((said for at, said in reversed(life) if at <= day), NOTHING)


def counted(life: Life, day: int) -> Consent:
    """Count: what she was saying on this day and on each of the seven before."""
    days = [on(life, day - back) for back in range(8)]
    pairs = frozenset(pair for pair in PAIRS if all(lets(one, pair) for one in days))
    reusable = all(one.licence and (What.TEXT, Where.PUBLIC) in one.given for one in days)
    return Consent(pairs, OPEN_LICENCE if reusable else "")


@given(LIVES, st.integers(0, 12))
def test_what_is_in_force_is_what_a_counting_of_days_finds(gaps: Life, after: int) -> None:
    life = dated(gaps)
    today = (life[-1][0] if life else 0) + after
    found = in_force(history(*life), START + today * DAY)
    assert found.consent == counted(life, today)
    later = (day for day in range(today + 1, today + 9) if counted(life, day) != found.consent)
    changes = next(later, None)
    assert found.until == (START + changes * DAY if changes else None)


@given(LIVES, CONSENTS)
def test_what_she_takes_back_ends_at_once_and_nothing_begins_at_once(
    gaps: Life, says: Consent
) -> None:
    life = dated(gaps)
    today = (life[-1][0] if life else 0) + 3
    before = in_force(history(*life), START + today * DAY).consent
    after = in_force(history(*life, (today, says)), START + today * DAY).consent
    assert after.given == before.given & spelt_out(says)


@given(LIVES, st.integers(0, 12))
def test_nothing_in_force_goes_further_than_the_text(gaps: Life, after: int) -> None:
    life = dated(gaps)
    now = in_force(history(*life), START + ((life[-1][0] if life else 0) + after) * DAY).consent
    assert {where for _, where in now.given} <= {w for what, w in now.given if what is What.TEXT}
    assert not now.licence or now.reach is Where.PUBLIC


@pytest.mark.parametrize(
    ("told", "day", "reach", "until"),
    [
        ([(0, ROOM)], 6, None, 7),
        ([(0, ROOM)], 7, Where.ROOM, None),
        ([(0, ROOM), (20, PUBLIC)], 26, Where.ROOM, 27),
        ([(0, ROOM), (20, PUBLIC)], 27, Where.PUBLIC, None),
        ([(0, ROOM), (20, PLATFORM), (23, PUBLIC)], 27, Where.PLATFORM, 30),
        ([(0, PUBLIC), (20, ROOM)], 20, Where.ROOM, None),
        ([(0, PUBLIC), (20, ROOM), (21, PUBLIC)], 27, Where.ROOM, 28),
        ([(0, PUBLIC), (20, PLATFORM), (21, PUBLIC)], 27, Where.PLATFORM, 28),
        ([(0, PUBLIC), (3, ROOM), (4, PUBLIC)], 7, Where.ROOM, 11),
        ([(0, PUBLIC), (20, NOTHING), (21, PUBLIC)], 27, None, 28),
    ],
)
def test_a_reach_widens_after_its_own_seven_days_and_narrows_at_once(
    told: Life, day: int, reach: Where | None, until: int | None
) -> None:
    found = in_force(history(*told), START + day * DAY)
    assert found.consent.reach is reach
    assert found.until == (START + until * DAY if until else None)


def test_a_wide_place_said_alone_holds_the_narrower_ones() -> None:
    alone = Consent(frozenset({(What.TEXT, Where.PUBLIC)}))
    assert begins(history((0, alone), (3, ROOM))) == {IN_A_ROOM: START + 7 * DAY}


def test_a_clock_that_is_late_hides_nothing_that_she_took_back() -> None:
    assert in_force(history((0, PUBLIC), (20, NOTHING)), START + 19 * DAY).consent == NOTHING


def test_words_that_wait_hold_back_all_that_goes_with_them() -> None:
    told = history((0, ROOM), (6, PUBLIC))
    days = showing(told, START + 10 * DAY)
    assert days[IN_A_ROOM] == START + 10 * DAY
    assert days[What.TEXT, Where.PUBLIC] == START + 13 * DAY
    assert showing(told, None) == {}


@pytest.mark.parametrize(
    ("told", "until", "seen"),
    [
        ([], 9, False),
        ([(0, ROOM)], 6, False),
        ([(0, ROOM)], 7, True),
        ([(0, ROOM), (5, NOTHING), (6, ROOM)], 9, False),
        ([(0, ROOM), (9, NOTHING)], 10, True),
        ([(0, NOTHING), (20, ROOM)], 26, False),
    ],
)
def test_what_nobody_could_see_yet_is_known(told: Life, until: int, *, seen: bool) -> None:
    assert was_in_force(history(*told), START + until * DAY) is seen
