"""Robustness of a portfolio: chances, regret, rulers."""

from itertools import product

import numpy as np
import pytest

from vmo_desktop.domain.batch_knapsack import money_grid
from vmo_desktop.domain.own_weights import ParticipantWeights
from vmo_desktop.domain.robust_portfolio import (
    Certainty,
    OneByOne,
    Optimiser,
    SelectionCount,
    WithinBudget,
    as_if_ruled,
)
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import AnyWeights

COSTS = np.array([4.0, 3.0, 5.0, 2.0, 6.0, 1.0, 3.0])
BUDGET = 11.0
EVERY = np.array(list(product((0.0, 1.0), repeat=len(COSTS))))
WITHIN = EVERY[EVERY @ COSTS <= BUDGET]


def _brute(values: FloatArray) -> FloatArray:
    found: FloatArray = WITHIN[np.argmax(WITHIN @ values)]
    return found


def _quick() -> WithinBudget:
    grid = money_grid(COSTS, BUDGET)
    assert grid is not None
    return WithinBudget(grid)


@pytest.fixture
def sampled() -> SampledValues:
    return SampledValues(np.random.default_rng(2).random((len(COSTS), 3)) * 100, AnyWeights(3), seed=6)


@pytest.mark.parametrize("optimiser", [_quick(), OneByOne(_brute)], ids=["budget", "solver"])
def test_chances_and_regret_are_those_of_every_sample_solved_by_hand(
    sampled: SampledValues, optimiser: Optimiser
) -> None:
    asked = WITHIN[[3, len(WITHIN) // 2]]
    found = SelectionCount(sampled, optimiser, asked).advance(BLOCK)
    block = sampled.block(0)
    best = np.array([_brute(values) for values in block.values])
    assert found.samples == BLOCK
    assert found.chance == pytest.approx(best.mean(axis=0))
    worth = (block.values * best).sum(axis=1)
    assert found.value == pytest.approx(worth.mean())
    for regret, portfolio in zip(found.regrets, asked, strict=True):
        lost = worth - block.values @ portfolio
        assert regret.expected == pytest.approx(lost.mean())
        assert regret.maximum == pytest.approx(lost.max())
        assert regret.best == pytest.approx((lost < 1e-9).mean())
    for row in range(len(COSTS)):
        is_in = best[:, row] > 0
        for got, rows in ((found.weights_in[row], is_in), (found.weights_out[row], ~is_in)):
            if rows.any():
                assert got == pytest.approx(block.weights[rows].mean(axis=0))
            else:
                assert np.isnan(got).all()


@pytest.mark.parametrize("optimiser", [_quick(), OneByOne(_brute)], ids=["budget", "solver"])
def test_the_result_hangs_on_seed_and_size_alone(sampled: SampledValues, optimiser: Optimiser) -> None:
    whole = SelectionCount(sampled, optimiser, WITHIN[:2]).advance(1500)
    count = SelectionCount(sampled, optimiser, WITHIN[:2])
    count.advance(250)
    stepped = count.advance(1250)
    assert whole.samples == stepped.samples == 1500
    assert (whole.chance == stepped.chance).all()
    assert np.array_equal(whole.weights_in, stepped.weights_in, equal_nan=True)
    assert [each.expected for each in whole.regrets] == [each.expected for each in stepped.regrets]


def test_a_stopped_count_can_go_on(sampled: SampledValues) -> None:
    def stop(done: int, of: int) -> None:
        if done == 2:
            raise InterruptedError

    count = SelectionCount(sampled, _quick())
    with pytest.raises(InterruptedError):
        count.advance(2000, stop)
    assert (count.advance(900).chance == SelectionCount(sampled, _quick()).advance(1000).chance).all()


def test_an_initiative_is_safe_contested_or_out_by_its_chance() -> None:
    # Two drivers, money for one of two rivals and for the one that is best on both.
    points = np.array([[90.0, 90], [80.0, 20], [20.0, 80], [10.0, 10]])
    grid = money_grid(np.ones(4), 2.0)
    assert grid is not None
    found = SelectionCount(SampledValues(points, AnyWeights(2), seed=1), WithinBudget(grid)).advance(4000)
    assert found.certainty() == [Certainty.SAFE, Certainty.CONTESTED, Certainty.CONTESTED, Certainty.OUT]
    assert found.certainty(safe=0.4)[1] is Certainty.SAFE
    assert found.certainty(out=0.6)[2] is Certainty.OUT
    assert found.chance[1] == pytest.approx(0.5, abs=4 * found.error[1])
    low, high = found.intervals()
    assert low[1] < 0.5 < high[1]
    assert low[0] > 0.99
    # What decides between the rivals: the first driver's weight is uniform, above a half for one, below for the other.
    assert found.weights_in[1] == pytest.approx([0.75, 0.25], abs=0.02)
    assert found.weights_out[1] == pytest.approx([0.25, 0.75], abs=0.02)


def test_a_portfolio_that_is_best_everywhere_has_no_regret() -> None:
    sampled = SampledValues(
        np.array([[90.0, 0], [80.0, 0]]), ParticipantWeights(np.array([[1.0, 0.0]]), np.ones(1)), seed=1
    )
    grid = money_grid(np.ones(2), 1.0)
    assert grid is not None
    best, other = SelectionCount(sampled, WithinBudget(grid), np.eye(2)).advance(250).regrets
    assert (best.expected, best.maximum, best.best) == (0, 0, 1)
    assert (other.expected, other.maximum, other.best) == (10, 10, 0)


def test_rulers_share_a_core_and_each_contested_one_names_its_backers() -> None:
    grid = money_grid(np.ones(4), 2.0)
    assert grid is not None
    values = np.array([[9.0, 8, 1, 0], [9.0, 1, 8, 0], [9.0, 8, 2, 0]])
    told: list[tuple[int, int]] = []
    found = as_if_ruled(values, WithinBudget(grid), lambda done, of: told.append((done, of)))
    assert found.core.tolist() == [True, False, False, False]
    assert found.exterior.tolist() == [False, False, False, True]
    assert found.backers(1).tolist() == [0, 2]
    assert found.support(np.array([1.0, 2, 1])).tolist() == [1, 0.5, 0.5, 0]
    assert told == [(3, 3)]


def test_rulers_are_asked_some_together_and_nobody_need_listen() -> None:
    optimiser = OneByOne(_brute)
    count = 2 * optimiser.together + 1
    values = np.random.default_rng(5).random((count, len(COSTS)))
    told: list[tuple[int, int]] = []
    found = as_if_ruled(values, optimiser, lambda done, of: told.append((done, of)))
    assert found.funded.tolist() == [(_brute(each) > 0).tolist() for each in values]
    assert told == [(optimiser.together, count), (2 * optimiser.together, count), (count, count)]
    assert as_if_ruled(values, optimiser).funded.tolist() == found.funded.tolist()
