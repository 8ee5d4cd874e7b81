"""The smallest change of weights that changes who is first."""

import numpy as np
import pytest

from vmo_desktop.domain.weight_change import least_euclidean_change, least_total_change, nearest_change


def test_two_drivers_have_one_point_at_which_the_rival_is_level() -> None:
    weights, gain = np.array([0.7, 0.3]), np.array([-20.0, 30.0])
    for change in (least_total_change, least_euclidean_change):
        assert change(weights, gain) == pytest.approx(np.array([0.6, 0.4]))


def test_the_least_total_is_taken_where_the_rival_loses_most() -> None:
    changed = least_total_change(np.array([0.1, 0.5, 0.4]), np.array([-90.0, -10.0, 10.0]))
    # 0.1 leaves the first driver, which makes 10 of 10 points.
    assert changed == pytest.approx(np.array([0.0, 0.5, 0.5]))


def test_a_rival_that_is_never_ahead_asks_for_no_change() -> None:
    weights = np.array([0.5, 0.5])
    for change in (least_total_change, least_euclidean_change):
        assert change(weights, np.array([-1.0, 0.0])) is None
        assert change(weights, np.array([-1.0, 2.0])) is weights


@pytest.mark.parametrize("seed", range(60))
def test_no_weights_are_nearer(seed: int) -> None:
    rng = np.random.default_rng(seed)
    drivers = int(rng.integers(2, 7))
    weights = rng.dirichlet(np.ones(drivers)) * (rng.random(drivers) < 0.8)
    weights = weights / weights.sum() if weights.any() else np.eye(drivers)[0]
    gain = rng.integers(-100, 60, drivers).astype(float)
    total, euclidean = least_total_change(weights, gain), least_euclidean_change(weights, gain)
    if gain @ weights < 0 and gain.max() <= 0:
        assert total is None
        assert euclidean is None
        return
    assert total is not None
    assert euclidean is not None
    for changed in (total, euclidean):
        assert changed.min() >= 0
        assert changed.sum() == pytest.approx(1)
        assert gain @ changed >= -1e-9
    tried = np.vstack([rng.dirichlet(np.full(drivers, size), 20_000) for size in (0.2, 1.0)])
    mixed = weights + rng.random((len(tried), 1)) * (tried - weights)
    near = np.vstack([tried, mixed, euclidean + 0.01 * (tried - euclidean), total + 0.01 * (tried - total)])
    level = near[near @ gain >= 0]
    assert np.abs(level - weights).sum(axis=1).min(initial=9) >= np.abs(total - weights).sum() - 1e-9
    assert np.linalg.norm(level - weights, axis=1).min(initial=9) >= np.linalg.norm(euclidean - weights) - 1e-9


def test_the_nearest_rival_is_found_and_equal_ones_are_none() -> None:
    points = np.array([[80.0, 40], [60, 50], [0, 100], [80, 40], [np.nan, 99]])
    found = nearest_change(points, np.array([0.6, 0.4]))
    assert found.total is not None
    assert found.euclidean is not None
    # Against the third, 80 w + 40 (1 - w) = 100 (1 - w) at w = 3/7; against the second at w = 1/3.
    assert (found.total.rival, found.euclidean.rival) == (2, 2)
    assert found.total.weights == pytest.approx(np.array([3 / 7, 4 / 7]))
    assert found.total.distance == pytest.approx(2 * (0.6 - 3 / 7))
    assert found.euclidean.distance == pytest.approx(np.sqrt(2) * (0.6 - 3 / 7))


def test_who_is_best_in_everything_stays_first_whatever_the_weights() -> None:
    found = nearest_change(np.array([[90.0, 90], [10, 90], [90, 10]]), np.array([0.5, 0.5]))
    assert found.total is None
    assert found.euclidean is None
    unknown = nearest_change(np.array([[np.nan, 1.0]]), np.array([0.5, 0.5]))
    assert unknown.total is None


def test_a_portfolio_draws_level_with_another_one_though_synergies_do_not_depend_on_weights() -> None:
    weights = np.array([0.5, 0.3, 0.2])
    chosen, rival, synergy = np.array([200.0, 50, 80]), np.array([120.0, 100, 90]), 5.0
    changed = least_euclidean_change(weights, rival + synergy - chosen)
    assert changed is not None
    assert changed @ chosen == pytest.approx(changed @ rival + synergy)
