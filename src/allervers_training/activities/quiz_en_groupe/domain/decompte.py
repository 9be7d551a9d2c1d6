"""From a tally to what may be told of it: the regimes' table for ballots, applied before anything is written."""

from collections.abc import Mapping

from allervers_training.activities.engine.regimes import Regime, Shown, shown
from allervers_training.activities.quiz_en_groupe.domain.evenements import QuestionFermee


def closing(rang: int, reponses: int, tally: Mapping[str, int]) -> QuestionFermee:
    """Return the event of a closing; what may not be told is in it no more than on a screen."""
    match shown(Regime.ANONYMOUS, people=reponses, revealed=True):
        case Shown.WORDS:
            return QuestionFermee(rang, reponses, surtout=most_chosen(tally, reponses))
        case Shown.COUNTS:
            return QuestionFermee(rang, reponses, comptes=dict(tally))
        case _:
            return QuestionFermee(rang, reponses)


def most_chosen(tally: Mapping[str, int], reponses: int) -> tuple[str, ...]:
    """Return what more than two thirds have chosen.

    More, or a second step, would give figures away: with three choices, « one third, and few, and few » of
    five people is 3, 1 and 1.
    """
    return tuple(choice for choice, n in tally.items() if 3 * n > 2 * reponses)
