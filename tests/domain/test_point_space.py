"""Uncertain points: what is drawn is what was voted or stated, as often as that was."""

import numpy as np
import pytest

from vmo_desktop.domain.point_space import RangePoints, ScaledPoints, VotePoints, VotesWithinRanges
from vmo_desktop.domain.scales import FloatArray

NAN = np.nan
DRAWS = 20_000


def _luck() -> np.random.Generator:
    return np.random.default_rng(3)


def _ranges(low: list[float], high: list[float], likely: list[float]) -> RangePoints:
    return RangePoints(np.array([low]), np.array([high]), np.array([likely]))


def _votes(*votes: list[float], weights: list[float]) -> VotePoints:
    return VotePoints(np.array(votes)[:, np.newaxis], np.array(weights), np.array([[70.0] * len(votes[0])]))


def _shares(drawn: FloatArray) -> dict[float, float]:
    values, counts = np.unique(drawn, return_counts=True)
    return dict(zip(values.tolist(), (counts / len(drawn)).tolist(), strict=True))


def test_votes_are_drawn_as_often_as_they_have_weight_and_a_cell_without_any_stays() -> None:
    space = _votes([10.0, NAN, NAN], [20.0, NAN, 90.0], [30.0, NAN, 80.0], weights=[1.0, 3.0, 4.0])
    assert space.shape == (1, 3)
    assert space.is_voted.tolist() == [[True, False, True]]
    drawn = space.draw(_luck(), DRAWS)
    assert drawn.shape == (DRAWS, 1, 3)
    assert _shares(drawn[:, 0, 0]) == pytest.approx({10.0: 0.125, 20.0: 0.375, 30.0: 0.5}, abs=0.02)
    assert _shares(drawn[:, 0, 1]) == {70.0: 1.0}
    assert _shares(drawn[:, 0, 2]) == pytest.approx({90.0: 3 / 7, 80.0: 4 / 7}, abs=0.02)


def test_a_range_is_drawn_evenly_or_as_a_triangle_and_what_is_certain_stays() -> None:
    space = _ranges([10.0, 10.0, 50.0, 0.0], [30.0, 30.0, 50.0, 40.0], [NAN, 15.0, NAN, 40.0])
    assert space.shape == (1, 4)
    assert space.middle.tolist() == [[20.0, 15.0, 50.0, 40.0]]
    even, triangle, certain, rising = space.draw(_luck(), DRAWS)[:, 0].T
    assert (even.min(), even.max()) == pytest.approx((10.0, 30.0), abs=0.05)
    assert np.quantile(even, [0.25, 0.5, 0.75]) == pytest.approx([15.0, 20.0, 25.0], abs=0.3)
    # A triangle has a quarter of its area up to its peak at a quarter of its width.
    assert (triangle < 15.0).mean() == pytest.approx(0.25, abs=0.01)
    assert triangle.mean() == pytest.approx((10 + 15 + 30) / 3, abs=0.1)
    assert (certain == 50.0).all()
    assert rising.mean() == pytest.approx((0 + 40 + 40) / 3, abs=0.3)


@pytest.mark.parametrize(("low", "high", "likely"), [(2.0, 1.0, NAN), (1.0, 3.0, 0.5), (1.0, 3.0, 3.5)])
def test_bounds_that_are_none_are_refused(low: float, high: float, likely: float) -> None:
    with pytest.raises(ValueError, match="the most likely points lie between the bounds"):
        _ranges([low], [high], [likely])
    assert _ranges([1.0, 1.0], [3.0, 3.0], [1.0, 3.0]).shape == (1, 2)


def test_votes_are_off_by_as_much_as_ranges_say_within_the_scale_and_else_ranges_are_drawn() -> None:
    votes = _votes([40.0, 95.0, NAN], weights=[1.0])
    space = VotesWithinRanges(votes, _ranges([20.0, 20.0, 20.0], [40.0, 40.0, 40.0], [NAN, NAN, NAN]))
    assert space.shape == (1, 3)
    near, clipped, ranged = space.draw(_luck(), DRAWS)[:, 0].T
    assert (near.min(), near.max()) == pytest.approx((30.0, 50.0), abs=0.05)
    assert clipped.max() == 100.0
    assert (clipped == 100.0).mean() == pytest.approx(0.25, abs=0.01)
    assert clipped.min() == pytest.approx(85.0, abs=0.05)
    assert (ranged.min(), ranged.max()) == pytest.approx((20.0, 40.0), abs=0.05)


def test_points_times_a_factor_of_each_initiative() -> None:
    points = RangePoints(
        np.array([[10.0, 20.0], [30.0, 40.0]]), np.array([[12.0, 20.0], [30.0, 44.0]]), np.full((2, 2), NAN)
    )
    scaled = ScaledPoints(points, np.array([0.5, 2.0]))
    assert scaled.shape == (2, 2)
    expected = points.draw(_luck(), 50)
    expected[:, 0] *= 0.5
    expected[:, 1] *= 2.0
    assert scaled.draw(_luck(), 50).tolist() == expected.tolist()
