"""What leaves for other programs is read again by programs that we did not write."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.catalogue.site import Site

from allervers_training.catalogue.bibliography import bibtex, ris
from allervers_training.catalogue.bibliography.catalogue import Bibliography
from allervers_training.catalogue.bibliography.csl import SCHEMA
from allervers_training.catalogue.bibliography.exports import to_bibtex, to_csl_json, to_ris
from allervers_training.catalogue.domain import Reference
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from allervers_training.kernel import paths

COURSE = load(read_tree(paths.content_dir())).course
KNOWN = list(COURSE.references.values())
PANDOC = shutil.which("pandoc")


def reference(key: str = "r", **data: Any) -> Reference:
    fields = {name.replace("_", "-"): value for name, value in data.items()}
    return Reference(key, {"id": key, "type": "book", "title": "Titre", **fields})


def by_rispy(references: list[Reference]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(to_ris(references))}


def by_bibtexparser(references: list[Reference]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Undo braces and LaTeX, part the authors; nothing of it is ours."""
    library = bibtexparser.parse_string(
        to_bibtex(references),
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
            middlewares.LatexDecodingMiddleware(),
        ],
    )
    assert library.failed_blocks == []
    return {e.key: (e.entry_type, {f.key: f.value for f in e.fields}) for e in library.entries}


def bare(text: object) -> str:
    return str(text).replace("{", "").replace("}", "").replace("\u2019", "'")


def people(data: Mapping[str, Any], field: str = "author") -> list[str]:
    """Give the names as RIS spells them: « Nom, P. », or the whole name of an institution."""
    return [
        n.get("literal") or ", ".join(n[k] for k in ("family", "given") if n.get(k))
        for n in data.get(field, [])
    ]


def spelt(name: Any) -> str:
    """Put together again what the parser has split."""
    last = " ".join([*name.von, *name.last])
    return bare(", ".join(part for part in (last, " ".join(name.first)) if part))


def first_year(data: Mapping[str, Any]) -> str:
    return str(data["issued"]["date-parts"][0][0]) if "issued" in data else ""


@pytest.mark.parametrize("table", [ris.TYPES, bibtex.TYPES], ids=["ris", "bibtex"])
def test_every_type_of_the_course_has_its_counterpart(table: Mapping[str, str]) -> None:
    assert {str(r.data["type"]) for r in KNOWN} <= set(table)


def test_csl_json_is_csl_and_loses_nothing() -> None:
    listed = json.loads(to_csl_json(KNOWN))
    refused = [e.message for data in listed for e in Draft7Validator(SCHEMA).iter_errors(data)]
    assert refused == []
    assert {data["id"]: data for data in listed} == {r.id: dict(r.data) for r in KNOWN}


def test_rispy_reads_every_reference_again() -> None:
    found = by_rispy(KNOWN)
    assert len(found) == len(KNOWN)
    for known in KNOWN:
        data, read = known.data, found[known.id]
        assert read["type_of_reference"] == ris.TYPES[str(data["type"])], known.id
        assert read["title"] == data["title"], known.id
        assert read.get("authors", []) == people(data), known.id
        assert read.get("secondary_authors", []) == people(data, "editor"), known.id
        assert read.get("year", "") == first_year(data), known.id
        for field, key in (
            ("container-title", "secondary_title"), ("publisher", "publisher"), ("DOI", "doi"),
            ("volume", "volume"), ("issue", "number"), ("genre", "type_of_work"),
        ):  # fmt: skip
            assert read.get(key, "") == data.get(field, ""), (known.id, field)
        assert read.get("urls", []) == ([data["URL"]] if "URL" in data else []), known.id
        if "page" in data:
            assert f"{read['start_page']}-{read['end_page']}" == data["page"], known.id
        if data["type"] == "report":
            assert read.get("issn", "") == data.get("number", ""), known.id


