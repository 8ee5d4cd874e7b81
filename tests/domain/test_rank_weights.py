"""Weights from a rank order and from swings."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.rank_weights import (
    rank_exponent,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    swing_weights,
)
from vmo_desktop.domain.scales import FloatArray

Rule = Callable[[Sequence[float]], FloatArray]
RULES = (rank_order_centroid, rank_sum, rank_reciprocal)


def test_centroid_weights_of_barron_and_barrett_1996() -> None:
    assert rank_order_centroid([1, 2, 3, 4, 5]).round(4).tolist() == [0.4567, 0.2567, 0.1567, 0.09, 0.04]


def test_rank_sum_and_reciprocal_weights_of_stillwell_and_others_1981() -> None:
    assert rank_sum([1, 2, 3, 4]) == pytest.approx([0.4, 0.3, 0.2, 0.1])
    assert rank_reciprocal([1, 2, 3, 4]) == pytest.approx([0.48, 0.24, 0.16, 0.12])


def test_the_centroid_is_the_mean_of_the_corners() -> None:
    corners = np.tril(np.ones((4, 4))) / np.arange(1, 5)[:, None]
    assert rank_order_centroid([1, 2, 3, 4]) == pytest.approx(corners.mean(axis=0))


@pytest.mark.parametrize("rule", RULES)
@given(ranks=st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_weights_sum_to_1_and_follow_the_ranks(rule: Rule, ranks: list[int]) -> None:
    weights = rule(ranks)
    assert weights.sum() == pytest.approx(1.0)
    for i, first in enumerate(ranks):
        for j, second in enumerate(ranks):
            assert (weights[i] > weights[j]) == (first < second)


@pytest.mark.parametrize("rule", RULES)
def test_tied_ranks_share_their_places(rule: Rule) -> None:
    a, b, c, d = rule([1, 2, 3, 4])
    assert rule([1, 2, 2, 7]) == pytest.approx([a, (b + c) / 2, (b + c) / 2, d])


def test_the_exponent_goes_from_equal_to_steep() -> None:
    assert rank_exponent([1, 2, 3], 0) == pytest.approx([1 / 3] * 3)
    assert rank_exponent([1, 2, 3], 2) == pytest.approx([9 / 14, 4 / 14, 1 / 14])
    with pytest.raises(ValueError, match="not negative"):
        rank_exponent([1, 2], -1)


def test_no_drivers_have_no_weights() -> None:
    assert [rule([]).tolist() for rule in RULES] == [[], [], []]


def test_an_unknown_rank_is_refused() -> None:
    with pytest.raises(ValueError, match="known"):
        rank_sum([1.0, float("nan")])


def test_swings_are_told_against_the_most_important_one() -> None:
    assert swing_weights([100, 60, 70, 40]).round(4).tolist() == [0.3704, 0.2222, 0.2593, 0.1481]
    with pytest.raises(ValueError, match="is 100"):
        swing_weights([90, 60, 70, 40])
    for swings in ([100, 120], [100, -1], [100, float("nan")]):
        with pytest.raises(ValueError, match="between 0 and 100"):
            swing_weights(swings)
