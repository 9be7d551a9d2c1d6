"""The report of an atelier as files: each format tells the same trees."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from allervers_training.activities.arbre_des_causes.ecrits import as_markdown
from allervers_training.activities.arbre_des_causes.image import as_svg
from allervers_training.activities.arbre_des_causes.mermaid import as_mermaid
from allervers_training.activities.arbre_des_causes.papier import as_pdf, as_png

__all__ = ["as_csv", "as_json", "as_markdown", "as_mermaid", "as_pdf", "as_png", "as_svg"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
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
    """Return one row per fact, link and lever; the first sign of a formula is made harmless."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for table in report["tables"]:
        for row in _rows(table):
            whole = {"table": table["numero"], **row}
            writer.writerow({name: _harmless(cell) for name, cell in whole.items()})
    return "\ufeff" + written.getvalue()  # without it, French spreadsheets read accents wrong


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


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
