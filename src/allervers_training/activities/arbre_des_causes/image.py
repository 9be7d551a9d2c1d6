"""The report of an atelier as one SVG file: its trees, one below the other, with their legend."""

import re
from html import escape
from typing import Any

from allervers_training.activities.arbre_des_causes.croquis import sketch_of_report
from allervers_training.activities.arbre_des_causes.dessin.disposition import disposer
from allervers_training.activities.arbre_des_causes.dessin.encres import ENCRES
from allervers_training.activities.arbre_des_causes.dessin.svg import dessiner_seul

SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
TITLE = 48  # what the name of a table takes, above its tree
Report = dict[str, Any]


def as_svg(report: Report) -> str:
    """Return the drawing of the tree; those of several tables stand one below the other."""
    drawn = [drawing_of(report, table) for table in report["tables"]]
    if len(drawn) == 1:
        return drawn[0]
    sizes = [size_of(svg) for svg in drawn]
    inside, y = [], 0.0
    for table, svg, (_, tall) in zip(report["tables"], drawn, sizes, strict=True):
        inside += [_name(table["nom"], y + TITLE - 14), _lowered(svg, y + TITLE)]
        y += TITLE + tall
    wide = max(size[0] for size in sizes)
    view = f'viewBox="0 0 {wide:g} {y:g}" width="{wide:g}" height="{y:g}"'
    title = f"<title>{escape(report['fait_ultime'])}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img">{title}{"".join(inside)}</svg>'
    )


def drawing_of(report: Report, table: Report) -> str:
    """Return the drawing of one table, with its legend."""
    title = f"{table['nom']} : {report['fait_ultime']}"
    return dessiner_seul(disposer(sketch_of_report(table)), title)


def size_of(svg: str) -> tuple[float, float]:
    """Return how wide and how tall one of our drawings is."""
    found = SIZE.search(svg)
    assert found, "our drawings say their size"
    return float(found[1]), float(found[2])


def _name(words: str, y: float) -> str:
    ink = ENCRES[False]["causes"].removeprefix("fill:")
    return (
        f'<text class="causes" x="24" y="{y:g}" font-size="24" font-weight="700" fill="{ink}">'
        f"{escape(words)}</text>"
    )


def _lowered(svg: str, y: float) -> str:
    return svg.replace("<svg ", f'<svg y="{y:g}" ', 1)
