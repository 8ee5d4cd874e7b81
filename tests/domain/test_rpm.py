"""Robust portfolio modelling: exactly the portfolios that enumeration of all of them finds."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from vmo_desktop.domain.dominance import BoolArray, Worth
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.rpm import Conditions, TooManyPortfolios, applies, conditions, non_dominated
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import BoundedWeights, RankedWeights


def _brute(low: FloatArray, high: FloatArray, within: FloatArray) -> set[tuple[float, ...]]:
    """By definition, over all pairs of portfolios within the conditions; low and high of shape (options, corners)."""
    found = set()
    for one in within:
        is_beaten = False
        for other in within:
            gained, lost = np.clip(other - one, 0, 1), np.clip(one - other, 0, 1)
            worst, best = gained @ low - lost @ high, gained @ high - lost @ low
            is_beaten |= bool((worst >= -1e-9).all() and (best > 1e-9).any())
        if not is_beaten:
            found.add(tuple(one.tolist()))
    return found


def _every(count: int) -> FloatArray:
    return np.array(list(product((0.0, 1.0), repeat=count)))


def _corners(rng: np.random.Generator, drivers: int) -> FloatArray:
    kinds = (
        np.eye(drivers),
        RankedWeights(np.arange(1.0, drivers + 1)).corners(),
        BoundedWeights(np.full(drivers, 0.7 / drivers), np.full(drivers, 1.4 / drivers)).corners(),
    )
    return kinds[int(rng.integers(3))]


@pytest.mark.parametrize("width", [0, 8])
@pytest.mark.parametrize("seed", range(12))
def test_all_portfolios_of_a_random_problem_are_found(seed: int, width: int) -> None:
    rng = np.random.default_rng(seed)
    count, drivers = int(rng.integers(5, 9)), int(rng.integers(2, 5))
    points = rng.integers(0, 21, (count, drivers)) * 5.0
    spread = rng.integers(0, width + 1, (count, drivers))
    corners = _corners(rng, drivers)
    uses = rng.integers(0, 9, (count, 1 + seed % 3)).astype(np.float64)
    most = np.floor(uses.sum(axis=0) * 0.45)
    worth = Worth((points - spread) @ corners.T, (points + spread) @ corners.T)
    every = _every(count)
    expected = _brute(worth.low, worth.high, every[(every @ uses <= most).all(axis=1)])
    found = non_dominated(worth, Conditions(uses, most))
    assert {tuple(each) for each in found.portfolios.astype(float).tolist()} == expected
    assert len(found.portfolios) == len(expected)
    assert found.core_index() == pytest.approx(np.mean(sorted(expected), axis=0))


@pytest.mark.parametrize("seed", range(2))
def test_fourteen_projects_give_what_enumeration_gives(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    corners = RankedWeights(np.arange(1.0, 5.0)).corners()
    values = rng.integers(0, 101, (14, 4)) @ corners.T
    costs = rng.integers(5, 60, 14).astype(np.float64)
    every = _every(14)
    within = every[every @ costs <= 200]
    worth = within @ values
    kept = [
        portfolio
        for portfolio, own in zip(within, worth, strict=True)
        if not ((worth >= own - 1e-9).all(axis=1) & (worth > own + 1e-9).any(axis=1)).any()
    ]
    found = non_dominated(Worth(values, values), Conditions(costs[:, np.newaxis], np.array([200.0])))
    assert sorted(found.portfolios.astype(float).tolist()) == sorted(portfolio.tolist() for portfolio in kept)


@pytest.mark.parametrize("seed", range(16))
def test_links_forces_levels_and_lower_bounds_are_kept(seed: int) -> None:
    rng = np.random.default_rng(seed)
    owner = np.array([0, 0, 1, 2, 3, 4, 5, 6])
    uses = rng.integers(1, 9, len(owner)).astype(np.float64)
    links = (
        Link(LinkKind.REQUIRES, (1, 2)),
        Link(LinkKind.AT_MOST_ONE, (2, 3, 4)),
        Link(LinkKind.ALL_OR_NONE, (4, 5)),
        Link(LinkKind.AT_LEAST_ONE, (0, 3)),
    )
    problem = PortfolioProblem(
        initiatives=7,
        owner=owner,
        values=np.zeros(8),
        costs=uses,
        least_shares=np.ones(8),
        limits=(Limit(uses, least=4.0, most=20.0),),
        links=links[seed % 3 :],
        forced_in=frozenset({6} if seed % 2 else ()),
        forced_out=frozenset({1} if seed % 5 == 0 else ()),
    )
    assert applies(problem)
    corners = RankedWeights(np.arange(1.0, 4.0)).corners()
    points = rng.integers(1, 20, (8, 3)) * 5.0
    spread = rng.integers(0, 3, (8, 3)) * (seed % 2)
    worth = Worth((points - spread) @ corners.T, (points + spread) @ corners.T)
    every = _every(8)
    within = np.array([each for each in every if _meets(problem, each > 0)])
    found = non_dominated(worth, conditions(problem))
    assert {tuple(each) for each in found.portfolios.astype(float).tolist()} == _brute(worth.low, worth.high, within)
    assert found.core_index(owner).shape == (7,)


def _meets(problem: PortfolioProblem, chosen: BoolArray) -> bool:
    """Whether a portfolio meets the conditions, read one by one."""
    counts = np.bincount(problem.owner[chosen], minlength=problem.initiatives)
    funded = counts > 0
    is_met: dict[LinkKind, Callable[[BoolArray], bool]] = {
        LinkKind.REQUIRES: lambda a: bool(a[1] or not a[0]),
        LinkKind.ALL_OR_NONE: lambda a: bool(a.all() or not a.any()),
        LinkKind.AT_MOST_ONE: lambda a: bool(a.sum() <= 1),
        LinkKind.AT_LEAST_ONE: lambda a: bool(a.any()),
    }
    return bool(
        (counts <= 1).all()
        and all(limit.least <= limit.use[chosen].sum() <= limit.most for limit in problem.limits)
        and all(is_met[link.kind](funded[list(link.members)]) for link in problem.links)
        and funded[list(problem.forced_in)].all()
        and not funded[list(problem.forced_out)].any()
    )


def test_conditions_that_contradict_each_other_leave_no_portfolio() -> None:
    found = non_dominated(Worth(np.ones((2, 1)), np.ones((2, 1))), Conditions(-np.ones((2, 1)), np.array([-3.0])))
    assert len(found.portfolios) == 0
    assert np.isnan(found.core_index()).all()


def test_projects_that_are_worth_the_same_stand_in_for_each_other() -> None:
    values = np.array([[5.0, 1.0], [5.0, 1.0], [1.0, 1.0]])
    found = non_dominated(Worth(values, values), Conditions(np.array([[2.0], [1.0], [1.0]]), np.array([2.0])))
    assert found.portfolios.tolist() == [[False, True, True]]
    one = non_dominated(Worth(values, values), Conditions(np.array([[2.0], [2.0], [1.0]]), np.array([2.0])))
    assert sorted(one.portfolios.tolist()) == [[False, True, False], [True, False, False]]
    assert one.core_index().tolist() == [0.5, 0.5, 0]


def test_wider_intervals_of_points_leave_more_open() -> None:
    rng = np.random.default_rng(1)
    corners = RankedWeights(np.arange(1.0, 4.0)).corners()
    points, costs = rng.integers(20, 80, (16, 3)), rng.integers(5, 30, (16, 1)).astype(np.float64)
    counts = []
    for width in (0, 3, 6):
        worth = Worth((points - width) @ corners.T, (points + width) @ corners.T)
        counts.append(len(non_dominated(worth, Conditions(costs, np.array([120.0]))).portfolios))
    assert counts[0] < counts[1] < counts[2]


def test_too_many_portfolios_are_refused_and_progress_is_told() -> None:
    rng = np.random.default_rng(1)
    values = rng.random((30, 6)) * 100
    limits = Conditions(np.ones((30, 1)), np.array([12.0]))
    with pytest.raises(TooManyPortfolios):
        non_dominated(Worth(values, values), limits, most_states=200)
    told: list[tuple[int, int]] = []
    non_dominated(
        Worth(values[:6], values[:6]), Conditions(np.ones((6, 1)), np.array([2.0])), report=lambda *a: told.append(a)
    )
    assert told == [(done, 6) for done in range(1, 7)]


def test_synergies_and_parts_are_left_to_samples() -> None:
    problem = PortfolioProblem(2, np.arange(2), np.ones(2), np.ones(2), np.array([1.0, 0.5]))
    assert not applies(problem)
    pair = Synergy(0, 1, 1.0, 0.0, np.zeros(0))
    assert not applies(PortfolioProblem(2, np.arange(2), np.ones(2), np.ones(2), np.ones(2), synergies=(pair,)))
