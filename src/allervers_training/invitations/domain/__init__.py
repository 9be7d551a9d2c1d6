"""Rules of a list of people: what a file holds, whom each line names, what is doubtful about it and why."""

from allervers_training.invitations.domain.lines import Line, Verdict
from allervers_training.invitations.domain.reading import (
    MOST_LINES,
    ReadList,
    read_file,
    read_paste,
)

__all__ = ["MOST_LINES", "Line", "ReadList", "Verdict", "read_file", "read_paste"]
