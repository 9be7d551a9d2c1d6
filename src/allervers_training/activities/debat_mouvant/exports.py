"""The report of a debate as files: CSV for a spreadsheet, JSON for a program, Markdown for people."""

import json
from collections.abc import Iterator
from typing import Any

from allervers_training.kernel import spreadsheet

TITLES = ("affirmation", "rubrique", "libelle", "detail", "nombre")
Report = dict[str, Any]


def as_json(report: Report) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Report) -> str:
    """Return one row per fact."""
    rows = ((item["texte"], *row) for item in report["affirmations"] for row in _rows(item))
    return spreadsheet.as_csv(TITLES, rows)


def as_markdown(report: Report) -> str:
    lines = [f"# Débat mouvant – {_flat(report['session'])}", "", f"{report['mode']}.", ""]
    for item in report["affirmations"]:
        lines += [f"## {_title(item)}", "", *_told(item), ""]
        lines += _section("Arguments", (_argument(a) for a in item["arguments"]))
        lines += _section(
            "Ce qui a fait bouger", (f"- {_flat(t)}" for t in item["paroles_partagees"])
        )
        lines += _section(
            "Le groupe retient",
            (f"- **{n['rubrique']}** : {_flat(n['texte'])}" for n in item["notes"]),
        )
    return "\n".join(lines).rstrip() + "\n"


def _title(item: Report) -> str:
    """Quote an affirmation; the sentence that stands in the place of one is nobody's words."""
    words = _flat(item["texte"])
    return words if item["n_est_plus_montre"] else f"« {words} »"


def _rows(item: Report) -> Iterator[tuple[object, ...]]:
    for moment, title in (("avant", "première place"), ("apres", "dernière place")):
        shares = item[moment]
        yield title, "tendance", shares["tendance"] or shares["niveau"], shares["total"]
        for zone, n in shares["comptes"].items():
            yield title, zone, "", n
        if shares["ensemble"] is not None:
            yield title, "ailleurs (réunis)", "", shares["ensemble"]
    for move in item["deplacements"]:
        yield "de la première à la dernière place", move["de"], move["vers"], move["personnes"]
    for moment, counts in item["comptage_salle"].items():
        for zone, n in counts.items():
            yield "comptage de la salle", zone, moment, n
    for argument in item["arguments"]:
        yield "argument", argument["camp"], argument["texte"], argument["a_touche"]
        for other in argument["autres_formulations"]:
            yield "argument, autre formulation", argument["camp"], other, ""
    for text in item["paroles_partagees"]:
        yield "ce qui a fait bouger", "", text, ""
    for note in item["notes"]:
        yield "note", note["rubrique"], note["texte"], ""
    for person in item["personnes"]:
        yield "personne", person["personne"], f"{person['avant']} > {person['apres']}", ""


def _told(item: Report) -> list[str]:
    lines = []
    for moment, title in (("avant", "Première place"), ("apres", "Dernière place")):
        shares = item[moment]
        counts = [f"{n} {zone.lower()}" for zone, n in shares["comptes"].items()]
        if shares["ensemble"] is not None:
            counts.append(f"{shares['ensemble']} ailleurs")
        told = ", ".join(counts) or shares["tendance"] or "non montrée"
        lines.append(f"- {title} : {told}")
    if item["ont_bouge"] is not None:
        lines.append(f"- Ont changé de place : {item['ont_bouge']}")
    return lines


def _argument(argument: Report) -> str:
    others = "".join(f" / {_flat(text)}" for text in argument["autres_formulations"])
    touched = f" (a touché : {argument['a_touche']})" if argument["a_touche"] else ""
    return f"- {argument['camp']} : {_flat(argument['texte'])}{others}{touched}"


def _section(title: str, lines: Iterator[str]) -> list[str]:
    found = list(lines)
    return [f"### {title}", "", *found, ""] if found else []


def _flat(text: str) -> str:
    """Keep typed words from being read as Markdown."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split())
    )
