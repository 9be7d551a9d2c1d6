"""The rule of entry, evaluated: what opens, what does not, and what is said."""

import pytest

from allervers_training.catalogue.domain import AnyOf, ModuleCompleted
from allervers_training.progress.domain.door import (
    Closed,
    Declare,
    FollowModule,
    Open,
    exempted_by,
    may_enter,
)
from allervers_training.progress.domain.phrases import why_closed, why_closed_to, why_open
from allervers_training.progress.domain.words import DeclarationState, Standing

BOTH = AnyOf(any_of=(ModuleCompleted(module_completed="m1"), "experience-accepted"))
MODULE_ONLY = AnyOf(any_of=(ModuleCompleted(module_completed="m1"),))
ASKED = "le module 1"

DOORS = [  # rule, standing in module 1, what opens
    (None, Standing.NOTHING, True),
    (BOTH, Standing.NOTHING, False),
    (BOTH, Standing.UNDER_WAY, False),
    (BOTH, Standing.REOPENED, False),
    (BOTH, Standing.EXEMPTED, True),
    (BOTH, Standing.COMPLETED_ELSEWHERE, True),
    (BOTH, Standing.COMPLETED, True),
    (MODULE_ONLY, Standing.EXEMPTED, False),
    (MODULE_ONLY, Standing.COMPLETED, True),
]


@pytest.mark.parametrize(("rule", "standing", "opens"), DOORS)
def test_a_door_opens_by_one_of_its_ways(
    rule: AnyOf | None, standing: Standing, opens: bool
) -> None:
    assert isinstance(may_enter(rule, {"m1": standing}), Open) is opens


@pytest.mark.parametrize("state", list(DeclarationState))
def test_a_declaration_opens_nothing_by_itself(state: DeclarationState) -> None:
    assert may_enter(BOTH, {}, state) == Closed(
        Standing.NOTHING, state, (FollowModule("m1"), Declare())
    )


def test_a_standing_in_another_module_opens_nothing() -> None:
    assert isinstance(may_enter(BOTH, {"m9": Standing.COMPLETED}), Closed)


def test_what_is_done_is_said_before_what_is_spared() -> None:
    two = AnyOf(
        any_of=(*BOTH.any_of, ModuleCompleted(module_completed="m0")),
    )
    held = {"m1": Standing.EXEMPTED, "m0": Standing.COMPLETED}
    assert may_enter(two, held) == Open(Standing.COMPLETED)


def test_a_declaration_stands_for_the_first_module_named() -> None:
    assert exempted_by(BOTH) == "m1"
    assert exempted_by(MODULE_ONLY) is None
    assert exempted_by(None) is None
    assert exempted_by(AnyOf(any_of=("experience-accepted",))) is None


def test_an_exemption_never_says_that_the_module_is_completed() -> None:
    said = why_open(Open(Standing.EXEMPTED), ASKED)
    assert "dispense" in said
    assert "terminé" not in said


def test_both_what_is_under_way_and_what_was_answered_are_said() -> None:
    closed = Closed(Standing.UNDER_WAY, DeclarationState.REFUSED, ())
    assert why_closed(closed, ASKED) == (
        "Vous suivez le module 1, qui n'est pas encore terminé. "
        "Votre déclaration d'expérience n'a pas été acceptée ; vous pouvez la compléter et l'envoyer à nouveau."
    )
    assert why_closed_to("Bob", closed, ASKED) == (
        "Bob, prérequis non rempli : le module 1 n'est pas terminé, sa déclaration d'expérience a été refusée."
    )
