"""No eight words in a row of any source document stand in the course, titles and names apart."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.contracts.code import ROOT
from tools.copied import Passage, copied, titles_of
from tools.hash_sources import hashed
from tools.source_runs import DIGEST_BYTES, LENGTH, RUNS, digests_of_source, pack, unpack, words_of

CONTENT = ROOT / "content"
TEXTS = sorted(p for p in CONTENT.rglob("*") if p.suffix in {".md", ".yaml"})
LARGEST = 100_000

SOURCE = "Ce matin-là, l'équipe a posé ses chaises\nau pied de l’escalier B, sans rien demander."
KNOWN = digests_of_source(SOURCE)


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path)


@cache
def allowed() -> dict[str, str]:
    listed = read(Path(__file__).parent / "allowed_titles.yaml")
    return {entry["text"]: entry["reason"] for entry in listed["titles"]}


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Give the short list, and the titles of references that are long enough to be a run."""
    references = read(CONTENT / "bibliography.yaml")["references"]
    own = titles_of(str(r.get(f, "")) for r in references for f in ("title", "container-title"))
    return titles_of(allowed()) | {title for title in own if len(title) >= LENGTH}


def found(text: str) -> list[str]:
    return [passage.text for passage in copied(text, KNOWN, frozenset())]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.relative_to(CONTENT).as_posix())
def test_no_eight_words_of_a_source_stand_in_the_course(path: Path) -> None:
    passages = copied(path.read_text("utf-8"), unpack(RUNS.read_bytes()), titles())
    assert [f"{path.relative_to(ROOT)}:{p.line}: {p.text}" for p in passages] == []


def test_the_digests_are_sorted_small_and_many() -> None:
    data = RUNS.read_bytes()
    assert pack(unpack(data)) == data
    assert len(data) % DIGEST_BYTES == 0
    assert 10_000 * DIGEST_BYTES < len(data) < LARGEST


def test_every_allowed_title_has_a_reason_and_is_in_the_course() -> None:
    course = "".join(path.read_text("utf-8") for path in TEXTS)
    words = " ".join(word.text for word in words_of(course))
    assert all(len(reason) > 15 for reason in allowed().values())
    assert [t for t in allowed() if " ".join(w.text for w in words_of(t)) not in words] == []


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe a posé ses chaises au pied de l'escalier.",
        "L’ÉQUIPE A POSÉ SES CHAISES\nAU PIED DE\nL’ESCALIER",
        "> l'équipe a **posé ses\n> chaises** au *pied* de `l'escalier`",
        "l'équipe a posé ses chai*ses* au pied de l'escalier",
        "l'équipe a posé [ses chaises](ressource:c2-besoin#pourquoi) au pied de l'escalier",
        "l'équipe a posé [ses chaises](https://example.org/a_(b) \"titre\") au pied de l'escalier",
        "l'équipe a posé ses chaises [voir @warin-2010,\np. 12; @drees] au pied de l'escalier",
        "l'équipe a posé [ses chaises]{#chaises lang=fr} au pied de l'escalier",
        "« l'équipe » a posé « ses\u00a0chaises » au pied — de l'escalier",
        "l'équipe a posé ses\u202fchaises\u00a0: au pied de l&#39;escalier",
        "l'e\u0301quipe a pose\u0301 ses chai\u00adses au pied de l'escalier",
        "1. L'équipe a posé ses chaises\n2. au pied de l'escalier",
        "situation: >-\n  L'équipe a posé ses chaises\n  au pied de l'escalier\n",
        'text: "L\'équipe a posé\n  ses \\"chaises\\" au pied\n\n  de l\'escalier"\n',
        "text: 'L''équipe a posé ses chaises au pied de l''escalier'",
        'text: "L\\u2019équipe a posé ses chaises\\nau pied de l\'escalier"',
    ],
)
def test_a_copied_run_is_found_whatever_is_set_around_its_words(text: str) -> None:
    assert found(text) == ["l équipe a posé ses chaises au pied de l escalier"]


@pytest.mark.parametrize(
    "text",
    [
        "Hier, l'équipe a posé ses chaises au bord de l'eau.",
        "On pose ses chaises au pied de l'escalier A.",
        "L'équipe a posé ses chaises au\nseuil, au pied de l'escalier.",
        "l'equipe a pose ses chaises au pied de l'escalier",
    ],
)
def test_seven_words_or_other_accents_are_not_a_copy(text: str) -> None:
    assert found(text) == []


def test_exactly_eight_words_are_a_copy_and_seven_are_not() -> None:
    assert found("posé ses chaises au pied de l'escalier") == [
        "posé ses chaises au pied de l escalier"
    ]
    assert found("ses chaises au pied de l'escalier") == []


def test_a_copied_passage_is_told_once_with_the_line_where_it_starts() -> None:
    text = "---\ntitle: x\n---\n\nBonjour. L'équipe a posé ses chaises\nau pied de l'escalier B, et puis rien."
    assert copied(text, KNOWN, frozenset()) == (
        Passage(5, "l équipe a posé ses chaises au pied de l escalier b"),
    )


def test_two_copied_passages_are_told_apart() -> None:
    both = "L'équipe a posé ses chaises au pied ; plus loin, au pied de l'escalier B sans rien."
    assert found(both) == [
        "l équipe a posé ses chaises au pied",
        "au pied de l escalier b sans rien",
    ]


def test_an_allowed_title_counts_as_one_word() -> None:
    title = titles_of(["Chaises au pied de l'escalier B"])
    quoted = "posé ses chaises au pied de l'escalier B, sans rien"
    copy = "Ce matin-là l'équipe a posé ses chaises au pied de l'escalier B"
    assert copied(quoted, KNOWN, title) == ()
    assert len(copied(copy, KNOWN, title)) == 1


def test_a_word_cut_at_the_end_of_a_line_is_read_both_ways() -> None:
    cut = digests_of_source("une pratique pro-\nactive que rien ne demande ici")
    assert copied("une pratique proactive que rien ne demande ici", cut, ())
    assert copied("une pratique pro-active que rien ne demande ici", cut, ())


def test_the_digests_of_a_folder_do_not_depend_on_the_order(tmp_path: Path) -> None:
    for name, text in (("a", SOURCE), ("b", SOURCE.upper() + " Fin.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.txt").write_text(text, "utf-8")
    there, back = [tmp_path / "a", tmp_path / "b"], [tmp_path / "b", tmp_path / "a"]
    assert hashed(there) == hashed(back)
    assert unpack(hashed(there)) >= KNOWN
