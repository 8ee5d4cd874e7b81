"""Numbers short enough for a chart."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.charts.numbers import compact, install, log_ticks, money, on_paper, points, round_down, round_up, ticks


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (7.25, "7.25"),
        (12.345, "12.3"),
        (1234, "1,234"),
        (12_500, "12.5 k"),
        (999_999, "1 M"),
        (12.5e6, "12.5 M"),
        (1.5e9, "1.5 bn"),
        (2e12, "2 T"),
        (-500, "\u2212500"),
        (0.004, "0.004"),
        (math.nan, "unknown"),
        (math.inf, "unknown"),
    ],
)
def test_compact_numbers(number: float, text: str) -> None:
    assert compact(number) == text


def test_units_follow_numbers_that_are_known() -> None:
    assert money(1.2e6, "EUR") == "1.2 M EUR"
    assert money(math.nan, "EUR") == "unknown"
    assert points(74.23) == "74.2"


@given(st.floats(-1e6, 1e6), st.floats(1e-2, 1e9))
def test_ticks_are_inside_and_not_too_many(low: float, span: float) -> None:
    found = ticks(low, low + span)
    assert len(found) <= 9
    assert all(low - span * 1e-6 <= tick <= low + span * 1.000001 for tick in found)


@given(st.floats(1e-3, 1e9), st.floats(1.01, 1e7))
def test_log_ticks_are_positive_and_inside(low: float, ratio: float) -> None:
    found = log_ticks(low, low * ratio)
    assert all(low * 0.999 <= tick <= low * ratio * 1.001 for tick in found)


@given(st.floats(1e-6, 1e12))
def test_rounding_goes_its_way_and_not_far(number: float) -> None:
    assert number * (1 - 1e-8) <= round_up(number) <= number * 2.01
    assert number * 0.49 <= round_down(number) <= number * (1 + 1e-8)


def test_an_empty_range_has_no_ticks() -> None:
    assert ticks(5, 5) == []


def test_the_window_writes_numbers_in_charts_its_own_way_and_paper_keeps_the_fixed_one() -> None:
    former = install(lambda size, decimals: f"{size:.{decimals}f}".replace(".", ","))
    try:
        assert (compact(12_345), compact(1234), points(74.23)) == ("12,3 k", "1234", "74,2")
        with on_paper():
            assert (compact(12_345), compact(1234), points(74.23)) == ("12.3 k", "1,234", "74.2")
        assert compact(1234) == "1234"
    finally:
        install(former)
