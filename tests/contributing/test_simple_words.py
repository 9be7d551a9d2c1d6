"""Every line that she reads while she says yes, signs, or takes back is simple: a line, an idea."""

import re
from html import unescape

import pytest
from tests.contributing.agreeing import EVERYWHERE, HERE, put_to_her, says_yes
from tests.contributing.people import contributor
from tests.dev.site import Site

from allervers_training.catalogue.domain import simple_line_advice

MAIN = re.compile(r"<main.*?</main>|<footer.*?</footer>", re.DOTALL)
NOT_OURS = re.compile(  # her own words, names and addresses; what is not read aloud as a line
    r'<(p|ul)[^>]*(?:class="ecrit|class="reponses|data-nom-propre).*?</\1>|<svg.*?</svg>|<script.*?</script>|<h2 id="t-liste".*?</h2>',
    re.DOTALL,
)
INLINE = re.compile(r"</?(?:a|strong|b|em|abbr)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
QUESTIONS = ({}, {"salle": "oui"}, {"salle": "oui", "plateforme": "oui"}, {"salle": "oui", "plateforme": "oui", "public": "oui"}, {**EVERYWHERE, "nom": ""}, {**EVERYWHERE, "explique": ""})  # fmt: skip


def lines_of(html: str) -> list[str]:
    """Return the lines of a screen as a person reads them."""
    found = " ".join(part[0] for part in re.finditer(MAIN, html))
    text = TAG.sub("\n", INLINE.sub(" ", NOT_OURS.sub("", found)))
    lines = (" ".join(unescape(line).split()) for line in text.split("\n"))
    return [line.strip(" :") for line in lines if re.search(r"\w", line)]


def check(html: str) -> None:
    lines = lines_of(html)
    assert len(lines) > 3
    assert {line: simple_line_advice(line) for line in lines if simple_line_advice(line)} == {}


@pytest.mark.one_database
def test_every_screen_of_her_yes_and_her_no(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")
    check(nadia.get(f"{HERE}/accord").text)
    for said in QUESTIONS:
        check(nadia.get(f"{HERE}/accord", params={"lu": "oui", **said}).text)
    check(nadia.get(f"{HERE}/accord", params={"lu": "oui", **EVERYWHERE}).text)
    check(nadia.get(f"{HERE}/accord", params={"lu": "oui", "salle": "non", "explique": "non"}).text)
    says_yes(nadia, {**EVERYWHERE, "licence": "oui"})
    for page in ("credit", "accord/fiche", "accord", "retrait"):
        check(nadia.get(f"{HERE}/{page}").text)
    check(nadia.post(f"{HERE}/credit", data={"signature": "pseudonyme", "nom": ""}).text)
    nadia.post(f"{HERE}/retrait")
    check(nadia.get(f"{HERE}/retrait").text)
    check(site.visitor().get("/ce-qui-reste").text)


@pytest.mark.one_database
def test_her_paid_time(site: Site) -> None:
    with site.database.writing() as db:
        contributor(db)
    nadia = site.signed_in("Nadia")
    check(nadia.get("/travail").text)
    check(nadia.post("/travail", data={"jour": "x"}).text)


def test_a_line_that_is_not_simple_is_found() -> None:
    with pytest.raises(AssertionError):
        check("<main><p>Un.</p><p>Deux.</p><p>Trois.</p><p>Une phrase. Une autre.</p></main>")
