"""A page can be cited, and its references taken, in one click."""

from html.parser import HTMLParser

import pytest
import rispy
from tests.catalogue.site import Site

from allervers_training.accounts.domain import SiteRole

PAGES = [
    ("/modules/m1", "m1", "Module"),
    ("/competences/c1", "c1", "Compétence"),
    ("/competences/c1/fiche", "c1-fiche", "Fiche à imprimer"),
    ("/competences/c1/version-simplifiee", "c1-simple", "Version simplifiée"),
    ("/exercices/c1-debat", "c1-debat", "Débat mouvant"),
    ("/exercices/c1-quiz", "c1-quiz", "Quiz"),
]


class _Head(HTMLParser):
    """The names and contents of a page's metadata; a name said twice is a fault."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(text.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name") or given.get("property", "")
        if tag == "meta" and name:
            assert name not in self.found
            self.found[name] = given["content"]


def author_in_zotero(creator: str) -> tuple[str, str]:
    """Part a creator as Zotero's `cleanAuthor` does: family name, first name."""
    if "," in creator:
        family, _, first = creator.rstrip(" ,.").partition(",")
        return family, first.strip()
    first, _, family = creator.rpartition(" ")
    return family, first


@pytest.mark.parametrize(("address", "name", "label"), PAGES)
def test_a_page_of_the_course_says_how_to_cite_it(
    small_site: Site, address: str, name: str, label: str
) -> None:
    document = small_site.library.current.course.documents[name]
    text = small_site.visitor().get(address).text
    found = _Head(text).found
    found.pop("viewport")
    assert author_in_zotero(found.pop("DC.creator")) == ("Équipe du cours Aller vers", "")
    assert found == {
        "description": f"{label} du cours «\u00a0Aller vers\u00a0». Version 1.0.0.",
        "DC.title": document.title,
        "DC.language": "fr-FR",
        "DC.rights": "CC-BY-SA-4.0",
        "og:site_name": "Aller vers",
    }


def test_the_notice_of_a_page_is_light(real_site: Site) -> None:
    client = real_site.visitor()
    for competence in real_site.library.current.course.competences:
        head = client.get(f"/competences/{competence.id}").text.partition("</head>")[0]
        notice = head[head.index('<meta name="description"') :]
        assert len(notice.encode()) <= 600, competence.id


def test_a_page_without_a_document_has_no_notice(small_site: Site) -> None:
    for address in ("/modules", "/bibliographie", "/glossaire", "/glossaire/non-recours"):
        assert "DC." not in small_site.visitor().get(address).text


def test_the_references_of_a_page_are_those_that_it_numbers(real_site: Site) -> None:
    client, edition = real_site.visitor(), real_site.library.current
    for competence in edition.course.competences:
        link = f"/bibliographie.ris?document={competence.id}"
        assert f'<a href="{link}" download>Prendre les références de cette page (RIS)</a>' in (
            client.get(f"/competences/{competence.id}").text
        )
        answer = client.get(link)
        numbered = [source.key for source in edition.body(competence.id).sources]
        assert [entry["id"] for entry in rispy.loads(answer.text)] == numbered
        assert f"aller-vers-{competence.id}.ris" in answer.headers["content-disposition"]


def test_a_page_without_sources_offers_none(small_site: Site) -> None:
    assert "Prendre les références" not in small_site.visitor().get("/exercices/c1-quiz").text
    assert small_site.visitor().get("/bibliographie.ris?document=c1-quiz").text == ""


def test_the_references_of_a_guide_are_for_whoever_reads_it(small_site: Site) -> None:
    link = "/bibliographie.ris?document=c1-guide"
    assert small_site.visitor().get(link).status_code == 404
    assert small_site.visitor(SiteRole.CO_TRAINER).get(link).status_code == 404
    assert small_site.visitor(SiteRole.TRAINER).get(link).status_code == 200


def test_what_is_not_published_has_no_references(small_site: Site) -> None:
    assert small_site.visitor().get("/bibliographie.json?document=rien").status_code == 404
