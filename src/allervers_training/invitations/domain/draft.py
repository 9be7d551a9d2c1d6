"""A list that waits to be confirmed, as the text in which it is kept."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from allervers_training.invitations.domain.group import Choice
from allervers_training.invitations.domain.lines import Line, Verdict
from allervers_training.invitations.domain.reading import ReadList


@dataclass(frozen=True)
class Draft:
    """What was read, and what the trainer has chosen so far, by line number."""

    read: ReadList
    choices: Mapping[int, Choice] = field(default_factory=dict)

    def choosing(self, more: Mapping[int, Choice]) -> "Draft":
        return replace(self, choices={**self.choices, **more})

    def swapped(self) -> "Draft":
        """Return the draft with first and last names exchanged, where both are known."""
        lines = tuple(
            replace(line, first=line.last, last=line.first) if line.last else line
            for line in self.read.lines
        )
        return replace(self, read=replace(self.read, lines=lines))

    def written(self) -> str:
        lines = [asdict(line) for line in self.read.lines]
        return json.dumps({"lines": lines, "told": self.read.told, "choices": self.choices})


def draft_of(text: str) -> Draft:
    """Read a draft that `written` has kept."""
    kept = json.loads(text)
    lines = tuple(
        Line(**{**line, "verdict": Verdict(line["verdict"]), "why": tuple(line["why"])})
        for line in kept["lines"]
    )
    choices = {int(number): Choice(choice) for number, choice in kept["choices"].items()}
    return Draft(ReadList(lines, tuple(kept["told"])), choices)
