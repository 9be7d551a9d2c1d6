"""Every file tells the same tree: the same facts and the same links are read back from each."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from typing import Any

import pytest
from tests.activities.arbre_des_causes.deroule import Deroule
from tests.activities.arbre_des_causes.histoire import TEXTES, avec_leviers, bilan, construit

from allervers_training.activities.arbre_des_causes import exports
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Jugement,
    Mode,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.donnees import from_data
from allervers_training.activities.arbre_des_causes.domain.graphe import causes_of
from allervers_training.activities.arbre_des_causes.kind import KIND

Facts = dict[int, str]
Links = set[tuple[int, int]]
SVG = "{http://www.w3.org/2000/svg}"
HARD = 'Il a dit « non » ; "jamais" * [un] #2 | <b>gras</b> & `x` \\ {fin}'


def deep() -> Deroule:
    """Return a tree with everything: a shared cause, judgments, a parked card, a merge, a box."""
    atelier = construit()
    atelier.fait(c.Lier(2, 6))
    atelier.carte(HARD, effet=6)
    atelier.fait(c.JugerNecessite(ULTIME, 2, Jugement.OUI))
    atelier.fait(c.JugerNecessite(ULTIME, 3, Jugement.NON))
    atelier.fait(c.Garer(atelier.carte("Mise de côté", effet=4)))
    atelier.fait(c.Fusionner(atelier.carte("Autrement dit"), 5))
    atelier.carte("Pas encore reliée")
    return avec_leviers(atelier)


def problem() -> Deroule:
    atelier = construit(mode=Mode.PROBLEMES)
    first = atelier.carte("Les gens ne viennent plus", cause=ULTIME)
    atelier.carte("Le service se vide", cause=first)
    atelier.fait(c.Lier(first, 6))  # a cause of the problem has this consequence of its own
    return atelier


TREES = {"profond": deep, "problème": problem, "seul": construit}


@pytest.fixture(params=TREES)
def atelier(request: pytest.FixtureRequest) -> Deroule:
    return TREES[request.param]()


def told(atelier: Deroule) -> tuple[Facts, Links]:
    """Return what the tree itself says."""
    arbre = atelier.arbre
    inside = [f for f in arbre.faits.values() if f.statut is Statut.ARBRE]
    facts = {f.id: f.texte or TEXTES["fait_ultime"] for f in inside}
    return facts, {(f, cause) for f in facts for cause in causes_of(arbre, f)}


def flat(text: str) -> str:
    return " ".join(text.split())


def test_csv_tells_the_tree(atelier: Deroule) -> None:
    rows = rows_of(exports.as_csv(bilan(atelier)))
    inside = [r for r in rows if r["rubrique"] == "fait" and r["ou"] == "Dans l'arbre"]
    facts = {int(r["numero"]): r["texte"] for r in inside}
    links = {(int(r["effet"]), int(r["numero"])) for r in rows if r["rubrique"] == "lien"}
    assert (facts, links) == told(atelier)


def test_json_tells_the_tree_and_gives_it_back(atelier: Deroule) -> None:
    data = json.loads(exports.as_json(bilan(atelier)))["tables"][0]
    facts = {f["numero"]: f["texte"] for f in data["faits"] if f["ou"] == "Dans l'arbre"}
    links = {(link["effet"], link["cause"]) for link in data["liens"]}
    assert (facts, links) == told(atelier)
    assert from_data(data["arbre"]) == atelier.arbre


def test_mermaid_tells_the_tree(atelier: Deroule) -> None:
    text = exports.as_mermaid(bilan(atelier))
    nodes = re.findall(r'^ +t1f(\d+)[(\[{]+"(\d+) · (.*)"[)\]}]+$', text, re.MULTILINE)
    facts = {int(n): re.sub(r"#(\d+);", lambda m: chr(int(m[1])), words) for n, _, words in nodes}
    found = re.findall(r"^ +t1f(\d+) (?:-->|==>|-\.->) t1f(\d+)$", text, re.MULTILINE)
    links = {(int(effect), int(cause)) for cause, effect in found}
    assert (facts, links) == told(atelier)
    assert all(n == again for n, again, _ in nodes)


def test_markdown_tells_the_tree(atelier: Deroule) -> None:
    facts, links = read_outline(exports.as_markdown(bilan(atelier)))
    expected, joined = told(atelier)
    assert links == joined
    assert facts.keys() == expected.keys()
    assert all(facts[n].startswith(expected[n]) for n in facts)


def test_svg_draws_every_fact_and_every_link(atelier: Deroule) -> None:
    root = ET.fromstring(exports.as_svg(bilan(atelier)))
    facts, links = told(atelier)
    shown = [element.text or "" for element in root.iter(f"{SVG}text")]
    for number, words in facts.items():
        assert number == ULTIME or str(number) in shown
        assert unescape(words).split()[0] in " ".join(shown)
    assert len(links) > 0
    assert root.find(f"{SVG}title") is not None


def test_several_tables_are_each_told() -> None:
    report = bilan(construit(2))
    rows = rows_of(exports.as_csv(report))
    assert {r["table"] for r in rows} == {"1", "2"}
    assert exports.as_mermaid(report).count("subgraph") == 2
    assert "## Table 2" in exports.as_markdown(report)
    root = ET.fromstring(exports.as_svg(report))
    drawn = root.findall(f"{SVG}svg")
    assert len(drawn) == 2
    ends = [float(d.get("y", 0)) + float(d.get("height", 0)) for d in drawn]
    assert ends[0] <= float(drawn[1].get("y", 0))
    assert ends[1] <= float(root.get("height", 0))


def test_levers_and_their_votes_are_in_each_file_of_words() -> None:
    report = bilan(deep())
    lever = next(r for r in rows_of(exports.as_csv(report)) if r["rubrique"] == "levier")
    assert (lever["texte"], lever["voix"], lever["effet"]) == ("Appeler avant de clore", "2", "4")
    assert "Appeler avant de clore (fait 4" in exports.as_markdown(report)


def test_both_wordings_of_a_merge_are_in_each_file_of_words() -> None:
    report = bilan(deep())
    others = [r for r in rows_of(exports.as_csv(report)) if r["rubrique"] == "autre formulation"]
    assert [(r["numero"], r["texte"]) for r in others] == [("5", "Autrement dit")]
    assert "/ Autrement dit" in exports.as_markdown(report)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_csv_is_a_formula(start: str) -> None:
    atelier = construit()
    atelier.carte(f"{start}1+1", effet=ULTIME)
    written = exports.as_csv(bilan(atelier))
    assert f"'{start}1+1" in written
    assert not re.search(r"(^|;)\"?[=+@-]", written, re.MULTILINE)


def test_nothing_typed_is_read_as_markup() -> None:
    report = bilan(deep())
    assert "<b>" not in exports.as_markdown(report).replace("\\<b\\>", "")
    assert "<b>" not in exports.as_svg(report)
    assert not re.search(r'"[^"\n]*[<>`&][^"\n]*"', exports.as_mermaid(report))


def test_every_format_is_offered_and_written() -> None:
    report = bilan(construit())
    assert set(KIND.exports) == {"csv", "json", "md", "mmd", "pdf", "png", "svg"}
    for export in KIND.exports.values():
        assert export.write(report)
        assert "charset" in export.media_type or "text" not in export.media_type


def rows_of(written: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))


def read_outline(text: str) -> tuple[Facts, Links]:
    """Read facts and links back from nested lists, and from the links told apart."""
    facts: Facts = {}
    links: Links = set()
    section, path = "", []
    for line in text.splitlines():
        if line.startswith("#"):
            section, path = line.lstrip("# "), []
        apart = re.fullmatch(r"- \*\*(\d+)\*\* est une cause de \*\*(\d+)\*\*", line)
        if apart:
            links.add((int(apart[2]), int(apart[1])))
            continue
        found = re.fullmatch(r"( *)- \*\*(\d+)\*\* (.*)", line)
        if not found or section not in {"Ce qui l'explique", "Ce que cela entraîne"}:
            continue
        depth, number = len(found[1]) // 2, int(found[2])
        path = [*path[:depth], number]
        facts.setdefault(number, re.sub(r"\\(.)", r"\1", found[3]))
        if depth:
            above = path[-2]
            after = section == "Ce que cela entraîne"
            links.add((number, above) if after else (above, number))
    return facts, links
