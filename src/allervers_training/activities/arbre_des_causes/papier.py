"""The report of an atelier on paper, set by Typst: a tagged PDF (PDF/UA) and the drawing as PNG.

Words enter `papier.typ` as JSON, never as source: nothing typed can be read as markup.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from allervers_training.activities.arbre_des_causes import ecrits
from allervers_training.activities.arbre_des_causes.dessin.ecriture import propre
from allervers_training.activities.arbre_des_causes.image import as_svg, drawing_of, size_of

TEMPLATE = Path(__file__).with_name("papier.typ")
PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.large) * 1pt)"""
TWICE = 144.0  # dots per inch; one unit of the drawing is one point, a 72nd of an inch
MOST_DOTS = 10_000_000  # some 100 MB while it is painted: a larger drawing is painted less finely
DEEPEST = (
    12  # lists in lists: Typst stops at some depth, paper before; deeper lines say whose they are
)
LEVER = ("quoi", "fait", "niveau", "porteur", "terme", "effort", "voix")
Report = dict[str, Any]


def as_pdf(report: Report) -> bytes:
    """Return the report as a tagged PDF."""
    return tagged(TEMPLATE, {"bilan": json.dumps(paper(report))})


def tagged(template: Path, inputs: dict[str, str]) -> bytes:
    """Return PDF/UA, or a tagged PDF when a sign is in no font at hand."""
    import typst

    source = template.read_bytes()
    try:
        done = typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError:  # the standard refuses the sign; readers show a box
        done = typst.compile(source, format="pdf", sys_inputs=inputs)
    return done


def as_png(report: Report) -> bytes:
    """Return the drawing on white, two dots for one of the screen."""
    import typst

    svg = as_svg(report)
    wide, tall = size_of(svg)
    fine = min(TWICE, 72 * (MOST_DOTS / (wide * tall)) ** 0.5)
    return typst.compile(
        PICTURE, format="png", ppi=fine, sys_inputs={"svg": svg, "large": f"{wide:g}"}
    )


def paper(report: Report) -> Report:
    """Return what `papier.typ` prints, set in French."""
    return {
        "titre": propre(report["titre"]) or "Arbre des causes",
        "session": propre(report["session"]),
        "mode": propre(report["mode"]),
        "situation": propre(report["situation"]),
        "ultime_nom": propre(report["fait_ultime_nom"]),
        "ultime": propre(report["fait_ultime"]),
        "tables": [_of_table(report, table) for table in report["tables"]],
        "comparaison": _compared(report["comparaison"]) if report["comparaison"] else [],
    }


def _of_table(report: Report, table: Report) -> Report:
    svg = drawing_of(report, table)
    wide, tall = size_of(svg)
    lists = {
        "Ce qui l'explique": _nested(table, table["plan"]),
        "Ce que cela entraîne": _nested(table, table["consequences"]),
        "Autres liens": [_link(link) for link in ecrits.apart(table)],
        "À côté de l'arbre": [_line(f, f["ou"].lower()) for f in ecrits.aside(table)],
    }
    return {
        "nom": propre(table["nom"]),
        "dessin": svg,
        "large": wide > tall,
        "alt": propre(
            f"Dessin de l'arbre : {table['completude']['faits']} faits, de « {report['fait_ultime']} » "
            "à ses causes. Les listes qui suivent disent tout ce qu'il montre."
        ),
        "chiffres": [propre(told) for told in ecrits.figures(table)],
        "listes": list(_titled(lists)),
        "leviers": [[propre(str(lever[name])) for name in LEVER] for lever in table["leviers"]],
    }


def _nested(table: Report, plan: Iterable[Report]) -> list[Report]:
    """Return the lines of a plan, each with those under it."""
    first: list[Report] = []
    open_lists = [first]
    for line, fait, more in ecrits.outline(table, plan):
        depth = min(line["profondeur"], DEEPEST)
        under = line["profondeur"] > DEEPEST
        words = [f"relié à {line['sous']}" if under else "", more]
        others = () if line["rappel"] else fait["autres_formulations"]
        made = _line(fait, " · ".join(filter(None, words)), others)
        open_lists[depth].append(made)
        open_lists[depth + 1 :] = [made["sous"]]
    return first


def _line(fait: Report, more: str, others: Iterable[str] = ()) -> Report:
    return {
        "numero": str(fait["numero"]),
        "texte": propre(fait["texte"]),
        "plus": propre(more),
        "autres": [propre(other) for other in others],
        "sous": [],
    }


def _link(link: Report) -> Report:
    return _line({"numero": link["cause"], "texte": f"est une cause de {link['effet']}"}, "")


def _compared(found: Report) -> list[Report]:
    common = [
        _said(f"{one['texte']} (tables {ecrits.listed(one['tables'])})") for one in found["communs"]
    ]
    own = [
        _said(f"Table {part['table']} : {fait['texte']}")
        for part in found["propres"]
        for fait in part["faits"]
    ]
    return list(_titled({"Faits communs": common, "Faits d'une seule table": own}))


def _said(words: str) -> Report:
    return _line({"numero": "", "texte": words}, "")


def _titled(lists: dict[str, list[Report]]) -> Iterator[Report]:
    return ({"titre": propre(t), "lignes": lines} for t, lines in lists.items() if lines)