def test_bibtexparser_reads_every_reference_again() -> None:
    found = by_bibtexparser(KNOWN)
    assert len(found) == len(KNOWN)
    for known in KNOWN:
        data, (kind, read) = known.data, found[known.id]
        assert kind == bibtex.TYPES[str(data["type"])], known.id
        assert bare(read["title"]) == bare(data["title"]), known.id
        assert [spelt(n) for n in read.get("author", [])] == list(map(bare, people(data))), known.id
        assert [spelt(n) for n in read.get("editor", [])] == people(data, "editor"), known.id
        assert str(read.get("year", ""))[:4] == first_year(data), known.id
        assert read.get("doi", "") == data.get("DOI", ""), known.id
        place = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
        if "container-title" in data:
            found_in = bare(read[place.get(kind, "howpublished")])
            assert found_in.startswith(bare(data["container-title"])), known.id
        assert read.get("number", "") == data.get("issue", data.get("number", "")), known.id
        if "page" in data:
            assert read["pages"] == str(data["page"]).replace("-", "–"), known.id


@pytest.mark.parametrize("competence", COURSE.competences, ids=lambda c: c.id)
def test_a_competence_takes_its_own_references(real_site: Site, competence: Any) -> None:
    mine = {r.id for r in Bibliography(COURSE.references, None).of_competence(competence.id)}
    client = real_site.visitor()
    answers = {
        extension: client.get(f"/bibliographie.{extension}?competence={competence.id}").text
        for extension in ("json", "ris", "bib")
    }
    assert mine
    assert {data["id"] for data in json.loads(answers["json"])} == mine
    assert {entry["id"] for entry in rispy.loads(answers["ris"])} == mine
    assert {entry.key for entry in bibtexparser.parse_string(answers["bib"]).entries} == mine


NAMES = [
    ({"family": "Alès", "given": "Zoé", "non-dropping-particle": "d'"}, "d'Alès, Zoé"),
    ({"family": "Tour", "given": "G.", "non-dropping-particle": "de la"}, "de la Tour, G."),
    ({"family": "Beauvoir", "given": "S.", "dropping-particle": "de"}, "Beauvoir, S. de"),
    ({"family": "King", "given": "M. L.", "suffix": "Jr"}, "King, M. L., Jr"),
    ({"family": "De Boevé"}, "De Boevé"),
    ({"literal": "Ville et métropole, and Co"}, "Ville et métropole, and Co"),
]


@pytest.mark.parametrize(("name", "written"), NAMES, ids=[written for _, written in NAMES])
def test_a_name_keeps_its_particle_its_suffix_and_its_wholeness(
    name: dict[str, str], written: str
) -> None:
    one = reference(author=[name])
    assert by_rispy([one])["r"]["authors"] == [written]
    (parts,) = by_bibtexparser([one])["r"][1]["author"]
    back = [" ".join([*parts.von, *parts.last]), " ".join(parts.first), " ".join(parts.jr)]
    assert bare(", ".join(part for part in back if part)) == written


@pytest.mark.parametrize(
    ("issued", "year", "date", "in_bibtex"),
    [
        ({"date-parts": [[2018]]}, "2018", "2018///", "2018"),
        ({"date-parts": [[2018, 9]]}, "2018", "2018/09//", "2018"),
        ({"date-parts": [[2018, 9, 3]]}, "2018", "2018/09/03/", "2018"),
        ({"date-parts": [[2019], [2020]]}, "2019", "2019///2019-2020", "2019/2020"),
        ({"literal": "à paraître"}, None, "///à paraître", "à paraître"),
        (None, None, None, None),
    ],
)
def test_a_date_says_no_more_than_is_known(
    issued: object, year: str | None, date: str | None, in_bibtex: str | None
) -> None:
    one = reference(**({"issued": issued} if issued else {}))
    read = by_rispy([one])["r"]
    assert (read.get("year"), read.get("date")) == (year, date)
    assert by_bibtexparser([one])["r"][1].get("year") == in_bibtex


