"""Figures found in a passage of the course: what is counted, of which year, on whose word.

A figure is a number with %, euros, « millions », « milliards », or the people it counts; and any
number from 1 000 on with the word that follows it. The rule is simple, and this is what it misses:

- numbers in letters (« la moitié », « huit sur dix ») and counts below 1 000 of things or animals;
- the year is the last one before the figure in its sentence, else the first after it, else the
  same in the passage, then in the paragraph that introduces the list: in « En 2018, … contre 50 %
  fin 2010 » the 50 % is given to 2018 unless its own sentence puts 2010 before it;
- the citation is the first after the figure in its paragraph, else the last before it in its own
  sentence, else the first of the introduction: a figure recalled in passing may be given the source
  of the sentence that follows, or none;
- two figures of one source, one unit and one year may well measure two things. They are not said to
  contradict each other: `docs/chiffres.yaml` must say what each one measures, and a test asks for it.
  Two sources that disagree, or one that is told without its citation, are not seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.passages import Passage

_PEOPLE = (
    "personnes? ménages? foyers? bénéficiaires? allocataires? habitants? habitantes? décès "
    "professionnel·les? professionnels? professionnelles? résidents? enfants? jeunes élèves retraités?"
)
_NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
_RANGE = (
    rf"entre (?:{_NUMBER}) et (?:{_NUMBER})|de (?:{_NUMBER}) à (?:{_NUMBER})|"
    rf"(?:{_NUMBER}) à (?:{_NUMBER})|{_NUMBER}"
)
_FIGURE = re.compile(
    rf"(?<![\w,.·-])(?P<value>{_RANGE}) ?"
    rf"(?P<unit>%|€|euros?\b|(?:millions|milliards?|million)\b(?: d'euros| de \w+)?|"
    rf"(?:{'|'.join(_PEOPLE.split())})(?!\w))"
    r"|(?<![\w,.·-])(?P<large>\d{1,3}(?: \d{3})+) (?P<noun>[^\W\d_][\w·]+)"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_CITATION = re.compile(r"\[@([^\[\]]+)\]")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀÉÈÊÎÔ«\d])|(?<=[.!?…] »)\s+| \| ")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as the course tells it; `is_dated` when its own sentence gives the year."""

    value: str
    unit: str
    year: str
    is_dated: bool
    key: str
    sentence: str


def figures(passage: Passage) -> Iterator[Figure]:
    text = passage.text
    plain = _CITATION.sub(lambda found: " " * len(found[0]), text)
    for start, end in _sentences(text):
        for found in _FIGURE.finditer(plain, start, end):
            year = _last(_YEAR, plain[start : found.start()]) or _first(
                _YEAR, plain[found.end() : end]
            )
            yield Figure(
                value=found["value"] or found["large"],
                unit=_unit(found["unit"] or found["noun"]),
                year=year or _year_around(plain[:start], plain[end:], passage.introduction),
                is_dated=bool(year),
                key=_key(text, found, start) or _first(_CITATION, passage.introduction),
                sentence=" ".join(_CITATION.sub("", text[start:end]).replace(" .", ".").split()),
            )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _unit(word: str) -> str:
    return "€" if word.startswith("euro") else word


def _year_around(before: str, after: str, introduction: str) -> str:
    return _last(_YEAR, before) or _first(_YEAR, after) or _first(_YEAR, introduction)


def _key(text: str, found: re.Match[str], start: int) -> str:
    return _first(_CITATION, text[found.end() :]) or _last(_CITATION, text[start : found.start()])


def _first(pattern: re.Pattern[str], text: str) -> str:
    return _nth(pattern.findall(text), 0)


def _last(pattern: re.Pattern[str], text: str) -> str:
    return _nth(pattern.findall(text), -1)


def _nth(found: list[str], rank: int) -> str:
    return found[rank] if found else ""
