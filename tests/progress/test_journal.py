"""From what happened to where somebody stands."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allervers_training.progress.domain.journal import Event, Path, path_of
from allervers_training.progress.domain.words import (
    AS_COMPLETED,
    AS_NOT_COMPLETED,
    Happened,
    Standing,
)

START = datetime(2027, 1, 4, 9, tzinfo=UTC)


def after(*lines: tuple[Happened, str]) -> Path:
    return path_of(
        Event(what, about, START + timedelta(hours=n)) for n, (what, about) in enumerate(lines)
    )


def test_nothing_happened() -> None:
    assert after().standing is Standing.NOTHING
    assert after().since is None


def test_a_place_puts_under_way_and_taking_it_out_undoes_that() -> None:
    assert after((Happened.ENTERED, "1")).standing is Standing.UNDER_WAY
    assert after((Happened.ENTERED, "1"), (Happened.LEFT, "1")).standing is Standing.NOTHING
    two = after((Happened.ENTERED, "1"), (Happened.ENTERED, "2"), (Happened.LEFT, "1"))
    assert two.standing is Standing.UNDER_WAY


def test_a_completion_outlives_the_place_and_may_be_opened_again() -> None:
    done = after((Happened.ENTERED, "1"), (Happened.COMPLETED, "1"), (Happened.LEFT, "1"))
    assert done.standing is Standing.COMPLETED
    again = after((Happened.COMPLETED, "1"), (Happened.REOPENED, "1"))
    assert again.standing is Standing.REOPENED
    assert again.since == START + timedelta(hours=1)


def test_reopening_what_was_never_completed_changes_nothing() -> None:
    assert after((Happened.REOPENED, "1")).standing is Standing.NOTHING


def test_a_trainer_decides_either_way() -> None:
    assert after((Happened.DECIDED, AS_COMPLETED)).standing is Standing.COMPLETED
    held = after((Happened.ENTERED, "1"), (Happened.DECIDED, AS_NOT_COMPLETED))
    assert held.standing is Standing.UNDER_WAY
    assert held.held_back
    back = after((Happened.COMPLETED, "1"), (Happened.DECIDED, AS_NOT_COMPLETED))
    assert back.standing is Standing.REOPENED


def test_an_exemption_is_no_completion_and_gives_way_to_one() -> None:
    exempted = after((Happened.EXEMPTED, "declaration-1"), (Happened.ENTERED, "1"))
    assert exempted.standing is Standing.EXEMPTED
    assert after((Happened.EXEMPTED, "d"), (Happened.COMPLETED, "1")).standing is Standing.COMPLETED


def test_only_what_gave_it_takes_an_exemption_back() -> None:
    gave = (Happened.EXEMPTED, "declaration-1")
    assert after(gave, (Happened.REVOKED, "declaration-2")).standing is Standing.EXEMPTED
    assert after(gave, (Happened.REVOKED, "declaration-1")).standing is Standing.NOTHING
    assert after(gave, (Happened.WITHDREW, "declaration-1")).standing is Standing.EXEMPTED


def test_a_paper_that_was_seen_counts_until_it_is_taken_back() -> None:
    seen = (Happened.ATTESTED, "papier-3")
    assert after(seen).standing is Standing.COMPLETED_ELSEWHERE
    assert after(seen, (Happened.REVOKED, "papier-3")).standing is Standing.NOTHING


def test_a_second_paper_does_not_hide_the_first() -> None:
    both = ((Happened.ATTESTED, "papier-3"), (Happened.ATTESTED, "declaration-1"))
    assert after(*both, (Happened.REVOKED, "declaration-1")).standing is (
        Standing.COMPLETED_ELSEWHERE
    )
    gone = after(*both, (Happened.REVOKED, "declaration-1"), (Happened.REVOKED, "papier-3"))
    assert gone.standing is Standing.NOTHING


WORDS = st.tuples(
    st.sampled_from(list(Happened)), st.sampled_from(["1", "2", AS_COMPLETED, AS_NOT_COMPLETED])
)


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_since_is_the_hour_of_the_last_change_and_reading_more_changes_no_past(
    first: list[tuple[Happened, str]], more: list[tuple[Happened, str]]
) -> None:
    standings = [after(*first[:n]).standing for n in range(len(first) + 1)]
    changes = [n for n in range(len(first)) if standings[n] is not standings[n + 1]]
    expected = START + timedelta(hours=changes[-1]) if changes else None
    assert after(*first).since == expected
    assert after(*first, *more).standing is after(*(*first, *more)).standing


@given(st.lists(WORDS, max_size=12))
def test_what_one_does_alone_changes_no_standing(lines: list[tuple[Happened, str]]) -> None:
    alone = {Happened.READ, Happened.TOOK_QUIZ, Happened.POSITIONED, Happened.DECLARED}
    kept = [line for line in lines if line[0] not in alone]
    assert after(*lines).standing is after(*kept).standing
