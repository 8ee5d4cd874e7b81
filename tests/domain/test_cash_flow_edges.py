"""Cash flows where one more, one less or nothing decides: figures by hand."""

from math import inf, isnan, nan

import numpy as np
import pytest

from vmo_desktop.domain.cash_flow import (
    discount_factors,
    modified_rate_of_return,
    payback_time,
    present_value,
    profitability_index,
    return_on_investment,
)


@pytest.mark.parametrize(
    ("flows", "periods"),
    [
        ((-100, 50, 50), 2.0),  # made good with the last flow, to the last unit
        ((-100, 100, 0), 1.0),  # and nothing after it
        ((-1, 0.5, 0.6), 1 + 0.5 / 0.6),  # by less than one unit
        ((0, 0, -10, 40), 2.25),  # the waiting before counts
        ((10, -30, 10, 40), 2.25),
        ((-100, 0, 0, 99.5), inf),
        ((0, 0), 0.0),
        ((0.5, -0.25), 0.0),
        ((), 0.0),
    ],
)
def test_payback_to_the_unit(flows: tuple[float, ...], periods: float) -> None:
    assert payback_time(np.array(flows, dtype=float)) == pytest.approx(periods)


def test_an_unknown_flow_has_no_payback_wherever_it_is() -> None:
    assert isnan(payback_time(np.array([nan, 5.0])))


@pytest.mark.parametrize("rate", [-1.0, -1.5])
def test_a_rate_at_which_all_money_is_lost_discounts_nothing(rate: float) -> None:
    with pytest.raises(ValueError, match=r"^a rate is greater than -1$"):
        discount_factors(rate, np.zeros(1))


def test_factors_of_rates_just_above_and_without_interest() -> None:
    assert discount_factors(-0.5, np.array([0.0, 1.0, 2.0])).tolist() == [1.0, 2.0, 4.0]
    assert discount_factors(0.0, np.array([0.0, 7.5])).tolist() == [1.0, 1.0]
    assert discount_factors(3.0, np.array([0.5, -1.0])).tolist() == [0.5, 4.0]


def test_values_beyond_all_numbers_are_infinite_or_unknown() -> None:
    assert discount_factors(-0.99, np.array([600.0])).tolist() == [inf]
    assert present_value(np.array([1.0]), -0.99, np.array([600.0])) == inf
    assert np.isnan(present_value(np.array([1.0, -1.0]), -0.99, np.array([600.0, 601.0])))
    assert present_value(np.full(8, 1e308), 0.0) == inf


@pytest.mark.parametrize(
    ("flows", "finance", "reinvest", "expected"),
    [
        ((-100, 0, 121), 0.5, 0.3, 0.1),  # 121 / 100 over two periods, whatever is financed and reinvested
        ((-100, 60, 72), 0.5, 0.2, 1.44**0.5 - 1),  # 60 * 1.2 + 72 = 144
        ((-100, -60, 320), 0.2, 0.9, (320 / 150) ** 0.5 - 1),  # 100 + 60 / 1.2 = 150
        ((-0.5, 0.75), 0.1, 0.1, 0.5),  # of less than one unit
        ((0, 50), 0.1, 0.1, nan),
        ((-50, 0), 0.1, 0.1, nan),
        ((-50,), 0.1, 0.1, nan),
        ((nan, 5), 0.1, 0.1, nan),
    ],
)
def test_modified_rate(flows: tuple[float, ...], finance: float, reinvest: float, expected: float) -> None:
    found = modified_rate_of_return(np.array(flows, dtype=float), finance, reinvest)
    assert found == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    ("flows", "rate", "expected"),
    [
        ((-200, 110, 121), 0.1, 1.0),  # 100 and 100 for 200
        ((-0.5, 0.55), 0.1, 1.0),
        ((-100, -55, 242), 0.1, 1.5),  # -50 and 200 for 100
        ((-100,), 0.1, 0.0),
        ((0, 10), 0.1, nan),
        ((5, 10), 0.1, nan),
        ((), 0.1, nan),
        ((-100, nan), 0.1, nan),
    ],
)
def test_profitability(flows: tuple[float, ...], rate: float, expected: float) -> None:
    assert profitability_index(np.array(flows, dtype=float), rate) == pytest.approx(expected, nan_ok=True)


def test_return_on_any_amount_spent() -> None:
    costs = np.array([[0.25, 0.25], [0.0, 0.0], [nan, 1.0], [80.0, 20.0]])
    benefits = np.array([[0.25, 0.5], [0.0, 0.0], [5.0, 5.0], [0.0, 0.0]])
    assert float(return_on_investment(costs[0], benefits[0])) == pytest.approx(0.5)
    assert return_on_investment(costs, benefits) == pytest.approx([0.5, nan, nan, -1.0], nan_ok=True)
