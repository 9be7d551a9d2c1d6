"""The words that the course explains are linked; its references are called for, and answer."""

from tests.catalogue.builders import CLEAN, COMPETENCE, GLOSSARY, added, spoiled

from allervers_training.catalogue.checks.citations import cited_keys
from allervers_training.catalogue.checks.tree import Page, Tree, grow
from allervers_training.catalogue.domain import Resource
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import Files

FEWEST_IN_MODULE_1, FEWEST_IN_COURSE = 30, 60


def grown(files: Files) -> Tree:
    return grow(load(files))


def unlinked(edition: Edition) -> list[str]:
    """Give the words of the glossary that no published page links to."""
    return [term for term in edition.course.glossary if not edition.documents_using(term)]


def published(tree: Tree) -> list[Page]:
    return [tree.by_id[i] for i in dict.fromkeys(tree.loaded.draft.outline.listed)]


def called_for(page: Page) -> set[str]:
    """Give the references that a text calls for, as its Markdown says."""
    inlines = (child for child, _ in page.parsed.inlines())
    return {citation.key for child in inlines for citation in child.meta.get("citations", ())}


def listed(edition: Edition, document_id: str) -> set[str]:
    """Give the references that a page shows under « Sources »."""
    cited = edition.body(document_id, for_trainers=True).sources
    return {source.key for source, _ in edition.sources(cited)}


def of_module(edition: Edition, module_id: str) -> set[str]:
    course = edition.course
    pages = [
        i
        for c in course.competences_of(module_id)
        for i in (c.id, *(r.id for r in course.resources_of(c.id, Resource)))
    ]
    return {key for i in (module_id, *pages) for key in listed(edition, i)}


def test_every_word_of_the_glossary_is_linked_from_a_published_page(edition: Edition) -> None:
    assert unlinked(edition) == []


def test_the_word_alone_is_not_a_link() -> None:
    term = '  - {id: "banc", term: "banc", plain: "On s’y assoit."}\n'
    glossary = {GLOSSARY: CLEAN[GLOSSARY] + term}
    written = {**added(COMPETENCE, "\nUn banc.\n"), **glossary}
    linked = {**added(COMPETENCE, "\nUn [banc](glossaire:banc).\n"), **glossary}
    assert "banc" in unlinked(Edition(written))
    assert "banc" not in unlinked(Edition(linked))


def test_the_course_cites_many_references(edition: Edition) -> None:
    first, second = (of_module(edition, module.id) for module in edition.course.modules)
    assert len(first) >= FEWEST_IN_MODULE_1
    assert len(first | second) >= FEWEST_IN_COURSE


def test_every_citation_of_a_page_stands_under_its_sources(tree: Tree, edition: Edition) -> None:
    ids = [page.read.id for page in published(tree)]
    missing = {i: called_for(tree.by_id[i]) ^ listed(edition, i) for i in ids}
    assert {i: keys for i, keys in missing.items() if keys} == {}


def test_every_reference_is_cited_or_given_to_read_on(tree: Tree, edition: Edition) -> None:
    entries = {key: edition.bibliography.entry(key) for key in tree.loaded.draft.references}
    cited = cited_keys(tree)
    assert [key for key, e in entries.items() if e and e.is_further == (key in cited)] == []


def test_what_the_glossary_calls_for_is_cited() -> None:
    alone = '  - {id: "seule", type: "book", title: "Seule"}\n'
    files = {**CLEAN, "bibliography.yaml": CLEAN["bibliography.yaml"] + alone}
    term = '  - {id: "mot", term: "mot", plain: "Un mot.", sources: ["seule"]}\n'
    assert "seule" not in cited_keys(grown(files))
    assert "seule" in cited_keys(grown({**files, GLOSSARY: CLEAN[GLOSSARY] + term}))


def test_a_reference_to_read_on_says_so() -> None:
    edition = Edition(spoiled("bibliography.yaml", 'note: "La', 'further: true, note: "La'))
    entries = [edition.bibliography.entry(key) for key in ("warin-2010", "drees-2022")]
    assert [entry and entry.is_further for entry in entries] == [True, False]
