"""Answers that nobody can be found by: what rules return beside events, and never as one (decision 0021)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ballot:
    """One answer. The writer adds it to the tally of its question, with the events of the same command.

    `marks` names every choice there was, 1 for those made and 0 for the others: storing it touches the same
    rows whatever was answered.
    """

    question: str
    marks: Mapping[str, int]


@dataclass(frozen=True)
class BoxEmptied:
    """The tally of a question is forgotten: what may be told of it stands in an event of the same command."""

    question: str


class OpensBoxes:
    """Marks a command whose rules are told the tallies, in `Context.boxes`; no other command's are."""
