"""What somebody typed, as Markdown that says it and nothing else."""

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~^$@:&\"'=])")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@:&\"'=])")


def plain(text: str) -> str:
    """Return what somebody typed as Markdown that says it and nothing else: no sign of hers is a command."""
    paragraphs = (" ".join(p.split("\n")).strip() for p in re.split(r"\n\s*\n", text))
    return "\n\n".join(_SIGNS.sub(r"\\\1", p) for p in paragraphs if p)


def block(name: str, text: str) -> str:
    return f"::: {name}\n\n{plain(text)}\n\n:::\n"


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {plain(item)}" for item in items)


def typed(markdown: str) -> str:
    """Return what somebody typed from what `plain` made of it; paragraphs are kept, lines are not."""
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", markdown))
    return "\n\n".join(_ESCAPED.sub(r"\1", p) for p in paragraphs if p)
