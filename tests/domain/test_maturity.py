"""Ratings of steps put together."""

import numpy as np
import pytest

from vmo_desktop.domain.maturity import assessed

NAN = np.nan


def test_levels_gaps_and_priorities() -> None:
    ratings = np.array([[1.0, 3.0, NAN], [2.0, 5.0, NAN], [4.0, NAN, NAN]])
    found = assessed(ratings, np.array([4.0, 3.0, 2.0]), np.array([2.0, 1.0, 1.0]))
    assert found.level[:2].tolist() == [2.0, 4.0]
    assert (found.low[0], found.high[0]) == (1.0, 4.0)
    assert found.gap[:2].tolist() == [2.0, 0.0]
    assert found.priority[:2].tolist() == [4.0, 0.0]
    assert np.isnan([found.level[2], found.gap[2], found.priority[2]]).all()
    assert found.overall == pytest.approx(3.0)


def test_nobody_rated() -> None:
    found = assessed(np.zeros((0, 2)), np.array([1.0, NAN]), np.ones(2))
    assert np.isnan(found.level).all()
    assert np.isnan(found.overall)
