"""The order of buy."""

import numpy as np

from vmo_desktop.domain.ratio_curve import ratio_curve


def test_the_published_example_is_bought_by_value_per_cost_and_stops_at_what_does_not_fit() -> None:
    # Lourenço, Morton & Bana e Costa (2012), table 1, at a budget of 20.
    curve = ratio_curve(np.array([3.0, 4, 3, 2]), np.array([4.0, 8, 10, 8]))
    assert curve.order.tolist() == [0, 1, 2, 3]
    assert curve.slopes.tolist() == [0.75, 0.5, 0.3, 0.25]
    assert curve.running_costs.tolist() == [4, 12, 22, 30]
    assert curve.running_values.tolist() == [3, 7, 10, 12]
    assert curve.within(20).tolist() == [0, 1]


def test_what_costs_nothing_comes_first_and_unknown_or_harmful_ones_are_not_bought() -> None:
    curve = ratio_curve(np.array([0.0, 5, np.nan, -1, 7, 2, 0]), np.array([0.0, 0, 1, 1, 0, np.nan, 3]))
    assert curve.order.tolist() == [4, 1, 0, 6]
    assert curve.slopes.tolist() == [np.inf, np.inf, 0, 0]


def test_of_equal_slopes_the_one_of_more_value_is_bought_first() -> None:
    assert ratio_curve(np.array([1.0, 2, 1]), np.array([2.0, 4, 2])).order.tolist() == [1, 0, 2]
