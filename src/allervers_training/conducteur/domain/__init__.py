"""Rules of a running order: laying out a course over half-days, keeping its order, telling its hours."""

from allervers_training.conducteur.domain.clock import minutes_between, start_times
from allervers_training.conducteur.domain.layout import Piece, laid_out
from allervers_training.conducteur.domain.words import Origin, StepState

__all__ = ["Origin", "Piece", "StepState", "laid_out", "minutes_between", "start_times"]
