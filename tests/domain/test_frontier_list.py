"""Lists of efficient points: when they apply, and that every point knows its portfolio however many pages it took."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.domain.test_frontier import PROBE, of_projects, points
from vmo_desktop.domain.frontier_list import Fit, TooManyPointsError, fit, listed_frontier
from vmo_desktop.domain.portfolio import FloatArray, Limit, Link, LinkKind, PortfolioProblem, Synergy

INF = float("inf")


def _limited(least: float, most: float, *reliefs: float) -> PortfolioProblem:
    """Two initiatives, the first with levels that use 2 or -1 of the second limit, the second 3; a third has none."""
    pairs = tuple(Synergy(0, 1, 0.0, 0.0, np.array([0.0, each])) for each in reliefs)
    limits = (Limit(np.ones(3), most=1.0), Limit(np.array([2.0, -1.0, 3.0]), least, most))
    return PortfolioProblem(3, np.array([0, 0, 1]), np.ones(3), np.ones(3), np.ones(3), limits, synergies=pairs)


@pytest.mark.parametrize(
    ("least", "most", "reliefs", "applies"),
    [
        # From -1 to 2 + 3.
        (-1.0, 5.0, (), True),
        (-0.9, 5.0, (), False),
        (-1.0, 4.9, (), False),
        (-INF, INF, (), True),
        # What is relieved may be used, or not, and what a pair needs more too.
        (-3.0, 5.0, (2.0,), True),
        (-2.9, 5.0, (2.0,), False),
        (-3.0, 4.9, (2.0,), False),
        (-1.0, 7.0, (-2.0,), True),
        (-1.0, 6.9, (-2.0,), False),
        (-0.9, 7.0, (-2.0,), False),
        (-4.0, 7.0, (2.0, 1.0, -2.0), True),
        (-3.9, 7.0, (2.0, 1.0, -2.0), False),
    ],
)
def test_a_limit_that_nothing_breaks_is_none(
    least: float, most: float, reliefs: Sequence[float], applies: bool
) -> None:
    assert fit(_limited(least, most, *reliefs), 0) is (Fit.APPLIES if applies else Fit.LIMITED)


def test_a_budget_that_asks_for_a_least_is_a_limit_and_its_most_is_none() -> None:
    assert fit(_limited(-1.0, 0.0), 1) is Fit.LIMITED
    free = of_projects(
        [1, 1], [2, 3], limits=(Limit(np.array([1.0, 1]), most=INF), Limit(np.array([2.0, 3]), most=0.0))
    )
    assert fit(free, 1) is Fit.APPLIES
    assert fit(free, 0) is Fit.LIMITED


@pytest.mark.parametrize(("levels", "found"), [(64, Fit.ENTANGLED), (63, Fit.APPLIES)])
def test_of_one_initiative_so_many_levels_have_a_bit_each(levels: int, found: Fit) -> None:
    """Not to fund it is one of its options."""
    cost = np.arange(1.0, levels + 1)
    problem = PortfolioProblem(1, np.zeros(levels, dtype=int), cost, cost, np.ones(levels), (Limit(cost, most=1.0),))
    assert fit(problem, 0) is found
    if found is Fit.APPLIES:
        frontier = listed_frontier(problem, 0)
        assert [float(each @ cost) for each in frontier.choices[:]] == [0.0, *cost.tolist()]


def test_an_arm_of_links_is_closed_before_the_next_is_opened() -> None:
    """Each of fifteen excludes the first initiative and one of its own; opened all at once, they are 2^15 states."""
    arms = range(1, 16)
    pairs = [pair for arm in arms for pair in ((0, arm), (arm, arm + 15))]
    links = tuple(Link(LinkKind.AT_MOST_ONE, pair) for pair in pairs)
    assert fit(of_projects([1.0] * 31, [1.0] * 31, links=links), 0) is Fit.APPLIES


def _platform(count: int) -> tuple[PortfolioProblem, FloatArray, FloatArray]:
    """All require the last one, which is decided among the first: two states stand open to the end."""
    rng = np.random.default_rng(count)
    values, costs = rng.integers(1, 30, count).astype(float), rng.integers(1, 12, count).astype(float)
    links = tuple(Link(LinkKind.REQUIRES, (row, count - 1)) for row in range(count - 1))
    return of_projects(values.tolist(), costs.tolist(), links=links), values, costs


def test_every_point_of_many_pages_and_states_knows_its_portfolio() -> None:
    problem, values, costs = _platform(150)
    frontier = listed_frontier(problem, 0)
    shares = np.array(frontier.choices[:])
    assert (shares @ costs).tolist() == frontier.costs.tolist()
    assert (shares @ values).tolist() == frontier.values.tolist()
    assert set(shares.ravel().tolist()) == {0.0, 1.0}
    assert (shares[1:, -1] == 1).all()
    assert frontier.costs.tolist() == sorted(set(frontier.costs.tolist()))
    assert len(frontier.choices) == len(frontier) > 200
    assert [each.tolist() for each in frontier.choices[-2:]] == [shares[-2].tolist(), shares[-1].tolist()]


def test_pages_are_turned_with_many_states_open() -> None:
    """Each of 150 requires one of three platforms, of which each pair gains something."""
    rng = np.random.default_rng(2)
    values, costs = rng.integers(1, 9, 153).astype(float), rng.integers(1, 4, 153).astype(float)
    links = tuple(Link(LinkKind.REQUIRES, (row, row % 3)) for row in range(3, 153))
    pairs = tuple(Synergy(one, other, 7.0, 0.0, np.zeros(1)) for one, other in ((0, 1), (1, 2), (0, 2)))
    frontier = listed_frontier(of_projects(values.tolist(), costs.tolist(), links=links, synergies=pairs), 0)
    shares = np.array(frontier.choices[:])
    gained = 7 * np.array([0, 0, 1, 3])[shares[:, :3].sum(axis=1).astype(int)]
    assert (shares @ costs).tolist() == frontier.costs.tolist()
    assert (shares @ values + gained).tolist() == frontier.values.tolist()


def test_synergies_gain_when_both_are_funded_on_whichever_page_each_is() -> None:
    """The first and the last of a chain of seventy bring 500 and save 2 together."""
    count = 70
    pairs = (Synergy(0, count - 1, value=500.0, saving=0.0, relief=np.array([2.0])),)
    links = tuple(Link(LinkKind.AT_MOST_ONE, (row, row + 1)) for row in range(count - 1))
    problem = of_projects([1.0] * count, [4.0] * count, synergies=pairs, links=links)
    frontier = listed_frontier(problem, 0)
    assert points(frontier)[:4] == [(0, 0), (4, 1), (6, 502), (10, 503)]
    # At most every other one of seventy, with both ends that is thirty-five as well.
    assert points(frontier)[-1] == (35 * 4 - 2, 35 + 500)
    assert np.flatnonzero(frontier.choice_at(2)).tolist() == [0, count - 1]


def test_decimals_are_summed_exactly() -> None:
    assert 0.1 + 0.2 + 0.3 > 0.6
    assert points(listed_frontier(of_projects([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]), 0))[-1] == (0.6, 0.6)
    pair = Synergy(0, 1, value=0.05, saving=0.0, relief=np.array([0.003]))
    saved = of_projects([0.1, 0.2], [0.01, 0.02], synergies=(pair,))
    assert points(listed_frontier(saved, 0)) == [(0, 0), (0.01, 0.1), (0.02, 0.2), (0.027, 0.35)]


def test_lists_may_grow_to_so_many_points_and_no_further() -> None:
    assert len(listed_frontier(PROBE, 0, most_points=7)) == 7
    with pytest.raises(TooManyPointsError):
        listed_frontier(PROBE, 0, most_points=6)


def test_without_any_portfolio_there_is_no_point_and_that_is_complete() -> None:
    problem = of_projects([1.0], [1.0], forced_in=frozenset({0}), forced_out=frozenset({0}))
    frontier = listed_frontier(problem, 0)
    assert (frontier.costs.tolist(), frontier.values.tolist(), len(frontier.choices)) == ([], [], 0)
    assert frontier.is_complete


def test_where_nothing_may_be_funded_the_one_portfolio_is_the_empty_one() -> None:
    frontier = listed_frontier(of_projects([1.0], [1.0], forced_out=frozenset({0})), 0)
    assert points(frontier) == [(0, 0)]
    assert [each.tolist() for each in frontier.choices[:]] == [[0.0]]
