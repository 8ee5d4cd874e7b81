"""Internal rates: one, none, several, and none that is missed."""

import numpy as np
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.cash_flow import present_value
from vmo_desktop.domain.internal_rate import internal_rates

FLOWS = st.lists(st.integers(-9, 9), min_size=2, max_size=9).map(lambda each: np.array(each, dtype=float))


def _rates(*flows: float) -> tuple[float, ...]:
    return internal_rates(np.array(flows)).rates


def test_one_rate() -> None:
    found = internal_rates(np.array([-100.0, 60.0, 60.0]))
    assert found.only == pytest.approx(0.130662386, abs=1e-9)
    assert found.sign_changes == 1


def test_no_rate_and_several() -> None:
    assert _rates(100, -250, 200) == ()
    assert _rates(10, 20) == ()
    assert _rates() == ()
    assert _rates(-1000, 3600, -4310, 1716) == pytest.approx((0.1, 0.2, 0.3))
    assert _rates(-100, 230, -132) == pytest.approx((0.1, 0.2))
    assert np.isnan(internal_rates(np.array([-100.0, 230.0, -132.0])).only)


def test_rates_that_meet_are_one() -> None:
    assert _rates(-100, 220, -121) == pytest.approx((0.1,), abs=1e-6)


def test_extreme_rates() -> None:
    assert _rates(-1, 0, 0, 1e-9) == pytest.approx((-0.999,))
    assert _rates(-1e-9, 1) == pytest.approx((1e9 - 1,))


@given(FLOWS)
def test_all_roots_of_the_polynomial_are_found(flows: np.ndarray) -> None:
    found = internal_rates(flows)
    discount = np.roots(np.trim_zeros(flows, "b")[::-1]) if np.any(flows) else np.zeros(0)
    is_real = (np.abs(discount.imag) < 1e-6) & (discount.real > 1e-9)
    roots = np.unique(np.round(1 / discount[is_real].real - 1, 3))
    assert np.allclose(sorted(set(np.round(found.rates, 3))), roots, atol=2e-3)
    assert len(found.rates) <= found.sign_changes


@given(FLOWS, st.lists(st.floats(0.05, 3.0), min_size=9, max_size=9))
def test_at_each_rate_the_present_value_is_nothing(flows: np.ndarray, gaps: list[float]) -> None:
    times = np.cumsum(gaps)[: len(flows)]
    for rate in internal_rates(flows, times).rates:
        if rate > -0.999:
            size = float(present_value(np.abs(flows), rate, times))
            assert abs(float(present_value(flows, rate, times))) <= 1e-9 * size


@given(st.floats(0.01, 1e6), st.lists(st.floats(0.0, 1e6), min_size=1, max_size=40))
def test_an_investment_has_the_rate_of_other_programs(paid: float, earned: list[float]) -> None:
    flows = np.array([-paid, *earned])
    ours = internal_rates(flows).only
    theirs = pyxirr.irr(flows, silent=True)
    if theirs is not None and -0.9 < theirs < 1e3:
        assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-9)


def test_amounts_at_the_edge_of_what_a_number_can_hold() -> None:
    (rate,) = internal_rates(np.array([-1.0, 5e-324])).rates
    assert rate == pytest.approx(-1.0)
    (rate,) = internal_rates(np.array([-1e308, 0.5e308, 0.7e308])).rates
    assert rate == pytest.approx(pyxirr.irr([-1.0, 0.5, 0.7]))


def test_hundreds_of_months() -> None:
    months = np.concatenate([[-1e6], np.full(360, 6000.0)])
    assert internal_rates(months).only == pytest.approx(pyxirr.irr(months), abs=1e-12)


def test_unknown_flows_are_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        internal_rates(np.array([-1.0, np.nan]))


def test_the_least_numbers_there_are_make_no_noise() -> None:
    assert internal_rates(np.array([-5e-324, 5e-324, 5e-324, -5e-324])).sign_changes == 2


@pytest.mark.filterwarnings("error")
def test_a_rate_that_no_number_can_hold_is_none() -> None:
    assert internal_rates(np.array([-1e-300, 1e300])).rates == ()
