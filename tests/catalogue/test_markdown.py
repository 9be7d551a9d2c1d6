"""The Markdown of the course: blocks, citations, identifiers, languages."""

import shutil
import subprocess
from html.parser import HTMLParser
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.catalogue.domain import Text
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.markdown.citations import Citation, citations_in
from allervers_training.catalogue.markdown.fences import DEEPEST_BLOCK, Trouble, find_fences
from allervers_training.catalogue.markdown.headings import slug
from allervers_training.catalogue.markdown.parser import Parsed, parse
from allervers_training.catalogue.sources import read_tree
from allervers_training.kernel import paths


def parsed(markdown: str) -> Parsed:
    return parse(Text("a.md", 1, markdown))


def shape(markdown: str) -> list[str]:
    """Give the blocks as nested names: `(vignette (hint))`."""
    tokens = [t for t in parsed(markdown).tokens if t.type.startswith("div_")]
    return [f"({t.info}" if t.nesting == 1 else ")" for t in tokens]


def test_blocks_nest_with_any_number_of_colons() -> None:
    text = '::: {.vignette title="V"}\nun\n\n::::: hint\ndeux\n:::\n\ntrois\n:::\n'
    assert shape(text) == ["(vignette", "(hint", ")", ")"]


def test_a_block_keeps_its_attributes() -> None:
    (block,) = find_fences(
        '::: {.vignette #v1 declared=fictive title="Karim, 24 ans"}\nx\n:::'
    ).blocks.values()
    assert (block.name, block.attributes) == (
        "vignette",
        {"id": "v1", "declared": "fictive", "title": "Karim, 24 ans"},
    )


def test_colons_inside_code_open_nothing() -> None:
    assert shape("```\n::: hint\n```\n\n~~~\n:::\n~~~\n") == []


def test_a_block_inside_an_unclosed_code_opens_nothing() -> None:
    assert shape("```\n::: hint\n:::\n") == []


def test_a_block_that_is_never_closed_runs_to_the_end_and_is_said() -> None:
    text = "::: discussion\nEt alors ?\n\nEncore."
    assert shape(text) == ["(discussion", ")"]
    assert find_fences(text).troubles == ((0, Trouble.NEVER_CLOSED, "discussion"),)


def test_a_line_that_is_not_understood_does_not_close_its_neighbours() -> None:
    text = "::: vignette\nun\n\n::: note Titre libre\ndeux\n:::\n\ntrois\n:::\n"
    assert shape(text) == ["(vignette", ")"]
    assert [trouble for _, trouble, _ in find_fences(text).troubles] == [Trouble.NOT_UNDERSTOOD]


@given(
    st.recursive(
        st.just(""),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            .map("".join)
            .map(lambda text: f"\n::: hint\n{text}\n:::\n")
        ),
        max_leaves=6,
    )
)
def test_well_formed_blocks_are_all_seen(text: str) -> None:
    fences = find_fences(text)
    assert len(fences.blocks) == text.count("::: hint")
    assert {t for _, t, _ in fences.troubles} <= {Trouble.TOO_DEEP}
    opened = sum(1 for name in shape(text) if name == "(hint")
    assert opened == sum(1 for block in fences.blocks.values() if block.depth < DEEPEST_BLOCK)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:#[]@{}()`>-| \n\"'*_=.~1", max_size=120))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    opened = closed = 0
    for token in parsed(text).tokens:
        opened += token.nesting == 1
        closed += token.nesting == -1
        assert opened >= closed
    assert opened == closed


@pytest.mark.parametrize(
    ("inside", "citations"),
    [
        ("@warin2010", [Citation("warin2010")]),
        ("@warin-2010, p. 12-15", [Citation("warin-2010", "", "p. 12-15")]),
        (
            "voir aussi @a.b:c, chap. 3; -@autre",
            [Citation("a.b:c", "voir aussi", "chap. 3"), Citation("autre")],
        ),
        ("@{une clé}", [Citation("une clé")]),
        ("écrire à x@exemple.fr", []),
        ("@", []),
        ("@a; rien", []),
    ],
)
def test_citations_are_read_as_pandoc_reads_them(inside: str, citations: list[Citation]) -> None:
    assert list(citations_in(inside)) == citations


