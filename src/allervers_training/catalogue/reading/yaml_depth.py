"""How deep a YAML text may go: its reader would follow it down for ever."""

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

DEEPEST = 20


def is_too_deep(text: str) -> bool:
    return _depth(text) > DEEPEST and _goes_too_deep(text)


def _goes_too_deep(text: str) -> bool:
    """Follow the nesting itself, one event after the other, and no lower than what is allowed."""
    depth = 0
    try:
        for event in YAML(typ="safe").parse(text):
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                return True
    except YAMLError:  # the reader stops at the same place, and says it better
        return False
    return False


def _depth(text: str) -> int:
    """Bound the nesting at a glance, brackets inside texts included.

    A parser would go down as far as it is told, and never come back.
    """
    opened = deepest = 0
    for character in text:
        if character in "[{":
            opened += 1
            deepest = max(deepest, opened)
        elif character in "]}":
            opened = max(opened - 1, 0)
    indents = max((len(line) - len(line.lstrip(" -?")) for line in text.splitlines()), default=0)
    return max(deepest, indents // 8)
