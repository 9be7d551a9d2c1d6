"""The table on the terminal and the JSON file: what was measured, on what, and what was missed."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.machine import machine, sentence

if TYPE_CHECKING:
    from bench.measures.base import Measure, Verdict
    from bench.rounds import Results

RESULTS = Path(__file__).parent / "results.json"
HEADINGS = ("measure", "unit", "limit", "reference", "product", "ratio", "by round", "verdict")


def table(measures: list[Measure], results: Results) -> str:
    lines = [sentence()]
    for measure in measures:
        lines += ["", f"{measure.number}. {measure.title}", f"   goal: {measure.goal}"]
        if error := results.errors.get(measure.number):
            lines.append(f"   {error}")
        verdicts = measure.verdict(results.rounds.get(measure.number, []))
        lines += _aligned([_cells(verdict) for verdict in verdicts])
        lines += _thrown(verdicts)
    missed = [verdict for verdict in results.verdicts(measures) if verdict.word == "missed"]
    lines += ["", f"missed: {len(missed)}", *(f"   {_told(verdict)}" for verdict in missed)]
    return "\n".join(lines)


def write_json(measures: list[Measure], results: Results, path: Path = RESULTS) -> None:
    content = {
        "machine": machine(),
        "rounds": [asdict(condition) for condition in results.conditions],
        "measures": [
            {
                "number": measure.number,
                "title": measure.title,
                "goal": measure.goal,
                "error": results.errors.get(measure.number),
                "verdicts": [
                    asdict(each) | {"ratio": each.ratio} for each in measure.verdict(rounds)
                ],
                "figures": [{"reference": theirs, "product": ours} for theirs, ours in rounds],
            }
            for measure in measures
            for rounds in [results.rounds.get(measure.number, [])]
        ],
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def _cells(verdict: Verdict) -> list[str]:
    check = verdict.check
    word = f"« {verdict.word} »" if verdict.word == "missed" else verdict.word
    return [
        f"   {check.figure}",
        check.unit,
        _limit(verdict),
        number(verdict.reference),
        number(verdict.product),
        number(verdict.ratio),
        " ".join(number(each) for each in verdict.ratios) if len(verdict.ratios) > 1 else "",
        word,
    ]


def _told(verdict: Verdict) -> str:
    value = verdict.ratio if verdict.check.as_ratio else verdict.product
    found = f"{number(value)}{' × reference' if verdict.check.as_ratio else ''}"
    return f"{verdict.number}. {verdict.check.figure}: {found}, goal {_limit(verdict)}"


def _limit(verdict: Verdict) -> str:
    check = verdict.check
    unit = " × ref" if check.as_ratio else ""
    if check.at_most is not None:
        return f"≤ {check.at_most:g}{unit}"
    return "" if check.at_least is None else f"≥ {check.at_least:g}{unit}"


def number(value: float | None) -> str:
    if value is None:
        return "–"
    if value != value:  # noqa: PLR0124 - NaN: nothing arrived
        return "none"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _aligned(rows: list[list[str]]) -> list[str]:
    if not rows:
        return ["   not run"]
    table_rows = [["   " + HEADINGS[0], *HEADINGS[1:]], *rows]
    widths = [max(len(row[column]) for row in table_rows) for column in range(len(HEADINGS))]
    return [_line(row, widths) for row in table_rows]


def _line(row: list[str], widths: list[int]) -> str:
    cells = [
        cell.ljust(width) if column in {0, 1, 2, 6, 7} else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _thrown(verdicts: list[Verdict]) -> list[str]:
    return [
        f"   round {', '.join(map(str, verdict.thrown_away))} thrown away for"
        f" « {verdict.check.figure} »: its reference is more than 2 × off its median"
        for verdict in verdicts
        if verdict.thrown_away
    ]
