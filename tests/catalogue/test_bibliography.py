"""References are written in the French manner, safely, and leave for other programs whole."""

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from allervers_training.catalogue.bibliography.catalogue import STYLE_PATH, Bibliography
from allervers_training.catalogue.bibliography.entries import in_order, year_of
from allervers_training.catalogue.bibliography.exports import to_bibtex, to_csl_json, to_ris
from allervers_training.catalogue.domain import Reference
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import read_tree
from allervers_training.kernel import paths

STYLE = (paths.content_dir() / STYLE_PATH).read_text("utf-8")


def reference(key: str = "r", **data: Any) -> Reference:
    return Reference(key, {"id": key, "type": "article-journal", "title": "Titre", **data})


def written(*references: Reference, csl: str | None = STYLE) -> list[str]:
    bibliography = Bibliography({r.id: r for r in references}, csl)
    entries = bibliography.entries(bibliography.of_competence())
    return [entry.html for entry in entries]


WARIN = reference(
    "warin",
    title="« Aller vers » : pourquoi ?",
    author=[{"family": "Warin", "given": "P."}],
    **{
        "container-title": "VST",
        "issue": "139",
        "page": "5-12",
        "issued": {"date-parts": [[2018]]},
    },
)


def test_an_article_is_written_as_iso_690_asks() -> None:
    assert written(WARIN) == [
        "WARIN, P., 2018. «\u00a0Aller vers\u00a0»\u00a0: pourquoi\u00a0? <i>VST</i>. 2018. N°\u00a0139, pp.\u00a05-12."
    ]


def test_an_institution_is_one_name() -> None:
    (html,) = written(
        reference(
            type="report",
            author=[{"literal": "Agence, régionale"}],
            issued={"date-parts": [[2018]]},
        )
    )
    assert html == "AGENCE, RÉGIONALE, 2018. <i>Titre</i>."


def test_the_number_of_a_report_follows_its_series() -> None:
    (html,) = written(
        reference(type="report", number="92", genre="Les Dossiers", author=[{"literal": "DREES"}])
    )
    assert html == "DREES, [sans date]. <i>Titre</i>. Les Dossiers, n°\u00a092."


def test_an_address_makes_a_link_of_the_title() -> None:
    (html,) = written(reference(type="webpage", URL="https://www.example.org/a?b=1&c=2"))
    assert html == '<a href="https://www.example.org/a?b=1&amp;c=2">Titre</a>, [sans date].'


def test_a_doi_becomes_a_link() -> None:
    (html,) = written(reference(DOI="10.1/x", author=[{"family": "A"}]))
    assert '<a href="https://doi.org/10.1/x">10.1/x</a>' in html


def test_the_year_is_told_from_its_twin() -> None:
    twins = [
        reference(key, title=title, author=[{"family": "Cour"}], issued={"date-parts": [[2025]]})
        for key, title in (("x", "Zone"), ("y", "Alpha"))
    ]
    assert ["2025a" in written(*twins)[0], "2025b" in written(*twins)[1]] == [True, True]
    assert "Alpha" in written(*twins)[0]


def test_order_ignores_accents_and_marks() -> None:
    names = ["Zola", "Émile", "Eco", "« Été »"]
    references = [
        reference(str(rank), author=[{"family": name}]) for rank, name in enumerate(names)
    ]
    assert [r.id for r in in_order(references)] == ["2", "1", "3", "0"]


def test_one_author_precedes_two_and_early_precedes_late() -> None:
    one = [{"family": "Baillergeau"}]
    two = [*one, {"family": "Grymonprez"}]
    references = [
        reference("c", author=two, issued={"date-parts": [[2020]]}),
        reference("b", author=one, issued={"date-parts": [[2021]]}),
        reference("a", author=one, issued={"date-parts": [[2016]]}),
    ]
    assert [r.id for r in in_order(references)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2018, 9]]}, "2018"),
        ({"date-parts": [[2019], [2020]]}, "2019-2020"),
        ({"literal": "à paraître"}, "à paraître"),
        (2018, "2018"),
        ("2017-09", "2017"),
        (None, ""),
    ],
)
def test_the_year_is_read_from_any_date(issued: object, year: str) -> None:
    assert year_of(reference(issued=issued)) == year
    assert written(reference(issued=issued))


HOSTILE = "<script>alert(1)</script> & <b onclick=x>b</b>"


def test_a_hostile_reference_is_harmless() -> None:
    (html,) = written(
        reference(
            title=HOSTILE,
            author=[{"family": HOSTILE, "given": '"><img src=x>'}],
            publisher=HOSTILE,
            URL="javascript:alert(1)",
            **{"container-title": HOSTILE},
        )
    )
    tags = set(re.findall(r"</?(\w+)", html))
    assert tags <= {"i"}
    assert "href" not in html
    assert "&lt;script&gt;" in html.lower()


