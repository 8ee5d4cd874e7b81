"""Realized against promised."""

import numpy as np
import pytest

from vmo_desktop.domain.calibration import optimism


def test_half_of_all_promises_came_true() -> None:
    promised = np.array([100.0, 10.0, 50.0, 8.0])
    found = optimism(promised, promised / 2)
    assert (found.count, found.mean, found.low, found.high) == (4, 0.5, 0.5, 0.5)
    assert found.tells_something


def test_unknown_results_and_promises_of_nothing_are_left_out() -> None:
    found = optimism(np.array([10.0, 10.0, 0.0, -5.0]), np.array([8.0, np.nan, 3.0, 3.0]))
    assert (found.count, found.mean) == (1, 0.8)
    assert np.isnan(found.mean_low)
    assert not found.tells_something
    assert np.isnan(optimism(np.zeros(0), np.zeros(0)).mean)


def test_what_scatters_around_all_tells_nothing() -> None:
    found = optimism(np.ones(6), np.array([0.5, 1.5, 0.8, 1.2, 0.9, 1.1]))
    assert found.mean == pytest.approx(1.0)
    assert found.mean_low < 1 < found.mean_high
    assert not found.tells_something


def test_the_interval_covers_the_true_mean_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(200):
        found = optimism(np.ones(20), random.uniform(0.4, 1.0, 20))
        covered += found.mean_low <= 0.7 <= found.mean_high
    assert 140 <= covered <= 180


@pytest.mark.parametrize(("count", "is_enough"), [(4, False), (5, True)])
def test_from_five_promises_on_they_are_a_reference_class(count: int, is_enough: bool) -> None:
    assert optimism(np.ones(count), np.ones(count)).is_enough is is_enough


def test_more_than_was_promised_tells_something_too() -> None:
    assert optimism(np.ones(6), np.array([1.5, 1.6, 1.7, 1.4, 1.3, 1.8])).tells_something
    assert not optimism(np.ones(6), np.ones(6)).tells_something
