"""The words that the course explains are in use; its references are called for, and answer."""

import pytest
from tests.catalogue.builders import CLEAN, COMPETENCE, GLOSSARY, added, spoiled
from tools.words_used import unused

from allervers_training.catalogue.checks.citations import cited_keys
from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.domain import Resource
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import Files

FEWEST_IN_MODULE_1 = 30

# term -> why it stays while no page of the course writes it
NOT_WRITTEN = {
    "outreach": "what readers of the sources meet; the pages keep to the French words",
    "laisser-venir": "the other half of « aller vers » in the sources; the pages say it otherwise",
    "libre-adhesion": "the name of a principle that the pages describe as a choice to refuse",
    "diagnostic-de-territoire": "what services call the small « diagnostic » of competence 2",
    "inrs": "the author of references that pages cite by key",
    "isolement-relationnel": "competence 1 writes « isolement » alone, where the link should stand",
    "suivi-intensif": "competence 1 writes « suivi intensif » alone, where the link should stand",
}


def grown(files: Files) -> Tree:
    return grow(load(files))


def test_every_word_of_the_glossary_is_written_by_a_page_or_says_why_it_stays(tree: Tree) -> None:
    assert unused(tree) == set(NOT_WRITTEN)


def test_module_1_cites_many_references_and_each_can_be_shown(edition: Edition) -> None:
    course = edition.course
    module = course.modules[0]
    pages = [
        i
        for c in course.competences_of(module.id)
        for i in (c.id, *(r.id for r in course.resources_of(c.id, Resource)))
    ]
    cited = {s.key for i in (module.id, *pages) for s in edition.body(i, for_trainers=True).sources}
    assert len(cited) >= FEWEST_IN_MODULE_1
    assert [key for key in cited if edition.bibliography.entry(key) is None] == []


def test_every_reference_is_cited_or_given_to_read_on(tree: Tree, edition: Edition) -> None:
    entries = {key: edition.bibliography.entry(key) for key in tree.loaded.draft.references}
    cited = cited_keys(tree)
    assert [key for key, e in entries.items() if e and e.is_further == (key in cited)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On cherche le [diagnostic](glossaire:diagnostic).",
        "On cherche le Diagnostic\nlocal.",
        "On cherche des **diagnostics locaux**.",
        "On cherche un diagnostic-[local](#mesures) [@warin-2010].",
    ],
)
def test_a_link_or_the_words_in_any_number_are_a_use(sentence: str) -> None:
    term = '  - {id: "diagnostic", term: "diagnostic local", plain: "Regarder avant de sortir."}\n'
    glossary = {GLOSSARY: CLEAN[GLOSSARY] + term}
    assert unused(grown({**CLEAN, **glossary})) - unused(grown(CLEAN)) == {"diagnostic"}
    assert "diagnostic" not in unused(grown({**added(COMPETENCE, f"\n{sentence}\n"), **glossary}))


def test_an_acronym_is_sought_as_it_is_written_or_in_full() -> None:
    term = '  - {id: "es", term: "ES", acronym: "éducateur spécialisé", plain: "Un métier."}\n'
    glossary = {GLOSSARY: CLEAN[GLOSSARY] + term}

    def is_unused(sentence: str) -> bool:
        return "es" in unused(grown({**added(COMPETENCE, f"\n{sentence}\n"), **glossary}))

    assert is_unused("Tu es là.")
    assert not is_unused("Deux ES sont là.")
    assert not is_unused("Deux éducateurs spécialisés sont là.")


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
