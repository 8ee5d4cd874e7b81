"""The discussion queue: what is decisive, and when a room can stop."""

from functools import partial
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.discussion import (
    OpenCells,
    chance_of_change,
    funded_in_order,
    is_settled,
    value_bounds,
)


def _cells(*cells: tuple[int, float, list[float]]) -> OpenCells:
    return OpenCells(
        rows=np.array([row for row, _, _ in cells], dtype=np.intp),
        base=np.array([base for _, base, _ in cells]),
        outcomes=[np.array(outcomes) for _, _, outcomes in cells],
        chances=[np.full(len(outcomes), 1 / len(outcomes)) for _, _, outcomes in cells],
    )


def test_the_cell_that_decides_comes_first_and_the_others_cannot_change_anything() -> None:
    values, costs = np.array([90.0, 52.0, 50.0, 10.0]), np.ones(4)
    cells = _cells((0, 20.0, [10.0, 30.0]), (2, 10.0, [8.0, 14.0]), (3, 5.0, [0.0, 9.0]))
    choose = partial(funded_in_order, costs=costs, budget=2.0)
    found = chance_of_change(cells, values, choose, draws=400, rng=np.random.default_rng(1))
    assert found[1] == pytest.approx(0.5, abs=0.08)
    assert found[0] == found[2] == 0.0


def test_the_same_seed_gives_the_same_queue() -> None:
    cells = _cells((0, 10.0, [0.0, 20.0]), (1, 10.0, [0.0, 10.0, 20.0]))
    choose = partial(funded_in_order, costs=np.ones(2), budget=1.0)
    first, second = (
        chance_of_change(cells, np.array([50.0, 48.0]), choose, draws=50, rng=np.random.default_rng(7))
        for _ in range(2)
    )
    assert first.tolist() == second.tolist()


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=5),
    st.integers(0, 12),
)
def test_a_room_is_settled_exactly_when_no_outcome_changes_the_portfolio(
    initiatives: list[tuple[int, int, int]], budget: int
) -> None:
    low = np.array([float(base) for base, _, _ in initiatives])
    high = low + np.array([float(width) for _, width, _ in initiatives])
    costs = np.array([float(cost) for _, _, cost in initiatives])
    # Ties are broken by the order of the list, which no reading of votes can foresee: outcomes are kept apart.
    apart = np.arange(len(low)) * 1e-3
    ways = [np.linspace(a, b, round(2 * (b - a)) + 1) for a, b in zip(low, high, strict=True)]
    portfolios = {
        tuple(funded_in_order(np.array(values) - apart, costs, float(budget)).tolist()) for values in product(*ways)
    }
    assert is_settled(low - apart, high - apart, costs, float(budget)) == (len(portfolios) == 1)


def test_bounds_add_up_over_the_cells_of_an_initiative() -> None:
    cells = _cells((1, 10.0, [5.0, 12.0]), (1, 20.0, [20.0, 23.0]))
    low, high = value_bounds(cells, np.array([40.0, 60.0]))
    assert low.tolist() == [40.0, 55.0]
    assert high.tolist() == [40.0, 65.0]


def test_an_unknown_cost_never_fits() -> None:
    assert is_settled(np.array([9.0, 1.0]), np.array([9.0, 1.0]), np.array([1.0, np.nan]), 5.0)
    assert is_settled(np.array([9.0]), np.array([9.0]), np.array([1.0]), 5.0)
