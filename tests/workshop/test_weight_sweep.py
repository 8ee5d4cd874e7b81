"""Ranks while one weight goes from 0 to 1, on lines whose crossings are known by hand."""

import pytest
from numpy import array, float64, nan

from vmo_desktop.domain.sensitivity import Lines
from vmo_desktop.workshop.weight_sweep import WeightSweep


def _sweep(start: list[float], end: list[float]) -> WeightSweep:
    return WeightSweep(0, Lines(array(start, dtype=float64), array(end, dtype=float64)), (0.5,))


def test_each_one_that_overtakes_gains_a_place() -> None:
    """From 0 on Depot, Atlas, Portal; Atlas passes Depot at 0.4, Portal passes Depot at 0.5 and Atlas at 0.6."""
    sweep = _sweep([0, 100, 60, nan], [100, 0, 60, 50])
    met = sweep.crossings
    assert met.weights.tolist() == pytest.approx([0.4, 0.5, 0.6])
    assert (met.rising.tolist(), met.falling.tolist()) == ([2, 0, 0], [1, 1, 2])
    assert sweep.ranks_after.tolist() == [1, 2, 1]
    assert sweep.values_met.tolist() == pytest.approx([60.0, 50.0, 60.0])
    assert sweep.best_ranks.tolist() == [1, 1, 1, 0]
    assert sweep.worst_ranks.tolist() == [3, 3, 2, 0]
    assert sweep.left_out.tolist() == [3]
    assert sweep.ranks_at(0.45).tolist() == [3, 2, 1, 0]
    assert sweep.ranks_at(1.0).tolist() == [1, 3, 2, 0]


def test_where_three_meet_at_once_only_places_that_are_held_count() -> None:
    sweep = _sweep([0, 100, 50], [100, 0, 50])
    assert sweep.crossings.weights.tolist() == pytest.approx([0.5, 0.5, 0.5])
    assert sweep.best_ranks.tolist() == [1, 1, 2]
    assert sweep.worst_ranks.tolist() == [3, 3, 2]
    after = dict(zip(zip(sweep.crossings.rising.tolist(), sweep.crossings.falling.tolist(), strict=True),
                     sweep.ranks_after.tolist(), strict=True))  # fmt: skip
    assert after == {(0, 1): 1, (0, 2): 1, (2, 1): 2}


def test_who_is_level_at_the_beginning_is_told_apart_by_what_comes_next() -> None:
    sweep = _sweep([50, 50, 10], [100, 0, 10])
    assert sweep.crossings.weights.tolist() == pytest.approx([0.8])
    assert sweep.best_ranks.tolist() == [1, 2, 2]
    assert sweep.worst_ranks.tolist() == [1, 3, 3]


def test_who_is_level_all_the_way_shares_a_place() -> None:
    sweep = _sweep([50, 50, 10], [80, 80, 10])
    assert sweep.best_ranks.tolist() == sweep.worst_ranks.tolist() == [1, 1, 3]
    assert sweep.ranks_after.tolist() == []
