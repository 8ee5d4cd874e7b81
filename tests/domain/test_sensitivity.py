"""One weight at a time, one score at a time: against looking at many weights one by one."""

from itertools import pairwise

import numpy as np
import pytest

from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.domain.sensitivity import (
    Lines,
    crossings,
    lines,
    rank_margins,
    reigns,
    score_breakpoints,
    score_tornado,
    shifted,
    weight_tornado,
)

FLATS = np.array(
    [[0.3888889, 0.2333333, 1, 0.6666667], [0.7777778, 0.5, 0, 0.3333333], [0, 1, 0.5, 1], [1, 0, 0.75, 0]]
)
WEIGHTS = np.array([0.35, 0.25, 0.25, 0.15])


def test_values_along_a_sweep_are_those_of_the_shifted_weights() -> None:
    drawn = lines(FLATS, WEIGHTS, 2)
    for share in (0.0, 0.25, 0.6, 1.0):
        assert drawn.at(share) == pytest.approx(FLATS @ shifted(WEIGHTS, 2, share))
    assert shifted(WEIGHTS, 2, 0.25) == pytest.approx(WEIGHTS)


def test_where_all_weight_was_on_the_swept_driver_the_others_share_equally() -> None:
    assert shifted(np.array([0.0, 1.0, 0.0]), 1, 0.4) == pytest.approx(np.array([0.3, 0.4, 0.3]))


def test_initiatives_may_have_weights_of_their_own() -> None:
    own = np.array([[0.5, 0.5, 0.0], [0.2, 0.2, 0.6]])
    points = np.array([[10.0, 20, 30], [10, 20, 30]])
    assert lines(points, own, 0).at(0.5).tolist() == pytest.approx([15, 0.5 * 10 + 0.5 * 27.5])


def whole_numbers(seed: int, initiatives: int) -> Lines:
    """Many ties and crossings in one place."""
    rng = np.random.default_rng(seed)
    points = np.array(rng.integers(0, 11, (initiatives, 4)), dtype=np.float64)
    return lines(points, np.array(rng.integers(0, 5, 4), dtype=np.float64), int(rng.integers(4)))


@pytest.mark.parametrize("seed", range(30))
def test_ranks_change_at_the_crossings_and_nowhere_else(seed: int) -> None:
    drawn = whole_numbers(seed, 7)
    at = np.unique(np.round(crossings(drawn).weights, 12))
    bounds = np.concatenate(([0.0], at, [1.0]))
    seen = []
    for low, high in pairwise(bounds):
        ranks = [competition_ranks(drawn.at(low + part * (high - low))).tolist() for part in (0.05, 0.5, 0.95)]
        assert ranks[0] == ranks[1] == ranks[2]
        seen.append(ranks[0])
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize("seed", range(30))
def test_who_reigns_is_first_over_its_whole_interval(seed: int) -> None:
    drawn = whole_numbers(seed, 9)
    found = reigns(drawn)
    assert (found[0].start, found[-1].end) == (0.0, 1.0)
    for reign, following in pairwise(found):
        assert reign.end == following.start
        assert reign.row != following.row
    for reign in found:
        assert reign.start < reign.end
        for part in (0.0, 0.3, 1.0):
            values = drawn.at(reign.start + part * (reign.end - reign.start))
            assert values[reign.row] >= values.max() - 1e-9


def test_the_published_flats_change_hands_twice() -> None:
    found = reigns(lines(FLATS, WEIGHTS, 0))
    assert [reign.row for reign in found] == [2, 0, 3]
    assert [reign.start for reign in found] == pytest.approx([0, 0.3157895, 0.3573034], abs=1e-6)


def test_the_crossing_names_who_falls_and_who_rises() -> None:
    found = crossings(Lines(np.array([10.0, 0.0, 5.0]), np.array([0.0, 10.0, np.nan])))
    assert (found.weights.tolist(), found.falling.tolist(), found.rising.tolist()) == ([0.5], [0], [1])


def test_an_initiative_of_unknown_value_takes_no_part() -> None:
    unknown = np.vstack([FLATS, [np.nan, 1, 1, 1]])
    drawn = lines(unknown, WEIGHTS, 0)
    assert {reign.row for reign in reigns(drawn)} == {2, 0, 3}
    assert 4 not in {*crossings(drawn).falling.tolist(), *crossings(drawn).rising.tolist()}
    assert reigns(Lines(np.array([np.nan]), np.array([np.nan]))) == ()


def test_equal_initiatives_never_cross_and_the_first_of_them_reigns() -> None:
    drawn = lines(np.array([[50.0, 20], [50, 20], [10, 10]]), np.array([0.5, 0.5]), 0)
    assert len(crossings(drawn).weights) == 0
    assert [reign.row for reign in reigns(drawn)] == [0]


def test_tornado_bars_are_the_values_at_the_ends_widest_first() -> None:
    points, low, high = np.array([80.0, 20.0, 50.0]), np.array([0.3, 0.1, 0.0]), np.array([0.7, 0.3, 0.4])
    weights = np.array([0.5, 0.2, 0.3])
    bars = weight_tornado(points, weights, low, high)
    assert bars.base == pytest.approx(59)
    assert bars.low[0] == pytest.approx(points @ np.array([0.3, 0.28, 0.42]))
    assert bars.high[1] == pytest.approx(points @ np.array([0.7 * 5 / 8, 0.3, 0.7 * 3 / 8]))
    assert bars.order.tolist() == [0, 1, 2]
    moved = score_tornado(points, weights, np.array([70.0, 0, 50]), np.array([90.0, 100, 50]))
    assert moved.low.tolist() == pytest.approx([54, 55, 59])
    assert moved.high.tolist() == pytest.approx([64, 75, 59])
    assert moved.order.tolist() == [1, 0, 2]


def test_margins_reach_the_next_value_ahead_and_behind_past_ties() -> None:
    margins = rank_margins(np.array([40.0, 55.0, 40.0, np.nan, 10.0]))
    assert margins.up.tolist() == pytest.approx([15, np.nan, 15, np.nan, 30], nan_ok=True)
    assert margins.down.tolist() == pytest.approx([-30, -15, -30, np.nan, np.nan], nan_ok=True)


def test_a_score_changed_by_its_breakpoint_ties_with_the_next_one() -> None:
    rng = np.random.default_rng(5)
    points, weights = rng.uniform(0, 100, (6, 4)), np.array([0.4, 0.3, 0.3, 0.0])
    values = points @ weights
    margins = rank_margins(values)
    checked = 0
    for margin in (margins.up, margins.down):
        needed = score_breakpoints(points, weights, margin)
        assert np.isnan(needed[:, 3]).all()
        for row, driver in np.argwhere(~np.isnan(needed)):
            changed = points.copy()
            changed[row, driver] += needed[row, driver]
            assert 0 <= changed[row, driver] <= 100
            others = np.delete(changed @ weights, row)
            assert np.abs(others - changed[row] @ weights).min() < 1e-9
            checked += 1
    assert checked > 10


def test_a_score_that_would_have_to_leave_its_scale_has_no_breakpoint() -> None:
    needed = score_breakpoints(np.array([[95.0, 10.0]]), np.array([0.5, 0.5]), np.array([10.0]))
    assert needed[0].tolist() == pytest.approx([np.nan, 20], nan_ok=True)
