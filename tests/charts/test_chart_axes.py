"""Axes choose their scale from the numbers and say so."""

import numpy as np
import pytest

from vmo_desktop.charts.chart_axes import ValueAxis, value_axis, x_axis
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.workshop import Workshop


def axis(portfolio: Workshop, numbers: list[float]) -> tuple[bool, float, float, str]:
    made = x_axis(BubbleX.COST, np.array(numbers), portfolio.snapshot)
    return made.is_log, made.low, made.high, made.title


def test_an_axis_of_less_than_two_decades_is_linear_from_zero(portfolio: Workshop) -> None:
    assert axis(portfolio, [10, 500, 700, np.nan]) == (False, 0.0, 800.0, "Cost (EUR)")


def test_two_decades_make_it_logarithmic_and_it_says_so(portfolio: Workshop) -> None:
    is_log, low, high, title = axis(portfolio, [10, 500, 7000])
    assert is_log
    assert low < 10
    assert high > 7000
    assert title == "Cost (EUR, logarithmic axis)"


def test_many_zeros_keep_it_linear(portfolio: Workshop) -> None:
    assert not axis(portfolio, [0, 0, 10, 7000])[0]


def test_no_numbers_and_negative_numbers_have_an_axis(portfolio: Workshop) -> None:
    assert axis(portfolio, [np.nan])[1:3] == (0.0, 1.0)
    assert axis(portfolio, [-40, 100])[1] <= -40


def test_position_and_number_are_inverse(portfolio: Workshop) -> None:
    made = x_axis(BubbleX.COST, np.array([1.0, 5e5]), portfolio.snapshot)
    assert made.number(float(made.position(1234.0))) == pytest.approx(1234)
    assert np.isnan(made.position(0.0))


def test_the_value_axis_ends_at_0_and_100_on_both_scales() -> None:
    for value in (ValueAxis(), ValueAxis(is_root=True)):
        assert value.position([0, 100]).tolist() == [0, 100]
        assert value.value(float(value.position(37.0))) == pytest.approx(37)


def test_many_small_values_get_a_root_axis_that_holds_until_they_have_grown() -> None:
    small = np.full(100, 3.0)
    root = value_axis(small)
    assert root.is_root
    assert "square-root" in root.title
    assert value_axis(np.full(100, 10.0), root).is_root
    assert not value_axis(np.full(100, 10.0)).is_root
    assert not value_axis(np.full(100, 20.0), root).is_root
    assert not value_axis(small[:24]).is_root
