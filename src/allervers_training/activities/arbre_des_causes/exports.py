"""The report of an atelier as files: each format tells the same trees."""

import json
from collections.abc import Iterator
from typing import Any

from allervers_training.activities.arbre_des_causes.ecrits import as_markdown
from allervers_training.activities.arbre_des_causes.image import as_svg
from allervers_training.activities.arbre_des_causes.mermaid import as_mermaid
from allervers_training.activities.arbre_des_causes.papier import as_pdf, as_png
from allervers_training.kernel import spreadsheet

__all__ = ["as_csv", "as_json", "as_markdown", "as_mermaid", "as_pdf", "as_png", "as_svg"]

COLUMNS = (
    "table", "rubrique", "numero", "texte", "ou", "nature", "caractere", "categorie", "non_recours",
    "effet", "necessaire", "suffisant", "arret", "niveau", "porteur", "terme", "effort", "voix",
)  # fmt: skip
OF_FACT = ("numero", "texte", "ou", "nature", "caractere", "categorie", "non_recours", "arret")
OF_LEVER = ("numero", "niveau", "porteur", "terme", "effort", "voix")
ON_PAGE = frozenset({"lecture", "dessin"})  # what only the report page needs
Report = dict[str, Any]


def as_json(report: Report) -> str:
    """Return everything; `tables[].arbre` is what an import reads back as the same tree."""
    tables = [{k: v for k, v in table.items() if k not in ON_PAGE} for table in report["tables"]]
    return json.dumps({**report, "tables": tables}, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Report) -> str:
    """Return one row per fact, link and lever."""
    rows = ({"table": table["numero"], **row} for table in report["tables"] for row in _rows(table))
    return spreadsheet.as_csv(COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in rows))


def _rows(table: Report) -> Iterator[Report]:
    for fait in table["faits"]:
        yield {
            "rubrique": "fait",
            **{name: fait[name] for name in OF_FACT},
            "suffisant": fait["suffisance"],
        }
        for other in fait["autres_formulations"]:
            yield {"rubrique": "autre formulation", "numero": fait["numero"], "texte": other}
    for link in table["liens"]:
        ends = {"numero": link["cause"], "effet": link["effet"]}
        yield {"rubrique": "lien", **ends, "necessaire": link["necessite"]}
    for lever in table["leviers"]:
        told = {name: lever[name] for name in OF_LEVER}
        yield {"rubrique": "levier", **told, "texte": lever["quoi"], "effet": lever["fait"]}
