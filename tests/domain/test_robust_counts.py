"""Chances, regret and rulers counted over samples that one adds up by hand."""

import numpy as np
import pytest
from typing_extensions import override

from vmo_desktop.domain.batch_knapsack import MoneyGrid
from vmo_desktop.domain.ranking import TIE_TOLERANCE
from vmo_desktop.domain.robust_portfolio import (
    Certainty,
    OneByOne,
    Rulers,
    Selection,
    SelectionCount,
    WithinBudget,
    as_if_ruled,
)
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues, ValueBlock
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import AnyWeights

NAN = float("nan")


class _Rising(SampledValues):
    """In sample k of a block of a thousand the first is worth k, in the next block k + 1000, the second always 500."""

    @override
    def block(self, number: int) -> ValueBlock:
        rank = np.arange(float(BLOCK))
        first = np.column_stack((rank + BLOCK * number, np.full(BLOCK, 500.0)))
        return ValueBlock(np.column_stack((rank, BLOCK - rank)) / BLOCK, first)


def _better(values: FloatArray) -> FloatArray:
    """The first where it is worth as much."""
    return np.array([1.0, 0.0]) if values[0] >= values[1] else np.array([0.0, 1.0])


def _sampled() -> SampledValues:
    return _Rising(np.zeros((2, 2)), AnyWeights(2), seed=1)


def test_over_one_block_the_first_is_best_in_its_second_half() -> None:
    asked = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    found = SelectionCount(_sampled(), OneByOne(_better), asked).advance(BLOCK)
    assert (found.samples, found.chance.tolist()) == (1000, [0.5, 0.5])
    # 500 times 500, then 500 to 999.
    assert found.value == pytest.approx((500 * 500 + sum(range(500, 1000))) / 1000)
    # The first loses 500 to 1 in the first half, the second 0 to 499 in the other, both halves half of either.
    assert [(each.expected, each.maximum, each.best) for each in found.regrets] == [
        pytest.approx((sum(range(1, 501)) / 1000, 500, 0.5)),
        pytest.approx((sum(range(500)) / 1000, 499, 0.501)),
        pytest.approx(((sum(range(1, 501)) + sum(range(500))) / 2000, 250, 0.001)),
    ]
    assert found.weights_in.tolist() == [pytest.approx([0.7495, 0.2505]), pytest.approx([0.2495, 0.7505])]
    assert found.weights_out.tolist() == [pytest.approx([0.2495, 0.7505]), pytest.approx([0.7495, 0.2505])]


def test_samples_are_rounded_up_to_what_is_optimised_together_and_go_on_in_the_next_block() -> None:
    count = SelectionCount(_sampled(), OneByOne(_better))
    assert count.samples == 0
    told: list[tuple[int, int]] = []
    first = count.advance(11, lambda done, of: told.append((done, of)))
    assert (count.samples, first.samples, told) == (20, 20, [(1, 2), (2, 2)])
    assert (first.chance.tolist(), first.regrets) == ([0.0, 1.0], ())
    assert first.weights_in.tolist() == [pytest.approx([NAN, NAN], nan_ok=True), pytest.approx([0.0095, 0.9905])]
    assert first.weights_out.tolist() == [pytest.approx([0.0095, 0.9905]), pytest.approx([NAN, NAN], nan_ok=True)]
    count.advance(980)
    later = count.advance(10)
    # The ten of the next block: the first is worth 1000 to 1009.
    assert (later.samples, later.chance.tolist()) == (1010, [510 / 1010, 500 / 1010])
    assert later.value == pytest.approx((500 * 500 + sum(range(500, 1010))) / 1010)


def test_a_part_is_funded_and_brings_its_part() -> None:
    halves = SelectionCount(_sampled(), OneByOne(lambda _values: np.array([0.5, 1e-9])), np.array([[0.0, 0.0]]))
    found = halves.advance(10)
    assert found.chance.tolist() == [1.0, 0.0]
    assert found.value == pytest.approx(0.5 * 4.5, abs=1e-5)
    assert found.regrets[0].maximum == pytest.approx(4.5, abs=1e-5)


@pytest.mark.parametrize(("off", "best"), [(0.9, 1.0), (1.1, 0.0)])
def test_what_is_lost_in_the_last_digits_is_nothing(off: float, best: float) -> None:
    """The best of ten samples is worth 500, so that five billionths are no loss."""
    part = 1 - off * TIE_TOLERANCE
    asked = np.array([[0.0, part]])
    (regret,) = SelectionCount(_sampled(), OneByOne(_better), asked).advance(10).regrets
    assert regret.best == best
    assert (regret.expected > 0, regret.maximum > 0) == (best == 0, best == 0)


def test_chances_are_told_with_what_is_known_of_them() -> None:
    chance = np.array([0.95, 0.9499, 0.0501, 0.05, 0.5])
    found = Selection(100, chance, np.zeros((5, 1)), np.zeros((5, 1)), 0.0, ())
    contested = Certainty.CONTESTED
    assert found.certainty() == [Certainty.SAFE, contested, contested, Certainty.OUT, contested]
    assert found.certainty(safe=0.5, out=0.0501)[1:] == [Certainty.SAFE, Certainty.OUT, Certainty.OUT, Certainty.SAFE]
    low, high = found.intervals()
    # Wilson (1927) for 50 of 100.
    assert [low[4], high[4]] == pytest.approx([0.4038, 0.5962], abs=5e-5)
    assert found.error[4] == pytest.approx(0.05)


def test_rulers_are_asked_as_many_at_once_as_the_optimiser_takes() -> None:
    told: list[tuple[int, int]] = []
    values = np.column_stack((np.arange(25.0), np.full(25, 12.0)))
    found = as_if_ruled(values, OneByOne(_better), lambda done, of: told.append((done, of)))
    assert told == [(10, 25), (20, 25), (25, 25)]
    assert found.funded[:, 0].tolist() == [row >= 12 for row in range(25)]
    assert found.funded[:, 1].tolist() == [row < 12 for row in range(25)]
    assert as_if_ruled(values[:1], OneByOne(lambda _values: np.array([1e-9, 0.1]))).funded.tolist() == [[False, True]]


def test_support_is_by_voting_weight() -> None:
    rulers = Rulers(np.array([[True, False, True], [True, True, False]]))
    assert rulers.support(np.array([1.0, 3.0])).tolist() == [1.0, 0.75, 0.25]
    assert [rulers.backers(row).tolist() for row in range(3)] == [[0, 1], [1], [0]]


def test_within_a_budget_shares_are_numbers() -> None:
    found = WithinBudget(MoneyGrid(np.array([2, 1]), 2)).best(np.array([[3.0, 4.0], [5.0, 4.0]]))
    assert found.dtype == np.float64
    assert found.tolist() == [[0.0, 1.0], [1.0, 0.0]]