def kinds(markdown: str) -> list[str]:
    (inline,) = (t for t in parsed(markdown).tokens if t.type == "inline")
    return [child.type for child in inline.children or []]


def test_a_citation_sticks_to_the_word_before_it() -> None:
    (inline,) = (t for t in parsed("On le sait [@a2010].").tokens if t.type == "inline")
    assert [child.content for child in inline.children or []] == ["On le sait", "@a2010", "."]


def test_a_link_is_not_a_citation_nor_is_an_address() -> None:
    assert "citation" not in kinds("[@x](https://example.org) et a@b.fr")
    assert "citation" not in kinds("`[@x]`")


def test_a_title_takes_the_identifier_written_after_it() -> None:
    tokens = parsed(
        "## Aller vers pourquoi ? {#pourquoi}\n\n### Été à l'école\n\n### Été à l'école\n"
    ).tokens
    names = [t.attrGet("id") for t in tokens if t.type == "heading_open"]
    assert names == ["pourquoi", "ete-a-l-ecole", "ete-a-l-ecole-2"]


def test_an_identifier_is_made_of_ascii_words() -> None:
    assert slug("À l’écoute : œuvre n° 3 !") == "a-l-ecoute-uvre-n-3"


def test_foreign_words_and_code_keep_their_own_typography() -> None:
    (inline,) = (t for t in parsed("[What?]{lang=en} Quoi ? `a ? b`").tokens if t.type == "inline")
    assert "".join(c.content for c in inline.children or []) == "What? Quoi\u00a0?\u0020a ? b"


def test_each_piece_of_a_paragraph_knows_its_line() -> None:
    text = Text("a.md", 10, "Un\ndeux [@a;\n@b] trois\n\nquatre")
    lines = {child.content: line for child, line in parse(text).inlines() if child.content}
    assert lines == {"Un": 10, "deux": 11, "@a;\n@b": 11, " trois": 12, "quatre": 14}


class _Skeleton(HTMLParser):
    """The structure of a page: blocks, titles, lists, tables and paragraphs, without a word."""

    KEPT: ClassVar = {"div", "h2", "h3", "ul", "ol", "table", "blockquote", "section"}

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in {"div", "section"} and not names.get("class"):
            return
        if tag in self.KEPT:
            self.seen.append(
                {"section": "div"}.get(tag, tag) + (f".{names['class']}" if tag == "div" else "")
            )


PANDOC = shutil.which("pandoc")
SAMPLE = """
Intro [@warin-2010, p. 4] et l'[outreach]{lang=en}.

::: questions
- Un ?
- Deux ?
:::

## Titre {#titre}

::: {.vignette declared=fictive title="Madame R."}
Texte.

::: hint
- a
- b
:::
:::

| A | B |
|---|---|
| 1 | 2 |

### Sous-titre

> Une parole.

1. un
2. deux
"""


def texts_of_the_course() -> list[Text]:
    loaded = load(read_tree(paths.content_dir()))
    return [document.text for document in loaded.documents]


def seen_by_pandoc(text: str) -> list[str]:
    page = subprocess.run(
        [str(PANDOC), "--from=markdown", "--to=html5", "--wrap=none"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = _Skeleton()
    theirs.feed(page.stdout)
    citations = page.stdout.count('class="citation"')
    return [*theirs.seen, f"{citations} citations"]


def seen_by_us(text: str) -> list[str]:
    ours = []
    for token in parsed(text).tokens:
        if token.type == "div_open":
            ours.append(f"div.{token.info}")
        elif token.nesting == 1 and token.tag in _Skeleton.KEPT:
            ours.append(token.tag)
    citations = sum(child.type == "citation" for child, _ in parsed(text).inlines())
    return [*ours, f"{citations} citations"]


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@pytest.mark.parametrize(
    "text",
    [Text("sample", 1, SAMPLE), *(texts_of_the_course() if PANDOC else [])],
    ids=lambda t: t.path,
)
def test_pandoc_sees_the_same_structure(text: Text) -> None:
    assert seen_by_us(text.markdown) == seen_by_pandoc(text.markdown)
