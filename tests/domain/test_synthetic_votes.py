"""Votes for a rehearsal: the same from the same seed, within the scale, and as unlike as people are."""

import numpy as np
import pytest

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.synthetic_votes import synthetic_votes


@pytest.fixture
def opinion() -> FloatArray:
    """What the room thinks of forty initiatives on six drivers."""
    return np.random.default_rng(3).uniform(0.1, 0.9, (40, 6))


def test_a_seed_gives_the_same_votes_again_and_another_seed_gives_others(opinion: FloatArray) -> None:
    first, again, other = (synthetic_votes(opinion, 8, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other, equal_nan=True)


def test_votes_are_shares_of_the_scale_around_what_the_room_thinks(opinion: FloatArray) -> None:
    votes = synthetic_votes(opinion, 12, 5)
    assert votes.shape == (12, 40, 6)
    assert np.nanmin(votes) >= 0
    assert np.nanmax(votes) <= 1
    assert np.corrcoef(np.nanmean(votes, axis=0).ravel(), opinion.ravel())[0, 1] > 0.9


def test_some_are_lenient_and_some_have_no_opinion(opinion: FloatArray) -> None:
    votes = synthetic_votes(opinion, 12, 5)
    levels = np.nanmean(votes, axis=(1, 2))
    assert levels.max() - levels.min() > 0.1
    assert 0 < np.isnan(votes).mean() < 0.05


def test_a_few_cells_split_the_room_into_two_camps(opinion: FloatArray) -> None:
    votes = synthetic_votes(opinion, 12, 5)
    spread = np.nanstd(votes, axis=0)
    assert 0.03 < (spread > 0.22).mean() < 0.2
    assert np.median(spread) < 0.18


def test_where_nothing_is_known_the_opinion_is_drawn_as_well() -> None:
    votes = synthetic_votes(np.full((30, 4), np.nan), 6, 7)
    cells = np.nanmean(votes, axis=0)
    assert cells.std() > 0.1


def test_nobody_votes_nothing() -> None:
    assert synthetic_votes(np.full((3, 2), 0.5), 0, 1).shape == (0, 3, 2)
