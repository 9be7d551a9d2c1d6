"""The one text of a file of the course, from what it says."""

from collections.abc import Iterable

from allervers_training.catalogue.domain import Document, Outline, Reference, Term
from allervers_training.catalogue.writing.plain import plain_map
from allervers_training.catalogue.writing.yaml_writer import write_yaml


def write_document(header: Document, body: str, remarks: str = "") -> str:
    """Give the text of a Markdown file; `remarks` are whole `#` lines, kept above the first key."""
    return f"---\n{remarks}{write_yaml(plain_map(header))}---\n{body}"


def write_outline(outline: Outline, remarks: str = "") -> str:
    return remarks + write_yaml(plain_map(outline))


def write_glossary(terms: Iterable[Term], remarks: str = "") -> str:
    return remarks + write_yaml({"terms": [plain_map(term) for term in terms]})


def write_bibliography(references: Iterable[Reference], remarks: str = "") -> str:
    """Give the references, each with its keys in the order that they came in: CSL has none."""
    return remarks + write_yaml({"references": [reference.data for reference in references]})
