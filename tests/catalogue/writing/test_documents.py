"""What is written reads back the same, whatever it says."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.catalogue.writing.anything import documents, models, texts

from allervers_training.catalogue.domain import Document, Outline, Reference, Term
from allervers_training.catalogue.reading.documents import read_document
from allervers_training.catalogue.reading.shared import read_shared
from allervers_training.catalogue.writing.canonical import form_of
from allervers_training.catalogue.writing.documents import (
    write_bibliography,
    write_document,
    write_glossary,
    write_outline,
)

PATH = "modules/1/c1/texte.md"
often = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
keys = st.sampled_from(["title", "URL", "custom", "no", "date-parts", "une clé : deux", "#"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(documents(), texts)
@often
def test_a_document_comes_back_as_it_was_written(header: Document, body: str) -> None:
    text = write_document(header, body)
    read = read_document(PATH, text)
    assert read.problems == ()
    assert (read.header, read.text.markdown) == (header, body)
    assert form_of(PATH, text).is_common


@given(models(Outline), st.lists(models(Term), min_size=1, max_size=3, unique_by=lambda t: t.id))
@often
def test_the_order_and_the_words_come_back_too(outline: Outline, terms: list[Term]) -> None:
    files = {"course.yaml": write_outline(outline), "glossary.yaml": write_glossary(terms)}
    read = read_shared(files)
    assert read.problems == ()
    assert read.outline == outline
    assert list(read.glossary.values()) == terms


@given(st.lists(st.dictionaries(keys, values, max_size=4), max_size=3))
@often
def test_references_come_back_with_the_order_of_their_keys(
    entries: list[dict[str, object]],
) -> None:
    references = [Reference(str(n), {**e, "id": str(n)}) for n, e in enumerate(entries)]
    read = read_shared({"bibliography.yaml": write_bibliography(references)})
    assert list(read.references.values()) == references
    keys = [list(reference.data) for reference in references]
    assert [list(reference.data) for reference in read.references.values()] == keys