def test_editors_stand_where_the_type_wants_them() -> None:
    editor = [{"family": "Soulet", "given": "M.-H."}]
    book, chapter = reference("b", editor=editor), reference("c", type="chapter", editor=editor)
    read = by_rispy([book, chapter])
    assert read["b"]["tertiary_authors"] == ["Soulet, M.-H."]
    assert read["c"]["secondary_authors"] == ["Soulet, M.-H."]
    assert [spelt(n) for n in by_bibtexparser([book])["b"][1]["editor"]] == ["Soulet, M.-H."]


def test_a_report_has_its_number_and_its_isbn_in_their_own_places() -> None:
    one = reference(type="report", number="ED 6163", ISBN="978-2", publisher="INRS", genre="Guide")
    read = by_rispy([one])["r"]
    assert (read["issn"], read["notes"], read["type_of_work"]) == (
        "ED 6163",
        ["ISBN 978-2"],
        "Guide",
    )
    kind, fields = by_bibtexparser([one])["r"]
    assert (kind, fields["number"], fields["institution"], fields["type"], fields["isbn"]) == (
        "techreport", "ED 6163", "INRS", "Guide", "978-2",
    )  # fmt: skip


def test_the_number_of_a_review_is_kept() -> None:
    one = reference(type="article-journal", volume="59", issue="3", page="12–20")
    assert by_bibtexparser([one])["r"][1]["number"] == "3"
    assert by_rispy([one])["r"]["end_page"] == "20"


def test_a_doi_is_given_without_its_resolver() -> None:
    one = reference(DOI="https://doi.org/10.1/x_y")
    assert by_rispy([one])["r"]["doi"] == "10.1/x_y"
    assert by_bibtexparser([one])["r"][1]["doi"] == "10.1/x_y"


def test_an_address_is_left_as_it_is() -> None:
    one = reference(type="webpage", URL="https://example.org/a_b?c=1%20&d={e}#f~g")
    assert by_rispy([one])["r"]["urls"] == [one.data["URL"]]
    assert "url = {https://example.org/a_b?c=1%20&d=%7Be%7D#f~g}" in to_bibtex([one])


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="aÉœ &%$#_{}~^\\<>«»n°", min_size=1).filter(lambda t: t.strip("{} \\")))
def test_no_sign_of_latex_breaks_an_entry(title: str) -> None:
    one = reference(title=title, publisher=title, author=[{"literal": title}])
    two = reference("s", title="Après")
    read = by_bibtexparser([one, two])
    back = read["r"][1]["publisher"].replace("ˆ", "^")  # the decoder gives a letter for this sign
    assert back.replace(" ", "") == title.replace(" ", "")
    assert bare(read["s"][1]["title"]) == "Après"


@settings(deadline=None, derandomize=True)
@given(st.text(min_size=1).filter(lambda text: text.split()))
def test_no_line_break_opens_a_tag_of_ris(title: str) -> None:
    one = reference(title=f"{title}\nER  - \r\nTY  - JOUR", URL="https://x.org")
    assert [e["urls"] for e in rispy.loads(to_ris([one]))] == [["https://x.org"]]


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
def test_pandoc_reads_every_reference_of_bibtex_again() -> None:
    answer = subprocess.run(
        [str(PANDOC), "--from=bibtex", "--to=csljson"],
        input=to_bibtex(KNOWN), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {data["id"]: data for data in json.loads(answer.stdout)}
    assert len(found) == len(KNOWN)
    for known in KNOWN:
        data, read = known.data, found[known.id]
        if data["type"] != "interview":  # BibTeX has none
            assert read["type"] == data["type"], known.id
        assert bare(read["title"]) == bare(data["title"]), known.id
        assert read.get("issued", {}).get("date-parts") == data.get("issued", {}).get("date-parts")
        assert bare(read.get("container-title", "")) == bare(data.get("container-title", ""))
        assert len(read.get("author", [])) == len(data.get("author", [])), known.id
