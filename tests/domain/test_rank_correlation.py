"""Rank correlation between two people."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.rank_correlation import kendall_tau_b, mean_ranks, spearman

SCORES = st.lists(st.integers(0, 9), min_size=2, max_size=12)


def test_tied_scores_share_the_mean_of_their_places() -> None:
    assert mean_ranks([30, 10, 30, 20]).tolist() == [3.5, 1.0, 3.5, 2.0]


def test_tau_b_of_kendall_1970() -> None:
    x, y = [1, 2, 2, 4, 4, 6, 6, 8, 9, 9], [1, 2, 4, 4, 4, 4, 8, 8, 8, 10]
    assert kendall_tau_b(x, y) == pytest.approx(0.85895569, abs=1e-8)


@given(SCORES, st.data())
def test_both_lie_between_opposite_and_alike(x: list[int], data: st.DataObject) -> None:
    y = data.draw(st.lists(st.integers(0, 9), min_size=len(x), max_size=len(x)))
    for measure in (spearman, kendall_tau_b):
        found = measure(x, y)
        assert np.isnan(found) or -1 - 1e-12 <= found <= 1 + 1e-12
        assert measure(y, x) == pytest.approx(found, nan_ok=True)
        assert measure(x, [-each for each in y]) == pytest.approx(-found, nan_ok=True)


@given(SCORES.filter(lambda scores: len(set(scores)) > 1))
def test_a_person_ranks_like_themselves(x: list[int]) -> None:
    assert spearman(x, x) == pytest.approx(1.0)
    assert kendall_tau_b(x, x) == pytest.approx(1.0)


@pytest.mark.parametrize(("x", "y"), [([1], [1]), ([1, 1], [1, 2]), ([1, np.nan, 2], [np.nan, 1, 2])])
def test_too_little_in_common_has_no_correlation(x: list[float], y: list[float]) -> None:
    assert np.isnan(spearman(x, y))
    assert np.isnan(kendall_tau_b(x, y))


def test_what_one_did_not_score_takes_no_part() -> None:
    assert spearman([1, 2, np.nan, 3], [1, 2, 9, 3]) == pytest.approx(1.0)
