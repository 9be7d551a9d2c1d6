"""Which pages write a word of the glossary: a link to it, or the word itself.

Case, hyphens and the plural of each word do not count, except for acronyms, which are sought as
they are written, or in full. The text of a header counts like that of the body.
"""

import re

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Term
from tools.prose import prose
from tools.source_runs import words_of

_ACRONYM = re.compile(r"[A-Z]{2,}")


def unused(tree: Tree) -> frozenset[str]:
    """Give the terms that no published page links to or writes."""
    files, pages = tree.loaded.files, _published(tree)
    raw = "\n".join(files[page.path] for page in pages)
    words = _plain(prose(raw))
    terms = tree.loaded.draft.glossary.values()
    return frozenset(term.id for term in terms if not is_used(term, raw, words))


def is_used(term: Term, raw: str, words: str) -> bool:
    if f"(glossaire:{term.id})" in raw or (term.acronym and _says(term.acronym, words)):
        return True
    if _ACRONYM.fullmatch(term.term):
        return re.search(rf"\b{term.term}s?\b", raw) is not None
    return _says(term.term, words)


def _published(tree: Tree) -> list[Page]:
    return [tree.by_id[i] for i in tree.loaded.draft.outline.listed if i in tree.by_id]


def _says(name: str, words: str) -> bool:
    pattern = " ".join(_any_number(word) for word in _plain(name).split())
    return re.search(rf"\b{pattern}\b", words) is not None


def _any_number(word: str) -> str:
    return rf"{word[:-2]}(?:al|aux)" if word.endswith("al") else rf"{word}[sx]?"


def _plain(text: str) -> str:
    return " ".join(word.text for word in words_of(text))
