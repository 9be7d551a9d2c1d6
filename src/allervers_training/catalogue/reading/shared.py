"""Reads the three files that the whole course shares: its order, its sources, its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from allervers_training.catalogue.domain import Outline, Problem, Reference, Term
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.schemas import validated
from allervers_training.catalogue.reading.yaml_reader import YamlDocument, read_yaml
from allervers_training.catalogue.sources import Files

COURSE = "course.yaml"
BIBLIOGRAPHY = "bibliography.yaml"
GLOSSARY = "glossary.yaml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """The three files: what was understood of each, and what is wrong with it."""

    outline: Outline | None
    references: Mapping[str, Reference]
    glossary: Mapping[str, Term]
    sources: Mapping[str, YamlDocument]
    problems: tuple[Problem, ...]


def read_shared(files: Files) -> Shared:
    sources = {
        name: read_yaml(files.get(name, ""), name) for name in (COURSE, BIBLIOGRAPHY, GLOSSARY)
    }
    problems = [problem for source in sources.values() for problem in source.problems]
    outline = _outline(files, sources[COURSE], problems)
    references = _references(sources[BIBLIOGRAPHY], problems)
    glossary = _glossary(sources[GLOSSARY], problems)
    return Shared(outline, references, glossary, sources, tuple(problems))


def entries(source: YamlDocument, key: str) -> list[object]:
    """Give the list that a file holds under its only key."""
    value = source.value
    listed = value.get(key) if isinstance(value, Mapping) else None
    return listed if isinstance(listed, list) else []


def _outline(files: Files, source: YamlDocument, problems: list[Problem]) -> Outline | None:
    if COURSE not in files:
        remedy = "Créez-le : il donne l’ordre des modules, des compétences et des ressources."
        problems.append(error(COURSE, 1, "F04", "course.yaml manque.", remedy))
        return None
    if source.problems:
        return None
    outline, found = validated(Outline, source, source.value)
    problems.extend(found)
    return outline


def _references(source: YamlDocument, problems: list[Problem]) -> dict[str, Reference]:
    listed = entries(source, "references")
    problems.extend(_shape(source, "references", listed))
    pairs = ((str(e["id"]), e) for e in listed if isinstance(e, Mapping) and "id" in e)
    return {key: Reference(key, entry) for key, entry in pairs}


def _glossary(source: YamlDocument, problems: list[Problem]) -> dict[str, Term]:
    listed = entries(source, "terms")
    problems.extend(_shape(source, "terms", listed))
    terms: dict[str, Term] = {}
    for rank, entry in enumerate(listed):
        term, found = validated(Term, source, entry, ("terms", rank))
        problems.extend(found)
        if term is not None:
            terms[term.id] = term
    return terms


def _shape(source: YamlDocument, key: str, listed: list[object]) -> Iterator[Problem]:
    """Refuse a file that holds something else than its one list; an absent file is an empty one."""
    others = [k for k in source.value if k != key] if isinstance(source.value, Mapping) else []
    for other in others:
        line = source.line(other)
        yield error(
            source.file, line, "S01", f"{other} : cette clé n’existe pas ici.", f"Gardez {key}."
        )
    if source.value is not None and not listed and not source.problems:
        message = f"la liste « {key} » manque ou est vide."
        yield error(source.file, 1, "S02", message, f"Écrivez {key}: puis un élément par tiret.")