def test_an_address_cannot_leave_its_attribute() -> None:
    (html,) = written(reference(type="webpage", URL='https://x.org/" onclick="alert(1)'))
    assert re.findall(r"<a ([^>]*)>", html) in (
        [],
        ['href="https://x.org/&quot; onclick=&quot;alert(1)"'],
    )


@pytest.mark.parametrize(
    "broken",
    [
        {"author": "Warin"},
        {"author": [12, None]},
        {"issued": {"date-parts": "2018"}},
        {"issued": {"date-parts": [["deux mille"]]}},
        {"type": "inconnu"},
        {"title": ""},
        {"title": None, "container-title": ["a"]},
        {"page": {"a": 1}},
    ],
)
def test_a_broken_reference_is_still_named(broken: dict[str, Any]) -> None:
    (html,) = written(reference(**broken))
    assert html


def test_without_a_style_a_reference_is_written_simply() -> None:
    assert written(WARIN, csl=None) == [
        "«\u00a0Aller vers\u00a0»\u00a0: pourquoi\u00a0?, VST, 2018."
    ]


def test_a_list_can_be_that_of_one_competence() -> None:
    mine = reference(
        "a", custom={"competences": ["c1"], "note": "Utile : oui.", "checked": "confirmée"}
    )
    bibliography = Bibliography(
        {"a": mine, "b": reference("b"), "c": reference("c", custom="x")}, STYLE
    )
    assert [r.id for r in bibliography.of_competence("c1")] == ["a"]
    assert len(bibliography.of_competence()) == 3
    entry = bibliography.entry("a")
    assert entry is not None
    assert (entry.note, entry.checked) == ("Utile\u00a0: oui.", "confirmée")
    assert bibliography.entry("rien") is None


def test_nothing_is_lost_in_csl_json() -> None:
    assert json.loads(to_csl_json([WARIN])) == [dict(WARIN.data)]


def test_ris_says_type_names_title_dates_and_pages() -> None:
    chapter = reference(
        "x", type="chapter", title="Titre", author=[{"family": "É", "given": "X."}, {"literal": "Ministère"}],
        editor=[{"family": "S"}], page="5-12", issued={"date-parts": [[2018, 9]]}, publisher="P",
    )  # fmt: skip
    assert to_ris([chapter]).split("\r\n") == [
        "TY  - CHAP", "ID  - x", "AU  - É, X.", "AU  - Ministère", "A2  - S", "TI  - Titre", "PY  - 2018",
        "DA  - 2018/09//", "PB  - P", "SP  - 5", "EP  - 12", "ER  - ", "", "",
    ]  # fmt: skip


def test_bibtex_protects_institutions_titles_and_signs() -> None:
    text = to_bibtex(
        [
            reference(
                "x",
                title="A & {B}",
                author=[{"literal": "Agence, 1"}],
                page="5-12",
                URL="https://x.org/a_b",
            )
        ]
    )
    assert text == (
        "@article{x,\n  author = {{Agence, 1}},\n  title = {{A \\& \\{B\\}}},\n  pages = {5--12},\n"
        "  url = {https://x.org/a_b}\n}\n"
    )


PANDOC = shutil.which("pandoc")


def plain(html: str) -> str:
    text = (
        unicodedata.normalize("NFKC", re.sub(r"<[^>]+>", "", html))
        .replace("’", "'")
        .replace("‐", "-")
        .replace("‑", "-")
    )
    return " ".join(text.replace("&amp;", "&").split())


def by_pandoc(references: list[Reference], folder: Path) -> list[str]:
    (folder / "style.csl").write_text(STYLE, "utf-8")
    (folder / "refs.json").write_text(to_csl_json(references), "utf-8")
    page = subprocess.run(
        [str(PANDOC), "--citeproc", "--csl=style.csl", "--bibliography=refs.json", "--to=html5", "--wrap=none",
         "--metadata=lang:fr-FR"],
        input="---\nnocite: '@*'\n---\n", capture_output=True, text=True, check=True, cwd=folder,
    )  # fmt: skip
    return [
        plain(entry)
        for entry in re.findall(r'class="csl-entry"[^>]*>(.*?)</div>', page.stdout, re.DOTALL)
    ]


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
def test_pandoc_writes_the_articles_and_books_of_the_course_in_the_same_words(
    tmp_path: Path,
) -> None:
    """Addresses apart: the style spells them out, we make a link of the title."""
    known = load(read_tree(paths.content_dir())).course.references.values()
    kept = [
        Reference(r.id, {key: value for key, value in r.data.items() if key != "URL"})
        for r in known
        if r.data["type"] in {"article-journal", "book", "chapter"} and r.data.get("author")
    ]
    ours = {plain(html).replace(" ", "") for html in written(*kept)}
    theirs = {entry.replace(" ", "").replace("?.", "?") for entry in by_pandoc(kept, tmp_path)}
    assert ours == theirs
