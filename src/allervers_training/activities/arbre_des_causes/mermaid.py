"""The report of an atelier as a Mermaid graph, for other tools."""

import re
from collections.abc import Iterator

from allervers_training.activities.arbre_des_causes.ecrits import IN_TREE, Report

SHAPES = {  # a form for each category, as on the screens
    "Personne": ("((", "))"),
    "Pratiques professionnelles": ("{", "}"),
    "Organisation": ("[", "]"),
    "Institutions et politiques": ("{{", "}}"),
}
ARROWS = {"Oui": "==>", "Non": "-.->"}  # necessary, not necessary; not judged yet: -->
SPECIAL = re.compile(r"[^\w\s.,:!?'’()/·-]")


def as_mermaid(report: Report) -> str:
    """Return a graph from causes to the fait ultime, one subgraph for each table."""
    lines = ["flowchart LR"]
    for table in report["tables"]:
        start = f"t{table['numero']}"
        lines.append(f'  subgraph {start}["{_coded(table["nom"])}"]')
        lines += [f"    {start}f{fait['numero']}{_shape(fait)}" for fait in _inside(table)]
        for link in table["liens"]:
            arrow = ARROWS.get(link["necessite"], "-->")
            lines.append(f"    {start}f{link['cause']} {arrow} {start}f{link['effet']}")
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _inside(table: Report) -> Iterator[Report]:
    return (fait for fait in table["faits"] if fait["ou"] == IN_TREE)


def _shape(fait: Report) -> str:
    """Return a form and words; « 1. » would begin a list in Mermaid."""
    opens, closes = SHAPES.get(fait["categorie"], ("(", ")"))
    if fait["numero"] == 1:
        opens, closes = "([", "])"
    return f'{opens}"{fait["numero"]} · {_coded(fait["texte"])}"{closes}'


def _coded(text: str) -> str:
    """Write whatever Mermaid or HTML could read as its own as a number, between « # » and « ; »."""
    flat = " ".join(text.split())
    return SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", flat)
