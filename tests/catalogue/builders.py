"""A small course without any fault, and the means to spoil one thing in it."""

from pathlib import Path
from types import MappingProxyType

from allervers_training.catalogue.sources import read_tree

FOLDER = "modules/1/c1/"
COMPETENCE, GUIDE, QUIZ, DEBATE, SIMPLE, FICHE, TREE = (
    f"{FOLDER}{name}.md"
    for name in ["competence", "guide", "quiz", "debat", "simple", "fiche", "arbre"]
)
MODULE, COURSE = "modules/1/module.md", "course.yaml"
BIBLIOGRAPHY, GLOSSARY = "bibliography.yaml", "glossary.yaml"

SMALL_COURSE = Path(__file__).parent / "small_course"
CLEAN = MappingProxyType(read_tree(SMALL_COURSE))


def spoiled(path: str, old: str, new: str) -> dict[str, str]:
    """Give the clean course with one passage of one file changed."""
    assert old in CLEAN[path], f"« {old} » is not in {path}"
    return {**CLEAN, path: CLEAN[path].replace(old, new, 1)}


def added(path: str, text: str) -> dict[str, str]:
    """Give the clean course with more text at the end of one file."""
    return {**CLEAN, path: CLEAN[path] + text}


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
