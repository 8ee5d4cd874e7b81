"""Ratings of steps put together."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.maturity import assessed
from vmo_desktop.domain.scales import FloatArray

NAN = np.nan

LEVELS = st.one_of(st.just(NAN), st.integers(0, 8).map(lambda half: half / 2))


@st.composite
def road(draw: st.DrawFn) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Ratings, targets and importance of a few steps."""
    people, steps = draw(st.integers(0, 5)), draw(st.integers(1, 5))
    ratings = draw(st.lists(st.lists(LEVELS, min_size=steps, max_size=steps), min_size=people, max_size=people))
    targets = draw(st.lists(LEVELS, min_size=steps, max_size=steps))
    importance = draw(st.lists(st.integers(0, 3), min_size=steps, max_size=steps))
    return np.array(ratings).reshape(people, steps), np.array(targets), np.array(importance, dtype=np.float64)


@given(road())
def test_the_level_lies_within_the_ratings_and_gaps_are_never_negative(
    given_road: tuple[FloatArray, FloatArray, FloatArray],
) -> None:
    ratings, targets, importance = given_road
    found = assessed(ratings, targets, importance)
    known = ~np.isnan(found.level)
    assert np.array_equal(known, (~np.isnan(ratings)).any(axis=0))
    assert np.all(found.low[known] <= found.level[known])
    assert np.all(found.level[known] <= found.high[known])
    assert np.array_equal(np.isnan(found.gap), ~known | np.isnan(targets))
    assert np.all(found.gap[~np.isnan(found.gap)] >= 0)
    told = ~np.isnan(found.gap)
    assert np.array_equal(found.priority[told], found.gap[told] * importance[told])


@given(road(), st.randoms())
def test_who_rates_first_does_not_matter(given_road: tuple[FloatArray, FloatArray, FloatArray], rng: Random) -> None:
    ratings, targets, importance = given_road
    order = list(range(len(ratings)))
    rng.shuffle(order)
    one, other = assessed(ratings, targets, importance), assessed(ratings[order], targets, importance)
    assert np.array_equal(one.level, other.level, equal_nan=True)
    assert np.array_equal(one.priority, other.priority, equal_nan=True)


@given(road(), st.integers(0, 8))
def test_one_more_who_rates_as_the_median_changes_no_level(
    given_road: tuple[FloatArray, FloatArray, FloatArray], half: int
) -> None:
    ratings, targets, importance = given_road
    level = assessed(ratings, targets, importance).level
    more = np.vstack([ratings, np.where(np.isnan(level), half / 2, level)])
    after = assessed(more, targets, importance).level
    assert np.array_equal(after[~np.isnan(level)], level[~np.isnan(level)])
    assert np.all(after[np.isnan(level)] == half / 2)


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
