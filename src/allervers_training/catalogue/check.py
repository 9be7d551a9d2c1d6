"""`check(files)`: everything that is to say about a course, with file, line, rule and remedy."""

from collections.abc import Callable, Iterator

from allervers_training.catalogue.checks import (
    blocks,
    citations,
    completeness,
    entering,
    figures,
    form,
    identifiers,
    links,
    minutes,
    outline,
    portability,
    quizzes,
    sentences,
    titles,
)
from allervers_training.catalogue.checks.tree import Tree, grow
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.sources import Files

Check = Callable[[Tree], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    blocks.check_blocks,
    titles.check_titles,
    links.check_links,
    links.check_references,
    links.check_statements,
    citations.check_citations,
    citations.check_bibliography,
    citations.check_glossary,
    citations.check_served,
    citations.check_cited,
    identifiers.check_unique,
    identifiers.check_anchors,
    identifiers.check_lists,
    identifiers.check_known,
    outline.check_outline,
    outline.check_survey,
    outline.check_statuses,
    minutes.check_days,
    minutes.check_told,
    minutes.check_debates,
    entering.check_declarations,
    entering.check_completions,
    sentences.check_affirmations,
    sentences.check_simple_lines,
    sentences.check_situations,
    figures.check_figures,
    quizzes.check_quizzes,
    portability.check_words,
    portability.check_shapes,
    completeness.check_parts,
    completeness.check_acronyms,
    form.check_form,
)


def check(files: Files) -> tuple[Problem, ...]:
    """Run every rule on every file, in the order of files and lines; never stops at the first."""
    loaded = load(files)
    tree = grow(loaded)
    found = {problem for rule in CHECKS for problem in rule(tree)}
    return tuple(sorted({*loaded.problems, *found}))


def format_problem(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}"
    return f"{place}: {problem.severity} {problem.code} {problem.message} {problem.remedy}"
