"""Values of initiatives and value for money."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.valuation import value_for_money, weighted_values
from vmo_desktop.domain.weights import normalised

NAN = float("nan")
TABLES = st.tuples(st.integers(2, 8), st.integers(1, 6)).flatmap(
    lambda shape: st.tuples(
        arrays(np.float64, shape, elements=st.one_of(st.floats(0, 100), st.just(NAN))),
        arrays(np.float64, shape[1], elements=st.floats(0.001, 100)),
    )
)


def test_weighted_sum_of_triantaphyllou_2000() -> None:
    points = np.array([[25.0, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]])
    values = weighted_values(points, np.array([0.2, 0.15, 0.4, 0.25])).value
    assert values == pytest.approx([21.5, 22.0, 22.0], abs=1e-9)


def test_contributions_add_up_to_the_value() -> None:
    valuation = weighted_values(np.array([[100.0, 50.0]]), np.array([0.6, 0.4]))
    assert valuation.contributions.tolist() == [[60, 20]]
    assert valuation.value.tolist() == [80]
    assert valuation.is_complete.tolist() == [True]


def test_a_missing_score_gives_a_range_instead_of_a_value() -> None:
    valuation = weighted_values(np.array([[100.0, NAN]]), np.array([0.6, 0.4]))
    assert np.isnan(valuation.value[0])
    assert (valuation.low[0], valuation.high[0]) == (60, 100)
    assert valuation.middle[0] == 80
    assert not valuation.is_complete[0]


def test_a_missing_score_on_a_driver_without_weight_does_not_matter() -> None:
    valuation = weighted_values(np.array([[70.0, NAN]]), np.array([1.0, 0.0]))
    assert valuation.value.tolist() == [70]


def test_each_initiative_may_have_its_own_weights() -> None:
    weights = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert weighted_values(np.array([[30.0, 90.0], [30.0, 90.0]]), weights).value.tolist() == [30, 90]


def test_without_weights_nothing_is_known() -> None:
    valuation = weighted_values(np.array([[30.0, 90.0]]), np.zeros(2))
    assert np.isnan(valuation.value).all()
    assert np.isnan(valuation.low).all()
    assert not valuation.is_complete.any()


def test_no_initiatives_no_values() -> None:
    assert weighted_values(np.zeros((0, 3)), np.full(3, 1 / 3)).value.shape == (0,)


@given(TABLES)
def test_a_missing_score_is_never_zero(table: tuple[FloatArray, FloatArray]) -> None:
    points, raw = table
    weights = normalised(raw.tolist())
    valuation = weighted_values(points, weights)
    missing = np.isnan(points).any(axis=1)
    assert (np.isnan(valuation.value) == missing).all()
    zeros = weighted_values(np.nan_to_num(points, nan=0.0), weights).value
    full = weighted_values(np.nan_to_num(points, nan=100.0), weights).value
    assert valuation.low == pytest.approx(zeros)
    assert valuation.high == pytest.approx(full)


@given(TABLES, st.data())
def test_adding_removing_or_reordering_initiatives_changes_no_other_value(
    table: tuple[FloatArray, FloatArray], data: st.DataObject
) -> None:
    points, raw = table
    weights = normalised(raw.tolist())
    whole = weighted_values(points, weights)
    rows = data.draw(st.permutations(range(len(points))))[: data.draw(st.integers(1, len(points)))]
    part = weighted_values(points[rows], weights)
    for name in ("value", "low", "high"):
        assert np.array_equal(getattr(part, name), getattr(whole, name)[rows], equal_nan=True)


@given(TABLES)
def test_value_stays_on_the_fixed_scale(table: tuple[FloatArray, FloatArray]) -> None:
    points, raw = table
    valuation = weighted_values(points, normalised(raw.tolist()))
    assert (valuation.low >= -1e-9).all()
    assert (valuation.high <= 100 + 1e-9).all()
    assert (valuation.low <= valuation.high).all()


def test_value_for_money_is_value_per_cost() -> None:
    got = value_for_money(np.array([40.0, 30.0]), np.array([20e6, 5e6]), per=10e6)
    assert got == pytest.approx([20, 60])


def test_value_for_money_is_unknown_without_value_or_a_positive_cost() -> None:
    got = value_for_money(np.array([NAN, 10.0, 10.0, 10.0]), np.array([5.0, NAN, 0.0, -1.0]), per=1.0)
    assert np.isnan(got).all()
