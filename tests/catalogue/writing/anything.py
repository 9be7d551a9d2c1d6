"""Strategies for anything that the models of the course allow, traps of YAML and Markdown included."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Len, MinLen, Predicate
from hypothesis import strategies as st

from allervers_training.catalogue import domain
from allervers_training.catalogue.domain.data import is_semver, is_slug
from allervers_training.catalogue.registry import KINDS

TRAPS = """
    no NO yes on off y n ~ null true False 010 0o17 0x1F 1_000 12:30:00 1.5 1e3 .inf .nan -1 +1
    2026-11-02 2026-11-02T10:00:00 --- ... ::: :::: # - ? : , [ ] { } [[ ]] & * ! | > % @ ` << = '
    " \\ \\n é·e l'ordre « » … 👩🏽‍🌾 ||| [@cle] ::
""".split()  # noqa: SIM905 - words read best as words
SPACES = ["\n", "\t", "\r", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u200b", "\x00"]
PIECES = [*TRAPS, *SPACES, " ", "  ", ": ", " #", "\n---\n", "\n::: x\n", "a", "mot " * 60]

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(TRAPS),
)
_words = texts.filter(bool)
_slugs = st.sampled_from(["a", "0", "010", "no", "true", "null", "1e3", "c1-raisons", "2026-11-02"])
_versions = st.sampled_from(["0.0.0", "1.0.0", "0.12.3", "10.20.30"])


def documents() -> st.SearchStrategy[domain.Document]:
    return st.one_of([models(kind.model, name) for name, kind in sorted(KINDS.items())])


@cache
def models(model: type[Any], type_name: str | None = None) -> st.SearchStrategy[Any]:
    hints = get_type_hints(model, include_extras=True)
    of_fields = {f.name: _field(hints[f.name], f) for f in fields(model)}
    if type_name is not None:
        of_fields["type"] = st.just(type_name)
    return st.builds(model, **of_fields)


def _field(hint: Any, field: Any) -> st.SearchStrategy[Any]:
    """A field that may be left out is, one time in two: defaults must come back too."""
    anything = of_type(hint)
    return anything if field.default is MISSING else st.just(field.default) | anything


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, UnionType}:
        return st.one_of(*map(of_type, arguments))
    if origin is tuple:
        return _tuples(arguments[0], 0, 2)
    if is_dataclass(hint):
        return models(hint)
    return _SIMPLE[hint]


def _annotated(hint: Any, *rules: Any) -> st.SearchStrategy[Any]:
    for rule in rules:
        if isinstance(rule, Predicate):
            return {is_slug: _slugs, is_semver: _versions}[rule.func]
    if get_origin(hint) is tuple:
        least = max([r.min_length for r in rules if isinstance(r, Len | MinLen)], default=0)
        return _tuples(get_args(hint)[0], least, least + 1)
    if hint is int:
        least = max([r.gt + 1 for r in rules if isinstance(r, Gt)], default=0)
        least = max([least, *(r.ge for r in rules if isinstance(r, Ge))])
        return st.integers(least, min([r.le for r in rules if isinstance(r, Le)], default=10**6))
    return _words


def _tuples(hint: Any, least: int, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of_type(hint), min_size=least, max_size=most).map(tuple)


_SIMPLE = {
    str: texts,
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    NoneType: st.none(),
}
