"""Sets of weights: draws are uniform, corners are those of the set."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.own_weights import GroupWeights, ParticipantWeights
from vmo_desktop.domain.rank_weights import rank_order_centroid
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import (
    AnyWeights,
    BoundedWeights,
    ClassWeights,
    NestedWeights,
    RankedWeights,
    TooManyCorners,
    WeightSpace,
)

DRAWS = 40_000
BOUNDS = (np.array([0.1, 0.0, 0.2, 0.05]), np.array([0.5, 0.3, 0.6, 0.4]))


def _drawn(space: WeightSpace, count: int = DRAWS, seed: int = 5) -> FloatArray:
    drawn = space.draw(np.random.default_rng(seed), count)
    assert drawn.shape == (count, space.size)
    assert np.allclose(drawn.sum(axis=1), 1)
    assert drawn.min() >= 0
    return drawn


def test_any_weights_are_uniform_on_the_simplex() -> None:
    drawn = _drawn(AnyWeights(3))
    # Uniform on a triangle: a weight is above t with probability (1 - t)^2.
    for threshold in (0.2, 0.5, 0.8):
        assert (drawn > threshold).mean(axis=0) == pytest.approx(np.full(3, (1 - threshold) ** 2), abs=0.01)


def test_ranked_weights_keep_the_order_and_have_its_centroid_as_mean() -> None:
    drawn = _drawn(RankedWeights(np.array([2.0, 1.0, 4.0, 3.0])))
    assert (drawn[:, 1] >= drawn[:, 0]).all()
    assert (drawn[:, 0] >= drawn[:, 3]).all()
    assert drawn.mean(axis=0) == pytest.approx(rank_order_centroid([2, 1, 4, 3]), abs=0.003)


def test_drivers_that_share_a_rank_are_in_any_order() -> None:
    drawn = _drawn(RankedWeights(np.array([2.0, 1.0, 2.0, 1.0])))
    assert (drawn[:, [1, 3]].min(axis=1) >= drawn[:, [0, 2]].max(axis=1)).all()
    assert (drawn[:, 1] > drawn[:, 3]).mean() == pytest.approx(0.5, abs=0.01)
    every = AnyWeights(4).draw(np.random.default_rng(1), 400_000)
    kept = every[every[:, [1, 3]].min(axis=1) >= every[:, [0, 2]].max(axis=1)]
    assert drawn.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.004)
    assert np.cov(drawn.T) == pytest.approx(np.cov(kept.T), abs=0.002)


def test_bounded_weights_are_as_uniform_as_those_kept_of_all() -> None:
    low, high = BOUNDS
    drawn = _drawn(BoundedWeights(low, high))
    assert (drawn >= low - 1e-12).all()
    assert (drawn <= high + 1e-12).all()
    every = AnyWeights(4).draw(np.random.default_rng(1), 400_000)
    kept = every[((every >= low) & (every <= high)).all(axis=1)]
    assert drawn.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.003)
    assert np.cov(drawn.T) == pytest.approx(np.cov(kept.T), abs=0.001)
    for share in (0.1, 0.5, 0.9):
        assert np.quantile(drawn, share, axis=0) == pytest.approx(np.quantile(kept, share, axis=0), abs=0.008)


def test_bounds_without_room_give_what_they_leave() -> None:
    low = np.array([0.2, 0.3, 0.5])
    assert np.allclose(_drawn(BoundedWeights(low, np.ones(3)), 10), low)


@pytest.mark.parametrize(
    ("low", "high"), [([0.6, 0.6], [1, 1]), ([0, 0], [0.4, 0.4]), ([0.5, 0.2], [0.4, 0.9]), ([-0.1, 0], [1, 1])]
)
def test_bounds_that_no_weights_meet_are_refused(low: list[float], high: list[float]) -> None:
    with pytest.raises(ValueError, match="no weights"):
        BoundedWeights(np.array(low), np.array(high))


def test_own_weights_are_drawn_as_often_as_they_have_votes() -> None:
    own = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])
    drawn = _drawn(ParticipantWeights(own, np.array([1.0, 1.0, 2.0])))
    assert {tuple(each) for each in drawn.tolist()} == {(1.0, 0.0), (0.5, 0.5), (0.0, 1.0)}
    assert (drawn[:, 0] == 0).mean() == pytest.approx(0.5, abs=0.01)


def test_the_groups_weights_lie_about_its_mean_and_closer_the_larger_it_is() -> None:
    own = np.array([[0.9, 0.1], [0.5, 0.5], [0.4, 0.6]])
    votes = np.array([2.0, 1.0, 1.0])
    small = _drawn(GroupWeights(own, votes))
    large = _drawn(GroupWeights(np.tile(own, (20, 1)), np.tile(votes, 20)))
    assert small.mean(axis=0) == pytest.approx(votes @ own / 4, abs=0.005)
    assert large.std(axis=0)[0] < small.std(axis=0)[0] / 3


def test_nested_weights_share_out_what_a_group_has() -> None:
    space = NestedWeights(RankedWeights(np.array([1.0, 2.0])), (AnyWeights(2), AnyWeights(3)))
    drawn = _drawn(space)
    assert (drawn[:, :2].sum(axis=1) >= drawn[:, 2:].sum(axis=1)).all()
    assert drawn.mean(axis=0) == pytest.approx([0.375, 0.375, 1 / 12, 1 / 12, 1 / 12], abs=0.005)


def test_each_class_has_weights_of_its_own() -> None:
    drawn = ClassWeights((AnyWeights(2), RankedWeights(np.array([1.0, 2.0])))).draw(np.random.default_rng(1), 50)
    assert np.allclose(drawn[:, :2].sum(axis=1), 1)
    assert np.allclose(drawn[:, 2:].sum(axis=1), 1)


def _sorted(corners: FloatArray) -> FloatArray:
    return np.array(sorted(np.round(corners, 9).tolist()))


def test_corners_of_a_rank_order() -> None:
    assert _sorted(AnyWeights(3).corners()) == pytest.approx(_sorted(np.eye(3)))
    order = RankedWeights(np.array([1.0, 2.0, 3.0])).corners()
    assert _sorted(order) == pytest.approx(_sorted(np.array([[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])))
    # One rank for all is no order at all.
    assert _sorted(RankedWeights(np.ones(4)).corners()) == pytest.approx(_sorted(np.eye(4)))
    first = RankedWeights(np.array([1.0, 2.0, 2.0])).corners()
    expected = [[1, 0, 0], [0.5, 0.5, 0], [0.5, 0, 0.5], [1 / 3, 1 / 3, 1 / 3]]
    assert _sorted(first) == pytest.approx(_sorted(np.array(expected)))


def _brute_corners(low: FloatArray, high: FloatArray) -> FloatArray:
    """Every combination of bounds with one weight that fills up."""
    found = set()
    for free in range(len(low)):
        for ends in product((0, 1), repeat=len(low)):
            corner = np.where(ends, high, low)
            corner[free] += 1 - corner.sum()
            if low[free] - 1e-9 <= corner[free] <= high[free] + 1e-9:
                found.add(tuple(np.round(corner, 9).tolist()))
    return np.array(sorted(found))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 8)), min_size=1, max_size=5))
def test_corners_between_bounds_are_all_there_are(bounds: list[tuple[int, int]]) -> None:
    low = np.array([least for least, _ in bounds]) / 20
    high = np.array([least + more for least, more in bounds]) / 20
    if low.sum() > 1 or high.sum() < 1:
        with pytest.raises(ValueError, match="no weights"):
            BoundedWeights(low, high)
        return
    assert _sorted(BoundedWeights(low, high).corners()) == pytest.approx(_brute_corners(low, high), abs=1e-8)


def test_weights_within_a_fifth_of_equal_have_thirty_corners() -> None:
    corners = BoundedWeights(np.full(5, 0.16), np.full(5, 0.24)).corners()
    assert len(corners) == 30 == 5 * len(list(combinations(range(4), 2)))


def test_too_many_corners_are_refused() -> None:
    with pytest.raises(TooManyCorners):
        RankedWeights(np.array([1.0] + [2.0] * 14)).corners()
    with pytest.raises(TooManyCorners):
        BoundedWeights(np.full(18, 0.8 / 18), np.full(18, 1.2 / 18)).corners()


def test_corners_are_counted_to_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    space = BoundedWeights(np.full(5, 0.16), np.full(5, 0.24))
    monkeypatch.setattr("vmo_desktop.domain.weight_space.MOST_CORNERS", 30)
    assert len(space.corners()) == 30
    monkeypatch.setattr("vmo_desktop.domain.weight_space.MOST_CORNERS", 29)
    with pytest.raises(TooManyCorners):
        space.corners()


def test_how_many_weights_a_draw_has() -> None:
    within = (AnyWeights(2), AnyWeights(3))
    assert NestedWeights(AnyWeights(2), within).size == ClassWeights(within).size == 5
