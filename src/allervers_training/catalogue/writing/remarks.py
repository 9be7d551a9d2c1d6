"""The `#` lines of a header: those at its head are kept, any other is told before it is lost."""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent


def leading_remarks(header: str) -> str:
    """Give the lines that begin with `#` above the first key."""
    kept = []
    for line in header.splitlines(keepends=True):
        if not line.startswith("#"):
            break
        kept.append(line)
    return "".join(kept)


def stray_remark(header: str) -> int | None:
    """Give the rank of the first line with a remark that stands lower, or beside a value."""
    head = len(leading_remarks(header))
    around = "".join(_around(header))
    place = around.find("#", head)
    return None if place < 0 else header.count("\n", 0, place)


def _around(header: str) -> Iterator[str]:
    """Give what stands around values, each value replaced by as many spaces."""
    done = 0
    for start, end in _values(header):
        yield header[done:start]
        yield " " * (end - start)
        done = max(done, end)
    yield header[done:]


def _values(header: str) -> Iterator[tuple[int, int]]:
    try:
        for event in YAML(typ="safe").parse(header):
            if isinstance(event, ScalarEvent):
                start, end = event.start_mark.index, event.end_mark.index
                if event.style in {"|", ">"}:  # a remark may stand beside the sign that opens it
                    start = header.index("\n", start)
                yield start, end
    except YAMLError:
        return
