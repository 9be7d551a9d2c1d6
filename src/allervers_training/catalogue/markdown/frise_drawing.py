"""Draws a timeline: across for wide pages, down for narrow ones; the table beside it says it all."""

from collections.abc import Iterable, Sequence

from markdown_it.common.utils import escapeHtml

from allervers_training.catalogue.markdown.frise import Moment
from allervers_training.catalogue.markdown.frise_scale import Scale, spread
from allervers_training.catalogue.typography import NBSP

WIDTH, MARGIN, LANE = 720, 28, 108  # across: one lane per place
NARROW, STEP, TALL = 280, 48, 58  # down: one label under the other
_LONGEST_WORDS = 24
_APART = 13  # the least between two marks of a lane: both are seen
# One ink, the other, both, none: each place has its form as well
_FORMS = (
    ("o", "m-9 0a9 9 0 1 0 18 0 9 9 0 1 0-18 0z"),
    ("b", "m0-12 12 12-12 12-12-12z"),
    ("n", "m-8-8h16v16h-16z"),
    ("p", "m0-11 11 19h-22z"),
)


def draw(moments: Sequence[Moment]) -> str:
    """Give the drawings of a timeline; nothing when it has no moment."""
    once = tuple(dict.fromkeys(moments))
    return _across(once) + _down(once) if once else ""


def _across(moments: Sequence[Moment]) -> str:
    """Draw one lane per place; nothing when its labels would not fit side by side."""
    lanes = _by_place(moments)
    if any(sum(map(_width, lane)) > WIDTH for lane in lanes):
        return ""
    scale = _scale(moments, MARGIN, WIDTH - MARGIN)
    step, notches = scale.notches()
    drawn = "".join(_lane(rank, lane, scale, notches) for rank, lane in enumerate(lanes))
    height = LANE * len(lanes) + 16
    return _svg("travers", WIDTH, height, drawn + _caption(step, notches, height - 6))


def _lane(rank: int, lane: Sequence[Moment], scale: Scale, notches: Iterable[float]) -> str:
    line = rank * LANE + 48
    years = [scale.at(moment.start) for moment in lane]
    marks = spread(years, [_APART] * len(lane), 0, WIDTH)
    labels = spread(years, [*map(_width, lane)], 0, WIDTH)
    drawn = [
        _mark(rank, 14, line - 34) + _text(34, line - 28, lane[0].place, "nom"),
        _path("tn", f"M4 {line}H{WIDTH - 4}"),
        _path("tp", "".join(f"M{x:.0f} {line - 3}v6" for x in notches)),
    ]
    for moment, x in zip(reversed(lane), reversed(marks), strict=True):
        end = max(scale.at(moment.end) - 6, x)
        if moment.is_period:
            drawn.append(
                _path(_ink(rank), f"M{x:.0f} {line - 6}H{end:.0f}a6 6 0 0 1 0 12H{x:.0f}z")
            )
    for moment, x, label in zip(lane, marks, labels, strict=True):
        drawn.append(_path("fil", f"M{x:.0f} {line}v14L{label:.0f} {line + 24}"))
        drawn.append(_mark(rank, x, line) + _text(label, line + 40, moment.label))
    return "".join(drawn)


def _down(moments: Sequence[Moment]) -> str:
    """Draw one line from the first year to the last; each label has its form, year and place."""
    height = TALL * len(moments)
    scale = _scale(moments, STEP / 2, height - STEP / 2)
    step, notches = scale.notches()
    labels = spread([scale.at(m.start) for m in moments], [STEP] * len(moments), 0, height)
    ranks = {lane[0].place: rank for rank, lane in enumerate(_by_place(moments))}
    drawn = [
        _path("tn", f"M8 4V{height - 4}"),
        _path("tp", "".join(f"M5 {y:.0f}h6" for y in notches)),
    ]
    columns = {m.place: n for n, m in enumerate(_first_periods(moments))}
    for moment in reversed(moments):
        y, end = scale.at(moment.start), scale.at(moment.end) - 4
        if moment.is_period:
            x = 14 + 9 * columns[moment.place]
            bar = f"M{x} {y:.0f}V{max(y, end):.0f}a4 4 0 0 0 8 0V{y:.0f}z"
            drawn.append(_path(_ink(ranks[moment.place]), bar))
    bend = 24 + 9 * len(columns)  # the same for all, so that no thread crosses another
    for moment, label in zip(moments, labels, strict=True):
        y = scale.at(moment.start)
        drawn.append(_path("fil", f"M8 {y:.0f}H{bend}L64 {label:.0f}"))
        drawn.append(_mark(ranks[moment.place], 76, label) + _text(98, label - 2, moment.label))
        drawn.append(_text(98, label + 17, moment.place, "g"))
    return _svg("long", NARROW, height + 28, "".join(drawn) + _caption(step, notches, height + 22))


def _by_place(moments: Sequence[Moment]) -> list[list[Moment]]:
    places = dict.fromkeys(moment.place for moment in moments)
    return [[m for m in moments if m.place == place] for place in places]


def _first_periods(moments: Sequence[Moment]) -> list[Moment]:
    """Give the first period of each place that has one."""
    periods = [[m for m in lane if m.is_period] for lane in _by_place(moments)]
    return [lane[0] for lane in periods if lane]


def _scale(moments: Sequence[Moment], low: float, high: float) -> Scale:
    return Scale(min(m.start for m in moments), max(m.end for m in moments), low, high)


def _width(moment: Moment) -> float:
    return 10.5 * len(moment.label) + 12  # of its label, in bold figures


def _mark(rank: int, x: float, y: float) -> str:
    return _path(_ink(rank), f"M{x:.0f} {y:.0f}{_FORMS[rank][1]}")


def _ink(rank: int) -> str:
    return _FORMS[rank][0]


def _caption(step: int, notches: Sequence[float], y: float) -> str:
    years = f"{step}{NBSP}ans" if step > 1 else f"1{NBSP}an"
    return _text(0, y, f"un cran{NBSP}: {years}", "g") if len(notches) > 1 else ""


def _text(x: float, y: float, words: str, css: str = "") -> str:
    short = words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1].rstrip() + "…"
    own = f' class="{css}"' if css else ""
    return f'<text{own} x="{x:.0f}" y="{y:.0f}">{escapeHtml(short)}</text>'


def _path(css: str, line: str) -> str:
    return f'<path class="{css}" d="{line}"/>'


def _svg(css: str, width: float, height: float, drawn: str) -> str:
    box = f"0 0 {width:.0f} {height:.0f}"
    return f'<svg class="dessin {css}" viewBox="{box}" aria-hidden="true">{drawn}</svg>'
