"""The report of a quiz as files: CSV for a spreadsheet, JSON for a program, Markdown for people."""

import json
from collections.abc import Iterator
from typing import Any

from allervers_training.kernel import spreadsheet

TITLES = ("question", "reponses", "lettre", "choix", "juste", "nombre", "explication")
Report = dict[str, Any]


def as_json(report: Report) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Report) -> str:
    """Return one row per choice; no row is anybody's."""
    return spreadsheet.as_csv(TITLES, (row for item in report["questions"] for row in _rows(item)))


def as_markdown(report: Report) -> str:
    lines = [f"# Quiz en groupe – {_flat(report['session'])}", "", f"{report['mode']}.", ""]
    for rank, item in enumerate(report["questions"], 1):
        lines += [f"## {rank}. {_flat(item['enonce'])}", "", _flat(item["phrase"]), ""]
        lines += [_choice(choice) for choice in item["choix"]]
        lines += ["", _flat(item["explication"]), ""] if item["explication"] else [""]
    return "\n".join(lines).rstrip() + "\n"


def _rows(item: Report) -> Iterator[tuple[object, ...]]:
    for choice in item["choix"]:
        told = "la plupart" if choice["la_plupart"] else ""
        count = told if choice["nombre"] is None else choice["nombre"]
        right = "juste" if choice["juste"] else "non"
        yield (
            item["enonce"],
            item["reponses"],
            choice["lettre"],
            choice["texte"],
            right,
            count,
            choice["explication"],
        )


def _choice(choice: Report) -> str:
    count = "" if choice["nombre"] is None else f" ({choice['nombre']})"
    right = "juste" if choice["juste"] else "non"
    text, why = _flat(choice["texte"]), _flat(choice["explication"])
    return f"- **{choice['lettre']}. {text}**{count} : {right}. {why}"


def _flat(text: str) -> str:
    """Keep words from being read as Markdown."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split())
    )
