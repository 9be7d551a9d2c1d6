"""The printed kit as a PDF: tagged, in French, sheets in A4 and one poster in A3."""

import dataclasses
import json
import re

import typst
from tests.activities.arbre_des_causes.test_papier import HARD, NO_FONT
from tests.activities.arbre_des_causes.test_rapport import exercice

from allervers_training.activities.arbre_des_causes import kit_papier
from allervers_training.activities.arbre_des_causes.dessin.ecriture import propre
from allervers_training.activities.arbre_des_causes.kit import Kit, make_kit

A4, A3 = (595, 842), (1191, 842)  # points; the poster lies on its side


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(round(float(wide)), round(float(tall))) for wide, tall in found]


def headings(kit: Kit) -> list[str]:
    inputs = {"kit": json.dumps(kit_papier.on_paper(kit))}
    source = kit_papier.TEMPLATE.read_bytes()
    found = typst.query(source, "heading", field="body", sys_inputs=inputs, format="json")
    return [body.get("text", "") for body in json.loads(found)]


def test_the_kit_is_a_tagged_pdf_of_a4_sheets_and_one_a3_poster() -> None:
    made = kit_papier.kit_as_pdf(make_kit(exercice()))
    assert made.startswith(b"%PDF-")
    for needed in (b"/StructTreeRoot", b"pdfuaid:part"):
        assert needed in made
    assert b"fr" in made.partition(b"/Lang")[2][:8]
    pages = sheets(made)
    assert pages == [A4] * (len(pages) - 1) + [A3]
    assert len(pages) == 9  # situation, cards (3), questions, levers, times, reserve, poster


def test_an_exercise_without_reserve_has_no_page_for_it() -> None:
    kit = make_kit(exercice())
    without = dataclasses.replace(kit, reserve=())
    assert len(headings(kit)) == len(headings(without)) + 1
    assert len(sheets(kit_papier.kit_as_pdf(without))) == 8


def test_words_of_a_course_are_never_read_as_markup() -> None:
    kit = make_kit(exercice())
    hard = dataclasses.replace(kit, titre=HARD, situation=HARD, fait_ultime=HARD)
    assert b"pdfuaid:part" in kit_papier.kit_as_pdf(hard)
    assert headings(hard)[-1].endswith(propre(HARD))
    odd = dataclasses.replace(kit, situation=NO_FONT)
    assert b"/StructTreeRoot" in kit_papier.kit_as_pdf(odd)
