"""What readers may do with a text, by table; two wordings compared; the letters of its steps."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.domain import simple_line_advice
from allervers_training.contributing.domain import moves, opinions, wording
from allervers_training.contributing.domain.letter import SAYS, StepLetter
from allervers_training.contributing.domain.opinions import Gesture, Sight, why_not
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.wording import Change, Piece
from allervers_training.contributing.domain.words import Happened, PropositionKind, PropositionState

AUTHOR, READER, PEER = 1, 2, 3
DEBATE, STORY = PropositionKind.DEBAT, PropositionKind.TEMOIGNAGE
S, G = PropositionState, Gesture
WORDS = st.text(alphabet=st.sampled_from("abcéœ'.,!? \n"), max_size=60)


def sight(
    state: S = S.IN_REVIEW,
    kind: PropositionKind = DEBATE,
    reader: int = READER,
    peers: tuple[int, ...] = (),
    *,
    team: bool = True,
    peer: bool = False,
    remarks: tuple[int | None, ...] = (),
    subject: bool = True,
    voices: int = 0,
) -> Sight:
    reading = moves.Reading(kind, AUTHOR, peers)
    return Sight(state, reading, reader, team, peer, remarks, subject, voices)


@pytest.mark.parametrize(
    ("gesture", "seen", "message", "reason"),
    [
        (G.TAKE, sight(S.SENT), "", ""),
        (G.TAKE, sight(S.IN_REVIEW), "", ""),
        (G.TAKE, sight(S.SENT, reader=AUTHOR), "", moves.OWN_TEXT),
        (G.TAKE, sight(S.CHANGES_REQUESTED), "", moves.NOT_NOW),
        (G.TAKE, sight(S.WITHDRAWN), "", moves.WITHDRAWN),
        (G.CHANGES, sight(remarks=(READER,)), "", ""),
        (G.CHANGES, sight(), "C'est fort.", ""),
        (G.CHANGES, sight(), "", opinions.NOTHING_SAID),
        (G.CHANGES, sight(team=False, peer=True, remarks=(READER,)), "", ""),
        (G.CHANGES, sight(S.AUTHOR_CHECK, remarks=(READER,)), "", moves.NOT_NOW),
        (G.AGREE, sight(peer=True), "", ""),
        (G.AGREE, sight(peer=False), "", opinions.ONLY_PEERS),
        (G.AGREE, sight(peer=True, reader=AUTHOR), "", moves.OWN_TEXT),
        (G.AGREE, sight(peer=True, peers=(READER,)), "", opinions.AGREED_ALREADY),
        (G.FINAL, sight(), "", ""),
        (G.FINAL, sight(voices=1), "", opinions.VOICE_LEFT),
        (G.CHANGES, sight(voices=1, remarks=1), "", ""),
        (G.FINAL, sight(S.SENT), "", opinions.TAKE_FIRST),
        (G.FINAL, sight(reader=AUTHOR), "", moves.OWN_TEXT),
        (G.FINAL, sight(team=False, peer=True), "", opinions.ONLY_TEAM),
        (G.FINAL, sight(remarks=(READER,)), "", opinions.OWN_REMARKS_LEFT),
        (G.FINAL, sight(remarks=(PEER,)), "", opinions.REMARKS_LEFT),
        (G.FINAL, sight(remarks=(None,)), "", opinions.REMARKS_LEFT),
        (G.FINAL, sight(peers=(PEER,), remarks=(PEER,)), "", ""),
        (G.FINAL, sight(peers=(PEER,), remarks=(PEER, READER)), "", opinions.OWN_REMARKS_LEFT),
        (G.CHANGES, sight(peers=(PEER,), remarks=(PEER,)), "", ""),
        (G.FINAL, sight(subject=False), "", opinions.NO_SUBJECT),
        (G.FINAL, sight(kind=STORY), "", moves.PEER_MISSING),
        (G.FINAL, sight(kind=STORY, peers=(AUTHOR,)), "", moves.PEER_MISSING),
        (G.FINAL, sight(kind=STORY, peers=(PEER,)), "", ""),
    ],
)
def test_a_reader_may_or_is_told_why_not(
    gesture: Gesture, seen: Sight, message: str, reason: str
) -> None:
    assert why_not(gesture, seen, message) == reason


def test_words_that_go_and_come_are_told_apart() -> None:
    assert wording.compared("On ne frappe pas le soir.", "On ne frappe jamais le soir.") == (
        Piece(Change.SAME, "On ne frappe "),
        Piece(Change.OUT, "pas "),
        Piece(Change.IN, "jamais "),
        Piece(Change.SAME, "le soir."),
    )


def without(change: Change, pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not change)


@given(WORDS, WORDS)
def test_what_is_shown_is_what_was_and_what_will_be(before: str, after: str) -> None:
    pieces = wording.compared(before, after)
    assert without(Change.IN, pieces) == before
    assert without(Change.OUT, pieces) == after
    assert all(piece.text for piece in pieces)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_a_suggested_list_becomes_the_rows_that_were_shown(
    before: list[str], after: list[str]
) -> None:
    question = Question("r", "Quoi ?", "", "main", "Rôles", Input.LIST, most=9)
    words = wording.as_answer(question, wording.as_text(after))
    shown = wording.compared_answers(before, words)
    assert [said for row in shown if (said := without(Change.OUT, row))] == words


def test_a_letter_is_simple_and_says_no_word_of_a_text() -> None:
    for step in (Happened.TAKEN, Happened.CHANGES_ASKED, Happened.FINAL_TEXT_PUT):
        assert [line for line in SAYS[step].split("\n") if simple_line_advice(line)] == []
        assert "https://exemple.test" in StepLetter("Zohra", step, "https://exemple.test/").body
