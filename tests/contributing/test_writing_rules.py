"""What becomes of an answer, of rows that move, and of what is said kindly about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.domain import simple_line_advice
from allervers_training.contributing.domain import advice as tips
from allervers_training.contributing.domain import answering, rows
from allervers_training.contributing.domain.advice import Tip, advice
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.progress import place_of
from allervers_training.contributing.domain.question import Answers, Question
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.domain.words import PropositionKind as K
from allervers_training.contributing.pages.asking import SENTENCE_END

LONG = " ".join(["mot"] * 90)


def question(kind: K, key: str) -> Question:
    return next(q for q in GUIDES[kind].questions if q.key == key)


def said(kind: K, key: str, answer: str | list[str]) -> tuple[Tip, ...]:
    return advice(kind, question(kind, key), {key: answer})


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert answering.cleaned("a\x00b\u202ec\r\nd", on_one_line=False) == "abc\nd"
    assert answering.cleaned("une\nligne  ici", on_one_line=True) == "une ligne ici"
    assert answering.cleaned("👩\u200d🍳", on_one_line=True) == "👩\u200d🍳"


@given(st.text(max_size=300), st.booleans())
def test_what_is_clean_stays_as_it_is(text: str, on_one_line: bool) -> None:
    once = answering.cleaned(text, on_one_line=on_one_line)
    assert answering.cleaned(once, on_one_line=on_one_line) == once


def test_two_windows_keep_both_versions_and_one_can_be_taken_for_the_other() -> None:
    asked = question(K.TEMOIGNAGE, "recit")
    seen = answering.fingerprint("")
    draft = answering.kept({}, asked, "Dans une fenêtre.", seen)
    draft = answering.kept(draft, asked, "Dans l'autre.", seen)
    assert draft == {"recit": "Dans l'autre.", "~recit": "Dans une fenêtre."}
    back = answering.exchanged(draft, "recit")
    assert back == {"recit": "Dans une fenêtre.", "~recit": "Dans l'autre."}


def test_one_window_that_goes_on_leaves_no_other_version() -> None:
    asked = question(K.TEMOIGNAGE, "recit")
    draft = answering.kept({}, asked, "Un jour", answering.fingerprint(""))
    draft = answering.kept(draft, asked, "Un jour, une dame", answering.fingerprint(""))
    assert draft == {"recit": "Un jour, une dame"}


def test_only_what_is_asked_is_sent_without_blanks() -> None:
    draft = {"phrases": ["Une.", " ", ""], "sens": "sans mot", "~phrases": ["Avant."], "aide": "Ada"}  # fmt: skip
    sent = answering.sendable(questions_for(K.DEBAT, draft), draft)
    assert sent == {"phrases": ["Une."], "aide": "Ada"}
    assert answering.digest_of(sent) == answering.digest_of(dict(reversed(sent.items())))


@given(
    st.lists(st.sampled_from(["a", "b", ""]), min_size=1, max_size=4),
    st.sampled_from([rows.ADD, rows.REMOVE, rows.UP, rows.DOWN]),
    st.integers(0, 9),
)
def test_no_gesture_loses_a_row_but_removing(typed: list[str], gesture: str, number: int) -> None:
    order, at = rows.ordered(len(typed), gesture, number, 4)
    arranged = rows.arranged(typed, order)
    assert 1 <= at <= len(arranged) <= 4
    if gesture in {rows.UP, rows.DOWN}:
        assert sorted(arranged) == sorted(typed)
    if gesture == rows.ADD:
        assert arranged[: len(typed)] == typed
    if gesture == rows.REMOVE and len(typed) > 1:
        assert len(arranged) == len(typed) - 1


def test_a_card_follows_its_role() -> None:
    draft = {"roles": ["Lui", "Elle"], "carte-1": "Vendre.", "carte-2": "Parler."}
    order, _ = rows.ordered(2, rows.UP, 2, 4)
    followed = rows.followed(draft, "carte", ["Lui", "Elle"], ["Elle", "Lui"], order)
    assert (followed["carte-1"], followed["carte-2"]) == ("Parler.", "Vendre.")
    order, _ = rows.ordered(2, rows.REMOVE, 1, 4)
    assert rows.followed(draft, "carte", ["Lui", "Elle"], ["Elle"], order) == {
        "roles": ["Lui", "Elle"],
        "carte-1": "Parler.",
    }


def test_one_knows_where_one_is() -> None:
    asked = questions_for(K.DEBAT, {})
    place = place_of(asked, "relances")
    assert place is not None
    assert (place.number, place.total) == (3, len(asked))
    assert place.before is not None
    assert place_of(asked, "sens") is None  # no word was named


@pytest.mark.parametrize(
    ("kind", "key", "answer", "seen"),
    [
        (K.DEBAT, "phrases", ["Une porte se ferme."], tips.GOOD),
        (K.DEBAT, "phrases", ["Faut-il frapper ?"], tips.OF_AFFIRMATION["A01"]),
        (K.DEBAT, "phrases", ["Les pauvres attendent."], tips.OF_AFFIRMATION["A05"]),
        (K.DEBAT, "phrases", ["Une porte.", "Une porte."], tips.SAME),
        (K.ARBRE, "situation", "Il pleut.", tips.TOO_SHORT),
        (K.ARBRE, "situation", LONG + " " + LONG, tips.TOO_LONG),
        (K.TEMOIGNAGE, "recit", "Appelez le 06 12 34 56 78.", tips.A_NUMBER),
        (K.CAS, "recit", "Elle vit 12 bis rue des Lilas.", tips.A_STREET),
        (K.TEMOIGNAGE, "recit", "On écrit à nous@exemple.fr.", tips.A_MAIL),
        (K.PAROLES, "questions", ["Dites-nous tout."], tips.NO_MARK),
    ],
)
def test_advice_says_what_is_seen(kind: K, key: str, answer: str | list[str], seen: Tip) -> None:
    assert seen in said(kind, key, answer)


def test_a_name_in_a_story_is_shown_back() -> None:
    found = said(K.TEMOIGNAGE, "recit", "Ce jour-là, Madame Durand est venue.")
    assert [tip.seen for tip in found] == ["« Durand » est peut-être un vrai nom."]
    assert said(K.TEMOIGNAGE, "recit", "Une dame est venue. Elle est restée.") == ()


@pytest.mark.parametrize("kind", list(K))
def test_no_advice_on_nothing(kind: K) -> None:
    answers: Answers = {}
    assert all(advice(kind, q, answers) == () for q in GUIDES[kind].questions)


def test_advice_is_easy_to_read() -> None:
    every = [*tips.OF_AFFIRMATION.values(), *(v for v in vars(tips).values() if isinstance(v, Tip))]
    lines = [line for tip in every for line in (tip.seen, tip.todo) if line]
    assert len(lines) > 20
    assert [line for line in lines if simple_line_advice(line.replace("« ne »", "ne"))] == []


@pytest.mark.parametrize("kind", list(K))
def test_all_that_a_guide_says_is_easy_to_read(kind: K) -> None:
    guide = GUIDES[kind]
    lines = [guide.name, guide.about]
    for asked in guide.questions:
        lines += [*SENTENCE_END.split(asked.example), *(words for _, words in asked.choices)]
    assert [(line, simple_line_advice(line)) for line in lines if simple_line_advice(line)] == []
