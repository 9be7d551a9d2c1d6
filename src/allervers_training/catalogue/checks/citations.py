"""Citations and sources that no reference answers."""

from collections.abc import Iterator

from allervers_training.catalogue.bibliography.entries import is_further
from allervers_training.catalogue.bibliography.schema import schema_problems
from allervers_training.catalogue.checks.tree import Tree
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.markdown.parser import parse_line
from allervers_training.catalogue.reading.findings import error, warning
from allervers_training.catalogue.reading.shared import BIBLIOGRAPHY, GLOSSARY, entries

_REMEDY = "Ajoutez la référence à bibliography.yaml, ou corrigez sa clé."


def check_citations(tree: Tree) -> Iterator[Problem]:
    known = tree.loaded.draft.references
    for page in tree.pages:
        for child, line in page.parsed.inlines():
            for citation in child.meta.get("citations", ()):
                if citation.key not in known:
                    yield page.error(line, "C01", f"référence @{citation.key} inconnue.", _REMEDY)


def check_bibliography(tree: Tree) -> Iterator[Problem]:
    source = tree.loaded.shared.sources[BIBLIOGRAPHY]
    yield from schema_problems(source, entries(source, "references"))


def check_glossary(tree: Tree) -> Iterator[Problem]:
    source, known = tree.loaded.shared.sources[GLOSSARY], tree.loaded.draft.references
    seen: dict[str, int] = {}
    for rank, entry in enumerate(entries(source, "terms")):
        if not isinstance(entry, dict):
            continue
        key, line = str(entry.get("id", "")), source.line("terms", rank, "id")
        if key in seen:
            message = f"le terme « {key} » est déjà donné ligne {seen[key]}."
            yield error(GLOSSARY, line, "I02", message, "Gardez-en un seul.")
        seen.setdefault(key, line)
        for cited in (*_cited(entry.get("definition")), *_listed(entry.get("sources"))):
            if cited not in known:
                at = source.line("terms", rank, "sources")
                yield error(
                    GLOSSARY, at, "C01", f"terme « {key} » : référence @{cited} inconnue.", _REMEDY
                )


def check_served(tree: Tree) -> Iterator[Problem]:
    """Check the competences that references say they serve."""
    source = tree.loaded.shared.sources[BIBLIOGRAPHY]
    for rank, entry in enumerate(entries(source, "references")):
        custom = entry.get("custom") if isinstance(entry, dict) else None
        for served in _listed(custom.get("competences")) if isinstance(custom, dict) else ():
            if served not in tree.by_id:
                line = source.line("references", rank, "custom", "competences")
                message = f"aucune compétence ne s’appelle « {served} »."
                yield error(BIBLIOGRAPHY, line, "I03", message, "Vérifiez son id.")


def check_cited(tree: Tree) -> Iterator[Problem]:
    """Check that a reference is called for somewhere, or given as further reading."""
    source, cited = tree.loaded.shared.sources[BIBLIOGRAPHY], cited_keys(tree)
    for rank, entry in enumerate(entries(source, "references")):
        key = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        reference, line = (
            tree.loaded.draft.references.get(key),
            source.line("references", rank, "id"),
        )
        if reference is None:
            continue
        if key not in cited and not is_further(reference):
            message = f"rien ne cite la référence « {key} »."
            remedy = "Citez-la, ou donnez-la pour aller plus loin : custom: {further: true}."
            yield warning(BIBLIOGRAPHY, line, "B04", message, remedy)
        if key in cited and is_further(reference):
            message = f"la référence « {key} », donnée pour aller plus loin, est citée."
            yield warning(BIBLIOGRAPHY, line, "B05", message, "Retirez further de custom.")


def cited_keys(tree: Tree) -> frozenset[str]:
    """Give every key that a text or the glossary calls for, drafts included."""
    inlines = (child for page in tree.pages for child, _ in page.parsed.inlines())
    by_texts = {c.key for child in inlines for c in child.meta.get("citations", ())}
    terms = tree.loaded.draft.glossary.values()
    by_words = {key for t in terms for key in (*_cited(t.definition), *t.sources)}
    return frozenset(by_texts | by_words)


def _cited(definition: object) -> Iterator[str]:
    for token in parse_line(str(definition or "")):
        for child in token.children or []:
            yield from (citation.key for citation in child.meta.get("citations", ()))


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
