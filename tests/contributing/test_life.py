"""What an author is told of the use of her text: never so little that it tells on somebody."""

from datetime import date

import pytest

from allervers_training.contributing.domain.life import NOBODY_NAMED, TODAY, UNUSED, Run, told

TODAY_IS = date(2027, 3, 1)


def lines(*runs: Run) -> tuple[str, ...]:
    return told(runs, today=TODAY_IS).lines


def test_a_text_that_nobody_used_says_so() -> None:
    assert lines() == (UNUSED,)


def test_it_says_how_often_when_and_in_which_regions() -> None:
    life = told(
        [
            Run(date(2026, 11, 3), "Sarthe"),
            Run(date(2027, 2, 4), ""),
            Run(date(2027, 1, 4), "Allier"),
            Run(date(2027, 1, 5), "Sarthe"),
        ],
        today=TODAY_IS,
    )
    assert life.lines == ("Votre texte a servi 4 fois.", "La dernière fois : février 2027.", NOBODY_NAMED)  # fmt: skip
    assert life.regions == ("Allier", "Sarthe")
    assert TODAY in lines(Run(TODAY_IS))


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([(4, 3)], None),  # too few people to tell anything
        ([(4, 4), (3, 3), (4, 4)], None),  # rooms that are too small do not add up to one
        ([(8, 4)], "Des personnes ont changé de place."),
        ([(12, 2)], "Presque personne n'a changé de place."),
        ([(12, 11)], "Presque tout le monde a changé de place."),
        ([(12, 5), (4, 4), (9, 3)], "8 fois sur 21, quelqu'un a changé de place."),
    ],
)
def test_moves_are_told_when_enough_people_were_there(
    moves: list[tuple[int, int]], said: str | None
) -> None:
    found = [line for line in lines(*(Run(TODAY_IS, "", (pair,)) for pair in moves)) if "place" in line]  # fmt: skip
    assert found == ([said] if said else [])


def test_trees_say_how_much_groups_found() -> None:
    found = lines(Run(TODAY_IS, causes=12, levers=1), Run(TODAY_IS, causes=3))
    assert "Les groupes ont trouvé 15 causes." in found
    assert "Ils ont proposé 1 idée pour agir." in found
