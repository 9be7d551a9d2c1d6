"""Nothing that somebody writes in a text can harm whoever reads it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.catalogue.builders import CLEAN

from allervers_training.catalogue.domain import Text
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.markdown.clean import clean
from allervers_training.catalogue.render import render

COURSE = load(CLEAN).course


def html(markdown: str) -> str:
    return render(Text("a.md", 1, markdown), COURSE, for_trainers=True).html


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    '[x]{data-hx-get="/sortie" onclick="alert(1)" style="x" class="bouton"}',
    '[x](https://example.org){data-hx-post="/sortie" target=_blank}',
    '::: {.vignette title="<script>alert(1)</script>" onclick="alert(1)"}\nx\n:::',
    '::: {.callout figure="<script>alert(1)</script>"}\nx\n:::',
    "## <script>alert(1)</script> {#x onclick=alert(1)}",
    "<iframe src=https://example.org></iframe>\n\n<style>*{display:none}</style>",
    "[x]{#contenu}\n\n## T {#annonce}",
    "| <script>a</script> |\n|---|\n| <b onclick=x>b</b> |",
    "[@warin-2010, <script>alert(1)</script>]",
    '[@warin-2010, " onmouseover="alert(1)]',
    '<https://example.org/"onclick=alert(1)>',
    "`<script>`\n\n```html\n<script>alert(1)</script>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
DANGEROUS = re.compile(
    r"<(?:script|iframe|style|object|embed|form|input|svg|math)\b|\son\w+\s*=\s*[\"'a-z]|href=\"(?:javascript|data|vbscript):"
    r"|src=\"(?:javascript|data|x)|\sstyle=|\sdata-|\sclass=\"bouton|\sid=\"(?:contenu|annonce|x)\"|target=",
    re.IGNORECASE,
)


def tags(shown: str) -> str:
    return "".join(re.findall(r"<[^>]*>", shown))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_harmless(text: str) -> None:
    shown = html(text)
    assert not DANGEROUS.search(tags(shown)), shown


def test_identifiers_of_a_text_cannot_take_those_of_the_page() -> None:
    shown = html("## Titre {#contenu}\n\n[x]{#alerte}\n\n::: {.callout #annonce}\ny\n:::\n")
    assert set(re.findall(r'\sid="([^"]+)"', shown)) == {
        "c-contenu",
        "c-alerte",
        "c-annonce",
    }


@pytest.mark.parametrize(
    "text",
    [
        "> " * 3000 + "x",
        "- " * 3000 + "x",
        "[" * 5000,
        "::: hint\n" * 3000,
        "*" * 9000,
        "[@" * 4000,
    ],
)
def test_a_huge_nesting_neither_fails_nor_lasts(text: str) -> None:
    assert len(html(text)) < 4_000_000


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab<>:#[]@{}()`\n\"'*_=.| -&;/!x1", max_size=100))
def test_no_text_is_dangerous_or_fatal(text: str) -> None:
    shown = html(text)
    assert not DANGEROUS.search(tags(shown)), shown


def test_a_drawing_keeps_its_lines_and_words_alone() -> None:
    shown = clean(
        '<svg class="dessin bouton" viewBox="0 0 1 1" onload="alert(1)" style="x">'
        '<style>*{display:none}</style><foreignObject><iframe src="x"></iframe></foreignObject>'
        '<use href="#x"/><script>alert(1)</script><path class="b" d="M0 0" fill="url(#x)"/></svg>'
    )
    assert shown == '<svg class="dessin" viewBox="0 0 1 1"><path class="b" d="M0 0"></path></svg>'
