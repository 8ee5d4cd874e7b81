"""Weights of a group from those of its members."""

import numpy as np
import pytest

from vmo_desktop.domain.group_weights import geometric_priorities, mean_judgements


def test_geometric_priorities_are_normalised() -> None:
    found = geometric_priorities([np.array([0.8, 0.2]), np.array([0.5, 0.5])], [1, 1])
    assert found == pytest.approx([2 / 3, 1 / 3])


def test_who_has_no_priorities_or_no_vote_takes_no_part() -> None:
    rows = [np.array([0.8, 0.2]), np.array([np.nan, 0.5]), np.array([0.1, 0.9])]
    assert geometric_priorities(rows, [1, 1, 0]) == pytest.approx([0.8, 0.2])
    assert np.isnan(geometric_priorities(rows, [0, 1, 0])).all()


def test_a_driver_that_is_worth_nothing_to_one_is_worth_nothing() -> None:
    assert geometric_priorities([np.array([1.0, 0.0]), np.array([0.5, 0.5])], [1, 1]) == pytest.approx([1, 0])


def test_mean_judgements_count_voting_weights() -> None:
    assert mean_judgements([np.array([100.0, 40]), np.array([60.0, 100])], [3, 1]) == pytest.approx([90, 55])
    assert np.isnan(mean_judgements([np.array([100.0, np.nan])], [1])).all()
