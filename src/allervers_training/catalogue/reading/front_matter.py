"""Cuts a Markdown file in two: its YAML header and its body, both with their first line."""

from dataclasses import dataclass

from allervers_training.catalogue.domain import Problem, Text
from allervers_training.catalogue.reading.findings import error

_RULE = "---"


@dataclass(frozen=True, slots=True)
class Cut:
    header: str
    header_line: int
    body: Text
    problems: tuple[Problem, ...] = ()


def cut(path: str, text: str) -> Cut:
    lines = text.split("\n")
    if lines[0].rstrip() != _RULE:
        return _headless(
            path, text, "l’en-tête manque.", "Commencez le fichier par une ligne --- ."
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _RULE:
            body = Text(path, number + 1, "\n".join(lines[number:]))
            return Cut("\n".join(lines[1 : number - 1]), 2, body)
    return _headless(
        path, "", "l’en-tête n’est pas refermé.", "Ajoutez une ligne --- après la dernière clé."
    )


def _headless(path: str, body: str, message: str, remedy: str) -> Cut:
    return Cut("", 1, Text(path, 1, body), (error(path, 1, "Y05", message, remedy),))
