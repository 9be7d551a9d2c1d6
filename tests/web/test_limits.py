"""How often something may be tried."""

import pytest

from allervers_training.kernel.errors import TooMany
from allervers_training.web.limits import Limits


def test_one_address_stops_before_the_whole_site() -> None:
    limits = Limits()
    for _ in range(60):
        limits.hit("wrong-code", "salle 1")
    with pytest.raises(TooMany, match="Attendez une minute"):
        limits.hit("wrong-code", "salle 1")
    limits.hit("wrong-code", "salle 2")


def test_a_lecture_hall_behind_one_address_comes_in() -> None:
    limits = Limits()
    for _ in range(600):
        limits.hit("joining", "un amphi")


def test_what_an_address_was_refused_does_not_count_against_the_others() -> None:
    limits = Limits()
    for _ in range(200):
        try:
            limits.hit("wrong-code", "quelqu'un qui essaie")
        except TooMany:
            continue
    limits.hit("wrong-code", "une autre salle")
