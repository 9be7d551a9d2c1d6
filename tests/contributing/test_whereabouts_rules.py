"""Where a text stands, over the whole table of what may be true of it: no two lines disagree, one thing to do."""

from itertools import combinations, product

import pytest

from allervers_training.catalogue.domain import simple_line_advice
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.facts import Facts, Showing, Standing, Todo
from allervers_training.contributing.domain.whereabouts import standing
from allervers_training.contributing.domain.words import PropositionState as S

ASKED = ((), ("Quelle est votre phrase ?",), ("Que dit la phrase ?", "Et après ?"))
DAY, LATER, FLAGS = "5 décembre", "12 décembre", (False, True)
NOWHERE = "Il n'est montré nulle part."
NEVER_TOGETHER = (
    ("rien à faire", "Envoyez", "Puis vous envoyez", "Il manque", "Lisez ce qu", "Vous dites oui ou non", "Demandez à"),
    ("nulle part", "servir maintenant", "paraît", "reste montré"),
    ("paraît le", "reste montré"),
    ("paraît quand même", "reste montré", "servir maintenant"),
    ("paraît le", "servir maintenant"),
    ("Envoyez", "Il manque"),
    ("Puis vous envoyez", "Il manque"),
    ("Vous avez tout lu", "Lisez ce qu"),
    ("Votre voix est écrite", "Quelqu'un de l'équipe écoute"),
    ("avez une réponse avant", "en retard"),
    ("Vous avez dit oui.", "nulle part"),
)  # fmt: skip
SAYS = {
    Todo.NOTHING: "Vous n'avez rien à faire.",
    Todo.CONTINUE: "Il manque",
    Todo.SEND: "nvoyez",
    Todo.READ: "Lisez ce qu'on vous dit.",
    Todo.AGREE: "Vous dites oui ou non.",
    Todo.CHOOSE: NOWHERE,
    Todo.ASK: "Demandez à la personne",
}


def every() -> list[tuple[S, Facts, Standing]]:
    """Return each state with all that may be true beside it: shown or not, whole or not, spoken, late."""
    table = []
    for state, showing, missing, waits, needed, typed, late, more, answers in product(S, Showing, ASKED, FLAGS, FLAGS, FLAGS, FLAGS, FLAGS, (0, 1)):  # fmt: skip
        if needed and not waits:
            continue
        facts = Facts(
            since="28 novembre",
            before="8 décembre",
            is_late=late,
            reader="Alice",
            has_peer=late,
            has_remarks=bool(answers) or typed,
            to_answer=answers,
            subject="Travailler avec d'autres",
            showing=showing,
            shows_on=DAY if showing is Showing.COOLING else "",
            more_on=LATER if more and showing is Showing.SHOWN else "",
            was_sent=more,
            missing=missing,
            voice_waits=waits,
            voice_is_needed=needed,
            voice_is_typed=typed,
        )
        table.append((state, facts, standing(state, facts)))
    return table


EVERY = every()


def said(told: Standing) -> tuple[str, ...]:
    return (*told.now, *told.next, *told.meanwhile)


def test_no_two_lines_disagree() -> None:
    for state, facts, told in EVERY:
        text = "\n".join(said(told))
        for first, *others in NEVER_TOGETHER:
            for other in others:
                assert not (first in text and other in text), (state, facts, text)


def test_each_says_its_one_thing_to_do_or_that_there_is_none() -> None:
    for state, facts, told in EVERY:
        assert SAYS[told.todo] in "\n".join(told.next), (state, facts)
        nothing = SAYS[Todo.NOTHING] in told.next
        assert nothing is (told.todo is Todo.NOTHING), (state, facts)


def test_sending_is_said_where_it_can_be_done_alone() -> None:
    for state, facts, told in EVERY:
        sends = any("nvoyez" in line for line in told.next)
        may = state in moves.OPEN_TO_AUTHOR and facts.is_whole
        assert sends is may, (state, facts)


def test_what_is_missing_is_named() -> None:
    for state, facts, told in EVERY:
        if state in moves.OPEN_TO_AUTHOR and facts.missing:
            assert facts.missing[0] in told.next


def test_changing_words_is_said_while_they_are_hers_alone() -> None:
    for state, facts, told in EVERY:
        if any("Relisez" in line for line in said(told)):
            assert state in moves.OPEN_TO_AUTHOR, (state, facts)


def test_an_older_text_stays_only_where_one_is_shown_or_will_be() -> None:
    for state, facts, told in EVERY:
        stays = [
            line
            for line in said(told)
            if "texte reste" in line or "texte paraît quand même" in line
        ]
        is_gone = state is S.WITHDRAWN
        assert bool(stays) is (facts.showing in {Showing.SHOWN, Showing.COOLING} and not is_gone)
        assert all(facts.showing is Showing.SHOWN for line in stays if "reste" in line)


def test_a_text_that_is_shown_nowhere_says_why() -> None:
    table = {Showing.UNSAID: "Vous n'avez pas dit où le montrer.", Showing.REFUSED: "Vous avez dit non pour le montrer."}  # fmt: skip
    for showing, why in table.items():
        told = standing(S.ACCEPTED, Facts(showing=showing))
        assert {NOWHERE, why} <= {*told.now, *told.next}
        assert told.todo is Todo.CHOOSE


def test_a_no_everywhere_is_no_feast() -> None:
    told = standing(S.ACCEPTED, Facts(showing=Showing.REFUSED))
    assert told.picture != standing(S.ACCEPTED, Facts(showing=Showing.SHOWN)).picture
    assert not any("accepté" in line for line in said(told))


@pytest.mark.parametrize("state", list(S))
def test_every_line_is_simple_and_none_comes_twice(state: S) -> None:
    lines = {line for one, _, told in EVERY if one is state for line in said(told)}
    assert {line: simple_line_advice(line) for line in lines if simple_line_advice(line)} == {}
    for one, _, told in EVERY:
        if one is state:
            assert not any(a == b for a, b in combinations(said(told), 2))
            assert told.now
            assert told.next
