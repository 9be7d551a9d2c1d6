"""YAML 1.2 read into plain values, each with its line, with French words for what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.domain.contributed import FOLDER
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.yaml_depth import is_too_deep
from allervers_training.catalogue.reading.yaml_errors import explain
from allervers_training.catalogue.reading.yaml_scalars import AMBIGUOUS, PLAIN_TAGS, plain_value

Path = tuple[str | int, ...]


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


def read_yaml(text: str, file: str, first_line: int = 1) -> YamlDocument:
    """Read a text that starts at `first_line` of `file`; never raises.

    Kept, because reading YAML is nine tenths of loading a course, and each text that is shown or withdrawn loads
    it again; but not what somebody contributed, who may withdraw it.
    """
    read = _read.__wrapped__ if f"/{FOLDER}/" in file else _read
    return read(text, file, first_line)


@lru_cache(512)  # more than the files of a course: one too few, and none is found again
def _read(text: str, file: str, first_line: int) -> YamlDocument:
    builder = _Builder(file, first_line)
    value: object = None
    if is_too_deep(text):
        builder.problem(first_line, *explain("too deep", text))
    else:
        value = builder.read(text)
    return YamlDocument(file, value, builder.lines, tuple(builder.problems))


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
