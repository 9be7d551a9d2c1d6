"""What each competence should hold before it is called complete; acronyms that nobody explains."""

import re
from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    Competence,
    DebatMouvant,
    Fiche,
    Guide,
    Problem,
    Quiz,
    Resource,
    VersionSimplifiee,
)

_PARTS: tuple[tuple[type[Resource], str], ...] = (
    (VersionSimplifiee, "une version simplifiée"),
    (Guide, "un guide"),
    (Fiche, "une fiche"),
    (Quiz, "un quiz"),
)
_LEAST_AFFIRMATIONS, _LEAST_SITUATIONS = 4, 2
_ACRONYM = re.compile(r"\b[A-Z]{3,6}s?\b")
_ROMAN = re.compile(r"[IVXLCDM]+")
_KNOWN_TO_ALL = frozenset({"FALC", "SOS", "PDF"})


def check_parts(tree: Tree) -> Iterator[Problem]:
    course = tree.loaded.draft
    for page, competence in tree.of_type(Competence):
        if competence.id not in course.outline.listed:
            continue
        missing = [words for kind, words in _PARTS if not course.resources_of(competence.id, kind)]
        debates = course.resources_of(competence.id, DebatMouvant)
        if sum(len(debate.statements) for debate in debates) < _LEAST_AFFIRMATIONS:
            missing.append(f"{_LEAST_AFFIRMATIONS} affirmations de débat mouvant")
        if len(course.resources_of(competence.id, ArbreDesCauses)) < _LEAST_SITUATIONS:
            missing.append(f"{_LEAST_SITUATIONS} situations d’arbre des causes")
        if missing:
            message = f"il manque à cette compétence : {', '.join(missing)}."
            yield page.warning(
                page.line("id"), "K01", message, "Écrivez-les et listez-les dans course.yaml."
            )


def check_acronyms(tree: Tree) -> Iterator[Problem]:
    known = _explained_everywhere(tree)
    for page, _ in tree.of_type(Competence):
        yield from _acronyms(page, known)


def _acronyms(page: Page, known: str) -> Iterator[Problem]:
    text, told = page.read.text.markdown, set[str]()
    for child, line in page.parsed.inlines():
        found = _ACRONYM.findall(child.content) if child.type == "text" else []
        for acronym in (a.removesuffix("s") for a in found):
            is_clear = acronym in _KNOWN_TO_ALL or _ROMAN.fullmatch(acronym) or acronym in told
            told.add(acronym)
            if not is_clear and acronym not in known and not _is_spelt_out(acronym, text):
                message = f"le sigle {acronym} n’est expliqué ni ici ni dans le glossaire."
                remedy = f"Écrivez-le en entier la première fois, suivi de ({acronym})."
                yield page.warning(line, "G02", message, remedy)


def _explained_everywhere(tree: Tree) -> str:
    terms = tree.loaded.draft.glossary.values()
    return " ".join(f"{term.term} {term.acronym} {term.plain}" for term in terms)


def _is_spelt_out(acronym: str, text: str) -> bool:
    return (
        re.search(rf"\(\[?{acronym}\b|\b{acronym}\]?(?:\([^)]*\))?\s*[(,]\s*\w", text) is not None
    )
