"""YAML 1.2 read into plain values, each with its line, with French words for what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.yaml_errors import explain
from allervers_training.catalogue.reading.yaml_scalars import AMBIGUOUS, PLAIN_TAGS, plain_value

Path = tuple[str | int, ...]

DEEPEST = 20


@dataclass(frozen=True, slots=True)
class YamlDocument:
    file: str
    value: object
    lines: Mapping[Path, int]
    problems: tuple[Problem, ...]

    def line(self, *path: str | int) -> int:
        """Give the line of a value, or of the nearest thing around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@lru_cache(64)
def read_yaml(text: str, file: str, first_line: int = 1) -> YamlDocument:
    """Read a text that starts at `first_line` of `file`; never raises.

    Kept, because reading YAML is nine tenths of loading a course, and the checker loads it too.
    """
    builder = _Builder(file, first_line)
    value: object = None
    if _depth(text) > DEEPEST and _is_too_deep(text):
        builder.problem(first_line, *explain("too deep", text))
    else:
        value = builder.read(text)
    return YamlDocument(file, value, builder.lines, tuple(builder.problems))


def _is_too_deep(text: str) -> bool:
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


@dataclass(slots=True)
class _Builder:
    file: str
    first_line: int
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def read(self, text: str) -> object:
        try:
            node = YAML(typ="safe").compose(text)
        except MarkedYAMLError as refusal:
            mark = refusal.problem_mark or refusal.context_mark
            line = self.first_line + (min(mark.line, text.count("\n")) if mark else 0)
            self.problem(
                line, *explain(str(refusal.problem), _line_of(text, line - self.first_line))
            )
        except (YAMLError, ValueError, RecursionError):
            self.problem(self.first_line, *explain("unreadable", text))
        else:
            return self.build(node, ()) if node is not None else None
        return None

    def build(self, node: Node, path: Path) -> object:
        self.lines[path] = line = self.line_of(node)
        if id(node) in self.seen:
            self.problem(line, *explain("alias", ""))
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self.pairs(node, path))
        if isinstance(node, SequenceNode):
            return [self.build(item, (*path, rank)) for rank, item in enumerate(node.value)]
        return self.scalar(node) if isinstance(node, ScalarNode) else None

    def pairs(self, node: MappingNode, path: Path) -> Iterator[tuple[str, object]]:
        first_seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), self.line_of(key_node)
            if not isinstance(key_node, ScalarNode) or key == "<<":
                self.problem(line, *explain("merge key", ""))
            elif key in first_seen:
                self.problem(line, *explain("duplicate", f"{key}|{first_seen[key]}"))
            else:
                first_seen[key] = line
                value = self.build(value_node, (*path, key))
                self.lines[(*path, key)] = line
                yield key, value

    def scalar(self, node: ScalarNode) -> object:
        text = str(node.value)
        if str(node.tag) not in PLAIN_TAGS:
            self.problem(self.line_of(node), *explain("tag", text))
        if node.style in {"'", '"', "|", ">"}:
            return text
        if AMBIGUOUS.fullmatch(text):
            self.problem(self.line_of(node), *explain("ambiguous", text))
            return text
        return plain_value(text)

    def line_of(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def problem(self, line: int, code: str, message: str, remedy: str) -> None:
        self.problems.append(error(self.file, line, code, message, remedy))


def _line_of(text: str, index: int) -> str:
    lines = text.splitlines()
    return lines[index] if 0 <= index < len(lines) else ""
