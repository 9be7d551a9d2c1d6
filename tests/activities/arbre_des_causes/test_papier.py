"""The printed report: the same facts as in words, tagged for screen readers, and nothing typed read as markup."""

import json
import struct
import subprocess
import sys
from typing import Any

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.deroule import Deroule
from tests.activities.arbre_des_causes.histoire import bilan, construit
from tests.activities.arbre_des_causes.test_exports import TREES, deep, read_outline

from allervers_training.activities.arbre_des_causes import papier
from allervers_training.activities.arbre_des_causes.dessin.ecriture import propre
from allervers_training.activities.arbre_des_causes.ecrits import as_markdown
from allervers_training.activities.arbre_des_causes.image import as_svg, size_of

Report = dict[str, Any]
REPORT = bilan(construit())
HARD = (
    '#eval("1") $x$ *gras* _oui_ @moi <b> `x` // non /* non */ \\ \\u{41} [un] {deux} ~ -- = - + "'
)
NO_FONT = "un signe \U0010fffd d'aucune police"


@pytest.fixture(params=TREES)
def atelier(request: pytest.FixtureRequest) -> Deroule:
    return TREES[request.param]()


def printed(report: Report, selector: str, field: str) -> list[str]:
    """Return what Typst sets, as it understood it."""
    inputs = {"bilan": json.dumps(papier.paper(report))}
    source = papier.TEMPLATE.read_bytes()
    found: list[str] = json.loads(
        typst.query(source, selector, field=field, sys_inputs=inputs, format="json")
    )
    return found


def saying(words: str) -> Report:
    """Return a report in which every typed word is the same."""
    table = REPORT["tables"][0]
    facts = [{**fait, "texte": words, "arret": words} for fait in table["faits"]]
    lever = dict.fromkeys(papier.LEVER, words)
    told = {**table, "faits": facts, "leviers": [lever]}
    whole = dict.fromkeys(("titre", "session", "situation", "fait_ultime"), words)
    return {**REPORT, **whole, "tables": [told]}


def test_the_pdf_is_tagged_and_in_french(atelier: Deroule) -> None:
    made = papier.as_pdf(bilan(atelier))
    assert made.startswith(b"%PDF-")
    for needed in (b"/StructTreeRoot", b"/Lang", b"pdfuaid:part", b"/Alt"):
        assert needed in made
    assert b"fr" in made.partition(b"/Lang")[2][:8]


def test_paper_tells_the_same_facts_and_links_as_the_markdown(atelier: Deroule) -> None:
    report = bilan(atelier)
    facts, links = read_outline(as_markdown(report))
    seen: set[int] = set()
    joined: set[tuple[int, int]] = set()

    def follow(lines: list[Report], above: int, *, after: bool) -> None:
        for line in lines:
            number = int(line["numero"])
            seen.add(number)
            assert line["texte"].split()[0] in propre(facts[number])
            if above:
                joined.add((number, above) if after else (above, number))
            follow(line["sous"], number, after=after)

    for one in papier.paper(report)["tables"][0]["listes"]:
        if one["titre"].startswith("Ce "):
            follow(one["lignes"], 0, after="entraîne" in one["titre"])
        if one["titre"] == "Autres liens":
            joined |= {(int(li["texte"].split()[-1]), int(li["numero"])) for li in one["lignes"]}
    assert (seen, joined) == (set(facts), links)


def test_every_table_has_its_drawing_told_in_words_and_its_lists() -> None:
    report = bilan(construit(2))
    alts = printed(report, "image", "alt")
    assert len(alts) == 2
    assert all("Le dossier de" in alt for alt in alts)
    assert len(papier.paper(report)["comparaison"]) == 2
    texts = printed(report, "<texte>", "text")
    for table in report["tables"]:
        for fait in table["faits"]:
            assert propre(fait["texte"]) in texts


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(propre))
@example(HARD)
def test_nothing_typed_is_read_as_markup(words: str) -> None:
    texts = printed(saying(words), "<texte>", "text")
    assert len(texts) == len(REPORT["tables"][0]["plan"])
    assert set(texts) == {propre(words)}


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(propre))
@example(HARD)
@example(NO_FONT)
def test_whatever_is_typed_makes_files(words: str) -> None:
    made = papier.as_pdf(saying(words))
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert papier.as_png(saying(words)).startswith(b"\x89PNG")


def test_a_sign_of_no_font_costs_the_label_not_the_file() -> None:
    assert b"pdfuaid:part" in papier.as_pdf(saying(HARD))
    assert b"pdfuaid:part" not in papier.as_pdf(saying(NO_FONT))


def test_a_long_chain_is_printed_whole() -> None:
    atelier = construit()
    last = 6
    for rank in range(70):
        last = atelier.carte(f"Plus loin {rank}", effet=last)
    report = bilan(atelier)
    assert {f"Plus loin {rank}" for rank in range(70)} <= {
        text.replace("\u00a0", " ") for text in printed(report, "<texte>", "text")
    }
    assert papier.as_pdf(report).startswith(b"%PDF-")
    wide, tall = dots(papier.as_png(report))
    assert wide * tall <= papier.MOST_DOTS * 1.01


@pytest.mark.parametrize("tables", [1, 2])
def test_the_png_has_two_dots_for_one_of_the_screen(tables: int) -> None:
    report = bilan(construit(tables))
    wide, tall = size_of(as_svg(report))
    assert dots(papier.as_png(report)) == pytest.approx((2 * wide, 2 * tall), abs=2)


def test_levers_are_printed() -> None:
    levers = papier.paper(bilan(deep()))["tables"][0]["leviers"]
    assert levers[0][0] == "Appeler avant de clore"
    assert levers[0][-1] == "2"


def test_a_site_starts_without_typst() -> None:
    code = "import sys, allervers_training.app; sys.exit('typst' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def dots(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, tall = struct.unpack(">II", png[16:24])
    return wide, tall
