"""A timeline: its table is read, its years are placed, its labels never cover one another."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue.builders import CLEAN

from allervers_training.catalogue.domain import Text
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.markdown.frise import Flaw, Frise, Moment, timelines
from allervers_training.catalogue.markdown.frise_drawing import draw
from allervers_training.catalogue.markdown.frise_scale import Scale, spread
from allervers_training.catalogue.markdown.parser import parse
from allervers_training.catalogue.render import render

COURSE = load(CLEAN).course
HEAD = "::: frise\n\n| Année | Lieu | Repère |\n|---|---|---|\n"


def frise(rows: str) -> Frise:
    ((_, found),) = timelines(parse(Text("a.md", 1, f"{HEAD}{rows}\n:::\n")).tokens)
    return found


def html(markdown: str) -> str:
    return render(Text("a.md", 1, markdown), COURSE).html


def test_a_table_gives_its_years_its_periods_and_its_places() -> None:
    found = frise("| 1889 | Chicago | Une *maison* [@x] |\n| 1920-1935 | Lyon | y |\n")
    assert found == Frise((Moment(1889, 1889, "Chicago"), Moment(1920, 1935, "Lyon")), ())
    assert [moment.label for moment in found.moments] == ["1889", "1920-1935"]


@pytest.mark.parametrize(
    "year", ["vers 1889", "89", "18890", "1935-1920", "1920-1920", "", "1889-"]
)
def test_what_is_not_a_year_is_said_with_its_line(year: str) -> None:
    assert frise(f"| {year} | Lyon | x |\n").flaws == ((4, Flaw.UNREADABLE_YEAR, year),)


def test_two_moments_of_the_same_year_are_in_order() -> None:
    assert frise("| 1889 | Lyon | x |\n| 1889 | Paris | y |\n").flaws == ()


def test_the_drawing_stands_above_the_table_and_is_not_read_aloud() -> None:
    shown = html(HEAD + "| 1889 | Chicago | Une maison. |\n| 1943 | Lyon | Une équipe. |\n\n:::\n")
    assert shown.startswith('<section class="frise pile"><h2>Repères dans le temps</h2>')
    assert re.findall(r"<svg[^>]*(aria-hidden=\"true\")", shown) == ['aria-hidden="true"'] * 2
    assert shown.index("</svg>") < shown.index("<table")
    assert '<th scope="row">1889</th><td>Chicago</td>' in shown


def test_a_table_that_cannot_be_drawn_is_still_shown() -> None:
    shown = html(HEAD + "| un jour | Chicago | Une maison. |\n\n:::\n")
    assert "<svg" not in shown
    assert "<td>Chicago</td>" in shown


def test_a_place_is_told_by_its_form_and_its_word_as_well_as_by_its_ink() -> None:
    shown = draw((Moment(1889, 1889, "Chicago"), Moment(1943, 1943, "A & <b>")))
    marks = dict(re.findall(r'<path class="([obnp])" d="M14 \d+(m[^"]+)"', shown))
    assert len(set(marks.values())) == len(marks) == 2
    assert "A &amp; &lt;b&gt;</text>" in shown


def test_too_many_labels_for_one_lane_are_drawn_downwards_alone() -> None:
    shown = draw([Moment(year, year, "Lyon") for year in range(1900, 1930)])
    assert "travers" not in shown
    assert "long" in shown


def test_years_are_spaced_as_they_are_apart() -> None:
    scale = Scale(1900, 2000, 0, 500)
    assert [scale.at(year) for year in (1900, 1920, 2000)] == [0, 100, 500]
    assert scale.notches() == (10, [50 * n for n in range(11)])
    assert Scale(1900, 1900, 0, 500).at(1900) == 250


def test_a_label_stays_under_its_year_when_there_is_room() -> None:
    assert spread([50, 200], [40, 40], 0, 300) == [50, 200]
    assert spread([100, 100], [40, 60], 0, 300) == [75, 125]
    assert spread([0, 300], [40, 40], 0, 300) == [20, 280]


SIZES = st.lists(st.tuples(st.floats(-50, 800), st.floats(1, 50)), min_size=1, max_size=14)


@given(SIZES)
def test_labels_never_cover_one_another_nor_leave_the_drawing(
    sizes: list[tuple[float, float]],
) -> None:
    wanted, widths = sorted(want for want, _ in sizes), [width for _, width in sizes]
    centres = spread(wanted, widths, 0, 720)
    edges = [(c - w / 2, c + w / 2) for c, w in zip(centres, widths, strict=True)]
    assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(edges))
    assert edges[0][0] >= -1e-6
    assert edges[-1][1] <= 720 + 1e-6


YEARS = st.tuples(st.integers(1000, 2100), st.integers(0, 60), st.sampled_from("ABCD"))


@given(st.lists(YEARS, min_size=1, max_size=12))
def test_every_drawing_holds_in_its_frame(years: list[tuple[int, int, str]]) -> None:
    shown = draw([Moment(start, start + more, place) for start, more, place in sorted(years)])
    for frame in re.findall(r"<svg.*?</svg>", shown):
        width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', frame)[0])
        places = re.findall(r'<text[^>]* x="(-?\d+)" y="(-?\d+)"', frame)
        assert all(0 <= int(x) <= width and 0 <= int(y) <= height for x, y in places)
