"""The life of a proposition: what follows what, who may do it, and what its answers make."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.catalogue.domain import Retire, Text, simple_line_advice
from allervers_training.catalogue.markdown.parser import parse
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.consent import Consent, read_pairs, stored
from allervers_training.contributing.domain.document import (
    Written,
    document_of,
    title_of,
    tombstone,
)
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.plain import plain
from allervers_training.contributing.domain.question import Answers, Input
from allervers_training.contributing.domain.questions import missing, questions_for
from allervers_training.contributing.domain.words import (
    Happened,
    PropositionKind,
    PropositionState,
    What,
    Where,
)
from allervers_training.kernel.errors import Refused

AUTHOR, READER, PEER = 1, 2, 3
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
WRITTEN = Written("p-essai", "c2-besoin", 2, "k7m2x9")
FULL: dict[PropositionKind, Answers] = {
    PropositionKind.DEBAT: {"phrases": ["On ne frappe pas le soir.", ""], "relances": ["Pourquoi ?"]},
    PropositionKind.ARBRE: {"situation": "Il pleut.\nPersonne ne vient.", "fait": "La porte reste close.", "origine": "composite"},
    PropositionKind.TEMOIGNAGE: {"recit": "Un jour…\n\nUne dame est venue.", "questions": ["Et vous ?"]},
    PropositionKind.MISE_EN_SITUATION: {"scene": "Au marché.", "roles": ["Lui", "Elle"], "carte-1": "Vendre.", "carte-2": "Parler."},
    PropositionKind.CAS: {"recit": "Rosa dort dehors.", "origine": "fictive", "questions": ["Que faire ?"]},
    PropositionKind.PAROLES: {"questions": ["Quand avez-vous demandé de l'aide ?"]},
}  # fmt: skip


def test_a_text_goes_from_its_author_to_a_reader_and_back_to_her_before_it_is_accepted() -> None:
    state = PropositionState.DRAFT
    for step in (
        Happened.SENT,
        Happened.TAKEN,
        Happened.CHANGES_ASKED,
        Happened.SENT,
        Happened.TAKEN,
        Happened.FINAL_TEXT_PUT,
    ):
        state = moves.after(state, step)
    assert state is PropositionState.AUTHOR_CHECK
    assert moves.after(state, Happened.AUTHOR_AGREED) is PropositionState.ACCEPTED
    assert moves.after(state, Happened.AUTHOR_DECLINED) is PropositionState.DRAFT


@given(st.lists(st.sampled_from(list(Happened)), max_size=12))
def test_no_text_is_ever_accepted_without_its_authors_yes_to_a_final_text(
    steps: list[Happened],
) -> None:
    state, taken = PropositionState.DRAFT, []
    for step in steps:
        try:
            state = moves.after(state, step)
        except Refused:
            continue
        if step not in moves.ALWAYS:
            taken.append(step)
        if state is PropositionState.ACCEPTED:
            assert taken[-2:] == [Happened.FINAL_TEXT_PUT, Happened.AUTHOR_AGREED]


@given(st.sampled_from(list(Happened)))
def test_nothing_follows_a_withdrawal(step: Happened) -> None:
    with pytest.raises(Refused):
        moves.after(PropositionState.WITHDRAWN, step)


@pytest.mark.parametrize("state", [s for s in PropositionState if s is not PropositionState.WITHDRAWN])  # fmt: skip
def test_its_author_may_withdraw_a_text_whatever_its_state(state: PropositionState) -> None:
    assert moves.after(state, Happened.WITHDRAWN) is PropositionState.WITHDRAWN


@pytest.mark.parametrize("step", [Happened.TAKEN, Happened.PEER_AGREED, Happened.CHANGES_ASKED, Happened.FINAL_TEXT_PUT])  # fmt: skip
def test_nobody_reads_her_own_text_as_a_reader(step: Happened) -> None:
    with pytest.raises(Refused, match="son propre texte"):
        moves.check_reader(step, moves.Reading(PropositionKind.DEBAT, AUTHOR), AUTHOR)


@pytest.mark.parametrize("kind", list(PropositionKind))
def test_a_story_of_somebodys_life_waits_for_a_peer(kind: PropositionKind) -> None:
    alone = moves.Reading(kind, AUTHOR, {AUTHOR})  # her own opinion counts for nothing
    assert moves.needs_peer(alone) is (kind in moves.PEER_READS)
    assert not moves.needs_peer(moves.Reading(kind, AUTHOR, {PEER}))
    if kind in moves.PEER_READS:
        with pytest.raises(Refused, match="attend l'avis"):
            moves.check_reader(Happened.FINAL_TEXT_PUT, alone, READER)


def test_seven_days_pass_before_a_first_showing_and_none_before_a_better_text() -> None:
    assert moves.shows_from(AT, None) == AT + timedelta(days=7)
    assert moves.shows_from(AT, AT + timedelta(days=1)) == AT + timedelta(days=7)
    assert moves.shows_from(AT, AT - timedelta(days=1)) == AT


def test_nobody_has_agreed_to_anything_before_she_says_so() -> None:
    assert Consent().reach is None
    said = Consent(frozenset({(What.TEXT, Where.ROOM), (What.VOICE, Where.PUBLIC)}))
    assert said.reach is Where.ROOM  # a voice that may go far takes no text along
    assert not said.covers(What.NAME, Where.ROOM)
    assert read_pairs([*stored(said), "texte/lune", "nom"]) == said.given


@pytest.mark.parametrize("kind", list(PropositionKind))
def test_a_guide_asks_in_few_words_one_question_at_a_time(kind: PropositionKind) -> None:
    for question in GUIDES[kind].questions:
        assert not simple_line_advice(question.ask.replace("{} : ", "")), question.ask
        assert len(question.ask.split()) <= 12
        assert question.example
        assert question.picture
        assert (question.input is Input.CHOICE) is bool(question.choices)


@pytest.mark.parametrize("kind", list(PropositionKind))
def test_answers_make_a_document_of_the_course(kind: PropositionKind) -> None:
    assert missing(kind, FULL[kind]) == ()
    assert missing(kind, {})
    document, body = document_of(kind, FULL[kind], WRITTEN)
    assert document.id == "p-essai"
    assert document.type == kind.value
    assert document.version == "2.0.0"
    assert not parse(Text("x.md", 1, body)).fences.troubles


def test_a_role_brings_the_question_of_its_card() -> None:
    asked = questions_for(PropositionKind.MISE_EN_SITUATION, {"roles": ["Lui", " ", "Elle"]})
    assert [q.ask for q in asked if q.each_of] == [
        "Lui : que veut cette personne ?",
        "Elle : que veut cette personne ?",
    ]


def test_a_name_is_made_of_the_first_words_when_none_is_given() -> None:
    phrase = "Une très longue phrase qui ne tient pas sur une ligne et que personne ne lirait jusqu'au bout"
    assert title_of(PropositionKind.DEBAT, {"phrases": [phrase]}).endswith("…")
    assert title_of(PropositionKind.DEBAT, {"phrases": [phrase], "titre": "La porte"}) == "La porte"


@settings(deadline=None)  # the first text builds the parser
@given(st.text(max_size=200))
def test_what_she_types_commands_nothing(typed: str) -> None:
    parsed = parse(Text("x.md", 1, plain(typed)))
    kinds = {token.type for token in parsed.tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    inside = {child.type for child, _ in parsed.inlines()}
    assert inside <= {"text", "softbreak", "text_special"}


def test_a_tombstone_holds_not_a_word_of_hers() -> None:
    document, body = tombstone(WRITTEN)
    assert isinstance(document, Retire)
    assert document.contributors == ()
    assert body == ""
