"""Cash flows: against other programs, and by what must always hold."""

from datetime import date

import numpy as np
import numpy_financial
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.cash_flow import (
    discount_factors,
    modified_rate_of_return,
    payback_time,
    present_value,
    profitability_index,
    return_on_investment,
    years_between,
)

RATES = st.floats(-0.9, 2.0)
FLOWS = st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=12).map(lambda each: np.array(each, dtype=float))


@given(FLOWS, RATES)
def test_present_value_is_that_of_other_programs(flows: np.ndarray, rate: float) -> None:
    ours = float(present_value(flows, rate))
    size = float(present_value(np.abs(flows), rate))
    assert ours == pytest.approx(numpy_financial.npv(rate, flows), abs=1e-9 * size + 1e-12)


def test_present_value_of_several_series_and_other_times() -> None:
    flows = np.array([[-100.0, 110.0], [0.0, 121.0]])
    assert present_value(flows, 0.1) == pytest.approx([0.0, 110.0])
    assert present_value(flows, 0.1, np.array([1.0, 2.0])) == pytest.approx([0.0, 100.0])


def test_dated_flows_are_those_of_other_programs() -> None:
    days = [date(2026, 3, 1), date(2026, 1, 1), date(2028, 2, 29)]
    flows = np.array([-500.0, 70.0, 800.0])
    earliest = (days[1] - days[0]).days / 365
    ours = float(present_value(flows, 0.07, years_between(days) - earliest))
    assert ours == pytest.approx(pyxirr.xnpv(0.07, days, flows), rel=1e-12)


@given(FLOWS, RATES, RATES)
def test_modified_rate_is_that_of_other_programs(flows: np.ndarray, finance: float, reinvest: float) -> None:
    ours = modified_rate_of_return(flows, finance, reinvest)
    theirs = pyxirr.mirr(flows, finance, reinvest, silent=True)
    if theirs is None:
        assert np.isnan(ours)
    else:
        assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-9)


def test_payback() -> None:
    assert payback_time(np.array([-100.0, 60.0, 80.0])) == pytest.approx(1.5)
    assert payback_time(np.array([-100.0, 50.0, 50.0, 10.0])) == 2.0
    assert payback_time(np.array([-100.0, 99.0])) == np.inf
    assert payback_time(np.array([5.0, 1.0])) == 0.0
    assert payback_time(np.array([0.0, -10.0, 20.0, -40.0])) == pytest.approx(1.5)
    assert np.isnan(payback_time(np.array([-1.0, np.nan])))


def test_discounted_payback_is_later() -> None:
    flows = np.array([-100.0, 60.0, 60.0, 60.0])
    later = payback_time(flows * discount_factors(0.2, np.arange(4.0)))
    assert later == pytest.approx(2 + (100 - 50 - 60 / 1.44) / (60 / 1.728))
    assert later > payback_time(flows)


def test_profitability_needs_an_investment() -> None:
    assert profitability_index(np.array([-100.0, 0.0, 242.0]), 0.1) == pytest.approx(2.0)
    assert np.isnan(profitability_index(np.array([0.0, 10.0]), 0.1))


def test_return_on_investment() -> None:
    costs, benefits = np.array([[100.0, 100.0], [0.0, 0.0]]), np.array([[0.0, 300.0], [1.0, 0.0]])
    roi = return_on_investment(costs, benefits)
    assert roi[0] == pytest.approx(0.5)
    assert np.isnan(roi[1])


def test_a_rate_of_minus_one_discounts_nothing() -> None:
    with pytest.raises(ValueError, match="greater than -1"):
        present_value(np.array([1.0, 1.0]), -1.0)


@pytest.mark.filterwarnings("error")
def test_long_plans_and_odd_rates_make_no_noise() -> None:
    flows = np.array([-1.0] + [1.0] * 599)
    assert modified_rate_of_return(flows, 3.0, 3.0) == pytest.approx(4 * 3 ** (-1 / 599) - 1)
    assert modified_rate_of_return(flows, 10.0, 10.0) == pytest.approx(10.0, rel=1e-2)
    assert not np.isfinite(present_value(flows, -0.99))
