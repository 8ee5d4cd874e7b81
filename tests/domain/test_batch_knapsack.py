"""Many portfolios of one budget at once: each the best, among the best a cheapest."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.batch_knapsack import best_within, money_grid


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 9), st.integers(1, 130), st.integers(0, 2**20), st.sampled_from([0.01, 1.0, 25.5, 1000.0]))
def test_each_portfolio_is_a_cheapest_of_the_best(count: int, samples: int, seed: int, unit: float) -> None:
    rng = np.random.default_rng(seed)
    costs = np.asarray(rng.integers(0, 12, count) * unit, dtype=np.float64)
    budget = float(rng.integers(0, int(costs.sum() / unit) + 3)) * unit
    values = rng.integers(-2, 9, (samples, count)).astype(np.float64)
    grid = money_grid(costs, budget)
    assert grid is not None
    taken = best_within(grid, values)
    every = np.array(list(product((0, 1), repeat=count)))
    within = every[every @ costs <= budget * (1 + 1e-9)]
    worth = values @ within.T
    best = worth.max(axis=1, keepdims=True)
    assert (values * taken).sum(axis=1) == pytest.approx(best[:, 0])
    cheapest = np.where(worth == best, within @ costs, np.inf).min(axis=1)
    assert taken @ costs == pytest.approx(cheapest)


def test_costs_go_into_the_largest_unit_they_share() -> None:
    grid = money_grid(np.array([250_000.0, 1_000_000.0, 0.0]), 1_100_000.0)
    assert grid is not None
    assert grid.units.tolist() == [1, 4, 0]
    assert grid.budget == 4
    cents = money_grid(np.array([0.1, 0.2, 0.37]), 0.3)
    assert cents is not None
    assert cents.budget == 30


def test_costs_without_a_unit_or_with_too_fine_a_one_are_left_to_a_solver() -> None:
    assert money_grid(np.array([1 / 3, 0.5]), 1.0) is None
    assert money_grid(np.array([1_234_567.89] + [4_000_000.01] * 9), 9_000_000.0) is None


def test_nothing_is_funded_without_money_but_what_is_free() -> None:
    grid = money_grid(np.array([5.0, 0.0, 0.0]), 0.0)
    assert grid is not None
    assert best_within(grid, np.array([[9.0, 1.0, -1.0]])).tolist() == [[False, True, False]]
