"""The fourteen measures of the bench, one module each, in the order of the table."""

from __future__ import annotations

from bench.measures import (
    m01_nothing_lost,
    m02_burst,
    m03_calm,
    m04_fan_out,
    m05_cost_of_a_vote,
    m06_peak,
    m07_course_page,
    m08_start_and_memory,
    m09_weight,
    m10_long_log,
    m11_tree,
    m12_tree_writers,
    m13_many_rooms,
    m14_many_people,
)

ALL = tuple(
    module.MEASURE
    for module in (
        m01_nothing_lost,
        m02_burst,
        m03_calm,
        m04_fan_out,
        m05_cost_of_a_vote,
        m06_peak,
        m07_course_page,
        m08_start_and_memory,
        m09_weight,
        m10_long_log,
        m11_tree,
        m12_tree_writers,
        m13_many_rooms,
        m14_many_people,
    )
)
