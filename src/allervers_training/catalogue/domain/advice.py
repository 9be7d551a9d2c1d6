"""Advice on a sentence: what is seen in it, and what to do; only some of it blocks."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    code: str
    message: str
    remedy: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    is_broken: Callable[[str], bool]
    advice: Advice


def findings(text: str, rules: tuple[Rule, ...]) -> tuple[Advice, ...]:
    return tuple(rule.advice for rule in rules if rule.is_broken(text))


def sentences(found: tuple[Advice, ...]) -> tuple[str, ...]:
    return tuple(f"{advice.message} {advice.remedy}" for advice in found)
