"""Costs and a budget in whole units of money: exact to the cent, and only where that is quick."""

import numpy as np
import pytest

from vmo_desktop.domain.batch_knapsack import MoneyGrid, best_within, money_grid


@pytest.mark.parametrize(
    ("costs", "budget", "units", "within"),
    [
        ([250_000.0, 1_000_000.0, 0.0], 1_100_000.0, [1, 4, 0], 4),
        ([0.1, 0.2, 0.37], 0.3, [10, 20, 37], 30),  # 0.1 + 0.2 is no more than 0.3
        ([0.1, 0.2, 0.37], 0.29999999, [10, 20, 37], 29),
        ([3.0, 6.0], 100.0, [1, 2], 3),  # all of it costs no more
        ([3.0, 6.0], 9.0 - 1e-9, [1, 2], 2),
        ([0.0, 0.0], 7.0, [0, 0], 0),
        ([], 7.0, [], 0),
        ([15_000.01, 0.01], 15_000.0, [1_500_001, 1], 1_500_000),  # two times that is as much as is quick
    ],
)
def test_costs_are_counted_in_the_largest_unit_that_they_share(
    costs: list[float], budget: float, units: list[int], within: int
) -> None:
    grid = money_grid(np.array(costs), budget)
    assert grid is not None
    assert (grid.units.tolist(), grid.budget) == (units, within)
    assert grid.units.dtype == np.intp


@pytest.mark.parametrize(
    ("costs", "budget"),
    [
        ([15_000.01, 0.01], 15_000.01),
        ([1e14], 1e14),  # cents of which a number tells no more
        ([0.005, 1.0], 1.0),
        ([1.0, 1.0 + 1e-9], 1.0),
    ],
)
def test_what_is_no_whole_number_of_cents_or_too_many_is_left_to_a_solver(costs: list[float], budget: float) -> None:
    assert money_grid(np.array(costs), budget) is None


def test_sixty_five_samples_take_a_second_row_and_each_has_its_own_answer() -> None:
    """Within 3 at 2, 2 and 4 each: in sample k the first is worth k, the second 32.5, the dear third never fits."""
    grid = MoneyGrid(np.array([2, 2, 4]), 3)
    values = np.column_stack((np.arange(130.0), np.full(130, 32.5), np.full(130, 999.0)))
    taken = best_within(grid, values)
    assert taken[:, 0].tolist() == [row > 32 for row in range(130)]
    assert taken[:, 1].tolist() == [row < 33 for row in range(130)]
    assert not taken[:, 2].any()


def test_of_equal_values_the_cheaper_is_taken_and_of_nothing_worth_nothing_none() -> None:
    grid = MoneyGrid(np.array([1, 3, 2, 0]), 4)
    taken = best_within(grid, np.array([[5.0, 5, 5, 0], [2.0, 7, 5, -1], [0.0, 0, 0, 1], [1.0, 9, 8, 0]]))
    # 10 for 3; 9 for 4 by the first two; the free one; 10 by the first two for 4.
    assert taken.tolist() == [
        [True, False, True, False],
        [True, True, False, False],
        [False, False, False, True],
        [True, True, False, False],
    ]
    assert best_within(grid, np.zeros((0, 4))).shape == (0, 4)
    assert best_within(MoneyGrid(np.zeros(0, dtype=np.intp), 0), np.zeros((2, 0))).shape == (2, 0)
